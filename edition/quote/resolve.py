"""Find the one place a quote means, or say why there is none. Never guess."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from .folding import fold_words
from .index import cuts_word, is_letter, lower
from .records import (
    COUNTED,
    LISTED,
    Ambiguous,
    Empty,
    NotFound,
    Outcome,
    Quote,
    Range,
    Reason,
    WrongPage,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .folding import Span
    from .index import TextIndex

_ELLIPSIS = re.compile(r"\.\.\.(?!\.)")
_MOST_ELLIPSES = 8
_PAGES = re.compile(r" ?- ?")


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote, folded; every part without spaces at its ends."""

    exact: str
    before: str
    after: str
    page: str

    @property
    def halves(self) -> list[tuple[str, str]]:
        """Every reading of the quote as first words and last words."""
        cuts = list(islice(_ELLIPSIS.finditer(self.exact), _MOST_ELLIPSES + 1))
        if len(cuts) > _MOST_ELLIPSES:
            return []
        parts = [(self.exact[: c.start()].strip(), self.exact[c.end() :].strip()) for c in cuts]
        return [(first, last) for first, last in parts if has_word(first) and has_word(last)]


def resolve(index: TextIndex, quote: Quote) -> Outcome:
    """Find the place a quote means.

    :param index: the document.
    :param quote: the words, with what tells them from equal words.
    :return: the place if there is exactly one; else the reason there is not.
    """
    sought = folded(quote)
    if not has_word(sought.exact):
        return Empty()
    found = candidates(index, sought)
    if not found:
        return _not_found(index, sought)
    here = on_page(index, found, sought.page)
    if not here:
        return _wrong_page(index, quote, found)
    if len(here) > 1:
        return Ambiguous(_ranges(index, here), len(here))
    return Range(*index.folded.original(*here[0]))


def places(index: TextIndex, quote: Quote) -> list[Range]:
    """Give every place a quote can mean, in order; of stretches at most :data:`COUNTED`."""
    sought = folded(quote)
    spans = candidates(index, sought) if has_word(sought.exact) else []
    return [Range(*index.folded.original(*span)) for span in on_page(index, spans, sought.page)]


def folded(quote: Quote) -> Sought:
    """Fold every part of a quote."""
    return Sought(
        fold_words(quote.exact),
        fold_words(quote.before),
        fold_words(quote.after),
        _PAGES.sub("-", fold_words(quote.page)),
    )


def has_word(text: str) -> bool:
    """Tell whether a text holds a letter or a digit."""
    return any(map(is_letter, text))


def candidates(index: TextIndex, sought: Sought) -> list[Span]:
    """Give every folded span the words and their neighbours can mean, in order.

    The words as they stand win: only if the document does not have them is an ellipsis
    read as "from these words to those". Of such stretches at most :data:`COUNTED` are given.
    """
    literal = list(whole_matches(index, sought.exact))
    if literal:
        return [span for span in literal if fits(index, span, sought.before, sought.after)]
    found: set[Span] = set()
    for first, last in sought.halves:
        found.update(islice(_stretches(index, first, last, sought), COUNTED))
    return sorted(found)[:COUNTED]


def whole_matches(index: TextIndex, words: str) -> Iterator[Span]:
    """Give every place where some folded words stand and cut no word."""
    return (span for span in index.matches(words) if index.is_whole(span))


def _stretches(index: TextIndex, first: str, last: str, sought: Sought) -> Iterator[Span]:
    """Give every stretch from some first words to some last words, with their neighbours."""
    tails = [span for span in whole_matches(index, last) if fits(index, span, "", sought.after)]
    begins = [start for start, _ in tails]
    for head in whole_matches(index, first):
        if fits(index, head, sought.before, ""):
            for number in range(bisect_left(begins, head[1]), len(tails)):
                yield head[0], tails[number][1]


def fits(index: TextIndex, span: Span, before: str, after: str) -> bool:
    """Tell whether folded words stand right before and right after a folded span.

    One space between is allowed; words are compared whole, at both of their ends.
    """
    text = index.folded.text
    start, end = span
    if before:
        edge = start - 1 if text[start - 1 : start] == " " else start
        far = edge - len(before)
        if far < 0 or not text.startswith(before, far) or cuts_word(text, far):
            return False
    if after:
        edge = end + 1 if text[end : end + 1] == " " else end
        far = edge + len(after)
        if not text.startswith(after, edge) or cuts_word(text, far):
            return False
    return True


def page_text(pages: tuple[str, ...]) -> str:
    """Write the pages of a range: ``252`` or ``251–252``."""
    return pages[0] if pages[0] == pages[-1] else f"{pages[0]}\N{EN DASH}{pages[-1]}"


def on_page(index: TextIndex, spans: list[Span], page: str) -> list[Span]:
    """Keep the folded spans that touch a printed page, or run over just these pages.

    All are kept without a page, and if there are so many that not all were looked at.
    """
    if not page or len(spans) >= COUNTED:
        return spans
    kept = []
    for span in spans:
        pages = index.pages(Range(*index.folded.original(*span)))
        if page in pages or page == f"{pages[0]}-{pages[-1]}":
            kept.append(span)
    return kept


def _wrong_page(index: TextIndex, quote: Quote, spans: list[Span]) -> WrongPage:
    ranges = _ranges(index, spans)
    pages = dict.fromkeys(page_text(index.pages(place)) for place in ranges)
    return WrongPage(quote.page, ", ".join(pages), ranges)


def _ranges(index: TextIndex, spans: Iterable[Span]) -> tuple[Range, ...]:
    return tuple(Range(*index.folded.original(*span)) for span in islice(spans, LISTED))


def _not_found(index: TextIndex, sought: Sought) -> NotFound:
    """Say what comes nearest to an explanation."""
    if sought.before or sought.after:
        elsewhere = candidates(index, replace(sought, before="", after=""))
        if elsewhere:
            return NotFound(Reason.CONTEXT, _ranges(index, elsewhere))
    if sought.halves:
        return NotFound(_missing_half(index, sought.halves))
    if _ELLIPSIS.search(sought.exact):
        return NotFound(Reason.ELLIPSIS)
    inside = _ranges(index, map(index.widened, index.matches(sought.exact)))
    if inside:
        return NotFound(Reason.INSIDE_WORD, inside)
    capitals = _ranges(index, _other_capitals(index, sought.exact))
    return NotFound(Reason.CASE if capitals else Reason.ABSENT, capitals)


def _missing_half(index: TextIndex, halves: list[tuple[str, str]]) -> Reason:
    if len(halves) > 1:
        return Reason.ELLIPSIS
    first, last = halves[0]
    if not any(whole_matches(index, first)):
        return Reason.FIRST_WORDS
    return Reason.ORDER if any(whole_matches(index, last)) else Reason.LAST_WORDS


def _other_capitals(index: TextIndex, exact: str) -> Iterator[Span]:
    words = lower(exact)
    at = index.lowered.find(words)
    while at >= 0:
        span = at, at + len(words)
        if index.is_whole(span):
            yield span
        at = index.lowered.find(words, at + 1)
