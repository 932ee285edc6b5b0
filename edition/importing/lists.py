"""Lists and tables of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .inline import page_of
from .lines import has_words
from .pieces import Cell, Item, ItemList, Page, Paragraph, Table, Words
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from .blocks import BlockReader
    from .pieces import Block, Inline, Line

_PLAIN_TYPES = ("", "simple", "bulleted", "bullet", "unordered", "ordered", "numbered", "gloss")
_MOST_COLUMNS = 200


def item_list(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a list, or several where labelled and other items take turns."""
    from .blocks import single_line

    head: Line = ()
    for child in node.elements():
        if child.name == "head":
            head = single_line(reader.lines.line(child.children))
            break
    items, rest = _items(reader, node)
    kind = node.get("type")
    if head or kind not in _PLAIN_TYPES:
        if any(item.label for item in items):
            reader.remarks.add(_bare(node), "labels stand at the beginning of their items")
        if not items:
            return [*([Paragraph(head)] if head else []), *rest]
        return [ItemList("headed", [_with_label(item) for item in items], head, kind), *rest]
    runs: list[Block] = []
    numbered = "numbered" in (node.get("rend"), kind) or kind == "ordered"
    for number, item in enumerate(items):
        labelled = bool(item.label) and _begins_with_words(item)
        form = "labelled" if labelled else "numbered" if numbered else "plain"
        item = item if labelled else _with_label(items[number])
        last = runs[-1] if runs else None
        if isinstance(last, ItemList) and last.kind == form:
            last.items.append(item)
        else:
            runs.append(ItemList(form, [item]))
    if len(runs) > 1:
        reader.remarks.add(_bare(node), "items with and without labels are lists of their own")
    return [*runs, *rest]


def _items(reader: BlockReader, node: XmlNode) -> tuple[list[Item], list[Block]]:
    """Give the items, and the pages that begin behind the last."""
    from .blocks import single_line

    items: list[Item] = []
    label: Line = ()
    waiting: list[Page] = []
    headed = False
    for child in node.children:
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, XmlNode) and child.name == "head" and not headed:
            headed = True
        elif isinstance(child, XmlNode) and child.name == "pb":
            page = page_of(child)
            waiting += [page] if page else []
        elif isinstance(child, XmlNode) and child.name == "label":
            if label:
                items.append(Item([], label))
            label = single_line((*waiting, *reader.lines.line(child.children)))
            waiting = []
        elif isinstance(child, XmlNode) and child.name == "item":
            blocks = _item_blocks(reader, child)
            items.append(Item(with_pages(blocks, waiting), label))
            label, waiting = (), []
        else:
            _loose(reader, child, items)
    if label:
        items.append(Item([], label))
    return items, list(waiting)


def _loose(reader: BlockReader, child: XmlNode | str, items: list[Item]) -> None:
    """Take in what stands between items: at the end of the item before, or as one."""
    blocks = reader.within([child])
    if isinstance(child, XmlNode) and child.name[0] != "#":
        reader.remarks.add(_bare(child), "it stands between items; here it ends the one before")
    if not blocks:
        return
    if items:
        items[-1].blocks += blocks
    else:
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
    if not pages:
        return blocks
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        pieces: list[Inline] = [*pages, *first.line]
        first.line = tuple(pieces)
        return blocks
    return [Paragraph(tuple(pages)), *blocks]


def table(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a table; a cell that spans others has empty ones beside or below it."""
    from .blocks import single_line

    head: Line = ()
    rows: list[list[Cell]] = []
    rest: list[Block] = []
    waiting: list[Page] = []
    spans: dict[int, int] = {}
    heads = 0
    for child in node.elements():
        if child.name == "row":
            rows.append(_row(reader, child, spans))
            if _is_head(child) and heads == len(rows) - 1:
                heads += 1
            if waiting and rows[-1]:
                rows[-1][0].blocks = with_pages(rows[-1][0].blocks, waiting)
                waiting = []
        elif child.name == "head" and not head:
            head = single_line(reader.lines.line(child.children))
        elif child.name == "pb":
            page = page_of(child)
            waiting += [page] if page else []
        else:
            reader.remarks.add(_bare(child), "it stands between rows; here it is below the table")
            rest += reader.within([child])
    if head and not any(rows):
        rest.insert(0, Paragraph(head))
    made: list[Block] = [Table(rows, head, heads)] if any(rows) else []
    return [*made, *rest, *waiting]


def _is_head(row: XmlNode) -> bool:
    cells = [cell for cell in row.elements() if cell.name == "cell"]
    return row.get("role") == "label" or (
        bool(cells) and all(cell.get("role") == "label" for cell in cells)
    )


def _row(reader: BlockReader, node: XmlNode, spans: dict[int, int]) -> list[Cell]:
    """Give the cells of a row, empty ones where a cell above reaches down."""
    cells: list[Cell] = []
    for child in node.elements():
        _fill(cells, spans)
        if child.name == "pb":
            page = page_of(child)
            if page:
                cells.append(Cell([Paragraph((page,))]))
            continue
        if child.name != "cell":
            reader.remarks.add(_bare(child), "it stands in a row, not in a cell")
        columns, down = _count(child.get("cols")), _count(child.get("rows"))
        if columns > 1 or down > 1:
            reader.remarks.add(child, "a cell over several is one cell with empty ones")
        column = len(cells)
        content: list[XmlNode | str] = child.children if child.name == "cell" else [child]
        cells.append(Cell(reader.within(content), columns))
        cells += [Cell([]) for _ in range(columns - 1)]
        for at in range(column, column + columns):
            if down > 1:
                spans[at] = down - 1
    _fill(cells, spans)
    return cells


def _fill(cells: list[Cell], spans: dict[int, int]) -> None:
    while spans.get(len(cells), 0):
        spans[len(cells)] -= 1
        cells.append(Cell([]))


def _count(value: str) -> int:
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 1


def _bare(node: XmlNode | str) -> XmlNode:
    """Give an element without what it holds, for a comment about the element alone."""
    if isinstance(node, str):
        return XmlNode("#text", {}, 0)
    return XmlNode(node.name, node.attributes, node.line)
