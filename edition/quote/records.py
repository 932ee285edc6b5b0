"""What is asked (a quote) and what can be answered (a place, or why there is none)."""

from __future__ import annotations

import enum
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Words by which a place in a document is named.

    :param exact: the words, or ``first words … last words``.
    :param before: words that stand right before them, to tell equal words apart.
    :param after: words that stand right after them.
    :param page: printed page on which they stand, in whole or in part; also ``251-252``
        for a stretch that begins on the one and ends on the other.
    """

    exact: str
    before: str = ""
    after: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A stretch of a document, in characters of :attr:`TextIndex.text` as printed."""

    start: int
    end: int


class Reason(enum.Enum):
    """Why a quote is not in a document; the value is a hint, complete in itself."""

    ABSENT = "These words do not stand in the document."
    CASE = "They stand there with other capitals. Capitals count."
    INSIDE_WORD = "They stand there only inside a word. Quote whole words."
    CONTEXT = "The words stand there, but not with the given words before and after them."
    FIRST_WORDS = "The words before the ellipsis do not stand in the document."
    LAST_WORDS = "The words after the ellipsis do not stand in the document."
    ORDER = "The words after the ellipsis stand only before the first ones."
    ELLIPSIS = "An ellipsis stands once, between the first and the last words of a stretch."


@dataclass(frozen=True, slots=True)
class NotFound:
    """The document has no such words.

    :param reason: the nearest explanation.
    :param near: for :attr:`Reason.CASE`, ``INSIDE_WORD`` and ``CONTEXT``, the places meant,
        at most :data:`LISTED` of them, as whole words.
    """

    reason: Reason
    near: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The document has the words more than once.

    :param ranges: the first :data:`LISTED` places.
    :param count: how many places there are; of stretches, at most :data:`COUNTED` are counted.
    """

    ranges: tuple[Range, ...]
    count: int


@dataclass(frozen=True, slots=True)
class WrongPage:
    """The words stand on another page than the one given.

    :param given: the page of the quote.
    :param page: where they really stand: ``252``, ``251–252``, or ``250, 252`` for two places;
        empty in a document without printed pages.
    :param ranges: the first :data:`LISTED` places.
    """

    given: str
    page: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """The quote holds no word: spaces, punctuation, or nothing at all."""


Outcome = Range | NotFound | Ambiguous | WrongPage | Empty

LISTED = 12
"""How many places an answer lists."""

COUNTED = 1000
"""How many stretches ``first … last`` are looked at: ``the … the`` has a million in a long text."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of several equal places, and the words that tell it from the others.

    :param before: add this as ``before`` ...
    :param after: ... and this as ``after`` (mostly empty) to mean this place.
    :param page: its printed page.
    :param label: its block (``¶5``).
    """

    before: str
    after: str
    page: str
    label: str
    range: Range


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The stretch most like a quote that was not found. For messages; never to place a note.

    :param quote: the quote that means the stretch (``first … last`` if it was asked so),
        ready to be pasted.
    :param likeness: in percent, capitals apart; 100 only for words that fold alike.
    """

    quote: Quote
    likeness: int
    page: str
    label: str
    range: Range

    @property
    def exact(self) -> str:
        """The words to be pasted; ``quote`` says whether ``before`` is needed as well."""
        return self.quote.exact
