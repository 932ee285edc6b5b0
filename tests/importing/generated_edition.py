"""An edition of documents drawn by chance, and its TEI, made once for all workers."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edition.importing.document import Imported, import_document
from edition.importing.register_text import entries_text
from edition.importing.surroundings import Surroundings
from edition.importing.volume import look_through
from edition.importing.xml_tree import read_xml
from edition.model import RegisterEntry
from edition.text.slugs import slug
from tests.importing.desk import new_edition
from tests.importing.generated import volume
from tests.support import Build, build

if TYPE_CHECKING:
    from pathlib import Path

    from edition.importing.register_names import NewEntry
    from tests.support import Shared

NUMBERS = range(1, 151)


@dataclass(frozen=True, eq=False)
class Generated:
    """The documents, the edition made of them, and what an import must know of it."""

    volume: Path
    imported: list[Imported]
    tei: Build
    around: Surroundings


def _known_entry(entry: NewEntry) -> RegisterEntry:
    """Give a new entry as the edition knows it once it is read."""
    anchor = entry.anchor or slug(entry.name)
    aliases = tuple(entry.aliases)
    return RegisterEntry(entry.kind, entry.name, anchor, "", "", 0, aliases, tei=entry.id)


def _make(folder: Path) -> None:
    """Bring all documents into an edition, and build its TEI."""
    file = folder / "volume.xml"
    file.write_text(volume(NUMBERS), encoding="utf-8")
    root, _ = read_xml(file.read_bytes(), "volume.xml")
    assert root is not None
    found = look_through(root)
    around = Surroundings(language="en")
    source = new_edition(folder / "source")
    (source / "memo").mkdir()
    imported = []
    for number in range(len(found.documents)):
        made, findings = import_document(found, number, "volume.xml", around)
        assert made is not None, [finding.text() for finding in findings]
        (source / "memo" / f"{made.name}.md").write_text(made.text, encoding="utf-8")
        _add_entries(source, made)
        entries = [*around.entries, *map(_known_entry, made.entries)]
        around = replace(around, entries=entries)
        imported.append(made)
    tei = build(source, folder, "tei")
    (folder / "made.pickle").write_bytes(pickle.dumps(Generated(file, imported, tei, around)))


def _add_entries(source: Path, made: Imported) -> None:
    for kind, name in (("person", "people.md"), ("term", "glossary.md")):
        entries = [entry for entry in made.entries if entry.kind == kind]
        with (source / name).open("a", encoding="utf-8") as register:
            register.write("\n" + entries_text(entries))


def generated_edition(shared: Shared) -> Generated:
    """Give the edition of the documents drawn by chance."""
    file = shared.folder("generated", _make) / "made.pickle"
    found = pickle.loads(file.read_bytes())
    assert isinstance(found, Generated)
    return found
