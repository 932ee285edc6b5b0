"""The text of a document, folded once, with the way from a character to block and page."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from .folding import clean, fold
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .folding import Folded, Span
    from .records import Range

_INNER_MARKS = "'."
_INNER_NUMBER_MARKS = ",:"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: a paragraph, a heading, a list item.

    :param id: its anchor (``d84p7``), empty if it has none (a heading).
    :param label: its name in messages (``¶7``).
    :param text: its characters as they are shown, without marks and notes.
    :param pages: printed pages that begin in it, as (offset in ``text``, page). A page that
        begins between two blocks begins at offset 0 of the second.
    """

    id: str
    label: str
    text: str
    pages: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a range that lies in one block; offsets are within the block's text."""

    block: int
    start: int
    end: int


class TextIndex:
    """The blocks of one document as one text, made once and searched many times.

    :param blocks: the blocks in reading order; they are joined by one space.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Join the blocks; folding waits until the first search."""
        self.blocks = tuple(blocks)
        self.text = " ".join(block.text for block in self.blocks)
        lengths = (len(block.text) + 1 for block in self.blocks)
        self._starts = list(accumulate(lengths, initial=0))[:-1]
        self._page_starts: list[int] = []
        self._page_labels: list[str] = []
        for base, block in zip(self._starts, self.blocks, strict=True):
            for offset, page in sorted(block.pages, key=lambda begin: begin[0]):
                self._page_starts.append(base + offset)
                self._page_labels.append(page)

    @cached_property
    def folded(self) -> Folded:
        """The whole text, folded."""
        return fold(self.text)

    @cached_property
    def lowered(self) -> str:
        """The folded text in lower case, character for character (same length)."""
        return lower(self.folded.text)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the text; made only when something has to be suggested."""
        return Vocabulary(self.lowered)

    def locate(self, offset: int) -> tuple[int, int]:
        """Give the number of the block a character lies in, and its offset there.

        :param offset: a character of :attr:`text`; the space between two blocks counts to
            the first, as the character after its last.
        :raises IndexError: if there are no blocks.
        """
        number = max(bisect_right(self._starts, offset) - 1, 0)
        return number, offset - self._starts[number]

    def pieces(self, place: Range) -> list[Piece]:
        """Cut a range at the edges of blocks; empty pieces are left out."""
        result: list[Piece] = []
        if not self.blocks:
            return result
        number, offset = self.locate(place.start)
        for block in range(number, len(self.blocks)):
            if place.end <= self._starts[block]:
                break
            end = min(place.end - self._starts[block], len(self.blocks[block].text))
            if offset < end:
                result.append(Piece(block, offset, end))
            offset = 0
        return result

    def block_at(self, offset: int) -> Block:
        """Give the block a character lies in."""
        return self.blocks[self.locate(offset)[0]]

    def page_at(self, offset: int) -> str:
        """Give the printed page of a character, empty before the first page is named."""
        number = bisect_right(self._page_starts, offset) - 1
        return self._page_labels[number] if number >= 0 else ""

    def pages(self, place: Range) -> tuple[str, ...]:
        """Give every printed page a range touches, in order."""
        first = bisect_right(self._page_starts, place.start)
        last = bisect_right(self._page_starts, place.end - 1)
        return (self.page_at(place.start), *self._page_labels[first:last])

    def words(self, place: Range) -> str:
        """Give the words of a range as printed, on one line, fit to be pasted."""
        return clean(self.text[place.start : place.end])

    def matches(self, words: str) -> Iterator[Span]:
        """Give every place of some folded words, cut words included, overlaps included."""
        text = self.folded.text
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + 1)

    def is_whole(self, span: Span) -> bool:
        """Tell whether a folded span begins and ends at the edge of a word."""
        text = self.folded.text
        return not (cuts_word(text, span[0]) or cuts_word(text, span[1]))

    def widened(self, span: Span) -> Span:
        """Widen a folded span to whole words, and drop spaces at its ends."""
        text = self.folded.text
        start, end = span
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        while cuts_word(text, start):
            start -= 1
        while cuts_word(text, end):
            end += 1
        return start, end


def lower(text: str) -> str:
    """Put a text in lower case without changing its length (``İ`` stays as it is)."""
    result = text.lower()
    if len(result) == len(text):
        return result
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def is_letter(character: str) -> bool:
    """Tell whether a character is part of a word: letter, digit, accent, underscore."""
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def cuts_word(text: str, at: int) -> bool:
    """Tell whether a cut before a character would part a word.

    A word is as in Unicode's UAX 29: an apostrophe or a full stop between two letters
    belongs to it (``Moscow's``, ``U.S``), a comma between two digits (``300,000``), a
    hyphen does not (``US-Soviet`` is two words).

    :param text: a folded text.
    :param at: offset of the cut, from 0 to the length of the text.
    """
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if is_letter(left):
        return is_letter(right) or (at + 1 < len(text) and _joins(left, right, text[at + 1]))
    return at >= 2 and _joins(text[at - 2], left, right)


def _joins(left: str, mark: str, right: str) -> bool:
    """Tell whether a mark between two characters makes one word of them."""
    if mark in _INNER_MARKS:
        return is_letter(left) and is_letter(right)
    return mark in _INNER_NUMBER_MARKS and left.isdigit() and right.isdigit()
