"""A document as plain text, and the way from its words to their places in that text.

The form is that of the text as received: one line for each paragraph, empty lines between
them, ``[Page 251]`` where a printed page begins, bullets and numbers before items, the
footnotes at the end with their numbers. What the editors supplied stands in brackets. The
mark of a footnote is its number: after a heading as in the received text (``Reagan 1``), in
brackets within the text (``of 1981,[2] and``), where a bare number would read as a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import (
    annotation_aside,
    page_beginning,
    printed_note,
    printed_notes,
    supplied_block,
)
from .text_line import Line

if TYPE_CHECKING:
    from collections.abc import Callable

INDENT = "  "
BULLET = "\N{BULLET}"

_NO_WORDS = (annotation_aside, nodes.comment, nodes.system_message, nodes.transition)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A document as it is published in plain text.

    :param text: the whole file.
    :param places: by ``id()`` of each block of the document's tree, the place of each of
        its characters in ``text``.
    """

    text: str
    places: dict[int, list[int]]

    def span(self, pieces: list[tuple[nodes.Element, int, int]]) -> tuple[int, int]:
        """Give the first place of a stretch, and the one after its last.

        :param pieces: the blocks it runs through, each with the first character and the one
            after the last; none of them empty.
        """
        (first, start, _), (last, _, end) = pieces[0], pieces[-1]
        return self.places[id(first)][start], self.places[id(last)][end - 1] + 1


def plain_text(division: nodes.section) -> PlainText:
    """Write a document as plain text.

    :param division: the outermost section of the document, as read.
    """
    writer = _Writer()
    writer.children(division)
    return PlainText("".join(writer.parts).removeprefix("\n"), writer.places)


class _Writer:
    """Writes blocks one below the other."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.places: dict[int, list[int]] = {}
        self._length = -1  # the file does not begin with the empty line before its first block
        self._indent = ""
        self._lead = ""
        self._supplied = False

    def children(self, parent: nodes.Element) -> None:
        """Write every block of a node."""
        for child in parent.children:
            if isinstance(child, nodes.Element):
                self.node(child)

    def node(self, node: nodes.Element) -> None:
        """Write one node: by its kind, as a line, or as what it holds."""
        if isinstance(node, _NO_WORDS):
            return
        for kind in type(node).__mro__:
            if kind in _KINDS:
                _KINDS[kind](self, node)
                return
        if isinstance(node, nodes.TextElement):
            self.line(node)
        else:
            self.children(node)

    def line(self, block: nodes.Element) -> None:
        """Write a block of words."""
        line = Line(block)
        if self._supplied:
            line.text = f"[{line.text}]"
            line.places = [place + 1 for place in line.places]
        before = f"{self._indent}{self._lead}"
        start = self._put(before) + len(before)
        self.places[id(block)] = [start + place for place in line.places]
        self._put(f"{line.text}\n", new=False)

    def page(self, node: nodes.Element) -> None:
        """Write the beginning of a printed page between two blocks."""
        self._put(f"[Page {node['n']}]\n")

    def within(self, node: nodes.Element, lead: str) -> None:
        """Write the blocks of an item: its mark before the first, the others below it."""
        indent, self._lead = self._indent, f"{INDENT}{lead} " if lead else INDENT
        at = len(self.parts)
        self.children(node)
        if len(self.parts) == at:  # an item without words is an item all the same
            self._put(f"{self._indent}{self._lead}".rstrip() + "\n")
        self._lead, self._indent = "", indent

    def supplied(self, node: nodes.Element) -> None:
        """Write blocks restored by the editors."""
        self._supplied = True
        self.children(node)
        self._supplied = False

    def row(self, node: nodes.Element) -> None:
        """Write a row of a table on one line, its cells with a tab between."""
        cells = (child for child in node.children if isinstance(child, nodes.entry))
        for number, cell in enumerate(cells):
            if number:
                self._put("\t", new=False)
            for block in cell.findall(nodes.TextElement):
                if not isinstance(block, nodes.Inline):
                    self._cell(block)
        self._put("\n", new=False)

    def _cell(self, block: nodes.Element) -> None:
        line = Line(block)
        if self.parts and self.parts[-1][-1:] not in "\t\n":
            self._put(" ", new=False)
        start = self._put(line.text.replace("\n", " "), new=False)
        self.places[id(block)] = [start + place for place in line.places]

    def table(self, node: nodes.Element) -> None:
        """Write a table: its title, then a line for each row."""
        for title in node.children:
            if isinstance(title, nodes.title):
                self.line(title)
        self._put("")
        for row in node.findall(nodes.row):
            if row.parent.parent.parent is node:  # else it is one of a table in a cell
                self.row(row)

    def _put(self, text: str, *, new: bool = True) -> int:
        """Add text, as a new block below an empty line or right behind; give its place."""
        if new:
            text = f"\n{text}"
            if self._lead and self.parts:
                self._indent, self._lead = " " * (len(self._indent) + len(self._lead)), ""
        start = self._length + new
        self.parts.append(text)
        self._length += len(text)
        return start


def _items(writer: _Writer, node: nodes.Element) -> None:
    for number, item in enumerate(node.children, node.get("start", 1)):
        numbered = isinstance(node, nodes.enumerated_list)
        writer.within(item, f"{number}." if numbered else BULLET)  # type: ignore[arg-type]


def _printed_note(writer: _Writer, node: nodes.Element) -> None:
    writer.within(node, f"{node['mark']}.")


_KINDS: dict[type, Callable[[_Writer, nodes.Element], None]] = {
    page_beginning: _Writer.page,
    supplied_block: _Writer.supplied,
    printed_notes: _Writer.children,
    printed_note: _printed_note,
    nodes.bullet_list: _items,
    nodes.enumerated_list: _items,
    nodes.definition: lambda w, n: w.within(n, ""),
    nodes.block_quote: lambda w, n: w.within(n, ""),
    nodes.table: _Writer.table,
}
"""How each node is written that is not simply a line or what it holds."""
