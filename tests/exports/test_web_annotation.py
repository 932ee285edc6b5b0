"""The collection of annotations: the rules of the model, and every selector resolved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from edition.annotations.file import read_annotation
from tests.exports.model import faults
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

Json = dict[str, Any]
FILES = sorted(p for p in (REPOSITORY / "annotations").glob("*.md") if p.stem != "index")


def selectors(annotation: Json, target: int) -> dict[str, Json]:
    return {selector["type"]: selector for selector in annotation["target"][target]["selector"]}


def test_keeps_to_the_model(collection: Json) -> None:
    assert faults(collection) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("type",), "Collection"),
        (("total",), 3),
        (("first", "partOf"), "elsewhere"),
        (("first", "items", 0, "id"), None),
        (("first", "items", 0, "created"), "2026-11-23"),
        (("first", "items", 0, "motivation"), "outcome"),
        (("first", "items", 0, "body", 0, "value"), None),
        (("first", "items", 0, "target", 0, "source"), ""),
        (("first", "items", 0, "target", 1, "selector", 0, "end"), -1),
    ],
)
def test_the_rules_catch_what_breaks_them(
    collection: Json, path: tuple[Any, ...], value: Any
) -> None:
    broken = json.loads(json.dumps(collection))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert faults(broken)


def test_every_note_is_there_once(items: list[Json]) -> None:
    ids = sorted(annotation["id"].partition("#")[2] for annotation in items)
    assert ids == [path.stem for path in FILES]


def test_positions_give_the_words_of_the_plain_text(data: Path, items: list[Json]) -> None:
    text = (data / "document-84.txt").read_text(encoding="utf-8")
    for annotation in items:
        place = selectors(annotation, 1)
        position, quote = place["TextPositionSelector"], place["TextQuoteSelector"]
        found = text[position["start"] : position["end"]]
        assert found == quote["exact"]
        words = selectors(annotation, 0)["TextQuoteSelector"]["exact"]
        assert _bare(found) == _bare(words)


def _bare(words: str) -> str:
    """Leave out what is only in the plain text: marks of pages and notes, brackets, bullets."""
    for number in (250, 251, 252):
        words = words.replace(f"[Page {number}]", "")
    words = words.replace("Reagan 1", "Reagan").replace("•", "")
    return "".join(character for character in words if character not in " \n[]")


def test_says_all_that_the_files_say(items: list[Json]) -> None:
    by_slug = {annotation["id"].partition("#")[2]: annotation for annotation in items}
    for path in FILES:
        note, findings = read_annotation(f"annotations/{path.name}", path.read_bytes())
        assert note is not None, findings
        made = by_slug[note.slug]
        assert made["body"][0]["value"] == note.body
        assert made["body"][0]["format"] == "text/markdown"
        assert made["body"][0]["language"] == "en"
        assert made["body"][1]["value"] == note.kind
        assert made["created"] == f"{note.date}T00:00:00Z"
        assert made["creator"]["name"] == note.author
        assert made["sources"] == [source.text for source in note.sources]
        assert made["certainty"] == note.certainty
        assert made["file"]["quote"] == note.quote


def test_addresses_lead_to_files_of_the_site(data: Path, items: list[Json]) -> None:
    for annotation in items:
        for target in annotation["target"]:
            assert (data / target["source"]).resolve().is_file()
        assert (data / annotation["canonical"]).resolve().is_file()


def test_terms_of_our_own_are_explained_in_the_context(collection: Json) -> None:
    own = collection["@context"][1]
    used = {key for item in collection["first"]["items"] for key in (*item, *item["file"])}
    model = {"id", "type", "motivation", "creator", "created", "canonical", "body", "target"}
    assert used - model <= set(own)
    assert all(value.startswith("urn:uuid:") for value in own.values())


def test_an_edition_without_annotations_has_an_empty_collection(second: Edition) -> None:
    made = json.loads(second.html().read("data/annotations.jsonld"))
    assert made["total"] == 0
    assert faults(made) == []
