"""Openings, closings, attachments and parts of a document of TEI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .inline import QUIET
from .pieces import Mark, Paragraph, Supplied
from .volume import ATTACHMENT
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from .blocks import BlockReader
    from .pieces import Block


def frame(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give the lines of an opener or closer; where they stand tells which it is."""
    quiet, reader.lines.quiet = reader.lines.quiet, QUIET
    made = reader.inside(node)
    reader.lines.quiet = quiet
    return made


def line_by_name(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a dateline, salutation or signature."""
    return letter_line(reader, node, node.name)


def letter_line(reader: BlockReader, node: XmlNode, form: str) -> list[Block]:
    """Give a line of a letter; one the editors restored stands in a block of its own."""
    only = [child for child in node.children if not isinstance(child, str) or child.strip()]
    restored = len(only) == 1 and isinstance(only[0], XmlNode) and only[0].name == "supplied"
    quiet, reader.lines.quiet = reader.lines.quiet, QUIET
    line = reader.lines.line(only[0].children if restored else node.children)  # type: ignore[union-attr]
    reader.lines.quiet = quiet
    if not line:
        return []
    if all(isinstance(piece, Mark) for piece in line):
        return [Paragraph(line)]
    made = Paragraph(line, form)
    return [Supplied([made])] if restored else [made]


def division(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a part within a document: its title, then what it holds."""
    if node.get("type") == ATTACHMENT:
        return attachment(reader, node)
    reader.remarks.add(_shell(node), "a part of the document; its title and text stand here")
    return reader.inside(node)


def attachment(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give an attachment: the words above it, its title, its text with titles one level down."""
    if reader.nested or reader.level != 2:
        reader.remarks.add(_shell(node), "an attachment within a block stands in the text")
        return reader.inside(node)
    children = _unwrapped(node)
    label: list[XmlNode | str] = []
    for at, child in enumerate(children):
        if isinstance(child, XmlNode) and child.name == "note" and child.get("rend") == "inline":
            label, children = child.children, [*children[:at], *children[at + 1 :]]
            break
        if isinstance(child, XmlNode) and child.name != "pb":
            break
    made: list[Block] = [Paragraph(reader.lines.line(label), "attachment")]
    reader.level = 3
    for child in children:
        if isinstance(child, XmlNode) and child.name == "head":
            made += reader.heading(child, 2)
            made += reader.remarks.fetch()
        else:
            made += reader.top([child])
    reader.level = 2
    return made


def _unwrapped(node: XmlNode) -> list[XmlNode | str]:
    """Give the content of an attachment, that of the body within a floating text."""
    elements = node.elements()
    if node.name == "floatingText" and [element.name for element in elements] == ["body"]:
        return elements[0].children
    return node.children


def _shell(node: XmlNode) -> XmlNode:
    """Give an element without what it holds, for a comment about the element alone."""
    return XmlNode(node.name, node.attributes, node.line)
