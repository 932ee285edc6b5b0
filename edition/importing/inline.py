"""What stands within a line of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .elements import APART, EMPTY, RENDITIONS, chosen_reading, holds_words, page_of
from .lines import plain, tidy, without_breaks, without_edges, without_renditions
from .markdown_lines import needs_span
from .naming import with_name
from .pieces import Break, Inline, Line, Link, Mark, Page, Restored, Styled, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import RegisterKind
    from .notes_of_volume import PrintedNotes
    from .references import References
    from .remarks import Remarks
    from .xml_tree import XmlNode

_DEEPEST = 6
"""How many renditions in one another are kept; Markdown is read to a depth of twenty."""


class LineReader:
    """Turns what stands within a line into pieces.

    :param remarks: what is told of constructs without a form.
    :param notes: the printed footnotes, read where their marks stand.
    :param references: where links lead.

    ``quiet`` names the elements that are not told where it reads; ``renditions`` counts those
    around; ``naming`` tells that it reads a name.
    """

    def __init__(self, remarks: Remarks, notes: PrintedNotes, references: References) -> None:
        self.remarks = remarks
        self.notes = notes
        self.references = references
        self.quiet: tuple[str, ...] = ()
        self.renditions = 0
        self.naming = False

    def line(self, children: list[XmlNode | str]) -> Line:
        """Give a line, with white space made single."""
        return tidy(self.pieces(children))

    def title(self, children: list[XmlNode | str]) -> Line:
        """Give a line without line ends: a heading, or a label."""
        return tidy(without_breaks(self.pieces(children)))

    def pieces(self, children: list[XmlNode | str]) -> list[Inline]:
        """Give what some children of an element are within a line."""
        made: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                made.append(Words(child))
            else:
                made += self.element(child)
        return made

    def page(self, node: XmlNode, *, alone: bool = False) -> list[Page]:
        """Give the page that begins here: none without a number, none within a footnote.

        :param alone: whether it stands between blocks, where it can be marked as supplied.
        """
        page = page_of(node)
        if page is None:
            self.remarks.add(node, "no number of a page")
        elif self.notes.inside:
            self.remarks.add(node, "the page begins within a footnote; it stands behind its mark")
            self.notes.pages.append(page)
        else:
            if page.supplied and not alone:
                self.remarks.add(node, "supplied; a page within a line cannot be marked so")
            return [page]
        return []

    def element(self, node: XmlNode) -> list[Inline]:
        """Give one element within a line."""
        handler = _ELEMENTS.get(node.name)
        if handler is not None:
            return handler(self, node)
        if node.name[0] == "#":
            self.remarks.add(node, "not part of the text")
            return []
        if node.name in EMPTY and not holds_words(node):
            self.remarks.add(node, "no words")
            return []
        if node.name not in self.quiet:
            self.remarks.add(node, "the words stand in the text")
        if node.name in APART:
            return [Words(" "), *self.pieces(node.children), Words(" ")]
        return self.pieces(node.children)


def _page(reader: LineReader, node: XmlNode) -> list[Inline]:
    return [*reader.page(node)]


def _highlighted(reader: LineReader, node: XmlNode) -> list[Inline]:
    if reader.renditions == _DEEPEST:
        reader.remarks.add(node, "too many renditions in one another; its words stand in the text")
        return reader.pieces(node.children)
    reader.renditions += 1
    content = reader.pieces(node.children)
    reader.renditions -= 1
    rends = node.get("rend").split() or node.get("rendition").replace("#", "").split()
    rends = list(dict.fromkeys(rends)) or ["italic"] * (node.name == "emph")
    known = [RENDITIONS[rend] for rend in rends if rend in RENDITIONS]
    if len(known) != len(rends) or not rends:
        reader.remarks.add(node, "the words stand in the text, their rendition does not")
    for rend in reversed(known):
        content = [Styled(rend, tuple(content))]
    return content


def _named(kind: RegisterKind, *keys: str) -> Callable[[LineReader, XmlNode], list[Inline]]:
    def read(reader: LineReader, node: XmlNode) -> list[Inline]:
        target = next((node.get(key) for key in keys if node.get(key)), "")
        if not target.startswith("#") or " " in target:
            if node.name not in reader.quiet or target:
                reader.remarks.add(node, "names no entry of a register")
            return reader.pieces(node.children)
        if reader.naming:
            reader.remarks.add(node, "a name within a name; its words are those of the other")
            return reader.pieces(node.children)
        reader.naming = True
        content = reader.pieces(node.children)
        reader.naming = False
        named, lost = with_name(kind, target[1:], content)
        if lost:
            reader.remarks.add(node, lost)
        return named

    return read


def _reference(reader: LineReader, node: XmlNode) -> list[Inline]:
    content = reader.pieces(node.children)
    target = reader.references.target(node.get("target"))
    if target is None:
        reader.remarks.add(node, "where it leads is not known; the words stand in the text")
    elif any(_holds_link(piece) for piece in content):
        reader.remarks.add(node, "a reference around another; its words stand in the text")
    else:
        return _linked(reader, node, target, content)
    return content


def _linked(reader: LineReader, node: XmlNode, target: str, content: list[Inline]) -> list[Inline]:
    """Give a link; some renditions can stand around it only, not within."""
    lead, line, tail = without_edges(content)
    if not needs_span(line, "[", "]"):
        return [Link(target, tuple(content))]
    if len(line) == 1 and isinstance(styled := line[0], Styled):
        inner = _linked(reader, node, target, [*styled.content])
        return [*lead, Styled(styled.rend, tuple(inner)), *tail]
    reader.remarks.add(node, "the renditions within a reference")
    return [Link(target, tuple(without_renditions(content)))]


def _holds_link(piece: Inline) -> bool:
    return isinstance(piece, Link) or (
        isinstance(piece, Styled) and any(_holds_link(inner) for inner in piece.content)
    )


def _note(reader: LineReader, node: XmlNode) -> list[Inline]:
    if node.get("rend") == "inline":
        reader.remarks.add(node, "a note within the line; the words stand in the text")
        return reader.pieces(node.children)
    naming, reader.naming = reader.naming, False
    mark = reader.notes.read(node) if holds_words(node) else reader.notes.pass_over(node)
    reader.naming = naming
    made: list[Inline] = [Mark(mark)] if mark else []
    if not reader.notes.inside:
        made += reader.notes.pages
        reader.notes.pages = []
    return made


def _supplied(reader: LineReader, node: XmlNode) -> list[Inline]:
    content = reader.pieces(node.children)
    words = plain(content)
    if reader.naming:
        reader.remarks.add(node, "restored words in a name cannot be marked as restored")
        return content
    if words is None:
        reader.remarks.add(node, "restored words with marks in them cannot be marked as restored")
        return content
    return [Restored(words)]


def _choice(reader: LineReader, node: XmlNode) -> list[Inline]:
    """Read one of several readings; the whole is kept as a comment."""
    chosen = chosen_reading(node)
    reader.remarks.add(node, "one of several readings stands in the text", whole=True)
    return reader.pieces(chosen.children if chosen else [])


def _line_break(reader: LineReader, node: XmlNode) -> list[Inline]:
    return [Break()]


_ELEMENTS: dict[str, Callable[[LineReader, XmlNode], list[Inline]]] = {
    "pb": _page,
    "lb": _line_break,
    "hi": _highlighted,
    "emph": _highlighted,
    "persName": _named("person", "corresp", "ref"),
    "gloss": _named("term", "target"),
    "ref": _reference,
    "note": _note,
    "supplied": _supplied,
    "choice": _choice,
}
"""How each element is read; any other gives its words, and is told."""
