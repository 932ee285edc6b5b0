from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.annotations.reanchor import Proposal, difference, propose, rewrite
from edition.quote import Block, Quote, Range, TextIndex, describe, resolve

from .quote_samples import memo_blocks, one_block

MEMO = TextIndex(memo_blocks())
MANY = settings(max_examples=200, deadline=None)
KAMA = "closing of the Soviets’ Kama Purchasing Commission in the U.S."

FILE = """\
---
document: d84   # the memorandum
quote: >-
  closing of the Soviet's
  Kama Purchasing Commissjon
page: 252            # as printed
kind: outcome

# who and when
author: "The editors"
sources:
  - frus-v03-d125
  - "KEY: with, p. 2"
certainty: certain
---
quote: this is the body

  before: and this, too
---
"""


def proposed(index: TextIndex, quote: Quote) -> Proposal:
    proposal = propose(index, quote)
    assert proposal is not None
    assert resolve(index, proposal.new) == proposal.range
    assert proposal.old == quote
    return proposal


def values(text: str) -> dict[str, object]:
    block = re.split(r"^---\s*?$", text, flags=re.MULTILINE)[1]
    read = yaml.load(block, Loader=yaml.BaseLoader)
    assert isinstance(read, dict)
    return read


def proposal(old: Quote, new: Quote) -> Proposal:
    return Proposal(old, new, 90, "252", "¶9", Range(0, 1))


# ------------------------------------------------------------------------ propose


def test_proposes_the_corrected_words() -> None:
    found = proposed(MEMO, Quote("closing of the Soviet's Kama Purchasing Commissjon", page="252"))
    assert found.new == Quote("closing of the Soviets’ Kama Purchasing Commission", page="252")
    assert (found.page, found.label) == ("252", "¶9")
    assert 90 <= found.likeness < 100


def test_keeps_the_form_of_a_long_range() -> None:
    found = proposed(MEMO, Quote("approvall of the $300 million … Commission in the U.S."))
    assert found.new.exact == "approval of the $300 million … Commission in the U.S."


def test_adds_the_words_that_are_needed() -> None:
    index = one_block("We met Gromyko in Geneva in May. We met Haig in Geneva in June.")
    found = proposed(index, Quote("in Genewa", before="Haig"))
    assert found.new == Quote("in Geneva", before="Haig")
    assert index.text[: found.range.start].endswith("Haig ")


def test_chooses_among_equals_by_page() -> None:
    blocks = [Block("p1", "¶1", "We met in Geneva.", ((0, "1"),))]
    blocks.append(Block("p2", "¶2", "We met in Geneva.", ((0, "2"),)))
    found = proposed(TextIndex(blocks), Quote("met in Genewa", page="2"))
    assert (found.new, found.label) == (Quote("met in Geneva", page="2"), "¶2")


def test_does_not_choose_among_equals_without_a_reason() -> None:
    index = one_block("We met Gromyko in Geneva in May. We met Haig in Geneva in June.")
    assert propose(index, Quote("in Genewa")) is None


def test_mends_neighbours_that_changed() -> None:
    found = proposed(MEMO, Quote("New York", before="Gromyko at"))
    assert found.likeness == 100
    assert found.new == Quote("New York", after="September")
    assert MEMO.block_at(found.range.start).label == "¶1"


def test_drops_neighbours_that_are_no_longer_needed() -> None:
    found = proposed(MEMO, Quote("consulates in Kiev", before="of openingg"))
    assert found.new == Quote("consulates in Kiev")


def test_does_not_move_a_note_to_words_with_other_neighbours() -> None:
    text = MEMO.text.replace("Gromyko in New York September 23", "Gromyko on September 23")
    assert propose(one_block(text), Quote("New York", before="Gromyko in")) is None


def test_mends_the_page_only_if_there_is_one_place() -> None:
    found = proposed(MEMO, Quote(KAMA, page="251"))
    assert (found.new, found.likeness) == (Quote(KAMA, page="252"), 100)
    assert propose(MEMO, Quote("New York", page="251")) is None


@pytest.mark.parametrize(
    "quote",
    [
        Quote(KAMA),
        Quote("Gromyko"),
        Quote(""),
        Quote("—"),
        Quote("words about gardening tools"),
    ],
)
def test_proposes_nothing(quote: Quote) -> None:
    assert propose(MEMO, quote) is None


def test_a_correction_to_the_memo_is_followed() -> None:
    spans = [match.span() for match in re.finditer(r"\S+", MEMO.text)]
    corrected = MEMO.text.replace("agreement", "accord").replace("Gromyko", "Gromiko")
    index = one_block(corrected)
    followed = total = 0
    for first in range(0, len(spans) - 12, 7):
        quote = describe(MEMO, spans[first][0], spans[first + 11][1])
        if "agreement" not in quote.exact and "Gromyko" not in quote.exact:
            continue
        total += 1
        wanted = quote.exact.replace("agreement", "accord").replace("Gromyko", "Gromiko")
        followed += proposed(index, quote).new.exact == wanted
    assert total > 15
    assert followed == total


# ------------------------------------------------------------------------ rewrite


def test_changes_the_quote_and_nothing_else() -> None:
    old = Quote("closing of the Soviet's Kama Purchasing Commissjon", page="252")
    text = rewrite(FILE, proposal(old, Quote(KAMA, page="252")))
    assert text == FILE.replace(
        "  closing of the Soviet's\n  Kama Purchasing Commissjon\n", f"  {KAMA}\n"
    )


