"""Dates as readers of English see them."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(iso: str) -> str:
    """Give ``November 23, 2026`` for ``2026-11-23``, independent of the machine's locale.

    :param iso: a day of the calendar, already checked.
    """
    day = date.fromisoformat(iso)
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
