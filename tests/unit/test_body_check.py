"""The text of a note: what is allowed, and that it stays allowed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from edition.annotations.body.check import MAX_WORDS, build_text, check_body
from edition.annotations.body.roles import ALLOWED_ROLES
from edition.annotations.body.tokens import MYST_EXTENSIONS

PATH = "annotations/kama-commission.md"

GOOD = [
    "Plain words, “quoted”, and a dash — with $300 million and 5 % of it.",
    "*Emphasis*, **strong words**, ***both***, `code with <b> and {role}`.",
    "Two lines\nof one paragraph.\n\nAnother paragraph.",
    "A line that breaks\\\nhere, and  \nhere.",
    "- a list\n- of items\n\n  with paragraphs\n  - and a list\n    - within it",
    "1. one\n2. two\n\n7) seven",
    "> A quotation.\n>\n> > A quotation within it.",
    "[A page](https://history.state.gov/historicaldocuments/frus1981-88v03/d84).",
    "<https://history.state.gov/historicaldocuments> and <editors@example.org>.",
    "[history.state.gov](https://history.state.gov/) and [mail](mailto:a.b@example.org).",
    "[TNF](../glossary.md#tnf), [a note](other-note.md), [¶9](../memo/document-84.md#d84p9).",
    "[query](https://example.org/a?b=c&d=e#f) and [port](http://example.org:8080/).",
    "[*emphasised* **link**](https://example.org/) and [`code`](https://example.org/).",
    "{term}`TNF` and {term}`shown words <TNF>`, {person}`Gromyko`.",
    "{cite}`frus-v03-d48`, {cite:p}`frus-v03-d48,frus-v03-d82`, {cite:t}`frus-v03-d82`.",
    "{para}`d84p7` and {para}`there <d84p7>`.",
    "a < b, 3 > 2, AT&T, &amp;, &nbsp;, {braces}, [brackets], (parentheses)".replace(
        "{braces}", "{ braces }"
    ),
    "A price of 2 * 3 * 4, snake_case_word, C:\\path and 100 %.",
    "Soft\u00adhyphen, no-break\u00a0space, Привет, 日本語, emoji 👩‍🚀.",
    "word " * MAX_WORDS,
]


@pytest.mark.parametrize("text", GOOD)
def test_ordinary_text_is_accepted(text: str) -> None:
    lines = "\n".join(
        line if len(line) < 2_000 else line.replace("word word word ", "word word word\n")
        for line in text.split("\n")
    )
    known = {"frus-v03-d48", "frus-v03-d82"}
    assert check_body(lines, PATH, 10, known_sources=known) == []


def told(text: str, path: str = PATH) -> list[tuple[str, int]]:
    return [(finding.code.value, finding.line) for finding in check_body(text, path, 10)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("A-301", 10)]),
        ("word word word word\n" * 201, [("A-302", 10)]),
        ("words\n" + "x" * 2_001, [("A-303", 11)]),
        ("one\ntwo\nthree <b>", [("A-304", 12)]),
        ("one *two\nthree* {x}`four\nfive`\n<b>", [("A-306", 11), ("A-304", 13)]),
        ("- one\n- two\n  - three ![x](y)", [("A-307", 12)]),
        ("> one\n> two [x](data:y)", [("A-308", 11)]),
        ("one\n\ntwo\n---", [("A-309", 12)]),
        ("[a]: b\n\n[c]: d", [("A-310", 10), ("A-310", 12)]),
        ("word\n*a **b *c **d *e **f *g **h** i* j** k* l** m* n** o*", [("A-311", 11)]),
        ("*a **b *c* d** e*", []),
    ],
)
def test_faults_have_the_line_of_the_file(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


def test_many_faults_end_with_their_number() -> None:
    findings = check_body("<b>\n\n" * 100, PATH, 1)
    assert len(findings) == 41
    assert "more faults from here on" in findings[-1].found


def test_how_far_up_a_link_may_go_depends_on_the_folder() -> None:
    text = "[x](../glossary.md)"
    assert told(text, "annotations/x.md") == []
    assert told(text, "x.md") == [("A-308", 10)]
    assert told("[x](../../glossary.md)", "a/b/x.md") == []


def test_unknown_role_and_key_name_the_nearest() -> None:
    findings = check_body(
        "{terms}`TNF` {cite}`frus-v3-d48`", PATH, 1, known_sources=["frus-v03-d48"]
    )
    assert [finding.details for finding in findings] == [
        ("Nearest:  {term}",),
        ("Nearest:  frus-v03-d48",),
    ]


def test_the_allowed_roles_are_these() -> None:
    assert {"term", "person", "para", "cite", "cite:p", "cite:t"} == ALLOWED_ROLES


def test_a_fault_of_the_tokeniser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise IndexError(text)

    monkeypatch.setattr("edition.annotations.body.check.tokenise", fail)
    assert told("words") == [("A-313", 10)]


def test_build_text_keeps_the_lines() -> None:
    assert build_text("a\nb", 4).split("\n") == ["", "", "", "a", "b", ""]


def test_the_tokeniser_has_the_settings_of_the_build() -> None:
    conf = Path(__file__).parents[2] / "conf.py"
    settings = {
        target.id: node.value
        for node in ast.parse(conf.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.startswith("myst_")
    }
    assert list(settings) == ["myst_enable_extensions"]
    assert set(ast.literal_eval(settings["myst_enable_extensions"])) == set(MYST_EXTENSIONS)
