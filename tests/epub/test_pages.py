"""Printed pages: marked in the text, listed, and said to be those of the volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.epub.book import TYPE, XHTML, of_type, words

if TYPE_CHECKING:
    from tests.epub.book import Book, Element

pytestmark = pytest.mark.slow

MEMO = "text/memo/document-84.xhtml"


def page_list(book: Book) -> list[tuple[str, str]]:
    """Give label and address of every listed page."""
    (nav,) = of_type(book.navigation, "page-list")
    return [(words(a), a.get("href", "")) for a in nav.iter(f"{{{XHTML}}}a")]


def marks(tree: Element) -> list[Element]:
    """Give the marks of printed pages."""
    return of_type(tree, "pagebreak")


def test_the_list_names_the_printed_pages(book: Book) -> None:
    assert page_list(book) == [(n, f"{MEMO}#pg_{n}") for n in ("250", "251", "252")]


def test_roman_pages_keep_their_numbers(second_book: Book) -> None:
    assert [label for label, _ in page_list(second_book)] == ["xiii", "1"]


def test_every_listed_page_is_marked_and_every_mark_listed(either: Book) -> None:
    listed = [either.place("nav.xhtml", href) for _, href in page_list(either)]
    assert listed == [mark for tree in either.pages.values() for mark in marks(tree)]


def test_a_mark_is_named_to_eye_and_ear(either: Book) -> None:
    for (label, _), mark in zip(
        page_list(either), [m for t in either.pages.values() for m in marks(t)], strict=True
    ):
        assert words(mark) == f"[Page {label}]"
        assert mark.get("aria-label") == f"Page {label}"
        assert mark.get("role") == "doc-pagebreak"


def test_a_page_that_begins_inside_a_word_does_not_split_it(second_book: Book) -> None:
    (mark,) = [m for t in second_book.pages.values() for m in marks(t) if words(m) == "[Page xiii]"]
    assert (mark.text, mark.tag) == ("[Page xiii]", f"{{{XHTML}}}span")


def test_the_pages_are_said_to_be_the_volumes(book: Book) -> None:
    volume = "https://history.state.gov/historicaldocuments/frus1981-88v03"
    assert book.meta("pageBreakSource") == [volume]
    assert any(source.startswith("Foreign Relations") for source in book.dublin("source"))


def test_pages_are_where_the_received_text_has_them(book: Book) -> None:
    (inside,) = [m for m in marks(book.pages[MEMO]) if m.tag == f"{{{XHTML}}}span"]
    assert inside.get(TYPE) == "pagebreak"
    (paragraph,) = [a for a in inside.iterancestors() if a.tag == f"{{{XHTML}}}p"]
    assert paragraph.get("id") == "d84p8"
    assert "[Page 252] and I plan to add" in words(paragraph)
