"""The pages as a reading system shows them: on a phone, with scripts off."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.epub.book import Book

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 740
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.localName + '.' + e.className)"""


@pytest.fixture(scope="module")
def folder(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book unpacked."""
    target = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(book.path) as archive:
        archive.extractall(target)
    return target / "EPUB"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone, in a browser that runs no scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": WIDTH, "height": HEIGHT}
    )
    yield context.new_page()
    context.close()


def test_no_page_is_wider_than_a_phone(book: Book, folder: Path, phone: Page) -> None:
    for href in book.spine:
        phone.goto((folder / href).as_uri())
        assert phone.evaluate("document.documentElement.scrollWidth") <= WIDTH, href
        assert phone.evaluate(TOO_WIDE) == [], href


def test_every_page_asks_for_its_own_files_only(book: Book, folder: Path, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for href in book.spine:
        phone.goto((folder / href).as_uri())
    assert all(url.startswith(folder.as_uri()) for url in asked)
    assert len(asked) > len(book.spine)


def test_a_mark_leads_to_its_note_and_the_note_back(folder: Path, phone: Page) -> None:
    phone.goto((folder / "text/memo/document-84.xhtml").as_uri())
    phone.locator("#d84fn1-ref1").click()
    assert phone.evaluate("location.hash") == "#d84fn1"
    assert phone.locator("#d84fn1").is_visible()
    phone.locator("#d84fn1 [role=doc-backlink]").click()
    assert phone.evaluate("location.hash") == "#d84fn1-ref1"


def test_marks_are_large_enough_to_read(folder: Path, phone: Page) -> None:
    phone.goto((folder / "text/memo/document-84.xhtml").as_uri())
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert phone.locator("p .ed-mark").first.evaluate(size) >= 11
    assert phone.locator(".ed-page").first.evaluate(size) >= 11


def test_colours_are_the_readers_own(folder: Path, phone: Page) -> None:
    phone.goto((folder / "text/memo/document-84.xhtml").as_uri())
    colours = phone.evaluate("""() => [...new Set([...document.querySelectorAll('body *')]
      .map(e => getComputedStyle(e).color))]""")
    assert colours == ["rgb(0, 0, 0)"]
