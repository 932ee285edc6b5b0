"""Words in another language say so, for those who hear them and for hyphenation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.pdf.tagged import words_by_language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.epub.book import Book
    from tests.support import Build

pytestmark = pytest.mark.slow

POLISH = "Posłanie I Krajowego Zjazdu Delegatów"


def test_a_title_in_polish_is_read_in_polish(book: Path) -> None:
    (words,) = words_by_language(book)["pl"]
    assert words.startswith(POLISH)
    assert words.endswith("Europy Wschodniej.")


def test_a_foreign_word_of_a_page_is_read_in_its_language(everything: Build) -> None:
    (file,) = everything.out.glob("*.pdf")
    found = words_by_language(file)
    assert found["ru"] == ["слово"]


def test_every_other_language_is_that_of_the_book(book: Path) -> None:
    with pikepdf.open(book) as pdf:
        assert str(pdf.Root.Lang) == "en"
    assert set(words_by_language(book)) == {"en", "pl"}


def test_the_ebook_says_the_same(epub: Book) -> None:
    page = epub.pages["text/about/bibliography.xhtml"]
    (title,) = page.xpath("//*[@lang='pl']")
    assert title.text.startswith(POLISH)
