"""Names made fit for ids."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.text.slugs import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TNF", "tnf"),
        ("Gromyko, Andrei", "gromyko-andrei"),
        ("Central American/the Caribbean", "central-american-the-caribbean"),
        ("Zürich—Genève", "zurich-geneve"),
        ("  U.S.  ", "u-s"),
        ("†", "x"),
        ("", "x"),
        ("№ 5", "no-5"),
    ],
)
def test_examples(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_always_fit_for_an_id(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))


@given(st.text())
def test_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)
