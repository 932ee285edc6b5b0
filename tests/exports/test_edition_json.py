"""All data as JSON: valid against the published schema, and true to the sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.content.witness import facsimiles, mentions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

Json = dict[str, Any]


@pytest.fixture(scope="module")
def content(data: Path) -> Json:
    found: Json = json.loads((data / "edition.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def validator(data: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads((data / "edition.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_valid(content: Json, validator: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(content)] == []
    assert content["$schema"] == "edition.schema.json"


def test_another_edition_is_valid(
    second: Edition, validator: jsonschema.Draft202012Validator
) -> None:
    made = json.loads(second.html().read("data/edition.json"))
    assert [error.message for error in validator.iter_errors(made)] == []
    assert made["documents"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("documents", 0, "id"), "84"),
        (("documents", 0, "paragraphs", 0, "number"), "1"),
        (("documents", 0, "pages", 0, "number"), "p. 250"),
        (("documents", 0, "metadata", "date"), "September 18, 1981"),
        (("notes", 0, "kind"), "comment"),
        (("notes", 0, "sources"), []),
        (("mentions", 0, "kind"), "place"),
        (("terms", 0, "name"), ""),
        (("surprise",), True),
    ],
)
def test_the_schema_catches_a_fault(
    content: Json,
    validator: jsonschema.Draft202012Validator,
    path: tuple[Any, ...],
    value: Any,
) -> None:
    broken = json.loads(json.dumps(content))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(validator.iter_errors(broken))


def test_paragraphs_with_their_pages(content: Json) -> None:
    paragraphs = content["documents"][0]["paragraphs"]
    assert [p["id"] for p in paragraphs] == [f"d84p{n}" for n in range(1, 11)]
    assert [p["page"] for p in paragraphs] == ["250"] * 3 + ["251"] * 5 + ["252"] * 2
    assert paragraphs[7]["text"].startswith("It is also important to keep our dialogue")
    assert "Gromyko, and I plan to add" in paragraphs[7]["text"]


def test_pages_have_their_facsimiles(content: Json) -> None:
    pages = content["documents"][0]["pages"]
    assert {page["number"]: page["facsimile"] for page in pages} == facsimiles()
    assert [page["supplied"] for page in pages] == [True, False, False]


def test_mentions_are_those_of_the_volume_and_ours(content: Json) -> None:
    people = {entry["id"]: entry["volume-id"] for entry in content["people"]}
    count: dict[str, int] = {}
    for mention in content["mentions"]:
        if mention["kind"] == "person" and mention["document"] == "d84":
            target = people[mention["entry"]]
            count[target] = count.get(target, 0) + 1
    assert count == {key: n for key, n in mentions().items() if key.startswith("p_")}


def test_every_reference_leads_to_an_entry(content: Json) -> None:
    entries = {kind: {entry["id"] for entry in content[kind]} for kind in ("people", "terms")}
    for mention in content["mentions"]:
        assert mention["entry"] in entries["people" if mention["kind"] == "person" else "terms"]
    for kind, ids in entries.items():
        for entry in content[kind]:
            assert set(entry["see"]) <= ids
    keys = {source["key"] for source in content["sources"]}
    for note in content["notes"]:
        assert {source["key"] for source in note["sources"]} <= keys
        assert note["place"] is not None


def test_addresses_lead_to_places_of_the_site(content: Json, data: Path) -> None:
    pages: dict[Path, str] = {}
    for kind in ("documents", "people", "terms", "mentions", "notes"):
        for item in content[kind]:
            file, _, anchor = item["href"].partition("#")
            path = (data / file).resolve()
            if path not in pages:
                pages[path] = path.read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in pages[path], item["href"]
    for document in content["documents"]:
        assert (data / document["tei"]).is_file()
        assert (data / document["text"]).is_file()
