"""What stands within a line of TEI, as pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.printed_pages import page_rank
from .lines import plain, tidy
from .pieces import Break, Inline, Line, Link, Mark, Named, Page, Restored, Styled, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import RegisterKind
    from .notes_of_volume import PrintedNotes
    from .references import References
    from .remarks import Remarks
    from .xml_tree import XmlNode

RENDITIONS = {
    **{name: name for name in ("italic", "strong", "smallcaps", "underline", "roman")},
    **{name: name for name in ("superscript", "subscript")},
    "bold": "strong",
    "sup": "superscript",
    "sub": "subscript",
}
"""Renditions of ``hi`` that have a form in Markdown."""

QUIET = ("date", "placeName", "signed", "salute", "dateline", "persName")
"""Without a form of their own in openers and closers, where the place tells what they are."""

CHOSEN = ("corr", "reg", "expan")
"""Which reading of a ``choice`` stands in the text."""

NOT_PRINTED = ("anchor", "gap", "space", "graphic", "milestone", "index")
"""Elements that hold no words of the text."""


APART = (
    *("p", "ab", "list", "item", "label", "head", "table", "row", "cell", "quote", "lg", "l"),
    *("addrLine", "address", "opener", "closer", "dateline", "salute", "signed", "div"),
)
"""Elements that part words even where no white space does."""


class LineReader:
    """Turns what stands within a line into pieces.

    :param remarks: what is told of constructs without a form.
    :param notes: the printed footnotes, read where their marks stand.
    :param references: where links lead.
    """

    def __init__(self, remarks: Remarks, notes: PrintedNotes, references: References) -> None:
        self.remarks = remarks
        self.notes = notes
        self.references = references
        self.quiet: tuple[str, ...] = ()

    def line(self, children: list[XmlNode | str]) -> Line:
        """Give a line, with white space made single."""
        return tidy(self.pieces(children))

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
        if node.name in NOT_PRINTED:
            self.remarks.add(node, "no words")
            return []
        if node.name not in self.quiet:
            self.remarks.add(node, "the words stand in the text")
        if node.name in APART:
            return [Words(" "), *self.pieces(node.children), Words(" ")]
        return self.pieces(node.children)


def page_of(node: XmlNode) -> Page | None:
    """Give the beginning of a printed page; nothing if its number is none."""
    number = node.get("n").strip()
    if page_rank(number) is None:
        return None
    return Page(number, node.get("facs"), node.get("type") == "supplied")


def _page(reader: LineReader, node: XmlNode) -> list[Inline]:
    return [*reader.page(node)]


def _highlighted(reader: LineReader, node: XmlNode) -> list[Inline]:
    content = reader.pieces(node.children)
    rends = node.get("rend").split() or node.get("rendition").replace("#", "").split()
    known = [RENDITIONS[rend] for rend in rends if rend in RENDITIONS]
    if len(known) != len(rends) or not rends:
        reader.remarks.add(node, "the words stand in the text, their rendition does not")
    for rend in reversed(known):
        content = [Styled(rend, tuple(content))]
    return content


def _emphasised(reader: LineReader, node: XmlNode) -> list[Inline]:
    return [Styled("italic", tuple(reader.pieces(node.children)))]


def _named(kind: RegisterKind, *keys: str) -> Callable[[LineReader, XmlNode], list[Inline]]:
    def read(reader: LineReader, node: XmlNode) -> list[Inline]:
        target = next((node.get(key) for key in keys if node.get(key)), "")
        content = reader.pieces(node.children)
        if not target.startswith("#") or " " in target:
            if node.name not in reader.quiet or target:
                reader.remarks.add(node, "names no entry of a register")
            return content
        return _with_name(reader, node, kind, target[1:], content)

    return read


def _with_name(
    reader: LineReader, node: XmlNode, kind: RegisterKind, target: str, content: list[Inline]
) -> list[Inline]:
    """Name plain words; of words with marks in them the longest stretch is named."""
    line = tidy(content)
    if (words := plain(line)) is not None:
        whole = plain(content)
        return [Named(kind, target, whole if whole is not None else words)] if words else content
    if len(line) == 1 and isinstance(only := line[0], Styled):
        inner = plain(only.content)
        if inner is not None:
            return [Styled(only.rend, (Named(kind, target, inner),))]
    stretches = [n for n, piece in enumerate(content) if isinstance(piece, Words)]
    if not any(str(content[n]) for n in stretches):
        reader.remarks.add(node, "the words stand in the text, no name")
        return content
    longest = max(stretches, key=lambda n: len(content[n].text.split()))  # type: ignore[union-attr]
    words = content[longest].text  # type: ignore[union-attr]
    if not words.strip():
        reader.remarks.add(node, "the words stand in the text, no name")
        return content
    if any(
        isinstance(p, (Styled, Link, Named)) or (isinstance(p, Words) and p.text.strip())
        for n, p in enumerate(content)
        if n != longest
    ):
        reader.remarks.add(node, "only a part of the words is marked as the name")
    return [*content[:longest], Named(kind, target, words), *content[longest + 1 :]]


def _reference(reader: LineReader, node: XmlNode) -> list[Inline]:
    content = reader.pieces(node.children)
    target = reader.references.target(node.get("target"))
    if target is None:
        reader.remarks.add(node, "where it leads is not known; the words stand in the text")
        return content
    return [Link(target, tuple(content))]


def _note(reader: LineReader, node: XmlNode) -> list[Inline]:
    if node.get("rend") == "inline":
        reader.remarks.add(node, "a note within the line; the words stand in the text")
        return reader.pieces(node.children)
    mark = reader.notes.read(node)
    made: list[Inline] = [Mark(mark)] if mark else []
    if not reader.notes.inside:
        made += reader.notes.pages
        reader.notes.pages = []
    return made


def _supplied(reader: LineReader, node: XmlNode) -> list[Inline]:
    content = reader.pieces(node.children)
    words = plain(content)
    if words is None:
        reader.remarks.add(node, "restored words with marks in them cannot be marked as restored")
        return content
    return [Restored(words)]


def _choice(reader: LineReader, node: XmlNode) -> list[Inline]:
    """Read one of several readings; the whole is kept as a comment."""
    chosen = chosen_reading(node)
    reader.remarks.add(node, "one of several readings stands in the text", whole=True)
    return reader.pieces(chosen.children if chosen else [])


def chosen_reading(node: XmlNode) -> XmlNode | None:
    """Give the reading of a ``choice`` that stands in the text."""
    readings = node.elements()
    preferred = [reading for reading in readings if reading.name in CHOSEN]
    return next(iter(preferred or readings), None)


def _line_break(reader: LineReader, node: XmlNode) -> list[Inline]:
    return [Break()]


_ELEMENTS: dict[str, Callable[[LineReader, XmlNode], list[Inline]]] = {
    "pb": _page,
    "lb": _line_break,
    "hi": _highlighted,
    "emph": _emphasised,
    "persName": _named("person", "corresp", "ref"),
    "gloss": _named("term", "target"),
    "ref": _reference,
    "note": _note,
    "supplied": _supplied,
    "choice": _choice,
}
"""How each element is read; any other gives its words, and is told."""
