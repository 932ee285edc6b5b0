"""Pages the book leaves out: links lead to the note, to the web, or become words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.epub.book import Book, words
from tests.epub.conftest import epub_of
from tests.support import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

pytestmark = pytest.mark.slow

WEB = "https://example.org/en/latest/"
MEMO = "text/memo/document-84.xhtml"
EXCLUDED = "about/messages"


def without_messages(edition: Edition, folder: Path, **settings: str) -> Book:
    """Give the book without the page of the messages."""
    excluded = {"epub_exclude_files": [f"{EXCLUDED}.xhtml"], **settings}
    made = build(edition.source, folder, "epub", settings=excluded)
    return Book(epub_of(made))


def test_links_lead_to_the_web_where_the_edition_is_there(edition: Edition, tmp_path: Path) -> None:
    book = without_messages(edition, tmp_path, html_baseurl=WEB)
    assert f"text/{EXCLUDED}.xhtml" not in book.spine
    links = book.pages["text/index.xhtml"].xpath("//@href")
    assert f"{WEB}{EXCLUDED}.html" in links
    own = book.pages[MEMO].xpath("//*[contains(@class, 'ed-note-page-link')]/@href")
    assert len(own) > 30
    assert all(re.fullmatch(f"{WEB}annotations/[a-z0-9-]+\\.html", link) for link in own)


def test_links_become_words_where_it_is_not(edition: Edition, tmp_path: Path) -> None:
    book = without_messages(edition, tmp_path)
    top = book.pages["text/index.xhtml"]
    assert not [link for link in top.xpath("//@href") if "messages" in link]
    assert "Messages" in words(top)
    assert not book.pages[MEMO].xpath("//*[contains(@class, 'ed-note-page-link')]")
    assert "messages" not in " ".join(book.navigation.xpath("//@href"))
