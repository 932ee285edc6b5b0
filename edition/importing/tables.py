"""Tables of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import is_blank
from .lists import with_pages
from .pieces import Cell, Paragraph, Table
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from .blocks import BlockReader
    from .pieces import Block, Line, Page

_MOST_COLUMNS = 200
"""How far a cell may reach; no printed table is wider."""


def table(reader: BlockReader, node: XmlNode) -> list[Block]:
    """Give a table; a cell that spans others has empty ones beside or below it."""
    return _TableReader(reader).table(node)


class _TableReader:
    """Reads one table.

    :param reader: reads what the cells hold.

    ``_waiting``: pages that begin before the next cell; ``_spans``: for each column, into how
    many further rows the cell above reaches; ``_rest``: what stands in no cell.
    """

    def __init__(self, reader: BlockReader) -> None:
        self._reader = reader
        self._waiting: list[Page] = []
        self._spans: dict[int, int] = {}
        self._rest: list[Block] = []

    def table(self, node: XmlNode) -> list[Block]:
        """Give the table, and below it what stands between its rows."""
        head: Line = ()
        rows: list[list[Cell]] = []
        heads = 0
        for child in _without_blank(node):
            if isinstance(child, str):
                self._loose(child)
            elif child.name == "row":
                heads += _is_head(child) and heads == len(rows)
                rows.append(self._row(child))
            elif child.name == "head" and not head:
                head = self._reader.lines.title(child.children)
            elif child.name == "pb":
                self._waiting += self._reader.lines.page(child)
            else:
                self._loose(child)
        if heads and heads == len(rows):
            heads -= 1
            self._reader.remarks.add(node, "its last row of labels is an ordinary one", alone=True)
        if any(rows):
            return [Table(rows, head, heads), *self._rest, *self._waiting]
        return [*([Paragraph(head)] if head else []), *self._rest, *self._waiting]

    def _row(self, node: XmlNode) -> list[Cell]:
        """Give the cells of a row, empty ones where a cell above reaches down."""
        cells: list[Cell] = []
        for child in _without_blank(node):
            if isinstance(child, str):
                self._loose(child)
            elif child.name == "pb":
                self._waiting += self._reader.lines.page(child)
            elif child.name == "cell":
                self._fill(cells)
                self._cell(child, cells)
            else:
                self._loose(child)
        self._fill(cells)
        return cells

    def _cell(self, node: XmlNode, cells: list[Cell]) -> None:
        columns, down = _count(node.get("cols")), _count(node.get("rows"))
        if columns > 1 or down > 1:
            self._reader.remarks.add(node, "a cell over several is one cell with empty ones")
        if down > 1:
            self._spans.update(dict.fromkeys(range(len(cells), len(cells) + columns), down - 1))
        self._reader.tabled = True
        blocks = with_pages(self._reader.within(node.children), self._waiting)
        self._reader.tabled = False
        self._waiting = []
        cells += [Cell(blocks), *(Cell([]) for _ in range(columns - 1))]

    def _fill(self, cells: list[Cell]) -> None:
        while self._spans.get(len(cells), 0):
            self._spans[len(cells)] -= 1
            cells.append(Cell([]))

    def _loose(self, child: XmlNode | str) -> None:
        """Take in what stands between rows or cells."""
        self._rest += self._reader.within([child])
        if isinstance(child, XmlNode) and child.name[0] != "#":
            what = "it stands in no cell; here it is below the table"
            self._reader.remarks.add(child, what, alone=True)


def _without_blank(node: XmlNode) -> list[XmlNode | str]:
    return [c for c in node.children if not isinstance(c, str) or not is_blank(c)]


def _is_head(row: XmlNode) -> bool:
    cells = [cell for cell in row.elements() if cell.name == "cell"]
    return row.get("role") == "label" or (
        bool(cells) and all(cell.get("role") == "label" for cell in cells)
    )


def _count(value: str) -> int:
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 1
