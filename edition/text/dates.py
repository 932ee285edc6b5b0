"""Dates as readers of English see them, independent of the machine's locale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(iso: str) -> str:
    """Give ``November 23, 2026`` for ``2026-11-23``.

    :param iso: a day of the calendar, already checked.
    """
    return _long(date.fromisoformat(iso))


def span_in_words(first: date, last: date) -> str:
    """Give ``May 1, 1981``, ``December 12–13, 1981``, or ``May 1984`` for a whole month."""
    if first == last:
        return _long(first)
    if is_month(first, last):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.day}–{last.day}, {first.year}"
    return f"{_long(first)}–{_long(last)}"


def is_month(first: date, last: date) -> bool:
    """Tell whether two days are the first and the last of one month."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return whole and (first.year, first.month) == (last.year, last.month)


def _long(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
