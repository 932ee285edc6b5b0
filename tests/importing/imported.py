"""The synthetic volume, and an edition with all its documents, made once for all workers."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tests.importing.desk import Outcome, bring_in, new_edition
from tests.support import Build, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support import Shared

HERE = Path(__file__).parent
VOLUME = HERE / "volume.xml"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def documents_of(file: Path) -> dict[str, list[etree._Element]]:
    """Give each document of a TEI file with the attachments behind it, by its id."""
    found: dict[str, list[etree._Element]] = {}
    for division in etree.parse(file).iter("{*}div"):
        if division.get("type") == "document":
            attachments = list(_attachments_behind(division))
            found[division.get(XML_ID)] = [division, *attachments]
    return found


def _attachments_behind(division: etree._Element) -> Iterator[etree._Element]:
    pages: list[etree._Element] = []
    for sibling in division.itersiblings():
        if sibling.get("type") == "attachment":
            yield from (*pages, sibling)
            pages = []
        elif etree.QName(sibling).localname == "pb":
            pages.append(sibling)
        else:
            return


DOCUMENTS = documents_of(VOLUME)


@dataclass(frozen=True, eq=False)
class Imported:
    """The edition with every document of the volume, its site and its TEI.

    :param outcomes: what the command said of each document.
    """

    source: Path
    outcomes: dict[str, Outcome]
    html: Build
    tei: Build

    def markdown(self, document: str) -> str:
        """Give a document as it was written."""
        return (self.source / "memo" / f"document-{document[1:]}.md").read_text(encoding="utf-8")

    def exported(self, document: str) -> Path:
        """Give the TEI of a document."""
        return self.tei.out / f"document-{document[1:]}.xml"


def _make(folder: Path) -> None:
    source = new_edition(folder / "source")
    outcomes = {name: bring_in(source, VOLUME, "--document", name) for name in DOCUMENTS}
    html = build(source, folder)
    tei = build(source, folder, "tei")
    made = Imported(source, outcomes, html, tei)
    (folder / "imported.pickle").write_bytes(pickle.dumps(made))


def imported_edition(shared: Shared) -> Imported:
    """Give the edition with all documents of the volume."""
    file = shared.folder("imported", _make) / "imported.pickle"
    found = pickle.loads(file.read_bytes())
    assert isinstance(found, Imported)
    return found
