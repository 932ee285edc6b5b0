"""Notes in the web page: any set of ranges, and every note of the edition."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx.util.docutils import LoggingReporter

from edition.annotations.ids import note_id
from edition.locate import edition_domain
from edition.quote import Quote, Range, resolve
from tests.annotations.pages import check_links_and_ids, one_line, only, parsed
from tests.annotations.ranges import ranges
from tests.annotations.trees import in_order, load, transcription_of
from tests.support import application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup
    from docutils import nodes
    from sphinx.application import Sphinx

    from edition.annotations.index import Note
    from tests.conftest import Edition

pytestmark = pytest.mark.slow

MEMO = "memo/document-84"


@pytest.fixture(scope="module")
def app(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sphinx]:
    """Sphinx with the edition read, ready to write a page."""
    built = edition.html()
    out = tmp_path_factory.mktemp("out")
    with application(built.source, out, built.doctrees) as app:
        app.builder.read()
        app.builder.prepare_writing(set())
        yield app


def written(app: Sphinx, docname: str, tree: nodes.document) -> BeautifulSoup:
    """Write a page as the HTML builder does, without its template."""
    builder = app.builder
    tree.settings.env = app.env
    tree.reporter = LoggingReporter(str(app.env.doc2path(docname)))
    resolved = app.env.get_and_resolve_doctree(docname, builder, tags=app.tags, doctree=tree)
    resolved.settings = builder.docsettings  # type: ignore[attr-defined]
    builder.secnumbers, builder.fignumbers = {}, {}  # type: ignore[attr-defined]
    builder.current_docname = docname  # type: ignore[attr-defined]
    visitor = builder.create_translator(resolved, builder)
    resolved.walkabout(visitor)
    return parsed("".join(visitor.fragment))  # type: ignore[attr-defined]


@cache
def page_of(edition: Edition, docname: str) -> BeautifulSoup:
    return parsed(edition.html().read(f"{docname}.html"))


def words(page: BeautifulSoup) -> str:
    """The words of a page as a reader without notes sees them."""
    page = deepcopy(page)
    for extra in page.select(".ed-mark-note, aside.ed-note"):
        extra.decompose()
    return one_line(page)


def quoted_words(page: BeautifulSoup, mark: str) -> str:
    """The words wrapped for the note of a letter, without spaces."""
    pieces = page.select(f'[data-notes~="{mark}"]')
    return "".join("".join(piece.get_text().split()) for piece in pieces)


def mark_of(note: Note) -> str:
    assert note.place is not None
    return note.place.mark


def check_page(page: BeautifulSoup) -> None:
    """What must hold for any page with notes."""
    check_links_and_ids(page)
    assert not page.select(".ed-target .ed-target")
    marks, asides = page.select("a.ed-mark-note"), page.select("aside.ed-note")
    assert [mark["href"] for mark in marks] == [
        f"#{only(aside, '.ed-note-body')['id']}" for aside in asides
    ]
    assert [mark.get_text() for mark in marks] == [
        only(aside, "summary b").get_text() for aside in asides
    ]
    for mark, aside in zip(marks, asides, strict=True):
        assert only(aside, "a.ed-backlink")["href"] == f"#{mark['id']}"
        assert not aside.find_parent(["p", "ul", "ol", "a", "blockquote", "h1", "h2"])


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_ranges_make_a_sound_page(app: Sphinx, data: st.DataObject) -> None:
    plain = load(app.doctreedir / f"{MEMO}.doctree")
    expected = words(written(app, MEMO, deepcopy(plain)))
    transcription = transcription_of(plain)
    places = data.draw(ranges(transcription))
    slugs = [note.annotation.slug for note in edition_domain(app.env).notes.notes]
    notes = in_order(zip(slugs, places, strict=False))
    transcription.mark(notes)
    page = written(app, MEMO, plain)
    assert words(page) == expected
    check_page(page)
    for placed in notes:
        text = transcription.index.text[placed.range.start : placed.range.end]
        assert quoted_words(page, placed.mark) == "".join(text.split())


# ------------------------------------------------------------- every note of the edition


@pytest.fixture(scope="module")
def notes(app: Sphinx) -> list[Note]:
    return edition_domain(app.env).notes.notes


def test_every_file_is_a_note_with_a_place(edition: Edition, notes: list[Note]) -> None:
    files = {file.stem for file in (edition.source / "annotations").glob("*.md")} - {"index"}
    assert {note.annotation.slug for note in notes} == files
    assert all(note.place for note in notes)
    assert len(notes) >= 30


def test_every_note_is_beside_its_words(edition: Edition, notes: list[Note], app: Sphinx) -> None:
    page = page_of(edition, MEMO)
    check_page(page)
    index = transcription_of(load(app.doctreedir / f"{MEMO}.doctree")).index
    asides = {only(a, ".ed-note-body")["id"]: a for a in page.select("aside.ed-note")}
    assert len(asides) == len(notes)
    for said, mark in ((note.annotation, mark_of(note)) for note in notes):
        place = resolve(index, Quote(said.quote, said.before, said.after))
        assert isinstance(place, Range)
        text = index.text[place.start : place.end]
        assert quoted_words(page, mark) == "".join(text.split())
        last = page.select(f'[data-notes~="{mark}"]')[-1]
        assert f"#{note_id(said.slug)}" in {
            mark["href"] for mark in last.find_all_next("a", class_="ed-mark-note", limit=8)
        }
        aside = asides[note_id(said.slug)]
        shown = one_line(aside)
        assert said.author in shown
        assert f"Certainty: {said.certainty}" in shown
        assert f"ed-kind-{said.kind}" in aside["class"]
        assert all(source.locator in shown for source in said.sources)
        own_page = f"annotations/{said.slug}.html"
        assert aside.select(f'a[href$="{own_page}"]')


def test_every_note_has_a_page_of_its_own(edition: Edition, notes: list[Note]) -> None:
    for said, place, docname in ((n.annotation, n.place, n.docname) for n in notes):
        assert place is not None
        page = page_of(edition, docname)
        quoted = only(page, ".ed-note-context strong").get_text()
        assert "".join(quoted.split()) == "".join(place.exact.split())
        link = only(page, ".ed-note-context a")
        assert link["href"] == f"../{MEMO}.html#d84-{place.mark}"
        details = one_line(only(page, ".ed-note-details"))
        for shown in (said.author, said.kind.capitalize(), "Cite this note", "Sources"):
            assert shown in details
        edit = f"https://github.com/example/edition/edit/main/{said.path}"
        assert page.select(f'.ed-note-details a[href="{edit}"]')


def test_every_note_is_in_the_list_in_the_order_of_the_text(
    edition: Edition, notes: list[Note]
) -> None:
    page = page_of(edition, "annotations/index")
    hrefs = [str(link["href"]) for link in page.select(".ed-notes-list > li a.ed-note-letter")]
    assert hrefs == [f"../{MEMO}.html#d84-{mark_of(note)}" for note in notes]
    marks = page_of(edition, MEMO).select("a.ed-mark-note")
    assert [href.partition("#")[2] for href in hrefs] == [mark["id"] for mark in marks]
    people = one_line(only(page, ".ed-contributors"))
    for author, count in Counter(note.annotation.author for note in notes).items():
        assert f"{author}, {count} note" in people


def test_one_can_step_through_all_notes(edition: Edition, notes: list[Note]) -> None:
    names = [note.annotation.slug for note in notes]
    for number, note in enumerate(notes):
        line = only(page_of(edition, note.docname), ".ed-note-neighbours")
        targets = [str(link["href"]).partition(".html")[0] for link in line.select("a")]
        assert targets == names[max(number - 1, 0) : number] + names[number + 1 : number + 2]
        assert ("Previous note: " in line.get_text()) == (number > 0)
        assert ("Next note: " in line.get_text()) == (number + 1 < len(notes))


def test_nothing_is_linked_or_named_twice_anywhere(edition: Edition) -> None:
    out: Path = edition.html().out
    pages = [file.relative_to(out).with_suffix("") for file in out.rglob("*.html")]
    assert len(pages) > len(list((edition.source / "annotations").glob("*.md")))
    for name in pages:
        check_links_and_ids(page_of(edition, name.as_posix()))
