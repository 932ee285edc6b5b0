"""``import``: a document of a TEI file becomes a document of the edition."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from ..builders.safe_file import write_whole
from ..diagnostics import Code, Finding
from ..importing.document import import_document
from ..importing.register_text import entries_text
from ..importing.surroundings import surroundings_in
from ..importing.volume import look_through
from ..importing.xml_tree import MAX_BYTES, read_xml
from ..sources import is_address
from ..text.printed_pages import page_rank
from .reading import read_edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..importing.document import Imported
    from ..importing.register_names import NewEntry
    from ..importing.volume import Volume
    from ..model import RegisterKind
    from .reading import ReadEdition

_REGISTERS: dict[RegisterKind, tuple[str, str]] = {
    "person": ("people", "# People"),
    "term": ("glossary", "# Glossary"),
}
"""Page of each register, and its heading, where the edition has no entry yet."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("import", help="bring in a document of a TEI file")
    parser.add_argument("file", type=Path, metavar="FILE", help="a volume in TEI, or a part of it")
    parser.add_argument("--document", default="", help="its id or number (default: the only one)")
    parser.add_argument("--first-page", type=_page, help="page it begins on, if the file is silent")
    parser.add_argument("--volume-url", type=_address, help="address of the volume, likewise")
    parser.set_defaults(run=run)


def _page(text: str) -> str:
    if page_rank(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no page number, such as 250 or xii")
    return text


def _address(text: str) -> str:
    if not is_address(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no address, such as https://example.org/v")
    return text.rstrip("/")


def run(options: argparse.Namespace) -> int:
    """Write the document and the entries it needs; give 0 when all of it is there, else 1."""
    path = options.file.as_posix()
    volume, findings = _volume(options.file, path)
    if volume is not None:
        number, faults = volume.choose(options.document, path)
        findings += faults
        if not faults:
            return _bring_in(volume, number, path, options)
    return _told(findings, refused=True)


def _volume(file: Path, path: str) -> tuple[Volume | None, list[Finding]]:
    """Read the TEI file, and no other."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        mend = "Check that the file exists and may be read."
        return None, [Finding(Code.D201, path, 0, error.strerror or str(error), mend=mend)]
    root, findings = read_xml(data, path)
    return (look_through(root) if root is not None else None), findings


def _bring_in(volume: Volume, number: int, path: str, options: argparse.Namespace) -> int:
    with read_edition(options.root.resolve()) as edition:
        config = edition.env.config
        around = surroundings_in(
            edition.domain,
            config.edition_documents,
            config.language,
            options.volume_url or "",
            options.first_page or "",
        )
        imported, findings = import_document(volume, number, path, around)
        if imported is None:
            return _told(findings, refused=True)
        taken = _taken(imported, path, edition)
        if taken is not None:
            return _told([*imported.findings, taken], refused=True)
        outcome = _write(imported, path, edition, options.root)
    return _told([*imported.findings, *outcome], refused=bool(outcome))


def _told(findings: Sequence[Finding], *, refused: bool) -> int:
    for finding in findings:
        print(finding.text(), file=sys.stderr)
    return 1 if refused else 0


def _taken(imported: Imported, path: str, edition: ReadEdition) -> Finding | None:
    """Tell whether another file of the edition has the id of the document already."""
    own = f"{edition.env.config.edition_documents}/{imported.name}"
    for docname, metadata in edition.domain.metadata.items():
        if metadata.id == imported.id and docname != own:
            found = (
                f"{edition.env.doc2path(docname, base=False).as_posix()} has the id {imported.id}"
            )
            return Finding(Code.T103, path, 0, found)
    return None


# -- writing ---------------------------------------------------------------------------


def _write(imported: Imported, path: str, edition: ReadEdition, root: Path) -> list[Finding]:
    """Write the document, then what the registers lack of it; give what went wrong.

    An import that was cut off after the first is completed by the same command.
    """
    document = name = f"{edition.env.config.edition_documents}/{imported.name}.md"
    new: list[str] = []
    try:
        fault = _create(root / name, name, imported.text, path)
        if fault is not None:
            return [fault]
        for kind in _REGISTERS:
            entries = [entry for entry in imported.entries if entry.kind == kind]
            if entries:
                name = _register(kind, edition)
                new += [] if (root / name).exists() else [name]
                _add(root / name, _REGISTERS[kind][1], entries)
    except OSError as error:
        found = f"{name}: {error.strerror or error}"
        mend = "Make room, or mend the rights; then give the same command again."
        return [Finding(Code.D205, path, 0, found, mend=mend)]
    _tell_entries(imported)
    _tell_what_is_left([document, *new], edition)
    return []


def _create(file: Path, name: str, text: str, path: str) -> Finding | None:
    """Write the document if it is not there; it may be there as it would be written."""
    try:
        there = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode())
        print(f"Written: {name}")
        return None
    except UnicodeDecodeError:
        there = ""
    if there != text:
        return Finding(Code.D103, path, 0, name)
    print(f"There already, the same: {name}")
    return None


def _register(kind: RegisterKind, edition: ReadEdition) -> str:
    """Give the file of a register: where its entries are, or where they will be."""
    for entry in edition.domain.index.entries:
        if entry.kind == kind:
            return entry.path
    return f"{_REGISTERS[kind][0]}.md"


def _add(file: Path, heading: str, entries: list[NewEntry]) -> None:
    """Add entries at the end of their register; what stands there is not touched."""
    before = file.read_bytes() if file.exists() else f"{heading}\n".encode()
    gap = b"\n" if before.endswith(b"\n") else b"\n\n"
    write_whole(file, before + gap + entries_text(entries).encode())
    print(f"Added to {file.name}: {'; '.join(entry.name for entry in entries)}")


def _tell_entries(imported: Imported) -> None:
    """Say which entries of the edition were taken for those of the file."""
    for (_, id_), entry in imported.adopted.items():
        print(f"Taken for {id_} of the file: {entry}. To keep that id, add to it `:tei: {id_}`.")
    for id_, (listed, entry) in imported.doubtful.items():
        print(f"Look: {id_} is “{listed}” in the file and “{entry}” here. Are they the same?")


def _tell_what_is_left(files: Sequence[str], edition: ReadEdition) -> None:
    """Say what the editor has to do, for files that are new among other things."""
    config = edition.env.config
    included, excluded = Matcher(config.include_patterns), Matcher(config.exclude_patterns)
    for file in files:
        if not included.match(file) or excluded.match(file):
            print(f"conf.py leaves {file} out: add it to include_patterns.")
    pages = " and ".join(file.removesuffix(".md") for file in files)
    print(
        f"Then: see that a toctree or a document-list has {pages}, look at each comment in it "
        "(a line that begins with %), explain the new entries, and: make check"
    )
