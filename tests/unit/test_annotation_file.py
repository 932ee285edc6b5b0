"""One annotation file: what it gives when it is good, and every fault when it is not."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from edition.annotations.file import KEYS, Annotation, read_annotation
from edition.annotations.ids import note_id
from edition.annotations.values import CERTAINTIES, KINDS, SourceRef
from edition.diagnostics import Code, Finding

PATH = "annotations/kama-commission.md"
SOURCES = {"frus-v03-d48", "frus-v03-d82", "frus-v03-d125"}
FULL = """---
document: d84
quote: >-
  closing of the Soviets’ Kama
  Purchasing Commission in the U.S.
before: "consider: the"
after: as a first step
page: 252
kind: outcome            # what came of it
author: Jean-Luc O’Brien (ed.)
github: jane-doe
orcid: 0000-0002-1825-0097
date: 2026-11-23
sources:
  - frus-v03-d125, n. 3, p. 404
  - frus-v03-d48
certainty: likely
checked: Jane Doe, 2026-11-24
---

It was closed on December 29, 1981 {cite:p}`frus-v03-d125`; see
[the text](../memo/document-84.md#d84p9).

> “Its staff has been told”
"""


def read(text: str, path: str = PATH) -> tuple[Annotation | None, list[Finding]]:
    return read_annotation(
        path, text.encode(), known_sources=SOURCES, known_documents={"d84", "d85"}
    )


def faults(text: str) -> list[tuple[str, int]]:
    note, findings = read(text)
    assert note is None
    return [(finding.code.value, finding.line) for finding in findings]


def one_fault(old: str, new: str) -> Finding:
    assert old in FULL
    note, findings = read(FULL.replace(old, new, 1))
    assert note is None
    assert len(findings) == 1, [finding.text() for finding in findings]
    return findings[0]


def test_a_good_file_gives_everything_it_says() -> None:
    note, findings = read(FULL)
    assert findings == []
    assert note is not None
    assert note.slug == "kama-commission"
    assert note.id == "note-kama-commission"
    assert note.quote == "closing of the Soviets’ Kama Purchasing Commission in the U.S."
    assert (note.before, note.after, note.page) == ("consider: the", "as a first step", "252")
    assert (note.kind, note.certainty, note.date) == ("outcome", "likely", "2026-11-23")
    assert note.author == "Jean-Luc O’Brien (ed.)"
    assert (note.github, note.orcid) == ("jane-doe", "0000-0002-1825-0097")
    assert note.checked == "Jane Doe, 2026-11-24"
    assert note.sources == (
        SourceRef("frus-v03-d125", "n. 3, p. 404"),
        SourceRef("frus-v03-d48", ""),
    )
    assert note.sources[0].text == "frus-v03-d125, n. 3, p. 404"
    assert note.body.startswith("It was closed")
    assert note.body.endswith("told”")
    assert FULL.split("\n")[note.body_line - 1].startswith("It was closed")
    assert set(note.lines) == set(KEYS)


def test_the_build_reads_the_body_on_its_own_lines_and_no_front_matter() -> None:
    note, _ = read(FULL)
    assert note is not None
    lines, read_lines = FULL.rstrip().split("\n"), note.build_text.rstrip().split("\n")
    assert len(lines) == len(read_lines)
    assert read_lines[note.body_line - 1 :] == lines[note.body_line - 1 :]
    assert not any(read_lines[: note.body_line - 1])


def test_a_note_is_plain_data() -> None:
    note, _ = read(FULL)
    assert note is not None
    assert pickle.loads(pickle.dumps(note)) == note
    assert hash(note) == hash(replace(note, lines={}))


def test_without_optional_keys_and_with_windows_line_ends() -> None:
    text = FULL
    for key in ("before", "after", "page", "github", "orcid", "checked"):
        text = "\n".join(line for line in text.split("\n") if not line.startswith(f"{key}:"))
    note, findings = read(text.replace("\n", "\r\n"))
    assert findings == []
    assert note is not None
    assert (note.before, note.page, note.checked) == ("", "", "")
    assert "\r" not in note.body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_every_kind_and_certainty(kind: str, certainty: str) -> None:
    text = FULL.replace("kind: outcome", f"kind: {kind}").replace("likely", certainty)
    assert read(text)[1] == []


@pytest.mark.parametrize("key", ["document", "quote", "kind", "author", "date", "certainty"])
def test_a_missing_key_is_told_at_the_end_of_the_front_matter(key: str) -> None:
    text = FULL.replace("quote: >-\n  closing of the Soviets’ Kama\n  Purch", "quote: Purch")
    text = "\n".join(line for line in text.split("\n") if not line.startswith(f"{key}:"))
    assert [code for code, _ in faults(text)] == ["A-213"]
    _, findings = read(text)
    assert text.split("\n")[findings[0].line - 1] == "---"
    assert key in findings[0].found


@pytest.mark.parametrize("key", ["document", "kind", "author", "date", "certainty", "page"])
def test_an_empty_key_is_told_on_its_line(key: str) -> None:
    lines = [f"{key}:" if line.startswith(f"{key}:") else line for line in FULL.split("\n")]
    assert faults("\n".join(lines)) == [("A-213", lines.index(f"{key}:") + 1)]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("autor", "author"), ("Kind", "kind"), ("source", "sources"), ("qoute", "quote")],
)
def test_a_misspelt_key_names_the_nearest(wrong: str, near: str) -> None:
    _, findings = read(FULL.replace(f"\n{near}:", f"\n{wrong}:", 1))
    told = [finding for finding in findings if finding.code is Code.A212]
    assert told[0].details == (f"Nearest:  {near}",)
    assert FULL.split("\n")[told[0].line - 1].startswith(f"{near}:")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("document: d84", "document: d48", Code.A107),
        ("date: 2026-11-23", "date: 23.11.2026", Code.A217),
        ("date: 2026-11-23", "date: 20261123", Code.A217),
        ("date: 2026-11-23", "date: 2026-02-29", Code.A217),
        ("date: 2026-11-23", "date: 2026-11-23T10:00:00", Code.A217),
        ("date: 2026-11-23", "date: ２０２６-11-23", Code.A217),
        ("kind: outcome", "kind: outcomes", Code.A218),
        ("kind: outcome", "kind: Outcome", Code.A218),
        ("certainty: likely", "certainty: probable", Code.A219),
        ("frus-v03-d48", "frus-v03-d49", Code.A220),
        ("frus-v03-d48", "FRUS III", Code.A220),
        ("frus-v03-d48", "p. 122", Code.A220),
        ("frus-v03-d48", "frus-v03-d48, [x](y)", Code.A220),
        ("frus-v03-d48", '"frus-v03-d48, `x`"', Code.A220),
        ("page: 252", "page: p. 252", Code.A221),
        ("page: 252", "page: 252-253", Code.A221),
        ("page: 252", "page: 0252", Code.A221),
        ("page: 252", "page: ٢٥٢", Code.A221),
        ("author: Jean-Luc", "author: Jean_Luc", Code.A222),
        ("author: Jean-Luc", "author: https://example.org", Code.A222),
        ("author: Jean-Luc", "author: Јean-Luc", Code.A222),
        ("author: Jean-Luc", "author: 𝐉ean-Luc", Code.A222),
        ("author: Jean-Luc", f"author: {'J' * 101}", Code.A222),
        ("github: jane-doe", 'github: "@jane-doe"', Code.A223),
        ("github: jane-doe", "github: https://github.com/jane-doe", Code.A223),
        ("github: jane-doe", "github: jane--doe", Code.A223),
        ("orcid: 0000-0002-1825-0097", "orcid: 0000-0002-1825-0098", Code.A223),
        ("orcid: 0000-0002-1825-0097", "orcid: 0000000218250097", Code.A223),
        ("orcid: 0000", "orcid: https://orcid.org/0000", Code.A223),
        ("checked: Jane Doe, 2026-11-24", "checked: Jane Doe", Code.A224),
        ("checked: Jane Doe, 2026-11-24", "checked: yesterday, by me", Code.A224),
        ("checked: Jane Doe, 2026-11-24", "checked: Jane Doe, 2026-11-31", Code.A224),
        ("checked: Jane Doe", "checked: <b>", Code.A222),
        ("after: as a first step", f"after: >-\n  {'word ' * 380}", Code.A216),
        ("page: 252", "page: [252]", Code.A215),
        ("page: 252", "page: {n: 252}", Code.A215),
    ],
)
def test_a_wrong_value_is_told_on_its_line(old: str, new: str, code: Code) -> None:
    finding = one_fault(old, new)
    assert finding.code is code
    assert finding.line == FULL[: FULL.index(old)].count("\n") + 1
    assert finding.found


@pytest.mark.parametrize(
    ("old", "new", "paste"),
    [
        ("page: 252", "page: p. 252", "Paste:    page: 252"),
        ("github: jane-doe", 'github: "@jane-doe"', "Paste:    github: jane-doe"),
        ("orcid: 0", "orcid: https://orcid.org/0", "Paste:    orcid: 0000-0002-1825-0097"),
        ("kind: outcome", "kind: outcom", "Nearest:  outcome"),
        ("certainty: likely", "certainty: likley", "Nearest:  likely"),
        ("document: d84", "document: D84", "Nearest:  d84"),
        ("frus-v03-d125, n.", "frus-v3-d125, n.", "Nearest:  frus-v03-d125"),
    ],
)
def test_what_can_be_guessed_is_proposed(old: str, new: str, paste: str) -> None:
    assert paste in one_fault(old, new).details


def test_roman_pages_are_pages() -> None:
    assert read(FULL.replace("page: 252", "page: xxii"))[1] == []


def test_a_long_quote_is_to_be_shortened_with_an_ellipsis() -> None:
    finding = one_fault("  closing of", f"  {'words ' * 280} of")
    assert finding.code is Code.A216
    assert "…" in finding.mend


@pytest.mark.parametrize("quote", ["quote:", "quote: ''", "quote: — … ’", "quote: \u00ad\u200b"])
def test_a_quote_without_words(quote: str) -> None:
    lines = FULL.split("\n")
    assert faults("\n".join([*lines[:2], quote, *lines[5:]])) == [("A-104", 3)]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("", [("A-105", 17)]),
        ("sources:\n", [("A-105", 14)]),
        ("sources: []\n", [("A-105", 14)]),
        ("sources: ['']\n", [("A-105", 14)]),
        ("sources: frus-v03-d48, p. 122\n", [("A-215", 14)]),
    ],
)
def test_no_source(sources: str, expected: list[tuple[str, int]]) -> None:
    old = FULL[FULL.index("sources:") : FULL.index("certainty:")]
    found = faults(FULL.replace(old, sources))
    assert [code for code, _ in found] == [code for code, _ in expected]
    if sources:
        assert found == expected


def test_a_page_taken_for_a_source_says_how_to_write_it() -> None:
    old = FULL[FULL.index("sources:") : FULL.index("certainty:")]
    note, findings = read(FULL.replace(old, "sources: [frus-v03-d48, p. 122]\n"))
    assert note is None
    assert [finding.code for finding in findings] == [Code.A220]
    assert "a page without a source" in findings[0].found
    assert any("- frus-v03-d48, p. 122" in line for line in findings[0].details)


def test_unknown_bibliography_and_documents_are_not_asked() -> None:
    text = FULL.replace("frus-v03", "another-volume").replace("d84\n", "d7\n")
    note, findings = read_annotation(PATH, text.encode())
    assert findings == []
    assert note is not None


def test_all_faults_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = """---
document: d99
quote: ""
kind: opinion
autor: Jane Doe
date: yesterday
page: 252a
sources: [frus-v3-d48]
certainty: certain
certainty: open
---
# A heading

Some <b>words</b> and [a link](javascript:alert(1)), {download}`conf.py`.

![An image](x.png)
"""
    assert faults(text) == [
        ("A-107", 2),
        ("A-104", 3),
        ("A-218", 4),
        ("A-212", 5),
        ("A-217", 6),
        ("A-221", 7),
        ("A-220", 8),
        ("A-214", 10),
        ("A-213", 11),
        ("A-309", 12),
        ("A-308", 14),
        ("A-304", 14),
        ("A-304", 14),
        ("A-306", 14),
        ("A-307", 16),
    ]


def test_when_yaml_breaks_the_body_is_still_checked_and_no_key_is_missed() -> None:
    text = FULL.replace("kind: outcome", "kind: 'outcome").replace("> “Its", "# “Its")
    assert faults(text) == [("A-211", 9), ("A-309", 24)]


def test_ids_of_notes() -> None:
    assert note_id("kama-commission") == "note-kama-commission"
