"""Words in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ...diagnostics import Code
from .code import call, language, string

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LANGUAGE = "language-"
"""Class of words in another language: ``language-ru`` (docutils' own convention)."""


def wrapped(function: str) -> Handler:
    """Give a handler that puts a node's content into a Typst function."""

    def write(writer: TypstWriter, node: nodes.Element) -> str:
        return call(function, writer.blocks(node)) if node.children else ""

    return write


def plain(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the words of a node and nothing else; in their language if it is another."""
    for name in node["classes"]:
        if name.startswith(_LANGUAGE) and len(name) > len(_LANGUAGE):
            return call("text", writer.blocks(node), **language(name.removeprefix(_LANGUAGE)))
    return "\n".join(writer.write_all(node.children))


def code(writer: TypstWriter, node: nodes.Element) -> str:
    """Write code within a line."""
    return call("raw", string(node.astext()))


def reference(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a link: within the book, to the web, or its words where neither can be."""
    label, uri = writer.links.resolve(writer.page.docname, node)
    if label:
        is_mention = "ed-mention" in node["classes"] and writer.index.has_link(label)
        look = "mention" if is_mention else "to"
        return call(look, string(label), writer.blocks(node))
    if _SCHEME.match(uri):
        return call("web", string(uri), writer.blocks(node))
    return plain(writer, node)


def abbreviation(writer: TypstWriter, node: nodes.Element) -> str:
    """Write an abbreviation and, in brackets, what it stands for."""
    meaning = node.get("explanation", "")
    return "\n".join([plain(writer, node), string(f" ({meaning})") if meaning else ""])


def index(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the marks of index entries, at the next place where there is text."""
    for kind, value, _target, main, *_ in node["entries"]:
        writer.page.pending += writer.index.marks(kind, value, bool(main))
    return "\n".join(writer.flush()) if isinstance(node.parent, nodes.TextElement) else ""


def mathematics(writer: TypstWriter, node: nodes.Element) -> str:
    """Refuse a formula: PDF/UA asks for words a reader can hear in its place."""
    writer.fault(Code.P103, node, f"the formula {node.astext()!r}")
    return ""


def nothing(writer: TypstWriter, node: nodes.Element) -> str:
    """Write nothing: the node is an instruction, or is told elsewhere in the book."""
    return ""


HANDLERS: dict[type[object], Handler] = {
    nodes.emphasis: wrapped("emph"),
    nodes.strong: wrapped("strong"),
    nodes.superscript: wrapped("super"),
    nodes.subscript: wrapped("sub"),
    nodes.title_reference: wrapped("emph"),
    nodes.literal: code,
    nodes.inline: plain,
    nodes.generated: plain,
    nodes.acronym: plain,
    nodes.abbreviation: abbreviation,
    nodes.reference: reference,
    addnodes.download_reference: plain,
    nodes.target: plain,
    nodes.substitution_reference: plain,
    nodes.problematic: plain,  # docutils has told of it already
    nodes.math: mathematics,
    nodes.math_block: mathematics,
    addnodes.literal_emphasis: wrapped("emph"),
    addnodes.literal_strong: wrapped("strong"),
    addnodes.manpage: wrapped("emph"),
    addnodes.index: index,
    addnodes.pending_xref: plain,
    addnodes.pending_xref_condition: plain,
}
"""What writes which node of a line."""
