"""A new annotation file reads back as what was put into it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.annotations.file import one_line, read_annotation
from edition.annotations.values import CERTAINTIES, KINDS, SourceRef
from edition.annotations.writing import render_annotation
from edition.text.safe_text import is_hidden

TRICKY = [
    "closing of the Soviets’ Kama Purchasing Commission",
    "words: with a colon",
    "# words",
    "- words",
    "> words",
    "| words",
    "*words*",
    "&words",
    "!words",
    "%words",
    "@words",
    "`words`",
    "'words'",
    '"words" more',
    "{words}",
    "[words]",
    "? words",
    "words # more",
    "back\\slash a",
    "--- words ---",
    "--- a " + "--- " * 60,
    "... a",
    "true",
    "null",
    "~a",
    "=a",
    "12",
    "1e3",
    "a" * 300,
    "first words … last words",
    "tab\there",
    "two\nlines",
]


def written(
    quote: str = "accurate reporter",
    body: str = "Words.",
    before: str = "",
    after: str = "",
    sources: tuple[SourceRef | str, ...] = ("frus-v03-d82, p. 242",),
) -> str:
    return render_annotation(
        document="d84",
        quote=quote,
        kind="context",
        author="The editors",
        date="2026-11-23",
        sources=sources,
        certainty="certain",
        body=body,
        before=before,
        after=after,
    )


def test_the_file_looks_as_a_person_would_write_it() -> None:
    text = render_annotation(
        document="d84",
        quote="closing of the Soviets’ Kama Purchasing Commission in the U.S.",
        kind="outcome",
        author="Jane O’Brien",
        date="2026-11-23",
        sources=["frus-v03-d125, p. 404", SourceRef("frus-v03-d48")],
        certainty="certain",
        body="It was closed.\n",
        before="consider: ",
        page="252",
        github="janedoe",
    )
    assert (
        text
        == """---
document: d84
quote: >-
  closing of the Soviets’ Kama Purchasing Commission in the U.S.
before: >-
  consider:
page: 252
kind: outcome
author: Jane O’Brien
github: janedoe
date: 2026-11-23
sources:
  - frus-v03-d125, p. 404
  - frus-v03-d48
certainty: certain
---
It was closed.
"""
    )


@pytest.mark.parametrize("quote", TRICKY)
def test_tricky_quotes_come_back(quote: str) -> None:
    note, findings = read_annotation(
        "annotations/x1.md", written(quote, before=quote, after=quote).encode()
    )
    assert [finding.text() for finding in findings] == []
    assert note is not None
    assert note.quote == note.before == note.after == one_line(quote)


LINE = st.text(st.characters(codec="utf-8"), max_size=200).filter(lambda text: not is_hidden(text))
QUOTE = LINE.filter(lambda text: any(character.isalnum() for character in text))
NAME = st.text(st.sampled_from("abcÉñ ŁØ.-’'"), min_size=1, max_size=30).filter(
    lambda text: any(character.isalpha() for character in text)
)
LOCATOR = LINE.map(one_line).filter(lambda text: not set("<>{}[]`\\|") & set(text))
SOURCE = st.builds(SourceRef, st.from_regex(r"\A[a-z][a-z0-9-]{0,20}\Z"), LOCATOR)
BODY = st.lists(st.sampled_from(["word", "*more*", "{term}`TNF`", "\n\n", "\n"]), min_size=1)


@settings(deadline=None)
@given(
    quote=QUOTE,
    before=LINE,
    author=NAME,
    checked=NAME,
    kind=st.sampled_from(KINDS),
    certainty=st.sampled_from(CERTAINTIES),
    day=st.dates(),
    sources=st.lists(SOURCE, min_size=1, max_size=4),
    body=BODY.map(" ".join).filter(str.strip),
)
def test_reading_gives_back_what_was_written(
    quote: str,
    before: str,
    author: str,
    checked: str,
    kind: str,
    certainty: str,
    day: object,
    sources: list[SourceRef],
    body: str,
) -> None:
    text = render_annotation(
        document="d84",
        quote=quote,
        before=before,
        kind=kind,
        author=author,
        date=str(day),
        sources=sources,
        certainty=certainty,
        checked=f"{checked}, {day}",
        body=body,
    )
    note, findings = read_annotation("annotations/x1.md", text.encode())
    assert [finding.text() for finding in findings] == []
    assert note is not None
    assert note.quote == one_line(quote)
    assert note.before == one_line(before)
    assert (note.kind, note.certainty, note.date) == (kind, certainty, str(day))
    assert note.author == one_line(author)
    assert note.checked == one_line(f"{checked}, {day}")
    assert note.sources == tuple(sources)
    assert [line.strip() for line in note.body.split("\n")] == [
        line.strip() for line in body.strip().split("\n")
    ]
    again = render_annotation(
        document=note.document,
        quote=note.quote,
        before=note.before,
        kind=note.kind,
        author=note.author,
        date=note.date,
        sources=note.sources,
        certainty=note.certainty,
        checked=note.checked,
        body=note.body,
    )
    assert read_annotation("annotations/x1.md", again.encode())[0] == note


def test_unicode_is_kept_as_it_is() -> None:
    quote = unicodedata.normalize("NFD", "Éléphant a\u00adb")
    note, _ = read_annotation("annotations/x1.md", written(quote).encode())
    assert note is not None
    assert note.quote == quote
