"""Put a place into words: the shortest quote that means it, and what tells places apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .records import LISTED, Place, Quote, Range
from .resolve import (
    candidates,
    fits,
    folded,
    has_word,
    on_page,
    page_text,
    resolve,
    whole_matches,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .folding import Span
    from .index import TextIndex

LONG = 60
"""A stretch of more words than this is described by its first and last words."""

_SHORTEST_EDGE, _LONGEST_EDGE = 3, 12
_TRIED_EVERY_WAY = 6
_WORD = re.compile(r"\S+")


def describe(index: TextIndex, start: int, end: int) -> Quote:
    """Give the shortest quote that resolves to a stretch of the document.

    :param start: first character, in :attr:`TextIndex.text`; ``end``: after the last one.
        A stretch that cuts a word is widened to the whole word, spaces at its ends go.
    :return: a quote that :func:`resolve` takes back to the (widened) stretch; ``before`` and
        ``after`` are given only if equal words stand elsewhere, ``page`` never.
    :raises ValueError: if no word is in the stretch.
    """
    given = index.folded.folded(start, end)
    span = index.widened(given)
    words = index.folded.text[span[0] : span[1]]
    if given[0] == given[1] or not has_word(words):
        message = f"no word between {start} and {end}"
        raise ValueError(message)
    long = _by_its_ends(index, span) if words.count(" ") >= LONG else None
    if long:
        return long
    rivals = list(whole_matches(index, words))
    before, after = _context(index, span, rivals, _every_way(index))
    place = Range(*index.folded.original(*span))
    return Quote(index.words(place), before, after)


def distinguish(index: TextIndex, quote: Quote) -> list[Place]:
    """Give each place an ambiguous quote can mean, with the words that single it out.

    :return: the places in reading order, at most :data:`LISTED`. ``before`` and ``after`` of
        a place are what the quote should say instead of its own; ``after`` is used only
        where words before cannot do. One place, or none, for a quote that is not ambiguous.
    """
    sought = folded(quote)
    spans = candidates(index, sought) if has_word(sought.exact) else []
    spans = on_page(index, spans, sought.page)
    places = []
    for span in spans[:LISTED]:
        before, after = _context(index, span, spans, _before_first(index))
        place = Range(*index.folded.original(*span))
        places.append(
            Place(
                before or quote.before,
                after or quote.after,
                page_text(index.pages(place)),
                index.block_at(place.start).label,
                place,
            )
        )
    return places


def _by_its_ends(index: TextIndex, span: Span) -> Quote | None:
    """Describe a long stretch by its first and last words, if few of them are enough."""
    start, end = span
    words = [match.span() for match in _WORD.finditer(index.folded.text, start, end)]
    place = Range(*index.folded.original(start, end))
    for size in range(_SHORTEST_EDGE, _LONGEST_EDGE + 1):
        first = _printed(index, (start, words[size - 1][1]))
        last = _printed(index, (words[-size][0], end))
        quote = Quote(f"{first} \N{HORIZONTAL ELLIPSIS} {last}")
        if resolve(index, quote) == place:
            return quote
    return None


def _context(
    index: TextIndex, own: Span, rivals: list[Span], sizes: Iterator[tuple[int, int]]
) -> tuple[str, str]:
    """Give words before and after a span that fit it and none of its rivals.

    :param sizes: how many words before and after to try, one pair after the other. The
        whole text before and after always does, so the last pair must be that long.
    """
    rivals = [rival for rival in rivals if rival != own]
    if not rivals:
        return "", ""
    before = after = (0, 0)
    for words_before, words_after in sizes:
        before = _words_before(index, own[0], words_before)
        after = _words_after(index, own[1], words_after)
        texts = [index.folded.text[slice(*span)].strip() for span in (before, after)]
        if not any(fits(index, rival, texts[0], texts[1]) for rival in rivals):
            break
    return _printed(index, before), _printed(index, after)


def _every_way(index: TextIndex) -> Iterator[tuple[int, int]]:
    """Give numbers of words before and after, fewest first, before preferred to after.

    Beyond a few words, both are doubled instead: only a text that repeats itself gets there.
    """
    for total in range(1, _TRIED_EVERY_WAY + 1):
        for after in range(total + 1):
            yield total - after, after
    size = _TRIED_EVERY_WAY
    while size < len(index.folded.text):
        size *= 2
        yield size, size


def _before_first(index: TextIndex) -> Iterator[tuple[int, int]]:
    """Give numbers of words before alone, then every way."""
    for before in range(1, 2 * _TRIED_EVERY_WAY + 1):
        yield before, 0
    yield from _every_way(index)


def _words_before(index: TextIndex, at: int, count: int) -> Span:
    """Give the folded span of some words right before a character, fewer at the beginning."""
    text = index.folded.text
    end = start = at - 1 if text[at - 1 : at] == " " else at
    for _ in range(count):
        if start <= 0:
            break
        start = text.rfind(" ", 0, start - (text[start - 1] == " ")) + 1
    return max(start, 0), max(end, 0)


def _words_after(index: TextIndex, at: int, count: int) -> Span:
    """Give the folded span of some words right after a character, fewer at the end."""
    text = index.folded.text
    start = end = at + 1 if text[at : at + 1] == " " else at
    for _ in range(count):
        if end >= len(text):
            break
        found = text.find(" ", end + (text[end] == " "))
        end = len(text) if found < 0 else found
    return start, end


def _printed(index: TextIndex, span: Span) -> str:
    """Give the words of a folded span as printed; nothing for an empty span."""
    if span[0] >= span[1]:
        return ""
    return index.words(Range(*index.folded.original(*span)))
