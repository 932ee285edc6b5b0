"""Printed page numbers and their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.text.printed_pages import page_range, page_rank


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_arabic_numbers_keep_their_order(one: int, other: int) -> None:
    ranks = page_rank(str(one)), page_rank(str(other))
    assert ranks[0] is not None
    assert ranks[1] is not None
    assert (ranks[0] < ranks[1]) == (one < other)


def test_front_matter_comes_first() -> None:
    numbers = ["i", "iv", "ix", "xii", "xl", "c", "1", "2", "10", "250"]
    ranks = [page_rank(number) for number in numbers]
    assert None not in ranks
    assert ranks == sorted(rank for rank in ranks if rank)


@pytest.mark.parametrize("number", ["XII", "MCMLXXXI"])
def test_capitals_are_roman_too(number: str) -> None:
    assert page_rank(number) == page_rank(number.lower())


@pytest.mark.parametrize(
    "number",
    ["", " ", "page", "12a", "-1", "1.5", "iiii", "xIi", "٢٥", "²", "250–252", "vx", "\n1"],
)
def test_what_is_no_page_number(number: str) -> None:
    assert page_rank(number) is None


@given(st.text(max_size=6))
def test_any_text_is_judged(text: str) -> None:
    rank = page_rank(text)
    assert rank is None or rank[0] in (0, 1)


def test_range() -> None:
    assert page_range("250", "252") == "pp. 250–252"
    assert page_range("250", "250") == page_range("250", "") == "p. 250"
