"""From a place in the words of a document to marks in its tree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..nodes import (
    annotation_aside,
    annotation_mark,
    annotation_target,
    mention,
    printed_notes,
)
from ..quote import Block, Range, TextIndex
from ..text.places import place_name
from ..text.reading import Reading, read_block
from .ids import note_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..quote import Piece

_NOT_TEXT = (
    printed_notes,
    nodes.comment,
    nodes.system_message,
    nodes.footnote,
    nodes.citation,
    nodes.literal_block,
    nodes.math_block,
)
"""Blocks whose words are no part of a document, or which writers print without what is in them."""

_LINKS = (mention, nodes.reference, addnodes.pending_xref)
"""Inline nodes that become links."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation whose place was found.

    :param slug: its id.
    :param mark: its letter.
    :param range: its place in the document's words.
    """

    slug: str
    mark: str
    range: Range


def letter(number: int) -> str:
    """Give the mark of the n-th annotation of a document: a ... z, aa, ab ... (from 1)."""
    mark = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        mark = chr(ord("a") + rest) + mark
    return mark


class Transcription:
    """The words of one document, and the tree they stand in."""

    def __init__(self, division: nodes.section, first_page: str) -> None:
        """Read every block of the document except its printed footnotes.

        :param division: the outermost section of the document.
        :param first_page: printed page on which it begins.
        """
        self._division = division
        self.readings = [read_block(block) for block in _blocks(division)]
        page, blocks = first_page, []
        for reading in self.readings:
            page = reading.block.get("page") or page
            begins = [(0, page), *((at, str(mark["n"])) for at, mark in reading.marks)]
            page = begins[-1][1]
            name = place_name(reading.block)
            anchor = reading.block["ids"][0] if "number" in reading.block else ""
            blocks.append(Block(anchor, name, reading.text, tuple(begins)))
        self.index = TextIndex(blocks)

    def mark(self, placed: Iterable[Placed]) -> None:
        """Wrap the annotated words, put each mark after its last word, its aside below.

        The text is cut at every beginning and end, and each piece is wrapped once with all
        its annotations, so that ranges may overlap in any way.
        """
        notes = sorted(placed, key=lambda note: (len(note.mark), note.mark))
        by_block: dict[int, list[tuple[Piece, str]]] = {}
        for note in notes:
            for piece in self.index.pieces(note.range):
                by_block.setdefault(piece.block, []).append((piece, note.slug))
        for number, pieces in by_block.items():
            _wrap(self.readings[number], pieces)
        after: dict[nodes.Node, nodes.Node] = {}
        for note in notes:
            block = self.readings[self.index.pieces(note.range)[-1].block].block
            anchor = mark_id(self._division["ids"][0], note.mark)
            _insert_after(_last_words(block, note.slug), _mark(note, anchor), after)
            _insert_after(_outermost(block), _aside(note, anchor), after)


def _blocks(division: nodes.section) -> list[nodes.Element]:
    """Give the text elements of a document in reading order, printed footnotes left out."""
    blocks: list[nodes.Element] = []
    for child in division.children:
        if isinstance(child, _NOT_TEXT):
            continue
        if isinstance(child, nodes.TextElement) and not isinstance(child, nodes.Inline):
            blocks.append(child)
        elif isinstance(child, nodes.Element):
            blocks += _blocks(child)  # type: ignore[arg-type]
    return blocks


def _wrap(reading: Reading, pieces: list[tuple[Piece, str]]) -> None:
    """Cut the text nodes of one block at every edge, and wrap what is annotated."""
    for at, text in reading.pieces:
        inside = [
            (max(piece.start - at, 0), min(piece.end - at, len(text)), slug)
            for piece, slug in pieces
            if piece.start < at + len(text) and piece.end > at
        ]
        if inside:
            _replace(text, _cut(text, inside))


def _replace(text: nodes.Text, new: list[nodes.Node]) -> None:
    """Put nodes in the place of a text node; docutils would take the first that reads alike."""
    siblings = text.parent.children
    at = next(number for number, node in enumerate(siblings) if node is text)
    text.parent[at : at + 1] = new


def _cut(text: nodes.Text, inside: list[tuple[int, int, str]]) -> list[nodes.Node]:
    """Give the nodes that take the place of one text node, of which parts are annotated."""
    edges = {0, len(text)}.union(*((start, end) for start, end, _ in inside))
    cut: list[nodes.Node] = []
    for start, end in pairwise(sorted(edges)):
        words = nodes.Text(text[start:end])
        slugs = [slug for first, last, slug in inside if first <= start and end <= last]
        cut.append(annotation_target("", "", words, notes=slugs) if slugs else words)
    return cut


def _last_words(block: nodes.Element, slug: str) -> nodes.Element:
    """Give the node after which the mark of an annotation stands.

    That is the last of its words, or the link they stand in: no link stands in a link.
    What ends with them (emphasis, supplied words) is left as well.
    """
    place = [node for node in block.findall(annotation_target) if slug in node["notes"]][-1]
    around = _around(place)
    links = [number for number, node in enumerate(around) if isinstance(node, _LINKS)]
    outside = links[-1] + 1 if links else 0
    last: nodes.Element = around[outside - 1] if links else place
    for parent in around[outside:]:
        if parent.children[-1] is not last:
            break
        last = parent
    return last


def _around(node: nodes.Element) -> list[nodes.Element]:
    """Give the inline nodes a node stands in, the nearest first."""
    around: list[nodes.Element] = []
    parent: nodes.Element | None = node.parent
    while parent is not None and isinstance(parent, nodes.Inline):
        around.append(parent)
        parent = parent.parent
    return around


def _outermost(block: nodes.Element) -> nodes.Element:
    """Give the block below which an aside may stand: a direct child of a section."""
    while not isinstance(block.parent, nodes.section):
        block = block.parent
    return block


def _insert_after(
    place: nodes.Element, node: nodes.Element, after: dict[nodes.Node, nodes.Node]
) -> None:
    """Put a node after a place, behind those put there before."""
    previous = after.get(place, place)
    previous.parent.insert(previous.parent.index(previous) + 1, node)
    after[place] = node


def _mark(note: Placed, anchor: str) -> annotation_mark:
    return annotation_mark(
        "", mark=note.mark, note=note.slug, refid=note_id(note.slug), ids=[anchor]
    )


def _aside(note: Placed, anchor: str) -> annotation_aside:
    anchors = {"ids": [note_id(note.slug)], "backrefs": [anchor]}
    return annotation_aside("", mark=note.mark, note=note.slug, **anchors)


def mark_id(document: str, mark: str) -> str:
    """Give the id of an annotation's mark in the text: ``d84-k``.

    It moves with the letters; the lasting address of an annotation is that of its text.
    """
    return f"{document}-{mark}"
