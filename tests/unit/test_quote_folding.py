from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.quote import clean, fold
from edition.quote.folding import fold_words

MANY = settings(max_examples=1000, deadline=None)
UNUSED = {"Cn", "Co", "Cs"}
AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ab AB.-'\"\n\t"
            "\u00a0\u00ad\u200b\u200d\u2009\u2019\u201c\u2013\u2014\u2026\ufb01\ufb03"
            "e\u0301\u0323\u0344\u0f73\u0f74\u1100\u1161\u11a8\u09c7\u09be\u212b\u0958\u034f\u0338"
        ),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Moscow\u2019s \u201ccalls\u201d", 'Moscow\'s "calls"'),
        ("\u201aone\u201b \u201etwo\u201f 5\u20326\u2033", "'one' \"two\" 5'6\""),
        (
            "steps\u2014one, 1981\u20131983 \u22125 one\u2011on\u2010one",
            "steps-one, 1981-1983 -5 one-on-one",
        ),
        ("the\u00a0$300\u2009million\u202fdeal\u3000", "the $300 million deal "),
        ("one  \t\r\n\u2028 two", "one two"),
        ("Com\u00admis\u200bsion\ufeff", "Commission"),
        ("first\u2026last", "first...last"),
        ("o\ufb03ce \ufb01nd \ufb02ow o\ufb00 \ufb04 \ufb06", "office find flow off ffl st"),
        ("Rene\u0301 \u212bngstro\u0308m", "Ren\u00e9 \u00c5ngstr\u00f6m"),
        ("e\u00ad\u0301", "\u00e9"),
        ("TNF tnf", "TNF tnf"),
        ("", ""),
    ],
)
def test_folds_by_the_rules(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


@pytest.mark.parametrize(
    ("typed", "part", "original"),
    [
        ("xe\u0301y", "\u00e9", "e\u0301"),
        ("xo\ufb03ce", "f", "\ufb03"),
        ("a \n b", " ", " \n "),
        ("Com\u00admission", "mm", "m\u00adm"),
        ("wait\u2026 no", "...", "\u2026"),
        ("\u1100\u1161\u11a8x", "\uac01", "\u1100\u1161\u11a8"),
        ("soft\u00ad end", "soft", "soft"),
    ],
)
def test_leads_back_to_the_characters_as_typed(typed: str, part: str, original: str) -> None:
    folded = fold(typed)
    at = folded.text.index(part)
    start, end = folded.original(at, at + len(part))
    assert typed[start:end] == original


def test_every_character_folds_to_something_that_stays() -> None:
    every = [
        c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in UNUSED
    ]
    once = [fold(character).text for character in every]
    assert [fold(text).text for text in once] == once


@MANY
@given(AWKWARD)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert fold_words(text) == once.strip()


@MANY
@given(AWKWARD)
def test_composes_as_the_whole_text_would(text: str) -> None:
    plain = "".join(c for c in text if fold(c).text == unicodedata.normalize("NFC", c))
    plain = " ".join(plain.split())
    assert fold(plain).text == unicodedata.normalize("NFC", plain)


@MANY
@given(AWKWARD)
def test_offsets_run_forward_and_stay_inside(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    last = (0, 0)
    for start, end in folded.offsets:
        assert 0 <= start < end <= len(text)
        assert start >= last[0]
        assert (start, end) == last or start >= last[1]
        last = (start, end)


@MANY
@given(AWKWARD)
def test_each_span_folds_to_its_characters(text: str) -> None:
    folded = fold(text)
    for at, (start, end) in enumerate(folded.offsets):
        assert folded.text[at] in fold(text[start:end]).text


@MANY
@given(AWKWARD, st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.folded(*folded.original(start, end))
    assert first <= start < end <= last
    assert folded.original(first, last) == folded.original(start, end)


def test_a_span_of_dropped_characters_is_empty() -> None:
    folded = fold("one\u00ad\u00adtwo")
    assert folded.folded(3, 5) == (3, 3)


@MANY
@given(AWKWARD)
def test_cleaned_text_folds_alike_on_one_line(text: str) -> None:
    cleaned = clean(text)
    assert fold(cleaned).text == fold(text).text.strip()
    assert len(cleaned.splitlines()) <= 1
