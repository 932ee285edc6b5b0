"""README, CONTRIBUTING, CITATION.cff and the rest say what is so."""

from __future__ import annotations

import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from edition.annotations.file import KEYS, read_annotation
from edition.annotations.folder import read_annotation_folder
from edition.annotations.values import CERTAINTIES, KINDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md")


def text_of(name: str) -> str:
    """Read one file of the top level."""
    return (ROOT / name).read_text("utf-8")


def setting(name: str) -> str:
    """Read one setting of ``conf.py`` that is a plain text."""
    found = re.search(rf'^(?:\w+ = )*{name} = (?:\w+ = )*"(.*)"$', text_of("conf.py"), re.M)
    assert found
    return found[1]


def front_matter() -> dict[str, Any]:
    """Read the front matter of the memorandum."""
    _, block, _ = text_of("memo/document-84.md").split("---\n", 2)
    content = yaml.safe_load(block)
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(name))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_a_page_lead_somewhere(name: str) -> None:
    text = text_of(name)
    headings = re.findall(r"^#+ (.*)$", text, re.M)
    ids = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= ids


def test_readme_names_the_two_commands() -> None:
    assert "make html\nmake test\n" in text_of("README.md")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_note_that_is_shown_is_a_note(name: str) -> None:
    shown = re.findall(r"^ *```\n( *---\n.*?)^ *```", text_of(name), re.S | re.M)
    assert len(shown) == 1
    data = textwrap.dedent(shown[0]).encode()
    note, findings = read_annotation(
        "annotations/shown.md",
        data,
        known_sources=set(re.findall(r"^@\w+\{(.*),$", text_of("sources.bib"), re.M)),
        known_documents={"d84"},
    )
    assert [finding.text() for finding in findings] == []
    assert note
    # Pasted as it stands, it must not be told to repeat a note there is.
    there = read_annotation_folder(ROOT, "annotations").annotations
    assert (note.quote, note.kind) not in {(other.quote, other.kind) for other in there}


def test_every_key_and_its_values_are_explained() -> None:
    guide = text_of("CONTRIBUTING.md")
    keys = re.findall(r"^\| (`.*?) \|", guide, re.M)
    assert set(re.findall(r"`(\w+)`", " ".join(keys))) == set(KEYS)
    assert all(f"`{value}`" in guide for value in (*KINDS, *CERTAINTIES))


def test_one_version_everywhere() -> None:
    package = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    citation = yaml.safe_load(text_of("CITATION.cff"))["version"]
    assert {package, str(citation)} == {setting("release")}
    assert setting("release") in text_of("CHANGELOG.md")


def test_citation_agrees_with_the_edition_and_the_document() -> None:
    citation = yaml.safe_load(text_of("CITATION.cff"))
    (document,) = citation["references"]
    memo = front_matter()
    assert citation["title"] == setting("project")
    assert str(document["date-published"]) == str(memo["date"])
    assert str(document["number"]) == memo["number"]
    assert [str(document["start"]), str(document["end"])] == [memo["first-page"], memo["last-page"]]
    assert document["publisher"]["name"] == memo["publisher"]
    assert document["url"].startswith(memo["volume-url"])
    assert memo["series"] in document["collection-title"]
    assert memo["volume-title"] in document["collection-title"]


def test_the_terms_of_every_part_are_there() -> None:
    for name in re.findall(r"LICENSES/[\w.-]+", text_of("LICENSE")):
        assert (ROOT / name).is_file()
