"""Why an annotation has no place, in plain words, with a line to paste."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..quote import Ambiguous, Empty, NotFound, Reason, WrongPage, distinguish, suggest
from .reanchor import propose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..quote import Outcome, Place, Quote, TextIndex
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
        case NotFound(reason=Reason.CONTEXT):
            line = lines.get("before") or lines.get("after") or line
            found = "   ".join((quote.exact, *_keys(quote)))
            details = (outcome.reason.value, *_other_neighbours(quote, index))
            mend = "Mend `before` or `after`, or remove its line if the words stand there once."
            return Finding(Code.A101, path, line, found, details=details, mend=mend)
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
        *(f"          {line}" for line in _keys(near.quote)),
    )


def _keys(words: Quote | Place) -> tuple[str, ...]:
    """Give the lines that tell equal words apart."""
    keys = (("before", words.before), ("after", words.after))
    return tuple(f'{key}: "{value}"' for key, value in keys if value)


def _other_neighbours(quote: Quote, index: TextIndex) -> tuple[str, ...]:
    """Say what stands beside the words; one place alone is proposed only if it is the like.

    Any other line to paste would move the note to words it does not speak of.
    """
    places = distinguish(index, replace(quote, before="", after="", page=""))
    if len(places) == 1:
        return (f"They stand there once: p. {places[0].page}, {places[0].label}.",)
    proposal = propose(index, quote)
    if proposal is None:
        return _listed(places)
    lines = (f"Paste:    {line}" for line in _keys(proposal.new))
    return f"Nearest:  p. {proposal.page}, {proposal.label}", *lines


def _places(quote: Quote, index: TextIndex, outcome: Ambiguous) -> tuple[str, ...]:
    first = f"It stands there {outcome.count} times. Add words to the quote, or one of:"
    return first, *_listed(distinguish(index, quote), outcome.count)


def _listed(places: list[Place], count: int = 0) -> tuple[str, ...]:
    """Give a line for each of some equal places, and how many more there are."""
    named = places[:_PLACES_NAMED]
    lines = [f"  {'   '.join(_keys(p))}   → p. {p.page}, {p.label}" for p in named]
    more = max(count, len(places)) - len(named)
    return *lines, *([f"  … and {more} more places"] if more else [])
