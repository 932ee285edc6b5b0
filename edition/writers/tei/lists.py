"""Lists and tables in TEI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...nodes import subject_label
from .elements import element

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from .blocks import BlockWriter

_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list)


def labelled_list(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give a list with its label: subjects, participants, or others."""
    made = element("list", type_=node.get("list_type", "subject"))
    for child in node.children:
        if isinstance(child, subject_label):
            made.append(element("head", *writer.inline.content(child), id=anchor(child)))
        elif isinstance(child, nodes.Element):
            made.extend(_labelled_items(writer, child))
    return [made]


def _labelled_items(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give the items; one that is a line with a list below it is a list with its label."""
    if not isinstance(node, nodes.bullet_list):
        return writer.block(node)
    items = []
    for item in node.children:
        assert isinstance(item, nodes.Element)
        kinds = [type(child) for child in item.children]
        if kinds == [nodes.paragraph, nodes.bullet_list]:
            label, below = item.children
            head = element("head", *writer.inline.content(label), id=anchor(label))
            inner = element("list", head, *_labelled_items(writer, below))  # type: ignore[arg-type]
            items.append(element("item", inner))
        else:
            items.append(with_content("item", writer, item))
    return items


def plain_list(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give a list with bullets or numbers."""
    kind = "numbered" if isinstance(node, nodes.enumerated_list) else "bulleted"
    items = [
        with_content("item", writer, item)
        for item in node.children
        if isinstance(item, nodes.list_item)
    ]
    return [element("list", *items, rend=kind)]


def definitions(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give a list whose items have labels of their own, as printed: ``(a)``."""
    made = element("list")
    for item in node.findall(nodes.definition_list_item):
        if item.parent is not node:
            continue
        for child in item.children:
            if isinstance(child, nodes.term):
                made.append(element("label", *writer.inline.content(child), id=anchor(child)))
            elif isinstance(child, nodes.definition):
                made.append(with_content("item", writer, child))
    return [made]


def table(writer: BlockWriter, node: nodes.Element) -> list[ET.Element]:
    """Give a table: its title, then its rows, and not those of a table in a cell."""
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    heads = [element("head", *writer.inline.content(title)) for title in titles]
    parts = [part for child in node.children for part in child.children]
    rows = [
        _row(writer, row, "label" if isinstance(part, nodes.thead) else "")
        for part in parts
        if isinstance(part, (nodes.thead, nodes.tbody))
        for row in part.children
    ]
    return [element("table", *heads, *rows)]


def _row(writer: BlockWriter, node: nodes.Node, role: str) -> ET.Element:
    cells = [child for child in node.children if isinstance(child, nodes.entry)]
    return element("row", *(with_content("cell", writer, cell) for cell in cells), role=role)


def with_content(name: str, writer: BlockWriter, item: nodes.Element) -> ET.Element:
    """Give an item or cell: its one paragraph as words, lists below it; else its blocks."""
    first = item.children[0] if item.children else None
    if type(first) is not nodes.paragraph:  # a dateline or signature says what it is
        return element(name, *writer.content(item))
    lists = item.children[1:]
    if not all(isinstance(child, _LISTS) for child in lists):
        return element(name, *writer.content(item))
    below = [block for child in lists for block in writer.block(child)]
    return element(name, *writer.inline.content(first), *below, id=anchor(first))


def anchor(node: nodes.Node) -> str:
    """Give the id of a node, empty if it has none."""
    return str(node["ids"][0]) if node["ids"] else ""  # type: ignore[index]
