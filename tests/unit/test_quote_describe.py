from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.quote import (
    LISTED,
    LONG,
    Block,
    NotFound,
    Quote,
    Range,
    TextIndex,
    clean,
    describe,
    distinguish,
    resolve,
)

from .quote_samples import memo_blocks, one_block

MANY = settings(max_examples=500, deadline=None)
MEMO = TextIndex(memo_blocks())
WORDS = [match.span() for match in re.finditer(r"\S+", MEMO.text)]
LETTERS = st.sampled_from("ab aA.' \u2019\u2014\u00ad\u00a0\u200b\u2026\ufb01e\u0301\n,1")


def stretches(size: int) -> list[Range]:
    return [Range(first[0], last[1]) for first, last in zip(WORDS, WORDS[size - 1 :], strict=False)]


@pytest.mark.parametrize("size", range(1, 21))
def test_every_stretch_of_the_memo_is_found_by_its_description(size: int) -> None:
    places = stretches(size)
    assert len(places) == len(WORDS) - size + 1
    quotes = [describe(MEMO, place.start, place.end) for place in places]
    assert [resolve(MEMO, quote) for quote in quotes] == places


@pytest.mark.parametrize("size", range(1, 21))
def test_deleted_words_are_not_found_elsewhere(size: int) -> None:
    for place in stretches(size)[size % 5 :: 5]:
        quote = describe(MEMO, place.start, place.end)
        rest = MEMO.text[: place.start].rstrip() + " " + MEMO.text[place.end :].lstrip()
        assert isinstance(resolve(one_block(rest), quote), NotFound), quote


@pytest.mark.parametrize("size", [1, 2, 3, 8, 20])
def test_a_description_survives_how_it_is_typed(size: int) -> None:
    typing = str.maketrans({"’": "'", "—": "\u2013", " ": "\u00a0\n", "-": "\u2011"})
    for place in stretches(size)[::3]:
        quote = describe(MEMO, place.start, place.end)
        typed = Quote(*(p.translate(typing) for p in (quote.exact, quote.before, quote.after)))
        typed = replace(typed, exact="\u00ad".join(typed.exact))
        assert resolve(MEMO, typed) == place


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_description_says_no_more_than_needed(size: int) -> None:
    for place in stretches(size):
        quote = describe(MEMO, place.start, place.end)
        assert quote.exact == MEMO.text[place.start : place.end]
        assert quote.page == ""
        if quote.before or quote.after:
            shorter_before = " ".join(quote.before.split()[1:])
            shorter_after = " ".join(quote.after.split()[:-1])
            for less in (
                replace(quote, before=shorter_before),
                replace(quote, after=shorter_after),
            ):
                assert less == quote or resolve(MEMO, less) != place


def test_every_long_stretch_is_told_by_its_ends() -> None:
    for size in (LONG, LONG + 1, 150, 400, len(WORDS)):
        for place in stretches(size)[::17]:
            quote = describe(MEMO, place.start, place.end)
            assert resolve(MEMO, quote) == place
            assert ("…" in quote.exact) is (size > LONG)
            assert size <= LONG or len(quote.exact.split()) <= 2 * 12 + 1


def test_widens_to_whole_words_and_drops_spaces() -> None:
    index = one_block("the  Moscow’s calls")
    assert describe(index, 3, 8) == Quote("Moscow’s")
    assert describe(index, 6, 16) == Quote("Moscow’s calls")


@pytest.mark.parametrize("span", [(3, 4), (0, 0), (5, 5), (9, 12)])
def test_a_stretch_without_words_cannot_be_described(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no word"):
        describe(one_block("one—two, \u00ad\u00ad three"), *span)


def test_a_description_can_be_pasted() -> None:
    index = one_block("the Com\u00admission\n  in\u00a0the U.S.")
    assert describe(index, 0, len(index.text)) == Quote("the Commission in the U.S.")


def test_tells_apart_words_that_only_repeat() -> None:
    index = one_block("no no no no no")
    for place in (Range(0, 2), Range(3, 5), Range(6, 8), Range(12, 14)):
        assert resolve(index, describe(index, place.start, place.end)) == place
    index = one_block("no " * 400)
    for start in (0, 3, 600, 1197):
        assert resolve(index, describe(index, start, start + 2)) == Range(start, start + 2)


@MANY
@given(st.lists(st.text(LETTERS, max_size=12), max_size=6), st.data())
def test_whatever_can_be_described_is_found(texts: list[str], data: st.DataObject) -> None:
    index = TextIndex(Block("", f"¶{n}", text, ((0, str(n)),)) for n, text in enumerate(texts))
    start = data.draw(st.integers(0, len(index.text)))
    end = data.draw(st.integers(start, len(index.text)))
    try:
        quote = describe(index, start, end)
    except ValueError:
        return
    place = resolve(index, quote)
    assert isinstance(place, Range)
    seen = [at for at in range(start, end) if clean(index.text[at])]
    assert all(place.start <= at < place.end for at in seen)
    assert describe(index, place.start, place.end) == quote
    for page in index.pages(place):
        assert resolve(index, replace(quote, page=page)) == place


@pytest.mark.parametrize(
    "quote",
    [
        Quote("Gromyko"),
        Quote("TNF"),
        Quote("the"),
        Quote("meeting", page="251"),
        Quote("New York", before="in"),
        Quote("meeting", after="with"),
        Quote("Gromyko … Soviets"),
        Quote("New York … the", before="in"),
    ],
)
def test_each_place_is_told_apart(quote: Quote) -> None:
    places = distinguish(MEMO, quote)
    assert 2 <= len(places) <= LISTED
    for place in places:
        narrowed = replace(quote, before=place.before, after=place.after)
        assert resolve(MEMO, narrowed) == place.range
        assert MEMO.page_at(place.range.start) in place.page
    assert [place.range for place in places] == sorted(place.range for place in places)


def test_places_are_told_apart_by_words_before() -> None:
    places = distinguish(MEMO, Quote("Gromyko"))
    assert len(places) == 10
    assert all(place.before and not place.after for place in places)
    assert ("clear to", "251", "¶5") in {(p.before, p.page, p.label) for p in places}


def test_the_first_words_are_told_apart_by_words_after() -> None:
    first, second = distinguish(one_block("so it was so"), Quote("so"))
    assert (first.before, first.after) == ("", "it")
    assert (second.before, second.after) == ("was", "")


@pytest.mark.parametrize("exact", ["", "—", "not in the text"])
def test_nothing_to_tell_apart(exact: str) -> None:
    assert distinguish(MEMO, Quote(exact)) == []


def test_one_place_needs_no_words() -> None:
    (place,) = distinguish(MEMO, Quote("Kiev", before="in"))
    assert (place.before, place.after, place.label) == ("in", "", "¶8")
