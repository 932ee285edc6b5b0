"""The blocks of a document of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import lists, parts, tables
from .inline import LineReader
from .lines import has_words, is_blank, plain, tidy
from .pieces import Heading, Mark, Page, Paragraph, Quotation, Restored, Rule, Styled, Supplied
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .notes_of_volume import PrintedNotes
    from .pieces import Block, Line
    from .references import References
    from .remarks import Remarks

_DEEPEST = 8
"""Within how many blocks a block may stand: Markdown has twenty levels, a list takes two."""

_NESTING = ("list", "table", "quote", "cit")

LINES = ("dateline", "salute", "signed")


class BlockReader:
    """Turns the blocks of a document into pieces.

    ``level`` is that of the titles where it reads; ``nested`` counts the items, cells,
    quotations and footnotes around; ``attaching`` tells that it reads an attachment,
    ``attached`` that it has read one, ``tabled`` that it reads a cell.
    """

    def __init__(self, remarks: Remarks, notes: PrintedNotes, references: References) -> None:
        self.remarks = remarks
        self.notes = notes
        self.lines = LineReader(remarks, notes, references)
        self.level = parts.TOP_LEVEL
        self.nested = 0
        self.attaching = self.attached = False
        self.tabled = False
        notes.blocks = self._note

    def top(self, children: list[XmlNode | str]) -> list[Block]:
        """Give the blocks of a document or attachment, each with the comments about it."""
        made: list[Block] = []
        for part in _parted(children):
            self._tell_place(part)
            made += self.part(part, made)
            self.remarks.attributes(_elements(part))
            made += self.remarks.fetch()
        return made

    def _tell_place(self, part: XmlNode | list[XmlNode | str]) -> None:
        """Tell what stands behind an attachment; it runs to the next one or to the end."""
        behind = self.attached and not self.attaching
        if behind and isinstance(part, XmlNode) and not parts.is_attachment(part):
            what = "it stands behind an attachment; here it is a part of it"
            self.remarks.add(part, what, alone=True)

    def within(self, children: list[XmlNode | str]) -> list[Block]:
        """Give the blocks of an item, a cell, a quotation, a footnote."""
        self.nested += 1
        quiet, self.lines.quiet = self.lines.quiet, ()
        made: list[Block] = []
        for part in _parted(children):
            made += self.part(part, made)
        self.lines.quiet = quiet
        self.nested -= 1
        return made

    def _note(self, children: list[XmlNode | str]) -> list[Block]:
        """Give the blocks of a footnote, which stands apart from what its mark is in."""
        tabled, self.tabled = self.tabled, False
        made = self.within(children)
        self.tabled = tabled
        return made

    def part(self, part: XmlNode | list[XmlNode | str], before: list[Block]) -> list[Block]:
        """Give one block, or a run of what stands between blocks as a paragraph."""
        return self.block(part) if isinstance(part, XmlNode) else self.run(part, before)

    def run(self, children: list[XmlNode | str], before: list[Block]) -> list[Block]:
        """Give what stands between blocks: pages, a paragraph, or marks for the one before."""
        elements = [child for child in children if isinstance(child, XmlNode)]
        bare = is_blank("".join(child for child in children if isinstance(child, str)))
        if elements and bare and all(element.name == "pb" for element in elements):
            pages = [page for e in elements for page in self.lines.page(e, alone=True)]
            return [*pages]
        line = self.lines.line(children)
        if not line:
            return []
        if has_words(tuple(piece for piece in line if not isinstance(piece, Mark))):
            return [Paragraph(line)]
        last = _last_line(before)
        if last is not None and any(isinstance(piece, Mark) for piece in line):
            last.line = (*last.line, *line)
            return []
        return _without_words(line)

    def block(self, node: XmlNode) -> list[Block]:
        """Give one block-level element."""
        if self.nested > _DEEPEST and node.name in _NESTING:
            self.remarks.add(node, "too many blocks in one another; the words stand in the text")
            return self.inside(node)
        if node.name == "table" and self.tabled:
            self.remarks.add(node, "a table in a cell; its words stand in the cell")
            return self.inside(node)
        if node.name in BLOCKS:
            return BLOCKS[node.name](self, node)
        self.remarks.add(node, "what it holds stands in the text")
        return self.inside(node)

    def inside(self, node: XmlNode) -> list[Block]:
        """Give what an element holds, on the same level."""
        made: list[Block] = []
        for part in _parted(node.children):
            made += self.part(part, made)
        return made

    def heading(self, node: XmlNode, level: int) -> list[Block]:
        """Give a title; within lists, quotations and footnotes it is a strong line."""
        line = self.lines.title(node.children)
        if not has_words(line):
            return _without_words(line)
        if self.nested:
            self.remarks.add(node, "a title within a block is a line of strong words")
            return [Paragraph(tidy((Styled("strong", line),)))]
        return [Heading(line, level)]


def _without_words(line: Line) -> list[Block]:
    """Give a line that has no words: its marks in a paragraph, or its pages alone."""
    if any(isinstance(piece, Mark) for piece in line):
        return [Paragraph(line)]
    return [piece for piece in line if isinstance(piece, Page)]


def holds_blocks(node: XmlNode) -> bool:
    """Tell whether an element is a block, or holds one."""
    if node.name == "note":
        return False  # it is read at its mark
    return node.name in BLOCKS or any(holds_blocks(child) for child in node.elements())


def _parted(children: list[XmlNode | str]) -> list[XmlNode | list[XmlNode | str]]:
    """Part the content of an element into blocks and runs of everything else."""
    made: list[XmlNode | list[XmlNode | str]] = []
    for child in children:
        if isinstance(child, XmlNode) and holds_blocks(child):
            made.append(child)
        elif made and isinstance(made[-1], list):
            made[-1].append(child)
        else:
            made.append([child])
    return made


def _elements(part: XmlNode | list[XmlNode | str]) -> Iterator[XmlNode]:
    """Give every element in a block or in a run of what stands between blocks."""
    for node in [part] if isinstance(part, XmlNode) else part:
        if isinstance(node, XmlNode) and node.name[0] != "#":
            yield from node.walk()


def _last_line(before: list[Block]) -> Paragraph | Heading | None:
    last = before[-1] if before else None
    return last if isinstance(last, (Paragraph, Heading)) else None


def _paragraph(reader: BlockReader, node: XmlNode) -> list[Block]:
    rend = node.get("rend")
    if parts.is_subhead(node):
        return parts.subhead(reader, node)
    if rend in LINES:
        return parts.letter_line(reader, node, rend)
    if rend or node.get("rendition"):
        reader.remarks.add(node, "its rendition")
    restored = parts.restored(node)
    if restored is not None:
        return _supplied(reader.inside(restored))
    made = reader.inside(node)
    if len([block for block in made if isinstance(block, Paragraph)]) > 1:
        reader.remarks.add(node, "a paragraph with a block inside it is several here")
    return made


def _supplied(content: list[Block]) -> list[Block]:
    """Give restored blocks; plain words are restored words in a paragraph."""
    only = content[0] if len(content) == 1 else None
    words = plain(only.line) if isinstance(only, Paragraph) else None
    if words is not None:
        return [Paragraph(tidy((Restored(words),)))]
    return [Supplied(content)] if content else []


def _quotation(reader: BlockReader, node: XmlNode) -> list[Block]:
    content = reader.within(node.children)
    return [Quotation(content)] if content else []


def _rule(reader: BlockReader, node: XmlNode) -> list[Block]:
    if node.get("rend") == "rule" and not reader.nested:
        return [Rule()]
    reader.remarks.add(node, "no words")
    return []


def _told(what: str) -> Callable[[BlockReader, XmlNode], list[Block]]:
    def read(reader: BlockReader, node: XmlNode) -> list[Block]:
        reader.remarks.add(node, what)
        return reader.inside(node)

    return read


def _head(reader: BlockReader, node: XmlNode) -> list[Block]:
    return reader.heading(node, reader.level)


BLOCKS: dict[str, Callable[[BlockReader, XmlNode], list[Block]]] = {
    "p": _paragraph,
    "ab": _paragraph,
    "head": _head,
    "list": lists.item_list,
    "table": tables.table,
    "quote": _quotation,
    "cit": _told("quotation and source are paragraphs"),
    "lg": parts.verse,
    "address": parts.verse,
    "milestone": _rule,
    "figure": _told("its words stand as a paragraph"),
    "figDesc": _told("the description of a figure stands as a paragraph"),
    "postscript": _told("its paragraphs stand in the text"),
    "trailer": _told("a line behind the text is a paragraph"),
    "byline": _told("a line above the text is a paragraph"),
    "opener": parts.frame,
    "closer": parts.frame,
    "dateline": parts.line_by_name,
    "salute": parts.line_by_name,
    "signed": parts.line_by_name,
    "div": parts.division,
    "frus:attachment": parts.attachment,
    "floatingText": parts.attachment,
    "body": _told("what it holds stands in the text"),
}
"""How each block is read; any other element that holds one gives what it holds."""
