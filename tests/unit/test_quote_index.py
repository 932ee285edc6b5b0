from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.quote import Block, Piece, Range, TextIndex
from edition.quote.index import cuts_word

from .quote_samples import memo_blocks

MANY = settings(max_examples=500, deadline=None)
BLOCKS = [
    Block("", "heading", "Possible Outcomes", ((0, "250"),)),
    Block("d1p1", "¶1", "another meeting with Gromyko, and I plan", ((30, "251"),)),
    Block("d1p2", "¶2", "", ((0, "252"),)),
    Block("d1p3", "¶3", "In addition"),
]


@pytest.fixture
def index() -> TextIndex:
    return TextIndex(BLOCKS)


def test_joins_blocks_by_one_space(index: TextIndex) -> None:
    assert index.text == "Possible Outcomes another meeting with Gromyko, and I plan  In addition"


@pytest.mark.parametrize(
    ("words", "block", "offset", "page"),
    [
        ("Possible", 0, 0, "250"),
        ("another", 1, 0, "250"),
        ("Gromyko", 1, 21, "250"),
        ("and I", 1, 30, "251"),
        ("plan", 1, 36, "251"),
        ("In", 3, 0, "252"),
    ],
)
def test_knows_block_and_page(
    index: TextIndex, words: str, block: int, offset: int, page: str
) -> None:
    at = index.text.index(words)
    assert index.locate(at) == (block, offset)
    assert index.block_at(at) is BLOCKS[block]
    assert index.page_at(at) == page


def test_has_no_page_before_the_first() -> None:
    index = TextIndex([Block("d1p1", "¶1", "one two", ((4, "9"),))])
    assert index.page_at(0) == ""
    assert index.page_at(4) == "9"
    assert TextIndex([Block("d1p1", "¶1", "one")]).pages(Range(0, 3)) == ("",)


def test_gives_every_page_a_range_touches(index: TextIndex) -> None:
    assert index.pages(Range(0, len(index.text))) == ("250", "251", "252")
    at = index.text.index("and I")
    assert index.pages(Range(0, at)) == ("250",)
    assert index.pages(Range(0, at + 1)) == ("250", "251")
    assert index.pages(Range(at, at + 1)) == ("251",)


def test_cuts_a_range_at_blocks_and_skips_empty_ones(index: TextIndex) -> None:
    start, end = index.text.index("Outcomes"), index.text.index("addition")
    assert index.pieces(Range(start, end)) == [Piece(0, 9, 17), Piece(1, 0, 40), Piece(3, 0, 3)]


def test_an_index_of_nothing_answers() -> None:
    empty = TextIndex([])
    assert empty.text == ""
    assert empty.pieces(Range(0, 0)) == []
    assert empty.page_at(0) == ""


@MANY
@given(st.data())
def test_pieces_hold_the_words_of_their_range(data: st.DataObject) -> None:
    index = TextIndex(memo_blocks())
    start = data.draw(st.integers(0, len(index.text) - 1))
    end = data.draw(st.integers(start + 1, len(index.text)))
    pieces = index.pieces(Range(start, end))
    shown = " ".join(index.blocks[p.block].text[p.start : p.end] for p in pieces)
    assert shown.split() == index.text[start:end].split()
    assert all(p.start < p.end for p in pieces)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("one two", [1, 2, 5, 6]),
        ("US-Soviet", [1, 4, 5, 6, 7, 8]),
        ("It's", [1, 2, 3]),
        ("dogs' ", [1, 2, 3]),
        ("U.S. a", [1, 2]),
        ("1,5 a,b", [1, 2]),
        ("a\u0302b", [1, 2]),
        ("", []),
    ],
)
def test_a_word_is_not_cut(text: str, cuts: list[int]) -> None:
    assert [at for at in range(-1, len(text) + 2) if cuts_word(text, at)] == cuts
