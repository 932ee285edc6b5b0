"""Paragraphs, quotations, code and boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from ...diagnostics import Code
from ...nodes import annotation_aside, page_beginning, supplied_block
from .code import array, block, boolean, call, string

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_UNSEEN = (nodes.Invisible, page_beginning, annotation_aside)
"""What may stand between two paragraphs without parting them."""


def paragraph(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a paragraph; indented if it follows another. A picture alone is set as one."""
    if (picture := only_image(node)) is not None:
        return writer.write(picture)
    if writer.page.in_note:
        return call("note-paragraph", writer.text(node))
    follows = type(before(node)) is nodes.paragraph
    named = {"number": string(str(node["number"]))} if "number" in node else {}
    edge = ("indent" if follows else "0em") if _is_at_edge(node) else ""
    with writer.unit() as unit:
        text = writer.text(node, edge)
        return call("paragraph", text, unit=str(unit), indent=boolean(follows), **named)


def only_image(node: nodes.Element) -> nodes.image | None:
    """Give the image of a paragraph that holds nothing else."""
    there = [child for child in node.children if not _is_blank(child)]
    first = there[0] if len(there) == 1 else None
    return first if isinstance(first, nodes.image) else None


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and not node.strip()


def _is_at_edge(node: nodes.Node) -> bool:
    """Tell whether a block is as wide as the text of the page."""
    parent = node.parent
    return isinstance(parent, nodes.section) or (
        isinstance(parent, supplied_block) and _is_at_edge(parent)
    )


def before(node: nodes.Node) -> nodes.Node | None:
    """Give what the reader sees before a node within the same parent."""
    parent = node.parent
    assert parent is not None
    for sibling in reversed(parent.children[: parent.index(node)]):
        if not isinstance(sibling, _UNSEEN):
            return sibling
    return None


def passage(function: str) -> Handler:
    """Give a handler for a block of text that is set in a manner of its own."""

    def write(writer: TypstWriter, node: nodes.Element) -> str:
        return call(function, writer.text(node))

    return write


def own_line(function: str) -> Handler:
    """Give a handler for a line that is no paragraph, and may be set anew like one."""

    def write(writer: TypstWriter, node: nodes.Element) -> str:
        with writer.unit() as unit:
            edge = "0em" if _is_at_edge(node) else ""
            return call(function, writer.text(node, edge), unit=str(unit))

    return write


def group(function: str) -> Handler:
    """Give a handler for blocks that are set in a manner of their own."""

    def write(writer: TypstWriter, node: nodes.Element) -> str:
        return call(function, writer.blocks(node)) if node.children else ""

    return write


def children(writer: TypstWriter, node: nodes.Element) -> str:
    """Write what is in a node and nothing else."""
    return "\n".join(writer.write_all(node.children))


def block_quote(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a quotation with its source."""
    words = [child for child in node.children if not isinstance(child, nodes.attribution)]
    named = {}
    body = block(writer.write_all(words))
    for source in node.findall(nodes.attribution):
        named["source"] = writer.text(source)
    return call("quotation", body, **named)


def literal_block(writer: TypstWriter, node: nodes.Element) -> str:
    """Write code as it stands, or a block of fixed text with words in other manners."""
    waiting = block(writer.flush())
    if not any(isinstance(child, nodes.Element) for child in node.children):
        text = string(node.astext().rstrip("\n"))
        return call("code", waiting, text, **_numbers(node))
    return call("fixed", waiting, block(_fixed(writer, node)))


def _numbers(node: nodes.Element) -> dict[str, str]:
    """Give the number of the first line, and the lines that are marked."""
    asked: dict[str, Any] = node.get("highlight_args", {})
    numbers = {"first": str(asked.get("linenostart", 1))} if node.get("linenos") else {}
    if marked := asked.get("hl_lines"):
        numbers["marked"] = array(map(str, marked))
    return numbers


def _fixed(writer: TypstWriter, node: nodes.Element) -> list[str]:
    """Write text whose spaces and line ends count."""
    pieces: list[str] = []
    for child in node.children:
        if not isinstance(child, nodes.Text):
            pieces.append(writer.write(child))
            continue
        for number, line in enumerate(str(child).split("\n")):
            pieces += ["linebreak()"] if number else []
            pieces += [string(line.replace("  ", "\u00a0 "))] if line else []
    return pieces


def admonition(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a box with its label."""
    content = list(node.children)
    if content and isinstance(content[0], nodes.title):
        label = writer.text(content.pop(0))  # type: ignore[arg-type]
    else:
        label = string(str(admonitionlabels.get(node.tagname, node.tagname.capitalize())))
    return call("box-with-label", label, block(writer.write_all(content)))


def topic(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a topic or side bar; a list of the page's own headings is left to the contents."""
    if "contents" in node["classes"]:
        return ""
    label = "none"
    content = list(node.children)
    if content and isinstance(content[0], nodes.title):
        label = writer.text(content.pop(0))  # type: ignore[arg-type]
    return call("box-with-label", label, block(writer.write_all(content)))


def compound(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a group of blocks; a list of pages is left to the contents of the book."""
    return "" if "toctree-wrapper" in node["classes"] else children(writer, node)


def line_block(writer: TypstWriter, node: nodes.Element) -> str:
    """Write lines as they stand, inner blocks indented."""
    lines = []
    for child in node.children:
        if isinstance(child, nodes.line_block):
            lines.append(call("inner-lines", line_block(writer, child)))
        elif isinstance(child, nodes.Element):
            lines.append(call("verse", writer.text(child)))
    return block(lines)


def transition(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a break between two passages; MyST's rule above its footnotes is none."""
    return "" if "footnotes" in node["classes"] else "parting()"


def version_change(writer: TypstWriter, node: nodes.Element) -> str:
    """Write what changed in which version."""
    return call("box-with-label", "none", writer.blocks(node))


def raw(writer: TypstWriter, node: nodes.Element) -> str:
    """Leave out what is meant for another format, and say so if a reader would miss it.

    MyST writes line breaks and the boxes of tasks as HTML, and breaks as LaTeX once more.
    """
    text = node.astext().strip()
    if _LINE_BREAK.fullmatch(text):
        return "linebreak()"
    if "task-list-item-checkbox" in text:
        return string("\u2611 " if "checked=" in text else "\u2610 ")
    if text == "\\\\":
        return ""
    if text and not (text.startswith("<!--") and text.endswith("-->")):
        writer.warn(Code.P106, node, f"{node.get('format', 'raw')}: {text[:60]}")
    return ""


HANDLERS: dict[type[object], Handler] = {
    nodes.paragraph: paragraph,
    addnodes.compact_paragraph: paragraph,
    addnodes.centered: passage("centred"),
    nodes.rubric: passage("rubric"),
    nodes.attribution: passage("attribution"),
    nodes.block_quote: block_quote,
    nodes.literal_block: literal_block,
    nodes.doctest_block: literal_block,
    nodes.Admonition: admonition,
    nodes.topic: topic,
    nodes.sidebar: topic,
    nodes.subtitle: passage("subtitle"),
    nodes.line_block: line_block,
    nodes.line: passage("verse"),
    nodes.compound: compound,
    nodes.container: children,
    nodes.transition: transition,
    nodes.raw: raw,
    addnodes.versionmodified: version_change,
}
"""What writes which block."""
