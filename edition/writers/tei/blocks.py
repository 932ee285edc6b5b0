"""Block nodes in TEI, in the conventions of *Foreign Relations of the United States*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...diagnostics import Code, Finding, warn
from ...letter_nodes import attachment_label, letter_line
from ...locate import line_of
from ...nodes import (
    annotation_aside,
    dateline,
    page_beginning,
    printed_notes,
    subject_list,
    supplied_block,
)
from .elements import Content, element
from .inline import RESPONSIBLE, InlineWriter, page_element
from .letters import as_paragraph, attachment_mark, with_place_and_date
from .lists import anchor, definitions, labelled_list, plain_list, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from ...model import DocumentMetadata

SUBHEAD = "sectiontitleital"
"""How the volume marks a title within a document: a paragraph of this rendition."""


class BlockWriter:
    """Writes the blocks of one document.

    :param inline: writes what stands within them.
    :param metadata: place and date of the document, for its dateline; ``None`` for the
        body of an annotation.
    """

    def __init__(self, inline: InlineWriter, metadata: DocumentMetadata | None = None) -> None:
        self.inline = inline
        self.inline.blocks = self.content
        self.metadata = metadata

    def content(self, parent: nodes.Element) -> list[ET.Element]:
        """Give the blocks of a node within the text; a letter's lines are paragraphs there."""
        return [as_paragraph(b) for child in parent.children for b in self.block(child)]

    def block(self, node: nodes.Node) -> list[ET.Element]:
        """Give one block as elements."""
        for kind in type(node).__mro__:
            if kind in BLOCKS:
                return BLOCKS[kind](self, node)  # type: ignore[arg-type]
        found = f"the construct {type(node).__name__}"
        warn(Finding(Code.T150, self.inline.path, line_of(node), found))
        return [element("p", *self.inline.node(node))]


def _paragraph(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return [element("p", *writer.inline.content(node), id=anchor(node))]


def _section(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give a part of a document as its title in a paragraph, then its blocks."""
    title, *rest = node.children
    head = element("p", *writer.inline.content(title), rend=SUBHEAD, id=anchor(node))
    return [head, *(block for child in rest for block in writer.block(child))]


def _dateline(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    content = with_place_and_date(writer.inline.content(node), writer.metadata)
    line = element("dateline", *_restored(node, content), rendition="#right", id=anchor(node))
    return [line]


def _letter_line(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    content = _restored(node, writer.inline.content(node))
    return [element(node["part"], *content, id=anchor(node))]


def _restored(node: nodes.Element, content: list[Content]) -> list[Content]:
    """Give the content of a line, marked as restored where the line is."""
    if isinstance(node.parent, supplied_block):
        return [element("supplied", *content, resp=RESPONSIBLE)]
    return content


def _attachment(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return [attachment_mark(writer.inline.content(node))]


def _supplied(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    blocks = []
    for child in node.children:
        for block in writer.block(child):
            if type(child) is nodes.paragraph:
                inner = element("supplied", *_inside(block), resp=RESPONSIBLE)
                block.text, block[:] = None, [inner]
            blocks.append(block)
    return blocks


def _inside(block: ET.Element) -> list[Content]:
    content: list[Content] = [block.text or ""]
    return [*content, *list(block)]


def _quotation(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return [element("quote", *writer.content(node))]


def _page(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return [page_element(node)]


def _nothing(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return []


def _through(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    return writer.content(node)


BLOCKS: dict[type, Callable[[BlockWriter, nodes.Element], list[ET.Element]]] = {
    dateline: _dateline,
    letter_line: _letter_line,
    attachment_label: _attachment,
    subject_list: labelled_list,
    supplied_block: _supplied,
    page_beginning: _page,
    printed_notes: _nothing,  # each note is written at its mark
    annotation_aside: _nothing,  # annotations stand in standOff
    nodes.paragraph: _paragraph,
    nodes.section: _section,
    nodes.bullet_list: plain_list,
    nodes.enumerated_list: plain_list,
    nodes.definition_list: definitions,
    nodes.block_quote: _quotation,
    nodes.table: table,
    nodes.container: _through,
    nodes.comment: _nothing,
    nodes.system_message: _nothing,
    nodes.transition: lambda w, n: [element("milestone", unit="section", rend="rule")],
}
"""How each block is written; a node not listed as the nearest of its base classes."""
