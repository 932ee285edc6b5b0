"""The form "Suggest an annotation": its text, as the issue holds it, taken apart."""

from __future__ import annotations

import re

from ..diagnostics import Code, Finding
from ..text.safe_text import MAX_LINES_TOLD, check_characters, shown, without_hidden

LABELS = {
    "Words of the memorandum": "quote",
    "Printed page": "page",
    "Kind": "kind",
    "Sources": "sources",
    "Certainty": "certainty",
    "Note": "body",
    "Your name": "author",
    "GitHub name": "github",
}
"""For each label of the form the value it asks for."""

MAX_CHARACTERS = 40_000

_NOTHING = frozenset({"_No response_", "None", ""})
_CHOICES = ("kind", "certainty")
_ONE_LINE = ("quote", "page", "author", "github")


def parse_issue_form(markdown: str, path: str = "issue") -> tuple[dict[str, str], list[Finding]]:
    """Take the text of an issue apart that the form "Suggest an annotation" has made.

    :param markdown: the text of the issue.
    :param path: the file it comes from, for the messages.
    :return: for each value its text (``sources``: one a line; empty where nothing was
        written), and what is wrong with the form itself. The values are not checked here.
    """
    if len(markdown) > MAX_CHARACTERS:
        found = f"{len(markdown):,} characters"
        return {}, [Finding(Code.A231, path, 0, found, f"at most {MAX_CHARACTERS:,}")]
    text = markdown.removeprefix("\ufeff").replace("\r\n", "\n")
    findings = check_characters(text, path)
    fields, faults = _fields(without_hidden(text), path)
    values = {key: _value(key, fields.get(label, "")) for label, key in LABELS.items()}
    return values, [*findings, *faults]


def _fields(text: str, path: str) -> tuple[dict[str, str], list[Finding]]:
    """Give the text below each label, and the labels that are missing or there twice."""
    fields: dict[str, list[str]] = {}
    findings: list[Finding] = []
    label = ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = re.fullmatch(r"### +(.*?)\s*", line)
        if heading and heading[1] in LABELS:
            label = heading[1]
            if label in fields and len(findings) < MAX_LINES_TOLD:
                # Words that imitate the form could speak in another's name.
                found = f"the heading {shown(label)} for the second time"
                mend = "Remove the heading that is part of the text."
                findings.append(Finding(Code.A231, path, number, found, mend=mend))
            fields.setdefault(label, [])
        elif label:
            fields[label].append(line)
    for missing in (label for label in LABELS if label not in fields):
        findings.append(Finding(Code.A231, path, 0, f"no heading `### {missing}`"))
    return {name: "\n".join(lines).strip() for name, lines in fields.items()}, findings


def _value(key: str, text: str) -> str:
    if text in _NOTHING:
        return ""
    if key in _CHOICES:
        # The menus explain each choice: "outcome: what came of it".
        return re.split(r"[\s:–(]", text, maxsplit=1)[0].lower()
    if key == "github":
        return text.removeprefix("@").strip()
    if key == "page":
        return re.sub(r"(?i)^(pp?\.?|page)\s*", "", text)
    if key == "sources":
        lines = (re.sub(r"^[-*]\s+", "", line.strip()) for line in text.split("\n"))
        return "\n".join(line for line in lines if line)
    return " ".join(text.split()) if key in _ONE_LINE else text
