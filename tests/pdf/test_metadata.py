"""What a file says of itself: to catalogues, to readers' programs, to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.pdf.tagged import Tag

pytestmark = pytest.mark.slow

TITLE = "Haig to Reagan, September 18, 1981: An Annotated Edition"


@pytest.fixture(scope="module")
def pdf(book: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(book) as opened:
        yield opened


def test_title_author_language_come_from_the_settings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == TITLE
        assert metadata["dc:creator"] == ["The editors"]
        assert metadata["dc:language"] in ("en", ["en"], {"en"})
        assert "Alexander M. Haig, Jr." in metadata["pdf:Keywords"]
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]) == TITLE


def test_readers_show_the_title(pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)


def test_description_is_the_first_paragraph_of_the_top_page(pdf: pikepdf.Pdf) -> None:
    assert "His memorandum is Document 84" in str(pdf.docinfo["/Subject"])


def test_page_labels_count_the_opening_pages_apart(pdf: pikepdf.Pdf) -> None:
    labels = [sheet.label for sheet in pdf.pages]
    assert labels[:4] == ["i", "ii", "iii", "iv"]
    assert labels[4:] == [str(number) for number in range(1, len(labels) - 3)]


def test_bookmarks_are_the_headings(pdf: pikepdf.Pdf, tags: Tag) -> None:
    headings = [(int(tag.name[1:]), tag.text()) for tag in tags.all("H1", "H2", "H3")]
    with pdf.open_outline() as outline:
        assert list(_flat(outline.root, 1)) == headings


def test_bookmarks_hold_no_marks_and_no_page_numbers(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [title for _, title in _flat(outline.root, 1)]
    assert "84. Memorandum From Secretary of State Haig to President Reagan" in titles
    assert "TNF Negotiations" in titles
    assert not [title for title in titles if "[Page" in title]


def test_contents_are_the_first_two_levels(pdf: pikepdf.Pdf, tags: Tag) -> None:
    entries = [tag.text() for tag in tags.all("TOCI")]
    with pdf.open_outline() as outline:
        parts = [title for level, title in _flat(outline.root, 1) if level == 1]
    for title in parts:
        assert title == "Contents" or any(entry.startswith(title) for entry in entries), title


def test_every_link_leads_somewhere(any_book: Path) -> None:
    with pikepdf.open(any_book) as opened:
        pages = {sheet.objgen for sheet in opened.pages}
        named = _names(opened)
        links = [link for sheet in opened.pages for link in _links(sheet)]
        assert links
        for link in links:
            target = link.get("/Dest", link.get("/A", {}).get("/D"))
            if isinstance(target, (pikepdf.String, pikepdf.Name)):
                target = named[str(target)]
            if isinstance(target, pikepdf.Array):
                assert target[0].objgen in pages
            else:
                assert str(link.A.URI).startswith(("http", "mailto:"))


def test_every_link_has_words_for_those_who_hear_it(any_book: Path) -> None:
    with pikepdf.open(any_book) as opened:
        for sheet in opened.pages:
            for link in _links(sheet):
                assert str(link.get("/Contents", "")), link


def test_links_to_entries_and_sources_say_where_they_lead(book: Path) -> None:
    with pikepdf.open(book) as opened:
        told = {str(link.get("/Contents", "")) for s in opened.pages for link in _links(s)}
    assert {"Entry Gromyko, Andrei", "Entry TNF", "Source 7"} <= told


def test_notes_and_marks_lead_to_each_other(pdf: pikepdf.Pdf, tags: Tag) -> None:
    notes = list(tags.all("Note"))
    assert all(next(note.all("Lbl")).all("Link") for note in notes)
    links = sum(len(list(_links(sheet))) for sheet in pdf.pages)
    assert links > 2 * len(notes)


def test_tabs_follow_the_structure(pdf: pikepdf.Pdf) -> None:
    assert all(sheet.get("/Tabs", "/S") == "/S" for sheet in pdf.pages)


def _flat(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, item.title
        yield from _flat(item.children, level + 1)


def _links(sheet: Any) -> Iterator[Any]:
    for annotation in sheet.get("/Annots", []):
        if annotation.Subtype == "/Link":
            yield annotation


def _names(opened: pikepdf.Pdf) -> dict[str, Any]:
    if "/Names" not in opened.Root or "/Dests" not in opened.Root.Names:
        return {}
    found = pikepdf.NameTree(opened.Root.Names.Dests)
    return {str(name): _place(target) for name, target in found.items()}


def _place(target: Any) -> Any:
    return target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
