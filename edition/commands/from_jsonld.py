"""``note --from-jsonld``: note files from Web Annotations, or from an export of Hypothesis."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from ..annotations.file import read_annotation
from ..annotations.store import source_keys
from ..annotations.values import parse_source
from ..annotations.writing import render_annotation
from ..diagnostics import Code, Finding
from ..importing.notes import NoteMaker
from ..importing.web_annotation import MAX_BYTES, read_annotations

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..annotations.placing import Transcription
    from ..importing.notes import Note
    from .reading import ReadEdition

WRITTEN, SAME, REFUSED = "written", "there already, the same", "not written"


def write_notes(options: argparse.Namespace, edition: ReadEdition) -> int:
    """Write a file for every annotation that is right throughout, and tell of the others.

    :return: 0 when each is now a file, else 1.
    """
    file: Path = options.from_jsonld
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        print(f"{file} cannot be read: {error.strerror or error}.", file=sys.stderr)
        return 1
    path = file.as_posix()
    annotations, findings = read_annotations(data, path)
    maker = NoteMaker(
        path,
        _documents(edition),
        only=options.document,
        sources=options.source,
        known_sources=source_keys(edition.env),
    )
    outcome: Counter[str] = Counter()
    for annotation in annotations:
        note, faults = maker.make(annotation)
        result = _write(note, edition, options.root, faults) if note else REFUSED
        outcome[result] += 1
        findings += faults
    for finding in findings:
        print(finding.text(), file=sys.stderr)
    print(", ".join(f"{count} {what}" for what, count in outcome.items()) or "Nothing was written.")
    if outcome[WRITTEN]:
        print("Look them through, then: make check")
    return 1 if findings or outcome[REFUSED] else 0


def _documents(edition: ReadEdition) -> dict[str, tuple[str, Transcription | None]]:
    """Give, by the id of each document, its page and its words."""
    return {
        metadata.id: (docname, edition.transcription(metadata.id))
        for docname, metadata in edition.domain.metadata.items()
    }


def _write(note: Note, edition: ReadEdition, root: Path, faults: list[Finding]) -> str:
    """Write one file, if it is right and its name is free."""
    folder = edition.env.config.edition_annotations
    path = f"{folder}/{note.slug}.md"
    values = {key: value for key, value in note.values.items() if value}
    values.setdefault("author", "The editors")
    values.setdefault("date", date.today().isoformat())
    values.setdefault("certainty", "open")
    text = render_annotation(
        document=note.document,
        sources=[parse_source(source) for source in note.sources],
        body=note.body,
        **values,
    )
    known = [metadata.id for metadata in edition.domain.metadata.values()]
    _, found = read_annotation(
        path, text.encode(), known_sources=source_keys(edition.env), known_documents=known
    )
    if found:
        faults += [_about(note, finding) for finding in found]
        return REFUSED
    return _create(root / path, text, path, note, faults)


def _about(note: Note, finding: Finding) -> Finding:
    """Tell a fault of a file that was not written as one of the annotation it comes from."""
    found = f"{note.name}: {finding.found}"
    return Finding(
        finding.code, note.path, 0, found, finding.expected, finding.details, finding.mend
    )


def _create(file: Path, text: str, path: str, note: Note, faults: list[Finding]) -> str:
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        if _same(file, text, path):
            return SAME
        faults.append(Finding(Code.D103, note.path, 0, f"{note.name}: {path}"))
        return REFUSED
    except OSError as error:
        found = f"{note.name}: {path}: {error.strerror or error}"
        mend = "Make room, or mend the rights."
        faults.append(Finding(Code.D102, note.path, 0, found, mend=mend))
        return REFUSED
    print(f"Written: {path}")
    return WRITTEN


def _same(file: Path, text: str, path: str) -> bool:
    """Tell whether the file that is there says the same."""
    try:
        there = file.read_bytes()
    except OSError:
        return False
    return read_annotation(path, there) == read_annotation(path, text.encode())
