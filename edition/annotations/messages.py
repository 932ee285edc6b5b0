"""Why an annotation has no place, in plain words, with a line to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..quote import Ambiguous, Empty, NotFound, WrongPage, distinguish, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..quote import Outcome, Quote, TextIndex
    from .file import Annotation

_PLACES_NAMED = 8
"""How many equal places a message tells apart; the rest are counted."""


def explain(annotation: Annotation, quote: Quote, index: TextIndex, outcome: Outcome) -> Finding:
    """Say why the quote of an annotation has no place; see :func:`explain_quote`."""
    return explain_quote(annotation.path, annotation.lines, quote, index, outcome)


def explain_quote(
    path: str, lines: Mapping[str, int], quote: Quote, index: TextIndex, outcome: Outcome
) -> Finding:
    """Say why a quote has no place.

    :param path: the file it comes from.
    :param lines: for each key of the file its line; 1 for a key that is not there.
    :param quote: the quote as it was looked for.
    :param index: the document.
    :param outcome: what the resolver answered; not a range.
    """
    line = lines.get("quote", 1)
    match outcome:
        case NotFound():
            details = _near(quote, index, outcome)
            return Finding(Code.A101, path, line, quote.exact, details=details)
        case Ambiguous():
            details = _places(quote, index, outcome)
            return Finding(Code.A102, path, line, quote.exact, details=details)
        case WrongPage():
            found, expected = f"page: {outcome.given}", f"page: {outcome.page}"
            return Finding(Code.A103, path, lines.get("page", 1), found, expected)
        case Empty():
            return Finding(Code.A104, path, line, f"quote: {quote.exact}")
        case _:
            raise AssertionError(outcome)


def _near(quote: Quote, index: TextIndex, outcome: NotFound) -> tuple[str, ...]:
    near = suggest(index, quote)
    if near is None:
        return (outcome.reason.value,)
    place = f"p. {near.page}, {near.label}, {near.likeness} % alike"
    return (
        outcome.reason.value,
        f"Nearest:  {near.exact}   ({place})",
        "Paste:    quote: >-",
        f"            {near.exact}",
        *(f'          {key}: "{words}"' for key, words in _context(near.quote) if words),
    )


def _context(quote: Quote) -> tuple[tuple[str, str], ...]:
    """Give the further keys a proposed quote needs."""
    return (("before", quote.before), ("after", quote.after))


def _places(quote: Quote, index: TextIndex, outcome: Ambiguous) -> tuple[str, ...]:
    details = [f"It stands there {outcome.count} times. Add words to the quote, or one of:"]
    for place in distinguish(index, quote)[:_PLACES_NAMED]:
        keys = {"before": place.before, "after": place.after}
        told = "   ".join(f'{key}: "{words}"' for key, words in keys.items() if words)
        details.append(f"  {told}   → p. {place.page}, {place.label}")
    if outcome.count > _PLACES_NAMED:
        details.append(f"  … and {outcome.count - _PLACES_NAMED} more places")
    return tuple(details)
