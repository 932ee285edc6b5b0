from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.text.sentences import sentences

from .quote_samples import RECEIVED, memo_blocks

MANY = settings(max_examples=500, deadline=None)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_the_memorandum_has_these_sentences() -> None:
    counts = [(b.label, len(cut(b.text))) for b in memo_blocks() if b.id]
    assert counts == [
        ("¶1", 1),
        ("¶2", 2),
        ("¶3", 3),
        ("¶4", 1),
        ("¶5", 5),
        ("¶6", 5),
        ("¶7", 3),
        ("¶8", 5),
        ("¶9", 2),
        ("¶10", 3),
    ]
    assert all(cut(b.text) == [b.text] for b in memo_blocks() if not b.id)


@pytest.mark.parametrize(
    ("label", "number", "begins", "ends"),
    [
        ("¶1", 0, "As you know", "the U.N. General Assembly."),
        ("¶2", 1, "I will put this right up front", "a response in kind."),
        ("¶3", 1, "My main purpose", "an appropriate U.S. military and political response."),
        ("¶5", 0, "I plan to deliver", "Central American/the Caribbean."),
        ("¶8", 1, "This is the main purpose", "elements to the same end."),
        ("¶9", 0, "In addition", "Kama Purchasing Commission in the U.S."),
        ("¶9", 1, "Informing Gromyko of these two steps—one", "the economic relationship."),
        ("¶10", 2, "Such a result", "on the Soviets, where it belongs."),
    ],
)
def test_the_hard_places_of_the_memorandum(label: str, number: int, begins: str, ends: str) -> None:
    (text,) = (block.text for block in memo_blocks() if block.label == label)
    sentence = cut(text)[number]
    assert sentence.startswith(begins)
    assert sentence.endswith(ends)


def test_the_source_note() -> None:
    note = RECEIVED.read_text(encoding="utf-8").splitlines()[-1]
    note = note.strip().removeprefix("1. ")
    first, second = cut(note)
    assert first.endswith("General Secretary Brezhnev (8105567, 8105658).")
    assert second == "Secret."


# A bar stands where a sentence ends.
@pytest.mark.parametrize(
    "text",
    [
        "He left. | She stayed.",
        "Why? | Because! | So be it… | Yes.",
        "It is “done.” | He left (at once). | [She stayed.] | ‘Good.’",
        "He asked why. | “Because,” she said.",
        "He left.  |  She stayed.\n| It rained.",
        "A line\nis wrapped. | Here too.",
        "No stop at all\n\n| A new block",
        "He waited ... and left. | Then … nothing.",
        "He waited ... | Then he left.",
        "It was 1981. | 252 people came. | At 3.5 percent, $4.2 billion.",
        "84. Memorandum From Haig to Reagan",
        "a. First of all",
        "II. Possible Outcomes",
        "Ronald W. Reagan and Alexander M. Haig, Jr. met George H. W. Bush.",
        "Gen. Haig and Amb. Dobrynin met Mr. Gromyko, Mrs. Smith and Dr. Jones on Sept. 23.",
        "He wrote to Haig, Jr. | The letter came back.",
        "He worked for the U.S. | But he lived in the U.N. | In 1981 he left.",
        "The U.S. Government, the U.N. General Assembly and the U.S.S.R. Embassy.",
        "The U.S. Shipping Board left Beijing. | Planning began.",
        "It ended in the U.S. | Talking went on.",
        "They met at 4:50 p.m. | They left at 6:15 p.m. | It was late.",
        "They met at 4 p.m. Washington time, i.e. Eastern time, cf. Document 85.",
        "See p. 251, pp. 252–253, No. 7, vol. III, n. 3, and Doc. 85.",
        "He said no. | She said yes.",
        "It is art. | See fig. 7.",
        "International Harvester Co. of Chicago, Inc. | It sold machines.",
        "He sat. | Mass was said. | It made him ill. | Gromyko left.",
        "One thing: Another thing; A third — Fourth.",
        "Is it iPhone? not at all. lower case goes on.",
        "So did I. | Then we left.",
        "The end.\n",
        "He has a Ph.D. | She has a Ph.D. Thesis.",
    ],
)
def test_rules(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert cut(text.replace("|", "")) == expected


@pytest.mark.parametrize("text", ["", "  \n ", "\n\n\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


@MANY
@given(st.text(st.sampled_from("aA1.!?…\"') \n\u2019\u201dU\u00a0")))
def test_sentences_hold_everything_but_the_space_between(text: str) -> None:
    spans = sentences(text)
    assert re.sub(r"\s", "", "".join(cut(text))) == re.sub(r"\s", "", text)
    assert all(start < end and text[start:end].strip() == text[start:end] for start, end in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))


@MANY
@given(st.lists(st.sampled_from([b.text for b in memo_blocks() if b.id]), min_size=1))
def test_paragraphs_after_one_another_are_cut_as_alone(texts: list[str]) -> None:
    assert cut("\n\n".join(texts)) == [sentence for text in texts for sentence in cut(text)]


@pytest.mark.parametrize(
    "text", ["." * 10**6, ". " * 10**5, "\n " * 10**5, "A.\n" * 10**5, "'" * 10**6]
)
def test_a_monstrous_text_costs_no_second(text: str) -> None:
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 1
