"""The editors' notes and registers: on every paragraph, of every kind, each cited where it says.

Notes of others are held to what ``make check`` says, and to nothing more.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from lxml import html
from pybtex.database import BibliographyData, parse_file

from edition.annotations.folder import read_annotation_folder
from edition.annotations.values import KINDS
from tests.content.test_fidelity import DOCNAME, domain_of
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.annotations.file import Annotation
    from tests.conftest import Edition

BEGUN = date(2026, 11, 23)
"""The day of the first notes; none is older."""

PROSE = (REPOSITORY / "glossary.md", REPOSITORY / "people.md", *REPOSITORY.glob("about/*.md"))
CITED = re.compile(
    r"Documents?\s(?P<number>[0-9]+),\s(?:(?!Document)[^{}()”])*?\{cite:p\}`(?P<key>[^`]+)`"
)
"""``Document 82, p. 242 {cite:p}`frus-v03-d82```."""


@cache
def notes() -> tuple[Annotation, ...]:
    """Give the notes of the editors."""
    found = read_annotation_folder(REPOSITORY, "annotations").annotations
    return tuple(note for note in found if note.author == "The editors")


@cache
def sources() -> BibliographyData:
    """Give the bibliography."""
    return parse_file(REPOSITORY / "sources.bib")


def texts() -> Iterator[tuple[str, str]]:
    """Give the name and the text of every file that cites."""
    yield from ((note.slug, note.body) for note in notes())
    for file in PROSE:
        yield file.name, file.read_text(encoding="utf-8")


def extent(key: str) -> tuple[int, int]:
    """Give the first and the last page of a document of the volume, as far as it is known."""
    fields = sources().entries[key].fields
    first, _, last = fields.get("pages", "").partition("--")
    begun = re.search(r"(?:Begins o|O)n p\. (\d+)", fields.get("annote", ""))
    assert first or begun, key
    return int(first or begun[1]), int(last or 10_000)  # type: ignore[index]


def test_there_are_enough_notes_of_every_kind_on_every_paragraph(edition: Edition) -> None:
    assert len(notes()) >= 30
    assert {note.kind for note in notes()} == set(KINDS)
    ours = {note.slug for note in notes()}
    places = [p for p in domain_of(edition.html()).places[DOCNAME] if p.slug in ours]
    assert {place.block for place in places} >= {f"d84p{number}" for number in range(1, 11)}
    assert len(places) == len(ours)


def test_no_note_is_of_another_time() -> None:
    days = {note.slug: date.fromisoformat(note.date) for note in notes()}
    assert {slug: day for slug, day in days.items() if not BEGUN <= day <= date.today()} == {}


def test_there_are_enough_terms(edition: Edition) -> None:
    entries = domain_of(edition.html()).entries
    assert len(entries["glossary"]) >= 30
    assert {"Gromyko, Andrei", "Haig, Alexander M., Jr."} <= {e.name for e in entries["people"]}


def test_every_document_is_cited_by_its_own_key() -> None:
    """The number in the words and the number in the key behind them are the same."""
    wrong = [
        (name, match[0])
        for name, text in texts()
        for match in CITED.finditer(text)
        if not re.search(rf"-d{match['number']}\b", match["key"])
    ]
    assert wrong == []


def test_no_page_lies_outside_its_document() -> None:
    documents = re.compile(r"frus-v03-d\d+")
    cited = [source for note in notes() for source in note.sources]
    for source in filter(lambda source: documents.fullmatch(source.key), cited):
        first, last = extent(source.key)
        pages = re.findall(r"\bpp?\.\s(\d+)(?:–(\d+))?", source.locator)
        numbers = [int(number) for pair in pages for number in pair if number]
        assert numbers, source
        assert all(first <= number <= last for number in numbers), source


def test_every_source_of_a_note_is_cited_in_it_or_named() -> None:
    """What a note lists, its words use: a reader finds out for which statement it stands."""
    unused = [
        (note.slug, source.key)
        for note in notes()
        for source in note.sources
        if f"`{source.key}`" not in note.body
    ]
    assert unused == []


def test_what_was_not_seen_is_said_with_its_source(edition: Edition) -> None:
    page = html.document_fromstring(edition.html().read("about/bibliography.html").encode())
    silent = []
    for key, entry in sources().entries.items():
        words = " ".join(page.get_element_by_id(f"source-{key}").text_content().split())
        remarks = (entry.fields.get(name, "") for name in ("note", "annote"))
        silent += [(key, remark) for remark in remarks if plain(remark) not in words]
    assert silent == []


def plain(remark: str) -> str:
    """Give a remark as it is printed; the number of a document stands in its title."""
    return "" if re.fullmatch(r"Document \d+", remark) else " ".join(remark.split())
