"""What the edition's own nodes look like in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...letter_nodes import attachment_label, letter_line
from ...nodes import (
    annotation_context,
    annotation_details,
    annotation_list,
    contributor_list,
    dateline,
    download_list,
    mention,
    page_beginning,
    paragraph_link,
    paragraph_reference,
    subject_label,
    subject_list,
    supplied,
    supplied_block,
)
from ...timeline.picture import description, draw, rows_of
from ...timeline_nodes import timeline_picture
from .blocks import children, own_line
from .code import block, boolean, call, string
from .inline import nothing, plain

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter


def page_mark(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the number of a printed page in the margin; between blocks, at the next text."""
    between = bool(node.get("block"))

    def code(edge: str) -> str:
        named = {"edge": edge} if edge else {}
        inside, supplied = boolean(not between), boolean(node.get("supplied"))
        number = string(str(node["n"]))
        return call("page-mark", number, inside=inside, supplied=supplied, **named)

    if between:
        writer.page.pending.append(code)
        return ""
    return code("")


def supplied_blocks(writer: TypstWriter, node: nodes.Element) -> str:
    """Write blocks in square brackets: each has a pair of its own."""
    for element in list(node.findall(nodes.TextElement)):
        if not isinstance(element, nodes.Inline):
            element.insert(0, nodes.Text("["))
            element.append(nodes.Text("]"))
    return children(writer, node)


def supplied_words(writer: TypstWriter, node: nodes.Element) -> str:
    """Write words in square brackets."""
    return "\n".join([string("["), *writer.write_all(node.children), string("]")])


def letter(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a salutation or a signature."""
    return own_line(str(node["part"]))(writer, node)


def subject(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the label and the lines of a subject."""
    label = "none"
    lines = []
    for child in node.children:
        if isinstance(child, subject_label):
            label = writer.text(child)
        elif isinstance(child, nodes.Element):
            items = child.children if isinstance(child, nodes.bullet_list) else [child]
            lines += [writer.blocks(item) for item in items if isinstance(item, nodes.Element)]
    return call("subject", label, *lines)


def mentioned(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a mention, and mark its place for the index where no link to its entry does."""
    assert isinstance(node, mention)
    entry = writer.registers.entry(node.kind, node["target"])
    if entry is None:
        return plain(writer, node)
    links = [writer.links.resolve(writer.page.docname, r)[0] for r in node.findall(nodes.reference)]
    for label in filter(None, links):
        writer.index.link(label, entry.name)
    marks = [] if any(links) else [writer.index.mark(entry.name)]
    return "\n".join([*marks, *writer.write_all(node.children)])


def timeline(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the picture of a timeline; its list follows as any list does."""
    rows = rows_of(node["rows"])
    words = string(description(rows))
    drawing = call("drawing", string(draw(rows, node["ids"][0])), alt=words)
    return block([*writer.flush(), drawing])


HANDLERS: dict[type[object], Handler] = {
    page_beginning: page_mark,
    supplied: supplied_words,
    supplied_block: supplied_blocks,
    dateline: own_line("dateline"),
    subject_list: subject,
    letter_line: letter,
    attachment_label: own_line("attachment"),
    mention: mentioned,
    paragraph_link: nothing,
    paragraph_reference: plain,
    timeline_picture: timeline,
    download_list: nothing,  # the reader has this edition before them
    annotation_context: nothing,  # an annotation's own page is not in the book
    annotation_details: nothing,
    annotation_list: children,
    contributor_list: children,
}
"""What writes which node of the edition."""
