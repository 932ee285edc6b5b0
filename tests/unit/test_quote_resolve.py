from __future__ import annotations

import time
from dataclasses import FrozenInstanceError

import pytest

from edition.quote import (
    COUNTED,
    LISTED,
    Ambiguous,
    Block,
    Empty,
    NotFound,
    Quote,
    Range,
    Reason,
    TextIndex,
    WrongPage,
    resolve,
)

from .quote_samples import memo_blocks, one_block


@pytest.fixture(scope="module")
def memo() -> TextIndex:
    return TextIndex(memo_blocks())


def found(index: TextIndex, quote: Quote) -> str:
    place = resolve(index, quote)
    assert isinstance(place, Range), place
    return index.text[place.start : place.end]


@pytest.mark.parametrize(
    "exact",
    [
        "closing of the Soviets’ Kama Purchasing Commission in the U.S.",
        "closing of the Soviets' Kama Purchasing Commission in the U.S.",
        "  closing of the\n   Soviets’ Kama\tPurchasing Commission in the U.S. ",
        "closing of the Soviets’\u00a0Kama Pur\u00adchasing Commi\u200bssion in the U.S.",
    ],
)
def test_folds_both_sides(memo: TextIndex, exact: str) -> None:
    place = found(memo, Quote(exact))
    assert place == "closing of the Soviets’ Kama Purchasing Commission in the U.S."


@pytest.mark.parametrize("dash", ["\u2014", "\u2013", "-", "\u2212", "\u2011", "\ufe58"])
def test_any_dash_will_do(memo: TextIndex, dash: str) -> None:
    assert found(memo, Quote(f"steps{dash}one positive")) == "steps—one positive"


def test_finds_printed_ligatures_and_composed_letters() -> None:
    index = one_block("the o\ufb03ce of Ilie\u0301 in Com\u00admission")
    assert found(index, Quote("office")) == "o\ufb03ce"
    assert found(index, Quote("Ili\u00e9")) == "Ilie\u0301"
    assert found(index, Quote("Commission")) == "Com\u00admission"


def test_capitals_count(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("focus on interventionism"))
    assert isinstance(outcome, NotFound)
    assert outcome.reason is Reason.CASE
    assert [memo.words(place) for place in outcome.near] == ["Focus on Interventionism"]


def test_runs_across_blocks_and_pages(memo: TextIndex) -> None:
    words = "moderate course. Gromyko is an accurate reporter"
    assert found(memo, Quote(words, page="250")) == words
    assert found(memo, Quote(words, page="251")) == words
    assert found(memo, Quote(words, page="250–251")) == words


@pytest.mark.parametrize(
    ("exact", "word"), [("Mosco", "Moscow’s"), ("Moscow", "Moscow’s"), ("oviet-", "Soviet-")]
)
def test_whole_words_only(exact: str, word: str) -> None:
    index = one_block("Moscow’s word to Soviet-watchers")
    outcome = resolve(index, Quote(exact))
    assert isinstance(outcome, NotFound)
    assert outcome.reason is Reason.INSIDE_WORD
    assert [index.words(place) for place in outcome.near] == [word]


@pytest.mark.parametrize("exact", ["", "  \n", "\u00ad\u200b", "—", "…", " ... ", "'"])
def test_no_word_is_an_empty_quote(memo: TextIndex, exact: str) -> None:
    assert resolve(memo, Quote(exact)) == Empty()


def test_several_places_are_ambiguous(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("Gromyko"))
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == len(outcome.ranges) == 10
    assert list(outcome.ranges) == sorted(outcome.ranges)


def test_lists_some_and_counts_all(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("the"))
    assert isinstance(outcome, Ambiguous)
    assert len(outcome.ranges) == LISTED
    assert outcome.count == 43


def test_overlapping_places_count() -> None:
    outcome = resolve(one_block("so so so"), Quote("so so"))
    assert outcome == Ambiguous((Range(0, 5), Range(3, 8)), 2)


def test_before_and_after_tell_apart(memo: TextIndex) -> None:
    before = resolve(memo, Quote("New York", before="Gromyko in"))
    after = resolve(memo, Quote("New York", after="September 23"))
    assert isinstance(before, Range)
    assert before == after
    assert resolve(memo, Quote("New York", page="252")) != before


def test_both_neighbours_are_tested(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("New York", before="Gromyko in", after="Again"))
    assert isinstance(outcome, NotFound)
    assert outcome.reason is Reason.CONTEXT
    assert len(outcome.near) == 2


def test_neighbours_are_tested_for_unique_words_too(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("Kiev", before="consulates for"))
    assert isinstance(outcome, NotFound)
    assert outcome.reason is Reason.CONTEXT


@pytest.mark.parametrize("before", ["to", "into", "—into", "go  —into"])
def test_neighbours_are_whole_words(before: str) -> None:
    index = one_block("they go —into Kiev")
    wanted = NotFound(Reason.CONTEXT, (Range(14, 18),)) if before == "to" else Range(14, 18)
    assert resolve(index, Quote("Kiev", before=before)) == wanted


def test_neighbours_may_touch() -> None:
    index = one_block("one—two, two")
    assert resolve(index, Quote("two", before="one-")) == Range(4, 7)
    assert resolve(index, Quote("two", after=",")) == Range(4, 7)
    assert isinstance(resolve(index, Quote("two", before="one")), NotFound)


