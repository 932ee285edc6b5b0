"""Entries of a bibliography, and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .code import SHORT, block, boolean, call, string
from .inline import plain

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter


def citation(writer: TypstWriter, node: nodes.Element) -> str:
    """Write an entry: its label, and its text beside it."""
    before = block(writer.flush())
    label, text = "", list[str]()
    for child in node.children:
        if isinstance(child, nodes.label):
            label = child.astext()
        elif isinstance(child, nodes.paragraph) and not text:
            text += [*writer.flush(), *writer.write_all(child.children)]
        else:
            text.append(writer.write(child))
    short = boolean(len(node.astext()) < SHORT)
    return call("source", string(f"[{label}]"), block(text), before=before, short=short)


HANDLERS: dict[type[object], Handler] = {
    nodes.citation: citation,
    nodes.citation_reference: plain,
    nodes.label: plain,
}
"""What writes which part of a bibliography."""
