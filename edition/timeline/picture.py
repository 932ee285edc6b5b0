"""The picture of a timeline: one line for each event, from top to bottom.

Pure: rows in, SVG out. Days lie as far apart as they are in time, but neither closer than a
line of type nor further than some weeks, so that a crowded month can be read and an empty
year costs no room; a broken line tells where time was shortened. It is as narrow as a phone
and its type is of a phone's size, so it needs no other form for small screens.

Colours and type are attributes, for books; each has a class by which a style sheet, which
weighs more, can set them anew for dark pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from ..text.dates import MONTHS, is_month, span_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDTH = 360
"""Units of the picture, one to a pixel of a phone."""

_AXIS, _DAYS, _WORDS = 56, 68, 110
_LINE, _DAY, _LONGEST = 20, 0.55, 40
"""Units of a line and of a day; days beyond which time is shortened."""

_TOP, _FOOT = 14, 78
_SIZE, _SMALL = 12.5, 11

_FONT = "Libertinus Serif, serif"
_COLOURS = {"ink": "#211e1a", "soft": "#5d564c", "accent": "#7a2318", "paper": "#fff"}


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it is drawn.

    :param words: its few words; ``paragraphs``: numbers of those that expected it.
    :param own: whether it is the document itself.
    """

    first: date
    last: date
    words: str
    paragraphs: tuple[str, ...] = ()
    own: bool = False


class Place(NamedTuple):
    """A row and the height at which it stands."""

    row: Row
    y: float


def description(rows: Sequence[Row]) -> str:
    """Say what the picture of some rows shows, for who cannot see it."""
    begin, end = (span_in_words(row.first, row.last) for row in (rows[0], rows[-1]))
    expected = sum(bool(row.paragraphs) for row in rows)
    marked = f" {expected} of them, which the document expected, are marked." if expected else ""
    return f"{len(rows)} events from {begin} to {end}.{marked} The list says the same in words."


def rows_of(data: Iterable[tuple[date, date, str, Sequence[str], bool]]) -> list[Row]:
    """Make rows of what :class:`~edition.timeline_nodes.timeline_picture` keeps."""
    return [Row(first, last, words, tuple(ps), own) for first, last, words, ps, own in data]


def draw(rows: Sequence[Row], anchor: str) -> str:
    """Draw a timeline.

    :param rows: the events in the order of time, at least one.
    :param anchor: id with which those of name and description begin.
    :return: an ``svg`` element.
    """
    places = list(_placed(rows))
    bottom = places[-1].y
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_n(bottom + _FOOT)}" '
        f'role="img" aria-labelledby="{anchor}-title {anchor}-words" '
        f'font-size="{_SIZE}" font-family="{_FONT}">',
        f'<title id="{anchor}-title">Timeline</title>',
        f'<desc id="{anchor}-words">{escape(description(rows))}</desc>',
        *_months(places),
        *_line(places),
        *_bows(places),
        *(part for place in places for part in _row(place)),
        *_legend(rows, bottom + 30),
        "</svg>",
    ]
    return "\n".join(parts)


def _placed(rows: Sequence[Row]) -> Iterator[Place]:
    y: float = _TOP
    for number, row in enumerate(rows):
        if number:
            days = (row.first - rows[number - 1].first).days
            y += max(_LINE, min(days, _LONGEST) * _DAY + _LINE / 2)
        yield Place(row, y)


def _months(places: Sequence[Place]) -> Iterator[str]:
    """Name each month where it first has an event, with the year where it first has one."""
    year, month = 0, 0
    for row, y in places:
        if (row.first.year, row.first.month) != (year, month):
            yield _text(0, y, MONTHS[row.first.month - 1][:3], "soft", weight="600")
            if row.first.year != year:
                yield _text(0, y + 12, str(row.first.year), "soft", size=_SMALL)
        year, month = row.first.year, row.first.month


def _line(places: Sequence[Place]) -> Iterator[str]:
    for number in range(1, len(places)):
        before, here = places[number - 1], places[number]
        shortened = (here.row.first - before.row.first).days > _LONGEST
        dashes = ' stroke-dasharray="2 4"' if shortened else ""
        yield f'<path d="M{_AXIS} {_n(before.y)}V{_n(here.y)}"{_paint("stroke", "soft")}{dashes}/>'


def _bows(places: Sequence[Place]) -> Iterator[str]:
    """Draw a bow from the document to each event it expected."""
    own = next((place.y for place in places if place.row.own), None)
    for row, y in places:
        if own is not None and row.paragraphs and y > own:
            out = _n(_AXIS - min(10 + (y - own) / 14, 34))
            bow = f"M{_AXIS} {_n(own)}C{out} {_n(own + 8)} {out} {_n(y - 8)} {_AXIS} {_n(y)}"
            yield f'<path d="{bow}" fill="none"{_paint("stroke", "accent")} stroke-width=".8"/>'


def _row(place: Place) -> Iterator[str]:
    row, y = place
    yield _sign(row, y)
    if not is_month(row.first, row.last):
        day = f"{row.first.day}" if row.first == row.last else f"{row.first.day}–{row.last.day}"
        yield _text(_DAYS, y, day, "soft")
    yield _text(_WORDS, y, row.words, "ink", weight="700" if row.own else "")
    if row.paragraphs:
        words = f"¶{', '.join(row.paragraphs)}"
        yield _text(WIDTH, y, words, "accent", size=_SMALL, end=True)


def _sign(row: Row, y: float) -> str:
    """Give the sign of an event: a square, a ring, or a dot."""
    if row.own:
        return f'<path d="M{_AXIS - 5} {_n(y - 5)}h10v10h-10z"{_paint("fill", "accent")}/>'
    if row.paragraphs:
        ring = f'{_paint("fill", "paper")} stroke="{_COLOURS["accent"]}" stroke-width="2"'
        return f'<circle cx="{_AXIS}" cy="{_n(y)}" r="4"{ring}/>'
    return f'<circle cx="{_AXIS}" cy="{_n(y)}" r="2.5"{_paint("fill", "ink")}/>'


def _legend(rows: Sequence[Row], y: float) -> Iterator[str]:
    """Say what the signs mean, those that are used."""
    day = date.min
    signs = {
        "the document": Row(day, day, "", own=True),
        "expected in it, in the paragraph named": Row(day, day, "", ("",)),
        "another event": Row(day, day, ""),
    }
    used = {(row.own, bool(row.paragraphs) and not row.own) for row in rows}
    for words, row in signs.items():
        if (row.own, bool(row.paragraphs)) in used:
            yield _sign(row, y)
            yield _text(_DAYS, y, words, "soft")
            y += 17


def _text(
    x: float,
    y: float,
    words: str,
    colour: str,
    *,
    size: float = _SIZE,
    weight: str = "",
    end: bool = False,
) -> str:
    """Give words whose middle is at a height."""
    attributes = f' x="{_n(x)}" y="{_n(y + size / 3)}"{_paint("fill", colour)}'
    attributes += _attribute("font-size", "" if size == _SIZE else _n(size))
    attributes += _attribute("text-anchor", "end" if end else "")
    return f"<text{attributes}{_attribute('font-weight', weight)}>{escape(words)}</text>"


def _paint(attribute: str, colour: str) -> str:
    """Give a colour as an attribute, and a class for style sheets: ``tl-soft-line``."""
    name = f"tl-{colour}" + ("-line" if attribute == "stroke" else "")
    return f' class="{name}" {attribute}="{_COLOURS[colour]}"'


def _attribute(name: str, value: str) -> str:
    return f" {name}={quoteattr(value)}" if value else ""


def _n(number: float) -> str:
    """Give a number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