@pytest.mark.parametrize("page", ["252", " 252\u00a0", "251-252", "251 – 252", "251"])
def test_a_page_is_one_the_words_stand_on(memo: TextIndex, page: str) -> None:
    assert found(memo, Quote("meeting with Gromyko, and I plan", page=page))


def test_words_on_another_page(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("Kama Purchasing", page="251"))
    assert isinstance(outcome, WrongPage)
    assert (outcome.given, outcome.page) == ("251", "252")
    assert len(outcome.ranges) == 1


def test_words_on_other_pages(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("New York", page="251"))
    assert isinstance(outcome, WrongPage)
    assert outcome.page == "250, 252"
    across = resolve(memo, Quote("meeting with Gromyko, and", page="9"))
    assert isinstance(across, WrongPage)
    assert across.page == "251–252"


def test_a_document_without_pages() -> None:
    index = TextIndex([Block("d1p1", "¶1", "one two")])
    assert resolve(index, Quote("one")) == Range(0, 3)
    assert resolve(index, Quote("one", page="1")) == WrongPage("1", "", (Range(0, 3),))


def test_page_does_not_choose_among_equals_on_it(memo: TextIndex) -> None:
    outcome = resolve(memo, Quote("Gromyko", page="252"))
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == 2


@pytest.mark.parametrize("ellipsis", [" … ", " ... ", "…", "...", " …\n  "])
def test_first_to_last_words(memo: TextIndex, ellipsis: str) -> None:
    words = found(memo, Quote(f"approval of the{ellipsis}Commission in the U.S."))
    assert words.startswith("approval of the $300")
    assert words.endswith("Commission in the U.S.")


def test_an_abbreviation_before_the_ellipsis(memo: TextIndex) -> None:
    for exact in ("Commission in the U.S. … negative", "Commission in the U.S.... negative"):
        assert found(memo, Quote(exact)).endswith("one negative")


@pytest.mark.parametrize(
    ("exact", "reason"),
    [
        ("approval of no … in the U.S.", Reason.FIRST_WORDS),
        ("approval of the … in the U.K.", Reason.LAST_WORDS),
        ("Kama … International Harvester", Reason.ORDER),
        ("Kama … Commission … U.S.", Reason.ELLIPSIS),
        ("Kama Purchasing …", Reason.ELLIPSIS),
        ("… Kama Purchasing", Reason.ELLIPSIS),
        ("Kama Buying", Reason.ABSENT),
    ],
)
def test_says_why_not(memo: TextIndex, exact: str, reason: Reason) -> None:
    outcome = resolve(memo, Quote(exact))
    assert isinstance(outcome, NotFound)
    assert outcome.reason is reason
    assert outcome.reason.value.endswith(".")


def test_last_words_may_not_overlap_the_first() -> None:
    index = one_block("so so so it is")
    assert resolve(index, Quote("so so … so it is")) == Range(0, 14)
    assert isinstance(resolve(index, Quote("so so so … so it")), NotFound)


def test_every_pair_of_ends_counts() -> None:
    index = one_block("from here to there and to everywhere")
    outcome = resolve(index, Quote("from … to"))
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == 2
    assert resolve(index, Quote("from … to", after="everywhere")) == Range(0, 25)


def test_neighbours_of_a_stretch_stand_at_its_ends() -> None:
    index = one_block("a from b to c; d from e to f")
    assert resolve(index, Quote("from … to", before="d")) == Range(17, 26)
    assert resolve(index, Quote("from … to", before="a", after="c")) == Range(2, 11)


def test_a_printed_ellipsis_wins() -> None:
    index = one_block("We go ... home. We go by night and stay at home. He … left.")
    assert resolve(index, Quote("go … home")) == Range(3, 14)
    assert resolve(index, Quote("He ... left")) == Range(49, 58)
    assert resolve(index, Quote("stay … He … left")) == Range(35, 58)


def test_too_many_pairs_are_not_all_looked_at() -> None:
    index = one_block("the " * 500)
    started = time.process_time()
    outcome = resolve(index, Quote("the … the", page="1"))
    assert isinstance(outcome, Ambiguous)
    assert outcome.count == COUNTED
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "exact",
    [
        "ab … " * 200_000,
        "the " * 250_000,
        "the" * 330_000,
        "e\u0301\u0301" * 300_000,
        "." * 1_000_000,
    ],
)
def test_a_monstrous_quote_costs_no_second(memo: TextIndex, exact: str) -> None:
    started = time.process_time()
    assert isinstance(resolve(memo, Quote(exact)), NotFound | Empty)
    assert time.process_time() - started < 1


def test_a_thousand_quotes_against_fifty_documents() -> None:
    blocks = memo_blocks()
    started = time.process_time()
    indexes = [TextIndex(blocks) for _ in range(50)]
    quotes = [f"{a} {b} {c}" for a, b, c in zip(*[iter(indexes[0].text.split())] * 3, strict=False)]
    for number in range(1000):
        resolve(indexes[number % 50], Quote(quotes[number % len(quotes)]))
    assert time.process_time() - started < 1


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Quote("a").exact = "b"  # type: ignore[misc]
