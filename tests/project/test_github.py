"""Workflows that give nothing away, and forms that fit what reads them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from edition.annotations.issue_form import LABELS, parse_issue_form
from edition.annotations.values import CERTAINTIES, KINDS

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
FORMS = sorted(GITHUB.glob("ISSUE_TEMPLATE/*-*.yml"))


def read(path: Path) -> dict[str, Any]:
    """Read one YAML file."""
    content = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_named_by_hash(path: Path) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", path.read_text("utf-8"))
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_code_of_strangers_gets_no_rights(path: Path) -> None:
    text = path.read_text("utf-8")
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "secrets." not in text
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert job["timeout-minutes"]
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            # What an event says must not become part of a command.
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_one_that_github_accepts(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= set(form)
    assert any(item["type"] != "markdown" for item in form["body"])
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def fields() -> dict[str, dict[str, Any]]:
    """Give the fields of the form for notes by their labels."""
    body = read(GITHUB / "ISSUE_TEMPLATE" / "suggest-an-annotation.yml")["body"]
    return {item["attributes"]["label"]: item for item in body if item["type"] != "markdown"}


def test_the_form_for_notes_asks_for_what_is_read_from_it() -> None:
    assert list(fields()) == list(LABELS)


@pytest.mark.parametrize(("label", "values"), [("Kind", KINDS), ("Certainty", CERTAINTIES)])
def test_its_menus_offer_what_a_note_may_have(label: str, values: tuple[str, ...]) -> None:
    options = fields()[label]["attributes"]["options"]
    assert tuple(option.partition(":")[0] for option in options) == values


def test_an_issue_made_with_it_can_be_read() -> None:
    answers = dict.fromkeys(LABELS, "Words") | {
        "Kind": fields()["Kind"]["attributes"]["options"][3],
        "Printed page": "_No response_",
        "GitHub name": "@octocat",
    }
    issue = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())
    values, findings = parse_issue_form(issue)
    assert findings == []
    assert values["kind"] == "outcome"
    assert values["page"] == ""
    assert values["github"] == "octocat"
    assert values["body"] == "Words"
