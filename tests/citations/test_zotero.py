"""What Zotero saves from our pages, by its own rules (see :mod:`tests.citations.zotero`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.citations.conftest import BASE
from tests.citations.zotero import imported

if TYPE_CHECKING:
    from tests.support import Build


def test_the_memorandum_is_a_book_section_with_all_fields(published: Build) -> None:
    item = imported(html.document_fromstring(published.read("memo/document-84.html")))
    assert item.pop("abstractNote").startswith("As you know, I will be meeting with Gromyko")
    assert item.pop("rights").startswith("The memorandum is in the public domain")
    assert item == {
        "itemType": "bookSection",
        "title": "Document 84. Memorandum From Secretary of State Haig to President Reagan, "
        "Washington, September 18, 1981",
        "shortTitle": "Document 84",
        "creators": [
            ("Alexander M. Jr", "Haig", "author"),
            ("James Graham", "Wilson", "editor"),
        ],
        "bookTitle": "Soviet Union, January 1981–January 1983",
        "publicationTitle": "Soviet Union, January 1981–January 1983",
        "series": "Foreign Relations of the United States, 1981–1988",
        "volume": "3",
        "place": "Washington, DC",
        "publisher": "United States Government Publishing Office",
        "date": "2016",
        "pages": "250-252",
        "language": "en",
        "url": "https://history.state.gov/historicaldocuments/frus1981-88v03/d84",
    }


def test_a_note_is_a_page_of_this_site(published: Build) -> None:
    item = imported(html.document_fromstring(published.read("annotations/linkage.html")))
    assert item["itemType"] == "webpage"
    assert item["title"].startswith("Note on “")
    assert item["creators"] == [("The", "editors", "author")]
    assert item["publicationTitle"] == "Haig to Reagan, September 18, 1981: An Annotated Edition"
    assert item["date"].count("/") == 2
    assert item["url"] == f"{BASE}annotations/linkage.html"
    assert "pages" not in item


@pytest.mark.parametrize("page", ["index", "glossary", "about/cite", "annotations/index"])
def test_other_pages_are_pages(published: Build, page: str) -> None:
    item = imported(html.document_fromstring(published.read(f"{page}.html")))
    assert item["itemType"] == "webpage"
    assert item["title"]
    assert item["url"].startswith(BASE)
