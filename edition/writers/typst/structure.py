"""Pages, sections and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ...nodes import register_entry
from .blocks import children
from .code import block, boolean, call, one_space, string
from .inline import nothing
from .notes import hang_on_next_text, take_marks

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter

_CONTENTS_DEPTH = 2
"""Headings of these levels stand in the table of contents."""


def section(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a section: its heading tells its level."""
    writer.page.depth += 1
    code = children(writer, node)
    writer.page.depth -= 1
    return code


def section_title(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the heading of a section.

    Its marks stand behind it, outside the heading: the heading's tag, the bookmarks and the
    contents hold its words alone. The notes hang on the next text. What begins here (a
    target, a printed page) stands before it.
    """
    before = writer.flush("0em")
    marks = take_marks(node)
    called = block(hang_on_next_text(writer, marks)) if marks else "none"
    level = max(writer.page.depth, 1)
    entry = isinstance(node.parent, register_entry)
    number = "" if entry else section_number(writer, node)
    plain = number + one_space(node.astext()).strip()
    listed = level <= _CONTENTS_DEPTH and not entry
    if listed:
        writer.headings.append((level, plain))
    named = {"opening": "true"} if not (entry or writer.page.headed) else {}
    writer.page.headed = True
    words = [*([string(number)] if number else []), *writer.write_all(node.children)]
    return call(
        "entry-heading" if entry else "section-heading",
        str(level),
        string(plain),
        block(words),
        **named,
        before=block(before) if before else "none",
        marks=called,
        listed=boolean(listed),
    )


def section_number(writer: TypstWriter, title: nodes.Element) -> str:
    """Give the number a table of contents with ``:numbered:`` gives to a section."""
    assert title.parent is not None
    anchors = [f"#{anchor}" for anchor in title.parent["ids"]]
    anchors += [] if writer.page.headed else [""]  # as Sphinx names the first of a page
    found = (writer.page.numbers.get(anchor, "") for anchor in anchors)
    number = next(filter(None, found), "")
    return f"{number} " if number else ""


def title(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a title that is not a section's as a rubric."""
    if isinstance(node.parent, (nodes.section, nodes.document)):
        return section_title(writer, node)
    return call("rubric", writer.text(node))


HANDLERS: dict[type[object], Handler] = {
    nodes.document: children,
    addnodes.start_of_file: children,
    nodes.section: section,
    nodes.title: title,
    nodes.comment: nothing,
    nodes.substitution_definition: nothing,
    nodes.pending: nothing,
    nodes.meta: nothing,
    nodes.decoration: nothing,
    nodes.system_message: nothing,  # told when the page was read
    addnodes.toctree: nothing,  # the book has contents of its own
    addnodes.highlightlang: nothing,
    addnodes.tabular_col_spec: nothing,
    addnodes.only: children,
}
"""What writes which part of a page."""
