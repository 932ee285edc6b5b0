"""One document of a TEI file made into a document of the edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..front_matter.reading import read_front_matter
from ..sources import metadata_from
from ..text.printed_pages import page_rank
from .blocks import BlockReader, single_line
from .header import document_id, first_page, front_matter, number_of, volume_url, written
from .inline import page_of
from .lines import has_words
from .markdown_blocks import BlockWriter
from .notes_of_volume import PrintedNotes
from .pieces import ItemList, Link, Named, Styled, Table
from .proof import difference, witness_of_markdown, witness_of_xml
from .references import References
from .register_names import RegisterNames
from .remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..model import RegisterEntry
    from .pieces import Block, Inline, Line, Page
    from .register_names import NewEntry
    from .volume import Volume
    from .xml_tree import XmlNode


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an import must know of the edition.

    :param entries: its registers.
    :param documents: by their ids, the file names of its documents.
    :param anchors: ids that are taken.
    :param volume_url: address of the volume, empty to read it off the file.
    :param first_page: page on which the document begins, empty to read it off the file.
    :param language: that of the edition.
    """

    entries: Sequence[RegisterEntry] = ()
    documents: Mapping[str, str] | None = None
    anchors: Sequence[str] = ()
    volume_url: str = ""
    first_page: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """A document ready to be written.

    :param name: of its file, without ending.
    :param text: its file; ``entries``: what the registers lack.
    :param adopted: entries of the edition taken for those of the volume, by its ids.
    :param findings: what has no form in the edition, in the order of the file.
    """

    id: str
    name: str
    text: str
    entries: list[NewEntry]
    adopted: dict[tuple[str, str], str]
    findings: list[Finding]


def import_document(
    volume: Volume, number: int, path: str, around: Surroundings
) -> tuple[Imported | None, list[Finding]]:
    """Make a document of the edition.

    :param volume: the TEI file; ``number``: place of the document in it.
    :param path: the file, for messages.
    :return: the document, or why there is none.
    """
    division, page = volume.documents[number]
    attachments = volume.attachments.get(id(division), [])
    name = document_id(division)
    url = around.volume_url or volume_url(volume.root)
    remarks = Remarks(path)
    notes = PrintedNotes(name, remarks)
    references = References(url, name, {name: "", **(around.documents or {})})
    reader = BlockReader(remarks, notes, references)
    title, before, rest = _parts(division, reader)
    if not has_words(title):
        found = "a document without a heading"
        return None, [Finding(Code.D205, path, division.line, found, "<head>")]
    opening = remarks.fetch()
    blocks: list[Block] = [*before, *opening, *reader.top(rest)]
    for attachment in attachments:
        blocks += reader.block(attachment)
    begins_on = around.first_page or first_page(volume.root) or page
    pages, faults = _first_and_last(division, attachments, begins_on, path)
    if faults:
        return None, faults
    names = RegisterNames(around.entries, volume.entries, around.anchors)
    names.take_in(_names(title, blocks, [block for note in notes.found for block in note.blocks]))
    body = BlockWriter(names).document(title, blocks, notes.found)
    front = written(front_matter(volume.root, division, url, pages, around.language))
    faults = _proved(division, attachments, body, names, path)
    metadata, wrong = metadata_from(read_front_matter(front, path)[0], path)
    if any(fault.code is Code.D206 for fault in faults) or wrong or metadata is None:
        return None, [*faults, *wrong]
    file = f"document-{number_of(division).lower()}"
    findings = [*remarks.findings, *faults]
    return Imported(name, file, f"{front}\n{body}", names.new, names.adopted, findings), []


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
            title = single_line(reader.lines.line(child.children))
        elif child.name == "pb" and not headed and (page := page_of(child)) is not None:
            before.append(page)
        else:
            rest.append(child)
    return title, before, rest


def _first_and_last(
    division: XmlNode, attachments: Sequence[XmlNode], page: str, path: str
) -> tuple[tuple[str, str], list[Finding]]:
    """Give the printed pages on which a document begins and ends."""
    found = [
        node.get("n").strip()
        for part in (division, *attachments)
        for node in part.walk()
        if node.name == "pb" and page_rank(node.get("n").strip()) is not None
    ]
    first = page.strip()
    if _begins_with_page(division) and found:
        first = found[0]
    if not first and found and found[0].isdigit():
        first = str(int(found[0]) - 1)
    if page_rank(first) is None:
        mend = "Name the page on which it begins: --first-page 250."
        fault = Finding(Code.D205, path, division.line, "no page on which it begins", mend=mend)
        return ("", ""), [fault]
    return (first, found[-1] if found else first), []


def _begins_with_page(division: XmlNode) -> bool:
    """Tell whether the first page of a document begins with it."""
    first = next(iter(division.elements()), None)
    return first is not None and first.name == "pb"


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


def _proved(
    division: XmlNode,
    attachments: Sequence[XmlNode],
    body: str,
    names: RegisterNames,
    path: str,
) -> list[Finding]:
    xml = witness_of_xml([division, *attachments])
    return difference(xml, witness_of_markdown(body, names.id_of), path)
