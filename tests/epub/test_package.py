"""The package: metadata from the sources, every part named, nothing from elsewhere."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import pytest
from lxml import etree

import conf
from tests.epub.book import FOLDER, XHTML, of_type, words

if TYPE_CHECKING:
    from tests.epub.book import Book

pytestmark = pytest.mark.slow

ORDER = ["cover", "text/index", "nav", "text/memo/document-84", "text/annotations/index"]


def test_the_file_is_called_as_the_downloads_say(book: Book) -> None:
    assert conf.edition_downloads["EPUB"].endswith(f"/{book.path.name}")


def test_metadata_is_that_of_the_settings(book: Book) -> None:
    assert book.dublin("title") == [conf.project]
    assert book.dublin("creator") == [conf.author]
    assert book.dublin("publisher") == [conf.author]
    assert book.dublin("rights") == [conf.project_copyright]
    assert book.dublin("language") == [conf.language]
    assert book.meta("schema:version") == [conf.release]
    assert book.dublin("contributor") == ["Alexander M. Haig, Jr."]
    (description,) = book.dublin("description")
    assert description.startswith("On September 18, 1981")
    assert words(book.pages["text/index.xhtml"]).find(description) > 0


def test_the_identifier_is_that_of_project_and_version(book: Book, second_book: Book) -> None:
    (identifier,) = book.dublin("identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f-]{17}", identifier)
    assert second_book.dublin("identifier") != [identifier]


def test_sources_are_named(book: Book) -> None:
    volume, address = book.dublin("source")
    assert volume == (
        "Foreign Relations of the United States, 1981–1988, Volume III, Soviet Union, January "
        "1981–January 1983 (Washington, DC: United States Government Publishing Office, 2016)"
    )
    assert address == "https://history.state.gov/historicaldocuments/frus1981-88v03/d84"


def test_accessibility_is_told(book: Book) -> None:
    assert book.meta("schema:accessMode") == ["textual"]
    assert book.meta("schema:accessModeSufficient") == ["textual"]
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert book.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert book.meta("a11y:certifiedBy") == [conf.author]
    features = set(book.meta("schema:accessibilityFeature"))
    assert {"pageBreakMarkers", "pageNavigation", "tableOfContents", "annotations"} <= features
    (summary,) = book.meta("schema:accessibilitySummary")
    assert "printed volume" in summary


def test_the_reading_order(book: Book) -> None:
    assert [href.removesuffix(".xhtml") for href in book.spine][:5] == ORDER
    assert len(set(book.spine)) == len(book.spine)


def test_contents_lead_to_every_page_in_the_order_of_reading(either: Book) -> None:
    toc, *_ = of_type(either.navigation, "toc")
    links = [a.get("href", "") for a in toc.iter(f"{{{XHTML}}}a")]
    assert all(either.place("nav.xhtml", link) is not None for link in links)
    pages = list(dict.fromkeys(urldefrag(link)[0] for link in links))
    assert pages == [page for page in either.spine if page.startswith("text/")]


def test_contents_name_the_sections_of_the_document(book: Book) -> None:
    toc, *_ = of_type(book.navigation, "toc")
    named = [
        words(a) for a in toc.iter(f"{{{XHTML}}}a") if "document-84.xhtml#" in a.get("href", "")
    ]
    assert named == [
        "Objectives and Basic Approach",
        "Focus on Interventionism",
        "TNF Negotiations",
        "Possible Outcomes",
        "Notes",
    ]


def test_landmarks(book: Book) -> None:
    (nav,) = of_type(book.navigation, "landmarks")
    found = {
        a.get("{http://www.idpf.org/2007/ops}type"): a.get("href")
        for a in nav.iter(f"{{{XHTML}}}a")
    }
    assert found == {
        "cover": "cover.xhtml",
        "toc": "nav.xhtml#toc",
        "bodymatter": "text/memo/document-84.xhtml",
        "glossary": "text/glossary.xhtml",
        "bibliography": "text/about/bibliography.xhtml",
    }


def test_the_cover_is_a_picture_with_words_for_it(book: Book) -> None:
    (picture,) = [h for h, item in book.items.items() if item.get("properties") == "cover-image"]
    data = book.files[FOLDER + picture]
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1600, 2560)
    (image,) = book.pages["cover.xhtml"].iter(f"{{{XHTML}}}img")
    assert "An Annotated Edition" in image.get("alt", "")


def test_every_file_is_in_the_manifest(either: Book) -> None:
    around = {"mimetype", "META-INF/container.xml", f"{FOLDER}package.opf"}
    assert {FOLDER + href for href in either.items} == set(either.files) - around


def test_nothing_comes_from_elsewhere_and_nothing_runs(either: Book) -> None:
    kinds = {item.get("media-type") for item in either.items.values()}
    images = {f"image/{kind}" for kind in ("png", "svg+xml", "webp", "gif", "jpeg")}
    assert kinds <= {"application/xhtml+xml", "text/css", *images}
    for tree in either.pages.values():
        for element in tree.iter(etree.Element):
            for name, value in element.attrib.items():
                assert not str(name).startswith("on")
                is_link = name == "href" and element.tag == f"{{{XHTML}}}a"
                assert is_link or "://" not in str(value), (element.tag, name, value)
    style = either.files[f"{FOLDER}style.css"].decode()
    assert not re.search(r"url\(|@import|@font-face", style)


def test_every_link_inside_the_book_leads_somewhere(either: Book) -> None:
    for page, tree in either.pages.items():
        for link in tree.iter(f"{{{XHTML}}}a"):
            href = link.get("href", "")
            elsewhere = href.startswith(("https://", "http://", "mailto:"))
            assert elsewhere or either.place(page, href) is not None, (page, href)


def test_pages_are_of_the_language_they_say(either: Book) -> None:
    for page, tree in either.pages.items():
        expected = "en-GB" if page == "text/memo/paper.xhtml" else "en"
        said = tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert said == (expected, expected), page


def test_downloads_are_not_offered_in_the_book(book: Book) -> None:
    assert "Download" not in words(book.pages["text/index.xhtml"])
