"""New quotes for notes whose words were corrected: proposed, shown, written on request only.

Pure: no docutils, no Sphinx, no file is touched. A correction to a text can break quotes; then
the build says so and stops. :func:`propose` finds by likeness what a broken quote most
probably means now, :func:`rewrite` puts it into the text of the note's file and leaves every
other character as it is, :func:`difference` shows the change. A person decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import unified_diff
from typing import TYPE_CHECKING

from ..front_matter.editing import edit_front_matter
from ..quote import (
    LEAST_LIKENESS,
    NotFound,
    Quote,
    Range,
    Reason,
    WrongPage,
    describe,
    fold_words,
    page_text,
    places,
    resolve,
    suggest,
)
from ..quote.alike import likeness

if TYPE_CHECKING:
    from ..quote import TextIndex


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a broken quote probably means now.

    :param old: the quote as the note has it.
    :param new: the quote that means ``range`` in the text as it is now.
    :param likeness: how alike the quoted words are, in percent; 100 if only ``before``,
        ``after`` or ``page`` change.
    :param page: printed page of the place, ``label`` its block (``¶9``).
    """

    old: Quote
    new: Quote
    likeness: int
    page: str
    label: str
    range: Range


def propose(index: TextIndex, quote: Quote) -> Proposal | None:
    """Propose a quote in place of one that is not found, or found on another page.

    :param index: the document as it is now.
    :param quote: the quote as it was.
    :return: the proposal; nothing for a quote that is found, that is empty or that means
        several places, if nothing is alike, and if several places are equally alike.
    """
    outcome = resolve(index, quote)
    if isinstance(outcome, WrongPage):
        return _proposal(index, quote, _only(outcome.ranges), quote.exact, 100)
    if not isinstance(outcome, NotFound):
        return None
    if outcome.reason is Reason.CONTEXT:
        meant = _best(index, quote, places(index, Quote(quote.exact)))
        return _proposal(index, quote, meant, quote.exact, 100)
    suggestion = suggest(index, quote)
    if suggestion is None:
        return None
    equals = places(index, Quote(suggestion.exact))
    return _proposal(
        index, quote, _best(index, quote, equals), suggestion.exact, suggestion.likeness
    )


def rewrite(file_text: str, proposal: Proposal) -> str:
    """Write a proposal into the text of a note's file.

    :param file_text: the file, its line ends as they are.
    :return: the file with the keys ``quote``, ``before``, ``after`` and ``page`` changed, added
        or removed as far as the proposal changes them; all else is byte for byte the same.
    :raises ValueError: if the file has no front matter with a ``quote``, or none that can be
        changed without being written anew.
    """
    old, new = proposal.old, proposal.new
    pairs = {
        "quote": (old.exact, new.exact),
        "before": (old.before, new.before),
        "after": (old.after, new.after),
        "page": (old.page, new.page),
    }
    changed = {key: now for key, (then, now) in pairs.items() if then != now}
    return edit_front_matter(file_text, changed, tuple(pairs))


def difference(path: str, old_text: str, new_text: str) -> str:
    """Show what changes in a file, as a unified diff; nothing if nothing does."""
    lines = unified_diff(old_text.splitlines(), new_text.splitlines(), path, path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _only(ranges: tuple[Range, ...]) -> Range | None:
    return ranges[0] if len(ranges) == 1 else None


def _best(index: TextIndex, quote: Quote, equals: list[Range]) -> Range | None:
    """Choose among places with equal words the one whose page and neighbours fit best.

    A place whose neighbours are unlike those of the quote is not meant, even if it is the
    only one left: the words that were meant may be gone.
    """
    if quote.page and len(equals) > 1:
        page = fold_words(quote.page)
        equals = [place for place in equals if page in index.pages(place)] or equals
    scores = [_neighbours_alike(index, quote, place) for place in equals]
    best = max(scores, default=0)
    if best < LEAST_LIKENESS or scores.count(best) > 1:
        return None
    return equals[scores.index(best)]


def _neighbours_alike(index: TextIndex, quote: Quote, place: Range) -> int:
    """Give how alike the words around a place are to those the quote names, in percent."""
    start, end = index.folded.folded(place.start, place.end)
    text = index.folded.text
    before, after = fold_words(quote.before), fold_words(quote.after)
    left = text[:start].rstrip()[-len(before) :]
    right = text[end:].lstrip()[: len(after)]
    return min(likeness(before, left) if before else 100, likeness(after, right) if after else 100)


def _proposal(
    index: TextIndex, old: Quote, place: Range | None, exact: str, alike: int
) -> Proposal | None:
    """Put a place into words, as like the old quote as can be."""
    if place is None:
        return None
    full = describe(index, place.start, place.end)
    pages = page_text(index.pages(place))
    for page in (old.page, pages if old.page else ""):
        for new in (
            Quote(exact),
            Quote(exact, before=old.before),
            Quote(exact, after=old.after),
            Quote(exact, before=old.before, after=old.after),
            replace(full, exact=exact),
            full,
        ):
            paged = replace(new, page=page)
            if resolve(index, paged) == place:
                label = index.block_at(place.start).label
                return Proposal(old, paged, alike, pages, label, place)
    return None
