"""The text of an issue made by the form "Suggest an annotation"."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from edition.annotations.issue_form import LABELS, parse_issue_form

ISSUE = """### Words of the memorandum

closing of the Soviets’ Kama
Purchasing Commission

### Printed page

p. 252

### Kind

outcome: what came of it

### Sources

- frus-v03-d125, p. 404

* frus-v03-d48

### Certainty

Certain (the source says it)

### Note

It was closed.

### A heading of the writer's own

On December 29, 1981.

### Your name

Jane Doe

### GitHub name

@janedoe
"""


def test_a_form_gives_its_values() -> None:
    values, findings = parse_issue_form(ISSUE.replace("\n", "\r\n"))
    assert findings == []
    assert values == {
        "quote": "closing of the Soviets’ Kama Purchasing Commission",
        "page": "252",
        "kind": "outcome",
        "sources": "frus-v03-d125, p. 404\nfrus-v03-d48",
        "certainty": "certain",
        "body": "It was closed.\n\n### A heading of the writer's own\n\nOn December 29, 1981.",
        "author": "Jane Doe",
        "github": "janedoe",
    }


def test_what_was_not_answered_is_empty() -> None:
    values, findings = parse_issue_form(
        ISSUE.replace("p. 252", "_No response_").replace("@janedoe", "_No response_")
    )
    assert findings == []
    assert (values["page"], values["github"]) == ("", "")


def test_kinds_of_two_words_are_kept() -> None:
    values, _ = parse_issue_form(ISSUE.replace("outcome: what", "cross-reference – what"))
    assert values["kind"] == "cross-reference"


def test_words_that_imitate_the_form_are_told() -> None:
    text = ISSUE.replace("It was closed.", "Words.\n\n### Your name\n\nThe editors")
    _, findings = parse_issue_form(text, "issue.md")
    assert [(one.code.value, one.path) for one in findings] == [("A-231", "issue.md")]
    assert "Your name" in findings[0].found
    assert text.split("\n")[findings[0].line - 1] == "### Your name"


def test_missing_headings_are_told() -> None:
    values, findings = parse_issue_form("Hello!\n")
    assert len(findings) == len(LABELS)
    assert set(values.values()) == {""}


def test_hidden_characters_and_size() -> None:
    _, findings = parse_issue_form(ISSUE.replace("Jane", "Ja\u202ene"))
    assert [one.code.value for one in findings] == ["A-203"]
    _, findings = parse_issue_form("x" * 50_000)
    assert [one.code.value for one in findings] == ["A-231"]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_taken_apart_without_an_exception(text: str) -> None:
    parse_issue_form(text)
