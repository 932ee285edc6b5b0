"""Hundreds of documents drawn by chance: in, built, out again, and in again.

To look at one: ``print(Maker(7).document())``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from edition.domain import EditionDomain
from edition.importing.document import import_document
from edition.importing.references import KnownDocument
from edition.importing.surroundings import Surroundings
from edition.importing.volume import look_through
from edition.importing.xml_tree import read_xml
from edition.transforms.base import first_section
from tests.importing.desk import COMMENT
from tests.importing.generated import volume
from tests.importing.generated_edition import NUMBERS, Generated, generated_edition
from tests.importing.imported import documents_of
from tests.importing.words import Held, held_by_doctree, held_by_tei

if TYPE_CHECKING:
    from tests.support import Shared

MORE = range(1_000, 1_250)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def generated(shared: Shared) -> Generated:
    return generated_edition(shared)


@cache
def in_volume(generated: Generated) -> dict[str, Held]:
    return {name: held_by_tei(parts) for name, parts in documents_of(generated.volume).items()}


@cache
def exported(generated: Generated) -> dict[str, Held]:
    found = {}
    for made in generated.imported:
        parts = documents_of(generated.tei.out / f"{made.name}.xml")[made.id]
        found[made.id] = held_by_tei(parts)
    return found


@cache
def built(generated: Generated) -> dict[str, Held]:
    env = generated.tei.environment()
    entries: dict[tuple[str, str], str] = {
        (entry.kind, wording.casefold()): entry.tei
        for entry in EditionDomain(env).index.entries
        for wording in entry.wordings
    }
    found = {}
    for made in generated.imported:
        division = first_section(env.get_doctree(f"memo/{made.name}"))
        assert division is not None
        found[made.id] = held_by_doctree(division, entries)
    return found


def different(one: dict[str, Held], other: dict[str, Held], part: str) -> list[str]:
    """Give the documents of which two readings differ in a part."""
    return [name for name in one if getattr(one[name], part) != getattr(other[name], part)]


def test_more_of_them_come_in_whole() -> None:
    """By the proof of the import itself: two readings that know nothing of each other."""
    root, _ = read_xml(volume(MORE).encode(), "volume.xml")
    assert root is not None
    found = look_through(root)
    for number in range(len(found.documents)):
        made, findings = import_document(found, number, "volume.xml", Surroundings())
        assert made is not None, [finding.text() for finding in findings]
        assert {finding.code.value for finding in made.findings} <= {"D-204"}


def test_nothing_is_warned_of(generated: Generated) -> None:
    assert generated.tei.messages == ""
    assert len(generated.imported) == len(NUMBERS)


@pytest.mark.parametrize("part", ["text", "note_texts", "pages", "named"])
def test_what_is_built_is_what_the_volume_has(generated: Generated, part: str) -> None:
    assert different(in_volume(generated), built(generated), part) == []


@pytest.mark.parametrize("part", ["text", "note_texts", "pages", "named"])
def test_what_comes_out_is_what_the_volume_has(generated: Generated, part: str) -> None:
    assert different(in_volume(generated), exported(generated), part) == []


@pytest.mark.parametrize("part", ["blocks", "notes", "pages", "names"])
def test_what_comes_out_is_what_is_built_block_by_block(generated: Generated, part: str) -> None:
    assert different(built(generated), exported(generated), part) == []


def test_the_export_brings_the_same_document_in_again(generated: Generated) -> None:
    other = []
    for made in generated.imported:
        data = (generated.tei.out / f"{made.name}.xml").read_bytes()
        root, _ = read_xml(data, "again.xml")
        assert root is not None
        around = replace(generated.around, documents=[KnownDocument(made.id, f"{made.name}.md")])
        again, findings = import_document(look_through(root), 0, "again.xml", around)
        assert again is not None, [finding.text() for finding in findings]
        if again.text != COMMENT.sub("", made.text).rstrip("\n") + "\n" or again.findings:
            other.append(made.id)
    assert other == []
