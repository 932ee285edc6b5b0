"""Lists of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import has_words
from .pieces import Item, ItemList, Page, Paragraph, Words
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from .blocks import BlockReader
    from .pieces import Block, Line

_PLAIN_TYPES = ("", "simple", "bulleted", "bullet", "unordered", "ordered", "numbered", "gloss")


def item_list(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a list, or several where labelled and other items take turns."""
    head: Line = ()
    heading = next((child for child in node.elements() if child.name == "head"), None)
    if heading is not None:
        head = reader.lines.title(heading.children)
    items, rest = _items(reader, node, heading)
    kind = node.get("type")
    if not head and kind in _PLAIN_TYPES:
        return [*_runs(reader, node, items), *rest]
    if any(item.label for item in items):
        reader.remarks.add(node, "labels stand at the beginning of their items", alone=True)
    if items:
        return [ItemList("headed", [_with_label(item) for item in items], head, kind), *rest]
    return [*([Paragraph(head)] if head else []), *rest]


def _runs(reader: BlockReader, node: XmlNode, items: list[Item]) -> list[Block]:
    """Give a list for each run of items of one form: with labels, with numbers, with neither."""
    runs: list[ItemList] = []
    numbered = "numbered" in (node.get("rend"), node.get("type")) or node.get("type") == "ordered"
    for item in items:
        labelled = bool(item.label) and _begins_with_words(item)
        form = "labelled" if labelled else "numbered" if numbered else "plain"
        if not runs or runs[-1].kind != form:
            runs.append(ItemList(form, []))
        runs[-1].items.append(item if labelled else _with_label(item))
    if len(runs) > 1:
        reader.remarks.add(node, "items with and without labels are lists of their own", alone=True)
    return [*runs]


def _items(
    reader: BlockReader, node: XmlNode, heading: XmlNode | None
) -> tuple[list[Item], list[Page]]:
    """Give the items, and the pages that begin behind the last."""
    items: list[Item] = []
    label: Line = ()
    waiting: list[Page] = []
    for child in node.children:
        if child is heading:
            continue
        if isinstance(child, str):
            _loose(reader, child, items)
        elif child.name == "pb":
            waiting += reader.lines.page(child)
        elif child.name == "label":
            if label:
                items.append(Item([], label))
            label = (*waiting, *reader.lines.title(child.children))
            waiting = []
        elif child.name == "item":
            blocks = _item_blocks(reader, child)
            items.append(Item(with_pages(blocks, waiting), label))
            label, waiting = (), []
        else:
            _loose(reader, child, items)
    if label:
        items.append(Item([], label))
    return items, waiting


def _loose(reader: BlockReader, child: XmlNode | str, items: list[Item]) -> None:
    """Take in what stands between items: at the end of the item before, or as one."""
    blocks = reader.within([child])
    if isinstance(child, XmlNode) and child.name[0] != "#":
        what = "it stands between items; here it ends the one before"
        reader.remarks.add(child, what, alone=True)
    if blocks and items:
        items[-1].blocks += blocks
    elif blocks:
        items.append(Item(blocks))


def _item_blocks(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give an item; a list with a label within it is a line with a list below."""
    blocks = reader.within(node.children)
    only = blocks[0] if len(blocks) == 1 else None
    if isinstance(only, ItemList) and (only.kind, only.type) == ("headed", "") and only.head:
        return [Paragraph(only.head), ItemList("plain", only.items)]
    return blocks


def _begins_with_words(item: Item) -> bool:
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and first.form == "p" and has_words(first.line)


def _with_label(item: Item) -> Item:
    """Give an item with its label as its first words."""
    if not item.label:
        return item
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph):
        first.line = (*item.label, Words(" "), *first.line)
        return Item(item.blocks)
    return Item([Paragraph(item.label), *item.blocks])


def with_pages(blocks: list[Block], pages: list[Page]) -> list[Block]:
    """Put pages before the first words of some blocks."""
    first = blocks[0] if blocks else None
    if pages and isinstance(first, Paragraph):
        first.line = (*pages, *first.line)
        return blocks
    return [*pages, *blocks]
