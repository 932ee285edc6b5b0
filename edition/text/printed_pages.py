"""The order of printed page numbers."""

from __future__ import annotations

from roman_numerals import InvalidRomanNumeralError, RomanNumeral

_LONGEST = 9
"""Digits of a page number; Python reads no number of any length."""


def page_rank(number: str) -> tuple[int, int] | None:
    """Give the place of a printed page number in its volume.

    Roman numbers (front matter) come before arabic ones.

    :param number: the number as printed (``251``, ``xii``).
    :return: a value to compare pages by; ``None`` when the text is no page number.
    """
    if number.isascii() and number.isdigit() and len(number) <= _LONGEST:
        return (1, int(number))
    try:
        return (0, int(RomanNumeral.from_string(number)))
    except InvalidRomanNumeralError:
        return None


def page_range(first: str, last: str) -> str:
    """Give ``p. 251`` or ``pp. 250–252`` (en dash, as the Chicago manual prints ranges)."""
    return f"p. {first}" if last in ("", first) else f"pp. {first}–{last}"
