"""Front matter: flat keys, each with its line; everything else told in plain words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.diagnostics import Code
from edition.front_matter.reading import DOCUMENT_CODES, FrontMatter, read_front_matter

SAMPLE = """---
number: 84
title: >-
  Memorandum From: Haig
  to Reagan
date: 1981-09-18
first-page: 0250
quoted: "a # b"
keywords: [one, two]
more:
  - three
  - four, p. 5
empty:
---


The text.

Its end.

"""


def read(yaml: str) -> tuple[FrontMatter, list[tuple[str, int, str]]]:
    front, findings = read_front_matter(f"---\n{yaml}\n---\nbody\n", "memo/x.md")
    assert all(finding.path == "memo/x.md" for finding in findings)
    return front, [(one.code.value, one.line, one.found) for one in findings]


def test_values_are_the_text_as_written() -> None:
    front, findings = read_front_matter(SAMPLE, "memo/x.md")
    assert findings == []
    assert front.values == {
        "number": "84",
        "title": "Memorandum From: Haig to Reagan",
        "date": "1981-09-18",
        "first-page": "0250",
        "quoted": "a # b",
        "keywords": ("one", "two"),
        "more": ("three", "four, p. 5"),
        "empty": "",
    }
    assert front.complete


def test_every_key_has_its_line_and_the_body_its_own() -> None:
    front, _ = read_front_matter(SAMPLE, "memo/x.md")
    lines = SAMPLE.split("\n")
    for key, line in front.lines.items():
        assert lines[line - 1].startswith(f"{key}:")
    assert front.item_lines == {"keywords": (9, 9), "more": (11, 12)}
    assert lines[front.end_line - 1] == "---"
    assert lines[front.body_line - 1] == "The text."
    assert front.body == "The text.\n\nIts end."


@pytest.mark.parametrize(
    ("yaml", "line", "words"),
    [
        ("a: b: c", 2, "a colon with a space after it"),
        ("a: b\nc: @d", 3, "a mark YAML keeps for itself"),
        ("a:\tb", 2, "a tab"),
        ("a: 'b\nc: d", 2, "not closed"),
        ("a: 'b' c", 2, "words after a closing quotation mark"),
        ("a: [b", 2, "a list that is not closed"),
        ("a: b\nno colon\nc: d", 3, "without `key:`"),
        ('a: "b\\qc"', 2, "a backslash in double quotes"),
        ('a: "\\UFFFFFFFF"', 2, "names no character"),
        ("a: !x!y b", 2, "a tag"),
        ("%YAML 1.2\na: b", 3, "before the first key"),
        ("a: b\n...", 3, "take for the end"),
        ("a: >-\n  b\n  ----\n  c", 4, "take for the end"),
        ("", 1, "no keys"),
        ("# only a comment", 1, "no keys"),
        ("x" * 3_000, 2, "a line of 3,000 characters"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(yaml: str, line: int, words: str) -> None:
    front, findings = read(yaml)
    assert [(code, at) for code, at, _ in findings] == [("T-101", line)]
    assert words in findings[0][2]
    assert not front.complete
    assert front.body == "body"


@pytest.mark.parametrize(
    ("yaml", "line", "words"),
    [
        ("just words", 2, "not a list of keys"),
        ("- a", 2, "not a list of keys"),
        ("{a: b}", 2, "not a list of keys"),
        ("a: !!str b", 2, "a tag (!!str)"),
        ("a: !!python/name:os.system b", 2, "a tag (!!python/name:os.system)"),
        ("a: &x b", 2, "an anchor (&x)"),
        ("a: *x", 2, "an alias (*x)"),
        ("a: [b, *x]", 2, "an alias (*x)"),
        ("a:\n  b: c", 3, "keys or lists inside the value of `a`"),
        ("a: [b, [c]]", 2, "keys or lists inside the value of `a`"),
        ("a: {b", 2, "keys or lists inside the value of `a`"),
        ("a: [b: c]", 2, "keys or lists inside the value of `a`"),
        ("<<: x", 2, "a merge key"),
        ("? [a]\n: b", 2, "a key that is not a word"),
        ("84: a", 2, "a key that is not a word: 84"),
        ("true: a", 2, "a key that is not a word: true"),
        ("two words: a", 2, "a key that is not a word: two words"),
        ("a: b\na: c", 3, "`a`, first on line 2"),
        ("\n".join(f"k{n}: v" for n in range(60)), 42, "more than 40 keys"),
        ("a: [" + "b, " * 50 + "]", 2, "a list of 50 items"),
        ("a: " + "[" * 200, 2, "200 opening brackets"),
    ],
)
def test_what_is_not_flat_text_is_refused(yaml: str, line: int, words: str) -> None:
    _, findings = read(yaml)
    assert ("T-102", line) in [(code, at) for code, at, _ in findings]
    assert any(words in found for _, _, found in findings)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("аuthor", "U+0430 CYRILLIC SMALL LETTER A"),
        ("auth\u200dor", "U+200D ZERO WIDTH JOINER"),
        ("author\u00a0", "U+00A0 NO-BREAK SPACE"),
    ],
)
def test_a_letter_in_a_key_that_only_looks_right_is_named(key: str, name: str) -> None:
    _, findings = read(f"{key}: Jane Doe")
    assert [line for _, line, _ in findings] == [2]
    assert findings[0][2].startswith(f"a key with {name} in it: ")


def test_all_faults_are_told_at_once() -> None:
    _, findings = read("a: !x b\nc:\n  d: e\nf: &y g\nf: h\n<<: {i: j}")
    assert [line for _, line, _ in findings] == [2, 4, 5, 6, 7]


def test_hidden_characters_behind_escapes_are_told() -> None:
    _, findings = read('a: "x\\u202ey"')
    assert findings == [("T-101", 2, "`a` writes U+202E RIGHT-TO-LEFT OVERRIDE")]


def test_a_value_refused_keeps_its_key() -> None:
    front, _ = read("a: {b: c}\nd: e")
    assert front.lines["a"] == 2
    assert "a" not in front.values
    assert front.values["d"] == "e"
    assert front.complete


def test_a_file_without_front_matter_is_all_body() -> None:
    front, findings = read_front_matter("\nWords.\n", "memo/x.md")
    assert [(one.code, one.line) for one in findings] == [(Code.T101, 1)]
    assert (front.body, front.body_line, front.end_line) == ("Words.", 2, 0)


def test_spaces_before_the_front_matter_are_told() -> None:
    _, findings = read_front_matter("\n\n---\na: b\n---\n", "memo/x.md")
    assert [(one.line, one.mend) for one in findings] == [(3, "Remove everything before them.")]


def test_a_front_matter_without_end_has_no_body() -> None:
    front, findings = read_front_matter("---\na: b\n\nWords.\n", "memo/x.md")
    assert [(one.code, one.line) for one in findings] == [(Code.T101, 1)]
    assert front == FrontMatter()


def test_a_file_that_ends_with_its_front_matter_points_at_its_last_line() -> None:
    front, findings = read_front_matter("---\na: b\n---\n\n\n", "memo/x.md")
    assert findings == []
    assert (front.body, front.body_line) == ("", 3)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@settings(deadline=None)
@given(st.dictionaries(st.from_regex(r"\A[a-z][a-z-]{0,8}\Z"), WORDS, min_size=1, max_size=6))
def test_block_scalars_come_back_as_they_went_in(values: dict[str, str]) -> None:
    yaml = "\n".join(f"{key}: >-\n  x {value}" for key, value in values.items())
    front, findings = read_front_matter(f"---\n{yaml}\n---\n", "memo/x.md")
    keys = [key for key in values if key not in {"true", "false", "yes", "no", "on", "off"}]
    if not findings and len(keys) == len(values):
        assert front.values == {key: f"x {value}" for key, value in values.items()}


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read_front_matter(text, "memo/x.md", codes=DOCUMENT_CODES)
    read_front_matter(f"---\n{text}\n---\n", "memo/x.md")


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"abc:-[]{}&*!|>'\"%@`#,?\n \t", "\n  ", ": ", "- ", "<<: "])))
def test_any_yaml_is_read_without_an_exception(pieces: list[str]) -> None:
    front, _ = read_front_matter("---\n" + "".join(pieces) + "\n---\n", "memo/x.md")
    for value in front.values.values():
        assert isinstance(value, str) or all(isinstance(item, str) for item in value)
