"""One document of a TEI file made into a document of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..front_matter.reading import read_front_matter
from ..sources import metadata_from
from ..text.safe_text import shown
from ..text.slugs import slug
from .blocks import BlockReader
from .elements import page_of
from .extent import first_and_last
from .file_header import read_header
from .header import (
    dates_of,
    document_id,
    front_matter,
    number_of,
    without_unusable,
    written,
)
from .lines import has_words
from .markdown_blocks import BlockWriter
from .notes_of_volume import PrintedNotes
from .pieces import ItemList, Link, Named, Styled, Table
from .proof import difference
from .proof_markdown import witness_of_markdown
from .proof_xml import witness_of_xml
from .references import References
from .register_names import RegisterNames
from .remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .pieces import Block, Inline, Line, Page
    from .register_names import NewEntry
    from .surroundings import Surroundings
    from .volume import Volume
    from .xml_tree import XmlNode


@dataclass(frozen=True, slots=True)
class Imported:
    """A document ready to be written.

    :param name: of its file, without ending.
    :param text: its file; ``entries``: what the registers lack.
    :param adopted: entries of the edition taken for those of the volume, by its ids.
    :param doubtful: by its id, how the volume and the edition call what may not be the same.
    :param findings: what has no form in the edition, in the order of the file.
    """

    id: str
    name: str
    text: str
    entries: list[NewEntry]
    adopted: dict[tuple[str, str], str]
    doubtful: dict[str, tuple[str, str]]
    findings: list[Finding]


def import_document(
    volume: Volume, number: int, path: str, around: Surroundings
) -> tuple[Imported | None, list[Finding]]:
    """Make a document of the edition.

    :param volume: the TEI file; ``number``: place of the document in it.
    :param path: the file, for messages.
    :return: the document, or why there is none.
    """
    return _Importer(volume, number, path, around).document()


class _Importer:
    """Brings one document in; see :func:`import_document`."""

    def __init__(self, volume: Volume, number: int, path: str, around: Surroundings) -> None:
        self._volume, self._path, self._around = volume, path, around
        self._division, self._page = volume.documents[number]
        self._divisions = [self._division, *volume.attachments.get(id(self._division), [])]
        self._id = document_id(self._division)
        self._header = read_header(volume.root)
        self._url = around.volume_url or self._header.volume_url
        self._remarks = Remarks(path)
        self._notes = PrintedNotes(self._id, self._remarks)
        self._references = References(
            self._url, self._division.id, self._id, around.documents, self._notes.ids
        )
        self._reader = BlockReader(self._remarks, self._notes, self._references)
        self._left_out: list[Finding] = []
        self._names = RegisterNames(around.entries, volume.entries, around.anchors)

    def document(self) -> tuple[Imported | None, list[Finding]]:
        """Give the document, or why there is none."""
        begins_on = self._around.first_page or self._header.ours.get("first-page") or self._page
        pages = first_and_last(self._divisions, begins_on)
        title, before, rest = _parts(self._division, self._reader)
        if not has_words(title):
            return None, [self._fault("a document without a heading", "<head>")]
        if not pages[0]:
            mend = "Name the page on which it begins: --first-page 250."
            return None, [self._fault("no page on which it begins", mend=mend)]
        front = self._front(pages)
        body = self._body(title, self._blocks(before, rest))
        faults = difference(
            witness_of_xml(self._divisions),
            witness_of_markdown(body, self._names.id_of),
            self._path,
        )
        metadata, wrong = metadata_from(read_front_matter(front, self._path)[0], self._path)
        if any(fault.code is Code.D206 for fault in faults) or wrong or metadata is None:
            return None, [*faults, *map(self._unusable, wrong)]
        return self._imported(f"{front}\n{body}", faults), []

    def _blocks(self, before: list[Page], rest: list[XmlNode | str]) -> list[Block]:
        """Read all below the heading; comments about the document itself come first."""
        if self._division.id not in ("", self._id):
            what = f"the id {shown(self._division.id)} is {self._id} here"
            self._remarks.add(self._division, what, alone=True)
        heads = [child for child in self._division.elements() if child.name == "head"][:1]
        self._remarks.attributes([self._division, *(n for head in heads for n in head.walk())])
        blocks: list[Block] = [*before, *self._remarks.fetch(), *self._reader.top(rest)]
        for attachment in self._divisions[1:]:
            blocks += self._reader.top([attachment])
        return blocks

    def _front(self, pages: tuple[str, str]) -> str:
        values = front_matter(self._header, self._division, self._url, pages, self._around.language)
        usable, others = without_unusable(values)
        for date in dates_of(self._divisions, usable.get("date", "")):
            self._remarks.keep(date, "when")
        for key, value in others.items():
            found = f"{key} of the front matter, left out: {shown(value)}"
            self._left_out.append(Finding(Code.D204, self._path, self._volume.root.line, found))
        return written(usable)

    def _body(self, title: Line, blocks: list[Block]) -> str:
        inside = [block for note in self._notes.found for block in note.blocks]
        self._names.take_in(_names(title, blocks, inside))
        writer = BlockWriter(self._names, self._references.settled)
        return writer.document(title, blocks, self._notes.found)

    def _imported(self, text: str, faults: list[Finding]) -> Imported:
        return Imported(
            id=self._id,
            name=f"document-{slug(number_of(self._division))}",
            text=text,
            entries=self._names.new,
            adopted=self._names.adopted,
            doubtful=self._names.doubtful,
            findings=[*self._left_out, *self._remarks.findings, *faults],
        )

    def _unusable(self, fault: Finding) -> Finding:
        """Tell a fault of the front matter, which stands in no file yet, where the document is."""
        return self._fault(f"the front matter: {fault.found}", fault.expected)

    def _fault(self, found: str, expected: str = "", mend: str = "") -> Finding:
        line = self._division.line
        return Finding(Code.D205, self._path, line, found, expected, mend=mend)


def _parts(division: XmlNode, reader: BlockReader) -> tuple[Line, list[Page], list[XmlNode | str]]:
    """Give heading, the pages that begin before it, and all else."""
    title: Line = ()
    before: list[Page] = []
    rest: list[XmlNode | str] = []
    headed = False
    for child in division.children:
        if isinstance(child, str):
            rest.append(child)
        elif child.name == "head" and not headed:
            headed = True
            title = reader.lines.title(child.children)
        elif child.name == "pb" and not headed and (page := page_of(child)) is not None:
            before.append(page)
        else:
            rest.append(child)
    return title, before, rest


def _names(*groups: Sequence[Inline] | Sequence[Block]) -> Iterator[Named]:
    """Give every name in some lines and blocks, in order."""
    for group in groups:
        for piece in group:
            if isinstance(piece, Named):
                yield piece
            elif isinstance(piece, (Styled, Link)):
                yield from _names(piece.content)
            elif isinstance(piece, ItemList):
                yield from _names(piece.head)
                for item in piece.items:
                    yield from _names(item.label, item.blocks)
            elif isinstance(piece, Table):
                yield from _names(piece.head)
                for row in piece.rows:
                    for cell in row:
                        yield from _names(cell.blocks)
            elif hasattr(piece, "line"):
                yield from _names(piece.line)
            elif hasattr(piece, "blocks"):
                yield from _names(piece.blocks)
