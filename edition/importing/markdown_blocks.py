"""The blocks of a document as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .markdown_lines import LineWriter
from .markdown_text import escape_ends
from .pieces import (
    Heading,
    ItemList,
    Page,
    Paragraph,
    Quotation,
    Remark,
    Rule,
    Supplied,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .pieces import Block, Cell, Footnote, Item, Line
    from .register_names import RegisterNames

_APART = "% —"
"""Between two lists that would be one."""

_LEADS = " >-*0123456789."
"""What can stand before a block within others."""


class BlockWriter:
    """Writes blocks, each as lines of Markdown.

    :param names: how people and terms are called.
    :param settled: gives the lasting form of where a link leads.
    """

    def __init__(self, names: RegisterNames, settled: Callable[[str], str]) -> None:
        self.lines = LineWriter(names, settled)

    def document(self, title: Line, blocks: Sequence[Block], notes: Sequence[Footnote]) -> str:
        """Write a document without its front matter."""
        parts = [[f"# {self._one_line(title)}"], self.blocks(blocks)]
        parts += [self._footnote(note) for note in notes]
        return "\n".join(_apart(parts)) + "\n"

    def blocks(self, blocks: Sequence[Block]) -> list[str]:
        """Write blocks with an empty line between two.

        A list behind a list has a mark before it; comments between them may go.
        """
        parts: list[list[str]] = []
        before: Block | None = None
        for block in blocks:
            if isinstance(block, ItemList) and block.kind != "headed":
                parts.append([_APART] if isinstance(before, ItemList) else [])
            parts.append(self.block(block))
            before = before if isinstance(block, Remark) else block
        return _apart(parts)

    def block(self, block: Block) -> list[str]:
        """Write one block."""
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return [f"{'#' * block.level} {self._one_line(block.line)}"]
            case Page():
                options = [f":facs: {block.facsimile}"] if block.facsimile else []
                options += [":supplied:"] if block.supplied else []
                return [f":::{{page}} {block.number}", *options, ":::"]
            case ItemList():
                return self._list(block)
            case Table():
                return self._table(block)
            case Quotation():
                return [f"> {line}".rstrip() for line in self.blocks(block.blocks)]
            case Supplied():
                return directive("supplied", "", self.blocks(block.blocks))
            case Rule():
                return ["***"]
            case Remark():
                return [f"% {part}" for part in block.text.split("\n")]

    def _paragraph(self, block: Paragraph) -> list[str]:
        lines = self.lines.paragraph(block.line).split("\n")
        if block.form == "p":
            return lines
        return directive(block.form, "", [line for line in lines if line])

    def _one_line(self, line: Line) -> str:
        """Write a title; a number sign at its end would be taken for a mark."""
        text = escape_ends(self.lines.text(line))
        return f"{text[:-1]}\\#" if text.endswith("#") else text

    def _footnote(self, note: Footnote) -> list[str]:
        options = [":type: source", ""] if note.type == "source" else []
        return directive("footnote", note.mark, self.blocks(note.blocks), options)

    def _list(self, block: ItemList) -> list[str]:
        if block.kind == "headed":
            return self._headed(block)
        if block.kind == "labelled":
            return _apart([self._labelled(item) for item in block.items])
        loose = any(len(item.blocks) > 1 for item in block.items)
        parts = []
        for number, item in enumerate(block.items, 1):
            mark = f"{number}." if block.kind == "numbered" else "-"
            parts.append(_indented(self.blocks(item.blocks), f"{mark} "))
        return _apart(parts) if loose else [line for part in parts for line in part]

    def _headed(self, block: ItemList) -> list[str]:
        name = block.type if block.type in ("subject", "participants") else "labelled-list"
        options = [f":type: {block.type}", ""] if name == "labelled-list" and block.type else []
        single = block.items[0].blocks if len(block.items) == 1 else []
        if name == "subject" and len(single) == 1 and isinstance(single[0], Paragraph):
            content = self.block(single[0])
        else:
            content = self._list(ItemList("plain", block.items))
        return directive(name, self._one_line(block.head), content, options)

    def _labelled(self, item: Item) -> list[str]:
        label = self.lines.paragraph(item.label)
        return [label, *_indented(self.blocks(item.blocks), ": ")]

    def _table(self, block: Table) -> list[str]:
        columns = max(len(row) for row in block.rows)
        options = [f":header-rows: {block.heads}"] if block.heads else []
        content: list[str] = []
        for row in block.rows:
            cells = [self._cell(cell) for cell in row]
            cells += [["-"] for _ in range(columns - len(row))]
            lines = [line for cell in cells for line in cell]
            content += [f"* {lines[0]}", *(f"  {line}".rstrip() for line in lines[1:])]
        return directive("list-table", self._one_line(block.head), content, [*options, ""])

    def _cell(self, cell: Cell) -> list[str]:
        return _indented(self.blocks(cell.blocks), "- ")


def directive(
    name: str, argument: str, content: Sequence[str], options: Sequence[str] = ()
) -> list[str]:
    """Write a directive; its fence is longer than any in it."""
    inner = max((_colons(line) for line in content), default=0)
    fence = ":" * max(3, inner + 1)
    first = f"{fence}{{{name}}} {argument}".rstrip()
    return [first, *options, *content, fence]


def _colons(line: str) -> int:
    bare = line.lstrip(_LEADS)
    return len(bare) - len(bare.lstrip(":"))


def _indented(lines: Sequence[str], mark: str) -> list[str]:
    """Write lines as the content of an item: behind its mark, and indented as far."""
    if not lines:
        return [mark.rstrip()]
    rest = [f"{' ' * len(mark)}{line}".rstrip() for line in lines[1:]]
    return [f"{mark}{lines[0]}", *rest]


def _apart(parts: Sequence[Sequence[str]]) -> list[str]:
    """Put an empty line between two parts."""
    lines: list[str] = []
    for part in parts:
        if part:
            lines += [*([""] if lines else []), *part]
    return lines
