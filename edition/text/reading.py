"""The words of a page as a reader reads them, without marks, with the way back to the nodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import annotation_mark, note_mark, page_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_WORDS: tuple[type[nodes.Node], ...] = (
    note_mark,
    annotation_mark,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
    nodes.comment,
    nodes.raw,
    nodes.target,
)
"""Inline nodes whose text is not part of the sentence they stand in."""


@dataclass(slots=True)
class Reading:
    """The text of one block.

    :param block: the paragraph, title or other text element.
    :param text: its words; soft line breaks are spaces, marks are left out.
    :param pieces: for each text node its first character in ``text``, in order.
    :param marks: for each page beginning its place in ``text``, in order.
    """

    block: nodes.Element
    text: str = ""
    pieces: list[tuple[int, nodes.Text]] = field(default_factory=list)
    marks: list[tuple[int, page_beginning]] = field(default_factory=list)

    def span_of(self, element: nodes.Element) -> tuple[int, int]:
        """Give the first character of ``element`` in ``text``, and the one after its last."""
        inside = {id(text) for text in element.findall(nodes.Text)}
        spans = [(at, at + len(text)) for at, text in self.pieces if id(text) in inside]
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def read_block(block: nodes.Element) -> Reading:
    """Read one block.

    Characters and their number are those of the text nodes, so that an offset in the
    reading is an offset in them; only a line break counts as a space.
    """
    reading = Reading(block)
    parts: list[str] = []
    length = 0
    for node in _walk(block):
        if isinstance(node, page_beginning):
            reading.marks.append((length, node))
        elif isinstance(node, nodes.Text):
            reading.pieces.append((length, node))
            parts.append(str(node).replace("\n", " "))
            length += len(node)
    reading.text = "".join(parts)
    return reading


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.children:
        if isinstance(child, NOT_WORDS):
            continue
        yield child
        if not isinstance(child, page_beginning):
            yield from _walk(child)


def block_of(node: nodes.Node) -> nodes.Element | None:
    """Give the block a node stands in: the nearest text element that is not inline."""
    current = node.parent
    while current is not None:
        if isinstance(current, nodes.TextElement) and not isinstance(current, nodes.Inline):
            return current
        current = current.parent
    return None
