"""What a document holds, read off TEI and off a doctree by ways that know nothing of each other.

Neither uses anything of ``edition/importing`` or ``edition/writers``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from lxml import etree
from roman_numerals import InvalidRomanNumeralError, RomanNumeral

from edition.nodes import mention, note_mark, page_beginning, printed_note, printed_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WHITE = " \t\r\n\x85\u2028\u2029"
"""What parts words; no-break and thin spaces are characters like any other."""

_APART = (
    *("head", "p", "ab", "item", "label", "cell", "row", "table", "list", "quote", "cit", "lg"),
    *("address", "opener", "closer", "dateline", "salute", "signed", "div", "attachment"),
    *("floatingText", "body", "postscript", "figure", "figDesc", "trailer", "byline", "sp"),
)
"""Elements that begin and end a block."""

_LINES = ("l", "addrLine")
"""Lines within a block."""

_CHOSEN = ("corr", "reg", "expan")


@dataclass
class Held:
    """What a document holds.

    :param blocks: the words of each block, single spaces between them.
    :param notes: the blocks of each footnote, in the order of the marks; one that has its mark
        in another footnote follows that.
    :param pages: number and facsimile of each page, and how many characters other than white
        space stand before it; one that begins in a footnote counts where its mark stands.
    :param names: kind and entry of each name, and the words it is put on.
    """

    blocks: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    pages: list[tuple[str, str, int]] = field(default_factory=list)
    names: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, wherever a block ends."""
        return " ".join(self.blocks)

    @property
    def note_texts(self) -> list[str]:
        """The words of each footnote, wherever a block ends."""
        return [" ".join(note) for note in self.notes]

    @property
    def named(self) -> list[tuple[str, str]]:
        """Kind and entry of each name, in the order of the alphabet."""
        return sorted(name[:2] for name in self.names)


class _Reader:
    """Collects the text of blocks, for the document and for each footnote in it."""

    def __init__(self, held: Held) -> None:
        self.held = held
        self.text = ""
        self.texts = [held.blocks]
        self.around: list[str] = []

    def flush(self) -> None:
        """End a block."""
        words = single(self.text)
        if words:
            self.texts[-1].append(words)
        self.text = ""

    def page(self, number: str, facsimile: str) -> None:
        """Note the beginning of a page."""
        before = [*self.held.blocks, *self.around, self.text][: len(self.held.blocks) + 1]
        count = sum(len(re.sub(f"[{WHITE}]", "", text)) for text in before)
        self.held.pages.append((number, facsimile, count))

    def note(self, read: Callable[[], None]) -> None:
        """Read a footnote, then go on where its mark stands."""
        note: list[str] = []
        self.held.notes.append(note)
        self.around.append(self.text)
        self.texts.append(note)
        self.text = ""
        read()
        self.flush()
        self.texts.pop()
        self.text = self.around.pop()
        if not note:
            self.held.notes = [other for other in self.held.notes if other is not note]


def single(text: str) -> str:
    """Give words with single spaces between them."""
    return re.sub(f"[{WHITE}]+", " ", text).strip(" ")


# -- TEI -------------------------------------------------------------------------------


def held_by_tei(divisions: Iterable[etree._Element]) -> Held:
    """Read a document, and the attachments behind it."""
    reader = _Tei(Held())
    for division in divisions:
        if division.get("type") == "attachment" or local(division) == "pb":
            reader.element(division)
        else:
            reader.document(division)
    return reader.held


class _Tei(_Reader):
    naming = False

    def document(self, node: etree._Element) -> None:
        """Read a document; pages before its heading are on the first page all the same."""
        head = next((child for child in node if local(child) == "head"), None)
        if head is not None:
            self.element(head)
        self.text += node.text or ""
        for child in node:
            if child is not head:
                self.element(child)
            self.text += child.tail or ""
        self.flush()

    def element(self, node: etree._Element) -> None:
        name = local(node)
        if name == "pb":
            self.begin(node)
        elif name == "lb":
            self.text += " "
        elif name in _LINES:
            self.text += " "
            self.children(node)
            self.text += " "
        elif name == "note" and node.get("rend") != "inline":
            self.naming, naming = False, self.naming
            self.note(partial(self.children, node))
            self.naming = naming
        elif name == "choice":
            readings = list(node)
            chosen = [r for r in readings if local(r) in _CHOSEN] or readings
            self.children(chosen[0])
        elif name:
            self.other(node, name)

    def other(self, node: etree._Element, name: str) -> None:
        kind = {"persName": "person", "gloss": "term"}.get(name, "")
        target = node.get("corresp") or node.get("target") or node.get("ref") or ""
        names = kind and not self.naming and re.fullmatch("#[^ ]+", target)
        if names and re.search(r"[^\s`]", plain(node)):
            self.held.names.append((kind, target[1:], single(plain(node))))
        if name in _APART:
            self.flush()
        self.naming, naming = self.naming or bool(names), self.naming
        self.children(node)
        self.naming = naming
        if name in _APART:
            self.flush()

    def children(self, node: etree._Element) -> None:
        self.text += node.text or ""
        for child in node:
            self.element(child)
            self.text += child.tail or ""

    def begin(self, node: etree._Element) -> None:
        number = (node.get("n") or "").strip()
        if is_page(number):
            self.page(number, node.get("facs") or "")


def plain(node: etree._Element) -> str:
    """Give the words of an element without those of footnotes."""
    text = node.text or ""
    for child in node:
        if local(child) == "choice":
            text += plain(child[-1])
        elif local(child) and (local(child) != "note" or child.get("rend") == "inline"):
            text += plain(child)
        text += child.tail or ""
    return text


def local(node: etree._Element) -> str:
    """Give the name of an element without its namespace; nothing for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def is_page(number: str) -> bool:
    """Tell whether a number is one of a printed page."""
    if number.isascii() and number.isdigit():
        return True
    try:
        RomanNumeral.from_string(number)
    except InvalidRomanNumeralError:
        return False
    return True


# -- doctree ---------------------------------------------------------------------------


def held_by_doctree(division: nodes.section, entries: dict[tuple[str, str], str]) -> Held:
    """Read a document as it was built.

    :param entries: for each kind and wording the id in the volume of the entry it names.
    """
    reader = _Doctree(Held(), division, entries)
    for child in division.children:
        reader.node(child)
    reader.flush()
    return reader.held


class _Doctree(_Reader):
    def __init__(
        self, held: Held, division: nodes.section, entries: dict[tuple[str, str], str]
    ) -> None:
        super().__init__(held)
        self.found = {note["ids"][0]: note for note in division.findall(printed_note)}
        self.entries = entries

    def node(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            self.text += str(node)
        elif isinstance(node, page_beginning):
            self.page(str(node["n"]), str(node.get("facsimile", "")))
        elif isinstance(node, note_mark):
            note = self.found.pop(node["refid"])
            self.note(partial(self.children, note))
        elif isinstance(node, nodes.raw):
            self.text += " "
        elif isinstance(node, (printed_notes, nodes.comment)):
            pass
        else:
            assert isinstance(node, nodes.Element)
            self.other(node)

    def other(self, node: nodes.Element) -> None:
        if isinstance(node, mention):
            entry = self.entries[node.kind, node["target"].casefold()]
            self.held.names.append((node.kind, entry, single(node.astext())))
        apart = not isinstance(node, nodes.Inline)
        if apart:
            self.flush()
        self.children(node)
        if apart:
            self.flush()

    def children(self, node: nodes.Element) -> None:
        for child in node.children:
            self.node(child)
