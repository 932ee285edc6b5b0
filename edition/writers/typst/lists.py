"""Lists of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .blocks import children
from .code import array, block, boolean, call, string

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter

_NUMBERING = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
"""docutils' names of the ways to count, and Typst's."""


def bullet_list(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a list with bullets."""
    return call("list", *_items(writer, node), tight=boolean(_is_tight(node)))


def enumerated_list(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a numbered list, counted as the source counts it."""
    style = _NUMBERING.get(node.get("enumtype", "arabic"), "1")
    pattern = f"{node.get('prefix', '')}{style}{node.get('suffix', '.') or '.'}"
    return call(
        "enum",
        *_items(writer, node),
        start=str(node.get("start", 1)),
        numbering=string(pattern),
        tight=boolean(_is_tight(node)),
    )


def _items(writer: TypstWriter, node: nodes.Element) -> list[str]:
    """Give each item as one content; what stands beside the items goes into the next."""
    items = []
    for child in node.children:
        code = writer.write(child)
        if isinstance(child, nodes.list_item):
            items.append(code or "[]")
    return items


def list_item(writer: TypstWriter, node: nodes.Element) -> str:
    """Write one item."""
    return writer.blocks(node)


def _is_tight(node: nodes.Element) -> bool:
    """Tell whether no item has more than a paragraph and lists below it."""
    return all(
        sum(isinstance(child, nodes.paragraph) for child in item.children) < 2
        for item in node.children
        if isinstance(item, nodes.Element)
    )


def definition_list(writer: TypstWriter, node: nodes.Element) -> str:
    """Write terms and what they mean."""
    return call("definitions", array(writer.write_all(node.children)))


def definition_list_item(writer: TypstWriter, node: nodes.Element) -> str:
    """Write one term, or several with one meaning, and the meaning."""
    terms: list[str] = []
    meaning: list[nodes.Node] = []
    for child in node.children:
        if isinstance(child, nodes.term):
            terms += [string(", ")] if terms else []
            terms.append(writer.text(child))
        elif isinstance(child, nodes.classifier):
            terms += [string(" : "), call("emph", writer.text(child))]
        else:
            meaning.append(child)
    return array([block(terms), block(writer.write_all(meaning))])


def field_list(writer: TypstWriter, node: nodes.Element) -> str:
    """Write fields as terms and what they mean."""
    return call("definitions", array(writer.write_all(node.children)))


def field(writer: TypstWriter, node: nodes.Element) -> str:
    """Write one field."""
    names = [child for child in node.children if isinstance(child, nodes.field_name)]
    bodies = [child for child in node.children if not isinstance(child, nodes.field_name)]
    return array([block(writer.text(name) for name in names), block(writer.write_all(bodies))])


def option_list(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the options of a command and what they do."""
    return call("definitions", array(writer.write_all(node.children)))


def option_list_item(writer: TypstWriter, node: nodes.Element) -> str:
    """Write one option."""
    groups = [child for child in node.children if isinstance(child, nodes.option_group)]
    rest = [child for child in node.children if not isinstance(child, nodes.option_group)]
    names = [option.astext() for group in groups for option in group.findall(nodes.option)]
    shown = call("raw", string(", ".join(names)))
    return array([block([*writer.flush(), shown]), block(writer.write_all(rest))])


def columns(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a list set in columns as one list: a narrow page has no room for them."""
    lists = [child for column in node.children for child in column.children]
    return "\n".join(writer.write_all(lists))


HANDLERS: dict[type[object], Handler] = {
    nodes.bullet_list: bullet_list,
    nodes.enumerated_list: enumerated_list,
    nodes.list_item: list_item,
    nodes.definition_list: definition_list,
    nodes.definition_list_item: definition_list_item,
    nodes.field_list: field_list,
    nodes.docinfo: lambda _writer, _node: "",  # front matter: told by the title page
    nodes.field: field,
    nodes.option_list: option_list,
    nodes.option_list_item: option_list_item,
    nodes.definition: children,
    nodes.field_body: children,
    nodes.description: children,
    addnodes.glossary: children,
    addnodes.hlist: columns,
    addnodes.acks: children,
}
"""What writes which list."""
