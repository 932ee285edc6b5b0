"""Descriptions of programs: not an edition's matter, but Sphinx can produce them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from .blocks import children, group
from .code import block, call, string
from .inline import plain, wrapped

if TYPE_CHECKING:
    from docutils import nodes

    from .writer import Handler, TypstWriter


def signature(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the line that names an object."""
    return call("signature-line", writer.text(node))


def in_brackets(opening: str, closing: str) -> Handler:
    """Give a handler that puts what is in a node between brackets, commas in between."""

    def write(writer: TypstWriter, node: nodes.Element) -> str:
        pieces = [string(opening)]
        for number, child in enumerate(node.children):
            pieces += [string(", ")] if number else []
            pieces.append(writer.write(child))
        return "\n".join([*pieces, string(closing)])

    return write


def productions(writer: TypstWriter, node: nodes.Element) -> str:
    """Write rules of a grammar, a line each."""
    lines = []
    for rule in node.findall(addnodes.production):
        lines.append(call("verse", block([*writer.flush(), string(rule.astext())])))
    return block(lines)


HANDLERS: dict[type[object], Handler] = {
    addnodes.desc: group("object"),
    addnodes.desc_signature: signature,
    addnodes.desc_signature_line: plain,
    addnodes.desc_content: children,
    addnodes.desc_inline: plain,
    addnodes.desc_name: wrapped("strong"),
    addnodes.desc_addname: plain,
    addnodes.desc_type: plain,
    addnodes.desc_returns: lambda w, n: string(" → ") + "\n" + plain(w, n),
    addnodes.desc_parameterlist: in_brackets("(", ")"),
    addnodes.desc_type_parameter_list: in_brackets("[", "]"),
    addnodes.desc_parameter: plain,
    addnodes.desc_type_parameter: plain,
    addnodes.desc_optional: in_brackets("[", "]"),
    addnodes.desc_annotation: wrapped("emph"),
    addnodes.productionlist: productions,
}
"""What writes which part of a description."""
