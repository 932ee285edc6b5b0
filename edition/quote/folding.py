"""Fold away how words are typed, and remember where each folded character came from.

Two people who copy the same words seldom get the same characters: quotation marks are
straight or curly, a line wraps, a word processor adds a soft hyphen. Both the document and
the quote are folded by the same rules before they are compared, and the offsets lead back
to the characters as printed. The rules are listed in :mod:`edition.quote`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
"""Where something begins and where it ends (the end itself is not part of it)."""

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\uff07"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_LIGATURES = {
    "\u2026": "...",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0132": "IJ",
    "\u0133": "ij",
}
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\ufeff",
    "".join(map(chr, range(0x200B, 0x2010))),  # zero-width space and joiners, marks of direction
    "".join(map(chr, range(0x202A, 0x202F))),  # embeddings of direction
    "".join(map(chr, range(0x2060, 0x2070))),  # word joiner, isolates of direction
    "".join(map(chr, range(0xFE00, 0xFE10))),  # variation selectors
)

INVISIBLE = frozenset("".join(_UNSEEN))
"""Characters without width; they are dropped."""

_REPLACED = (
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | _LIGATURES
    | dict.fromkeys(INVISIBLE, "")
)
_TRANSLATION = str.maketrans(_REPLACED)
_SPECIAL = re.compile(rf"[{re.escape(''.join(_REPLACED))}]|[^\S ]")
_SPACES = re.compile("  +")


@dataclass(frozen=True)
class Folded:
    """A folded text.

    :param text: the folded characters.
    :param offsets: for each of them, the span of original characters it stands for. Two
        folded characters may share a span (a ligature), and a span may hold several
        characters (a run of spaces, a letter with its combining accent).
    """

    text: str
    offsets: tuple[Span, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.offsets]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.offsets]

    def original(self, start: int, end: int) -> Span:
        """Give the original span of a folded one; it must hold at least one character."""
        return self.offsets[start][0], self.offsets[end - 1][1]

    def folded(self, start: int, end: int) -> Span:
        """Give the folded span of every character that stands for part of an original span.

        :return: an empty span when only dropped characters are in it.
        """
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        return first, max(first, last)


def fold(text: str) -> Folded:
    """Fold a text by the rules of :mod:`edition.quote`.

    :param text: any text; nothing in it is refused.
    :return: the folded text with the way back. Folding it again changes nothing.
    """
    folded, offsets = _replaced(text)
    if not unicodedata.is_normalized("NFC", folded):
        folded, offsets = _composed(folded, offsets)
    if "  " in folded:
        folded, offsets = _single_spaced(folded, offsets)
    return Folded(folded, tuple(offsets))


def fold_words(words: str) -> str:
    """Fold a text without the way back, and without spaces at its ends."""
    return " ".join(unicodedata.normalize("NFC", words.translate(_TRANSLATION)).split())


def clean(text: str) -> str:
    """Give a text fit to be pasted: as printed, on one line, without unseen characters."""
    return " ".join("".join(c for c in text if c not in INVISIBLE).split())


def _replaced(text: str) -> tuple[str, list[Span]]:
    """Replace characters one by one, by the tables; white space becomes spaces."""
    parts: list[str] = []
    offsets: list[Span] = []
    done = 0
    for match in _SPECIAL.finditer(text):
        at = match.start()
        parts.append(text[done:at])
        offsets.extend(zip(range(done, at), range(done + 1, at + 1), strict=True))
        done = at + 1
        replacement = _REPLACED.get(match[0], " ")
        parts.append(replacement)
        offsets.extend([(at, done)] * len(replacement))
    parts.append(text[done:])
    offsets.extend(zip(range(done, len(text)), range(done + 1, len(text) + 1), strict=True))
    return "".join(parts), offsets


def _composed(text: str, offsets: list[Span]) -> tuple[str, list[Span]]:
    """Compose letters and accents (NFC); what is composed together shares its span."""
    parts: list[str] = []
    result: list[Span] = []
    first = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _begins_anew(text, first, at):
            apart = text[first:at]
            composed = unicodedata.normalize("NFC", apart)
            parts.append(composed)
            together = (offsets[first][0], offsets[at - 1][1])
            result.extend(offsets[first:at] if apart == composed else [together] * len(composed))
            first = at
    return "".join(parts), result


def _single_spaced(text: str, offsets: list[Span]) -> tuple[str, list[Span]]:
    """Make one space of every run of spaces."""
    parts: list[str] = []
    result: list[Span] = []
    done = 0
    for match in _SPACES.finditer(text):
        start, end = match.span()
        parts.append(text[done:start])
        result.extend(offsets[done:start])
        result.append((offsets[start][0], offsets[end - 1][1]))
        done = end
    parts.append(text[done:])
    return " ".join(parts), result + offsets[done:]


def _begins_anew(text: str, first: int, at: int) -> bool:
    """Tell whether no composition joins a character to those from ``first`` up to it.

    Asking the normaliser is simpler, and surer, than a table: accents compose with what
    stands before, and so do some vowels (Hangul, Indic scripts) that are no accents.
    """
    character = text[at]
    if character.isascii():
        return True
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    before = text[first:at]
    together = unicodedata.normalize("NFC", before + character)
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
    return together == apart
