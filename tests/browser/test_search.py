"""Sphinx's search in our frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


def test_a_word_leads_to_its_paragraph(reader: Reader) -> None:
    page = reader.open("search.html")
    page.get_by_label("Words to find").fill("Harvester")
    page.keyboard.press("Enter")
    result = page.locator("ul.search li", has_text="84. Memorandum").first
    result.locator(".context").wait_for()
    assert "International Harvester" in result.locator(".context").inner_text()
    result.locator("a").click()
    assert page.url.endswith("#d84p9")


def test_excerpts_have_no_marks_in_them(reader: Reader) -> None:
    page = reader.open("search.html?q=bilateral")
    excerpt = page.locator("ul.search li", has_text="84. Memorandum").locator(".context")
    assert "linking improved bilateral relations with increased" in excerpt.inner_text()


def test_a_word_that_is_not_there(reader: Reader) -> None:
    page = reader.open("search.html?q=zxqv")
    page.get_by_text("did not match any documents").wait_for()


def test_without_a_server_the_results_are_there(reader: Reader) -> None:
    """Only the excerpts are missing, which the browser may not fetch from a disk."""
    page = reader.open("search.html", from_disk=True)
    page.get_by_label("Words to find").fill("Harvester")
    page.keyboard.press("Enter")
    page.locator("ul.search li", has_text="84. Memorandum").first.wait_for()
    page.get_by_text("Search finished").first.wait_for()


def test_without_scripts_the_page_says_where_to_look(reader: Reader) -> None:
    page = reader.open("search.html", scripts=False)
    assert page.get_by_text("Searching needs scripts").is_visible()
