from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.quote import (
    LEAST_LIKENESS,
    Block,
    NotFound,
    Quote,
    Range,
    Suggestion,
    TextIndex,
    resolve,
    suggest,
)
from edition.quote.alike import distances, likeness, most_alike

from .quote_samples import memo_blocks

MEMO = TextIndex(memo_blocks())
MANY = settings(max_examples=500, deadline=None)


def suggested(exact: str) -> Suggestion:
    suggestion = suggest(MEMO, Quote(exact))
    assert suggestion is not None
    return suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "closing the Soviet's Kama Purchasing Commissjon",
            "closing of the Soviets’ Kama Purchasing Commission",
        ),
        ("Kief", "Kiev"),
        ("tnf negotiations started", "TNF negotiations started"),
        ("Mosco", "Moscow’s"),
        ("an accurrat reporter", "an accurate reporter"),
        ("interntional Harvestor deal", "International Harvester deal"),
        ("apprvall of the $300 million … Purchasing Commissjon", None),
        ("Gromyko will of course resist … of a moderate course", None),
        ("Ambasador-designate Arthur Hartman", "Ambassador-designate Art Hartman"),
    ],
)
def test_finds_what_was_meant(typed: str, meant: str | None) -> None:
    suggestion = suggested(typed)
    assert meant in (None, suggestion.exact)
    assert ("…" in suggestion.exact) is ("…" in typed)
    assert LEAST_LIKENESS <= suggestion.likeness < 100
    assert resolve(MEMO, suggestion.quote) == suggestion.range


def test_says_where() -> None:
    suggestion = suggested("Kama Purchasing Commissjon")
    assert (suggestion.page, suggestion.label) == ("252", "¶9")
    assert MEMO.words(suggestion.range) == "Kama Purchasing Commission"


def test_words_in_the_text_are_given_back() -> None:
    suggestion = suggested("consulates in Kiev")
    assert (suggestion.likeness, suggestion.exact) == (100, "consulates in Kiev")
    first = suggested("Gromyko")
    assert first.range.start == MEMO.text.index("Gromyko")
    assert resolve(MEMO, first.quote) == first.range


@pytest.mark.parametrize(
    "exact", ["", "—", "zzz qqq", "Unrelated words about gardening tools", "… x", "x … y", "Ж"]
)
def test_nothing_is_better_than_nonsense(exact: str) -> None:
    assert suggest(MEMO, Quote(exact)) is None


def test_an_empty_document_suggests_nothing() -> None:
    assert suggest(TextIndex([]), Quote("some words")) is None
    assert suggest(TextIndex([Block("", "", "— —")]), Quote("some words")) is None


def spoiled(words: list[str], rng: random.Random) -> str:
    """Words with one dropped and one misspelled, as a hurried hand would."""
    words = words[:]
    del words[rng.randrange(1, len(words) - 1)]
    at = rng.randrange(len(words))
    words[at] = words[at][:-1] + "x"
    return " ".join(words)


def test_finds_spoiled_stretches_of_every_length() -> None:
    rng = random.Random(84)
    spans = [match.span() for match in re.finditer(r"\S+", MEMO.text)]
    missed = total = 0
    for size in (6, 8, 12, 20, 40, 70, 130, 300):
        for first in range(0, len(spans) - size, 29):
            start, end = spans[first][0], spans[first + size - 1][1]
            quote = Quote(spoiled(MEMO.text[start:end].split(), rng))
            assert isinstance(resolve(MEMO, quote), NotFound)
            suggestion = suggest(MEMO, quote)
            total += 1
            near = suggestion and abs(suggestion.range.start - start) < 30
            near = near and suggestion and abs(suggestion.range.end - end) < 30
            missed += not near
    assert total > 150
    assert missed <= total // 50


@MANY
@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2100), max_size=60))
def test_never_fails_and_what_it_suggests_resolves(exact: str) -> None:
    suggestion = suggest(MEMO, Quote(exact))
    if suggestion:
        assert resolve(MEMO, suggestion.quote) == suggestion.range


def fifty_pages() -> TextIndex:
    rng = random.Random(50)
    words = MEMO.text.split()
    return TextIndex(
        Block(f"p{n}", f"¶{n}", " ".join(rng.choices(words, k=500)), ((0, str(n)),))
        for n in range(50)
    )


@pytest.mark.parametrize("size", [1, 3, 10, 50, 100, 1000])
def test_is_quick_on_fifty_pages(size: int) -> None:
    index = fifty_pages()
    words = index.text.split()[9000 : 9000 + size]
    words[0] += "x"
    times = []
    for _ in range(3):
        started = time.process_time()
        suggest(index, Quote(" ".join(words)))
        times.append(time.process_time() - started)
    assert min(times) < 0.2


@pytest.mark.parametrize(
    "exact", ["ab … " * 200_000, "meeting " * 130_000, "meeting" * 140_000, "e\u0301" * 500_000]
)
def test_a_monstrous_quote_costs_no_second(exact: str) -> None:
    started = time.process_time()
    suggest(MEMO, Quote(exact))
    assert time.process_time() - started < 1


def plain_distance(one: str, other: str) -> int:
    """Levenshtein's distance as the textbook has it."""
    row = list(range(len(other) + 1))
    for letter in one:
        above, row = row, [row[0] + 1]
        for at, there in enumerate(other):
            row.append(min(above[at + 1] + 1, row[at] + 1, above[at] + (letter != there)))
    return row[-1]


SHORT = st.text("abc ", min_size=1, max_size=12)


@MANY
@given(SHORT, SHORT)
def test_distance_is_levenshteins(one: str, other: str) -> None:
    assert distances(one, other, anchored=True) == [
        plain_distance(one, other[: end + 1]) for end in range(len(other))
    ]


@MANY
@given(SHORT, SHORT)
def test_nearest_stretch_is_the_nearest(sought: str, text: str) -> None:
    spans = [(a, b) for a in range(len(text) + 1) for b in range(a, len(text) + 1)]
    best = min(plain_distance(sought, text[a:b]) for a, b in spans)
    start, end = most_alike(sought, text)
    assert plain_distance(sought, text[start:end]) <= max(best, 0) or best == len(sought)


def test_likeness_in_percent() -> None:
    assert likeness("same", "same") == 100
    assert likeness("Kief", "Kiev") == 75
    assert likeness("", "Kiev") == likeness("Kiev", "") == 0
    assert likeness("x" * 1000, "x" * 999) == 99
    assert isinstance(resolve(MEMO, Quote("Kiev")), Range)
