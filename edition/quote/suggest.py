"""Find what a quote that is not in the document was probably meant to say.

The answer goes into a message and nowhere else: likeness is how other tools put notes on
words they do not speak of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .alike import likeness, most_alike
from .describe import describe
from .index import lower
from .records import Quote, Range, Suggestion
from .resolve import folded, has_word, page_text, resolve, whole_matches

if TYPE_CHECKING:
    from .folding import Span
    from .index import TextIndex

LEAST_LIKENESS = 60
"""In percent; what is less alike is not worth showing."""

_WINDOWS = 4
_LONG = 600
_COMPARED = 5_000
_EDGE_WORDS = 25


@dataclass(frozen=True, slots=True)
class _Near:
    """A folded span and its likeness in percent."""

    span: Span
    likeness: int


def suggest(index: TextIndex, quote: Quote) -> Suggestion | None:
    """Give the stretch of a document most like a quote.

    :param quote: the quote; only ``exact`` is looked at.
    :return: the stretch with the quote that means it; nothing if nothing is alike enough.
        Of equally good stretches, the first. Words that do stand in the text come back as
        they are, 100 % alike.
    """
    sought = folded(quote)
    if not has_word(sought.exact):
        return None
    if sought.halves and not any(whole_matches(index, sought.exact)):
        return _suggest_stretch(index, *sought.halves[0])
    if len(sought.exact) > _LONG:
        return _suggest_long(index, sought.exact)
    near = _nearest(index, sought.exact, (0, len(index.folded.text)), 0)
    return _suggestion(index, near) if near else None


def _suggest_stretch(index: TextIndex, first: str, last: str) -> Suggestion | None:
    """Suggest for ``first … last``, in the same form if that is enough."""
    ends = _nearest_ends(index, first, last)
    if not ends:
        return None
    head, tail = ends
    weighed = head.likeness * len(first) + tail.likeness * len(last)
    whole = _Near((head.span[0], tail.span[1]), weighed // (len(first) + len(last)))
    place = Range(*index.folded.original(*whole.span))
    shown = (index.words(Range(*index.folded.original(*near.span))) for near in ends)
    same_form = Quote(" \N{HORIZONTAL ELLIPSIS} ".join(shown))
    return _suggestion(index, whole, same_form if resolve(index, same_form) == place else None)


def _suggest_long(index: TextIndex, exact: str) -> Suggestion | None:
    """Suggest for very many words: their ends say where they are, and are quick to find."""
    words = exact.split(" ")
    first = " ".join(words[:_EDGE_WORDS])[:_LONG]
    last = " ".join(words[-_EDGE_WORDS:])[-_LONG:]
    ends = _nearest_ends(index, first, last)
    if not ends:
        return None
    span = ends[0].span[0], ends[1].span[1]
    text = index.folded.text[slice(*span)]
    short = max(len(exact), len(text)) <= _COMPARED
    alike = _likeness(exact, text) if short else min(99, *(near.likeness for near in ends))
    return _suggestion(index, _Near(span, alike))


def _nearest_ends(index: TextIndex, first: str, last: str) -> tuple[_Near, _Near] | None:
    """Find the first and the last words of a stretch, the longer ones first."""
    size = len(index.folded.text)
    if len(first) >= len(last):
        head = _nearest(index, first, (0, size), 0)
        tail = _nearest(index, last, (head.span[1], size), head.span[1]) if head else None
    else:
        tail = _nearest(index, last, (0, size), 0)
        head = _nearest(index, first, (0, tail.span[0]), tail.span[0]) if tail else None
    return (head, tail) if head and tail else None


def _nearest(index: TextIndex, words: str, within: Span, toward: int) -> _Near | None:
    """Find the span most like some folded words; of equals, the one nearest to a character."""
    exact = [
        span
        for span in whole_matches(index, words)
        if span[0] >= within[0] and span[1] <= within[1]
    ]
    if exact:
        return _Near(min(exact, key=lambda span: abs(span[0] - toward)), 100)
    found: list[_Near] = []
    lowered = lower(words)
    for begin, end in index.vocabulary.windows(lowered, within, _WINDOWS):
        start, stop = most_alike(lowered, index.lowered[begin:end])
        span = index.widened((begin + start, begin + stop))
        text = index.folded.text[slice(*span)]
        if has_word(text):
            found.append(_Near(span, _likeness(words, text)))
    found = [near for near in found if near.likeness >= LEAST_LIKENESS]
    return min(found, key=lambda near: (-near.likeness, abs(near.span[0] - toward)), default=None)


def _likeness(words: str, text: str) -> int:
    """Compare folded words without their capitals; 100 only for words that fold alike."""
    return 100 if words == text else min(99, likeness(lower(words), lower(text)))


def _suggestion(index: TextIndex, near: _Near, quote: Quote | None = None) -> Suggestion | None:
    if near.likeness < LEAST_LIKENESS:
        return None
    place = Range(*index.folded.original(*near.span))
    return Suggestion(
        quote or describe(index, place.start, place.end),
        near.likeness,
        page_text(index.pages(place)),
        index.block_at(place.start).label,
        place,
    )
