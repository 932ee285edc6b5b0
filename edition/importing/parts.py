"""Openings, closings, verse, attachments and parts of a document of TEI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .elements import QUIET
from .lines import is_blank
from .pieces import Heading, Mark, Paragraph, Restored, Supplied, Words
from .volume import ATTACHMENT
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from .blocks import BlockReader
    from .pieces import Block


TOP_LEVEL = 2
"""Level of the titles within a document; the document's own heading has the first."""

_SUBHEAD = re.compile("sectiontitle.*|subhead.*")
_USUAL_SUBHEAD = "sectiontitleital"


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
    inner = restored(node)
    quiet, reader.lines.quiet = reader.lines.quiet, QUIET
    line = reader.lines.line((inner or node).children)
    reader.lines.quiet = quiet
    if not line:
        return []
    if all(isinstance(piece, Mark) for piece in line):
        return [Paragraph(line)]
    if len(line) == 1 and isinstance(line[0], Restored):
        return [Supplied([Paragraph((Words(line[0].text),), form)])]
    made = Paragraph(line, form)
    return [Supplied([made])] if inner else [made]


def verse(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give lines of verse or of an address as one paragraph with line ends."""
    reader.remarks.add(node, "its lines are a paragraph with line ends")
    children: list[XmlNode | str] = []
    for child in node.children:
        if isinstance(child, XmlNode) and child.name in ("l", "addrLine"):
            children += [" ", *child.children, XmlNode("lb", {}, child.line), " "]
        else:
            children.append(child)
    return reader.run(children, [])


def restored(node: XmlNode) -> XmlNode | None:
    """Give the one element of restored words that a block consists of, if it does."""
    only = [c for c in node.children if not isinstance(c, str) or not is_blank(c)]
    first = only[0] if len(only) == 1 else None
    return first if isinstance(first, XmlNode) and first.name == "supplied" else None


def division(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a part within a document: its title, then what it holds."""
    if is_attachment(node):
        return attachment(reader, node)
    reader.remarks.add(node, "a part of the document; its title and text stand here", alone=True)
    return reader.inside(node)


def is_subhead(node: XmlNode) -> bool:
    """Tell whether an element is a title within a document: a paragraph of a rendition."""
    return node.name == "p" and _SUBHEAD.fullmatch(node.get("rend")) is not None


def subhead(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a title; the edition has one form for all renditions."""
    if node.get("rend") != _USUAL_SUBHEAD:
        reader.remarks.add(node, "its rendition; it is a title here")
    return reader.heading(node, reader.level)


def is_attachment(node: XmlNode) -> bool:
    """Tell whether an element is an attachment, or text that stands here as one."""
    if node.name == "div":
        return node.get("type") == ATTACHMENT
    return node.name in ("frus:attachment", "floatingText")


def attachment(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give an attachment: the words above it, its title, its text with titles one level down.

    What follows it goes on with that level, for it is a part of the attachment.
    """
    if reader.nested or reader.attaching:
        reader.remarks.add(node, "an attachment within a block stands in the text", alone=True)
        return reader.inside(node)
    above, label, below = _label(_unwrapped(node))
    made = reader.run(above, [])
    made.append(Paragraph(reader.lines.line(label), "attachment"))
    reader.attached = reader.attaching = True
    reader.level = TOP_LEVEL
    for group in _titles_apart(below):
        if isinstance(group, XmlNode):
            made += reader.block(group) if is_subhead(group) else reader.heading(group, TOP_LEVEL)
            reader.remarks.attributes(group.walk())
            made += reader.remarks.fetch()
            if any(isinstance(block, Heading) for block in made):
                reader.level = TOP_LEVEL + 1
        else:
            made += reader.top(group)
    reader.attaching = False
    return made


def _unwrapped(node: XmlNode) -> list[XmlNode | str]:
    """Give what an attachment holds, a floating text in its body."""
    elements = node.elements()
    if node.name == "floatingText" and [element.name for element in elements] == ["body"]:
        return elements[0].children
    return node.children


def _label(
    children: list[XmlNode | str],
) -> tuple[list[XmlNode | str], list[XmlNode | str], list[XmlNode | str]]:
    """Give the pages before the words above an attachment, those words, and all below."""
    for at, child in enumerate(children):
        if isinstance(child, XmlNode) and child.name == "note" and child.get("rend") == "inline":
            return children[:at], child.children, children[at + 1 :]
        if not _is_page(child):
            break
    return [], [], children


def _titles_apart(children: list[XmlNode | str]) -> list[XmlNode | list[XmlNode | str]]:
    """Part the titles of an attachment from its text; one set as a subhead may be the first."""
    groups: list[XmlNode | list[XmlNode | str]] = []
    begun = False
    for child in children:
        if isinstance(child, XmlNode) and (
            child.name == "head" or (is_subhead(child) and not begun)
        ):
            groups.append(child)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(child)
        else:
            groups.append([child])
        begun = begun or not _is_page(child)
    return groups


def _is_page(child: XmlNode | str) -> bool:
    """Tell whether something is the beginning of a page, or white space beside it."""
    return is_blank(child) if isinstance(child, str) else child.name == "pb"