def test_adds_changes_and_removes_the_other_keys() -> None:
    old = Quote("closing of the Soviet's Kama Purchasing Commissjon", page="252")
    new = Quote(KAMA, before="deal; and", after="Informing", page="251–252")
    text = rewrite(FILE, proposal(old, new))
    assert (
        f"  {KAMA}\nbefore: >-\n  deal; and\nafter: Informing\npage: 251–252            #" in text
    )
    quote_and_page = FILE[FILE.index("  closing") : FILE.index("kind:")]
    assert rewrite(text, proposal(new, Quote(KAMA))) == FILE.replace(quote_and_page, f"  {KAMA}\n")


def test_nothing_to_change_changes_nothing() -> None:
    assert rewrite(FILE, proposal(Quote("a"), Quote("a"))) == FILE


@pytest.mark.parametrize(
    ("value", "changed"),
    [
        ("old words", "new words, as printed"),
        ("old words   # why", "new words, as printed   # why"),
        ('"old words"  # why', '"new words, as printed"  # why'),
        ("'it''s old'", '"new words, as printed"'),
        ("old\n  words", "new words, as printed"),
        (">-\n    old\n    words", ">-\n    new words, as printed"),
        ("|  # why\n  old words", ">-  # why\n  new words, as printed"),
        (">+2\n  old words\n\n", ">-\n  new words, as printed\n\n"),
        ("", "new words, as printed"),
        ("!!str old", "new words, as printed"),
    ],
)
def test_keeps_the_way_a_value_is_written(value: str, changed: str) -> None:
    head, tail = "---\nkind: outcome\nquote:", "\nauthor: Jane\n---\nbody"
    space = " " if value else ""
    old = f"{head}{space}{value}{tail}"
    wanted = f"{head} {changed}{tail}"
    assert rewrite(old, proposal(Quote("old"), Quote("new words, as printed"))) == wanted


@pytest.mark.parametrize(
    "exact",
    [
        "a: b",
        "#hash",
        'he said "no"',
        "back\\slash",
        "- dash",
        "yes",
        "— … —",
        "it’s: “so”",
        "[x]",
        "{y}",
        "%",
        "@a",
        "* b",
        "--- word",
        "word " * 40 + "end",
    ],
)
@pytest.mark.parametrize("style", [">-\n  old", "old", '"old"'])
def test_any_words_can_be_written(exact: str, style: str) -> None:
    exact = exact.strip()
    text = rewrite(
        f"---\nquote: {style}\n---\n",
        proposal(Quote("old"), Quote(exact, before=exact, after=exact, page="252")),
    )
    assert values(text) == {"quote": exact, "before": exact, "after": exact, "page": "252"}
    fences = [line for line in text.split("\n") if line.strip().startswith(("---", "..."))]
    assert len([line for line in fences if not line.strip(" -.")]) == 2


def test_keeps_carriage_returns_and_a_byte_order_mark() -> None:
    old = Quote("closing of the Soviet's Kama Purchasing Commissjon", page="252")
    new = Quote(KAMA, before="deal; and", page="252")
    for mark in ("", "\ufeff"):
        text = rewrite(mark + FILE.replace("\n", "\r\n"), proposal(old, new))
        assert text == mark + rewrite(FILE, proposal(old, new)).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no front matter",
        "---\nquote: old\n",
        "---\nkind: outcome\n---\nquote: old\n",
        "---\n---\nquote: old",
        "---\n{quote: old}\n---\n",
        "---\n- quote: old\n---\n",
        "---\nquote: old\nquote: older\n---\n",
        "---\nquote: 'old\n---\n",
        "---\njust text\n---\n",
    ],
)
def test_refuses_what_it_cannot_change_in_place(text: str) -> None:
    with pytest.raises(ValueError, match=r"front matter|stands twice"):
        rewrite(text, proposal(Quote("old"), Quote("new")))


PRINTABLE = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FFF).filter(
        lambda c: unicodedata.category(c)[0] not in "CZ"
    ),
    min_size=1,
    max_size=12,
)
SAID = st.lists(PRINTABLE, min_size=1, max_size=30).map(" ".join)


@MANY
@given(SAID, SAID, SAID, st.sampled_from([">-\n  old", "old", '"old"', "'old'", "|\n old\n"]))
def test_what_is_written_is_read_back(exact: str, before: str, after: str, style: str) -> None:
    text = f"---\nkind: outcome\nquote: {style}\nauthor: Jane\n---\nbody\n"
    new = Quote(exact, before, after, "7")
    written = rewrite(text, proposal(Quote("old"), new))
    read = values(written)
    assert (read["quote"], read["before"], read["after"]) == (exact, before, after)
    assert (read["kind"], read["author"]) == ("outcome", "Jane")
    back = rewrite(written, proposal(new, replace(new, before="", after="", page="")))
    assert values(back).keys() == {"kind", "quote", "author"}


# ------------------------------------------------------------------------ difference


def test_shows_the_change() -> None:
    old = Quote("closing of the Soviet's Kama Purchasing Commissjon", page="252")
    found = proposed(MEMO, old)
    shown = difference("annotations/kama.md", FILE, rewrite(FILE, found))
    assert shown.startswith("--- annotations/kama.md\n+++ annotations/kama.md\n@@")
    assert "-  Kama Purchasing Commissjon\n" in shown
    assert "+  closing of the Soviets’ Kama Purchasing Commission\n" in shown
    assert difference("a", FILE, FILE) == ""
