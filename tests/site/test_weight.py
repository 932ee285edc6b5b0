"""What a reading page asks for, and how much that is."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from benchmarks.plain_page import plain_page
from tests.site.pages import compressed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.pages import Page

SEARCH = "search.html"

REQUESTS = 6
"""The untouched parent theme asks for 18 files."""

BYTES = 30_000
"""All files of the memorandum's page, compressed. The untouched parent theme: 820,000."""

BY_HAND = 3
"""How many times the bytes of the same text and notes on a page written by hand."""

FURTHER = 1.7
"""The same where further notes have made the page heavier than `BYTES`: no note is refused."""

SCRIPT_BYTES = 5_000


def test_a_reading_page_asks_for_few_files(pages: dict[str, Page]) -> None:
    many = {path: page.loaded for path, page in pages.items() if len(page.files()) > REQUESTS}
    assert set(many) <= {SEARCH}, many


def test_the_memorandum_is_light(memo: Page) -> None:
    sizes = {file.name: compressed(file) for file in memo.files()}
    by_hand = sum(len(gzip.compress(t.encode(), 9, mtime=0)) for t in plain_page(memo.source))
    assert memo.weight() <= max(BYTES, FURTHER * by_hand), sizes
    assert memo.weight() <= BY_HAND * by_hand, sizes
    assert len(plain_page(memo.source)[0]) > 40_000, "the page by hand has all notes"


def test_scripts_of_a_reading_page_are_small(memo: Page) -> None:
    scripts = [file for file in memo.files() if file.suffix == ".js"]
    assert sum(compressed(file) for file in scripts) <= SCRIPT_BYTES, scripts


def test_at_most_two_files_hold_up_the_first_paint(pages: dict[str, Page]) -> None:
    blocking = "//link[@rel='stylesheet'] | //head/script[@src and not(@defer) and not(@async)]"
    for path, page in pages.items():
        assert len(page.find(blocking)) <= 2, path


def test_the_search_index_is_fetched_by_the_search_page_only(pages: dict[str, Page]) -> None:
    asking = [p for p, page in pages.items() if any("searchindex" in name for name in page.loaded)]
    assert asking == [SEARCH]


def test_every_file_asked_for_is_there(pages: dict[str, Page]) -> None:
    missing = {
        (path, file.name)
        for path, page in pages.items()
        for file in page.files()
        if not file.is_file()
    }
    assert not missing


@pytest.mark.parametrize("kind", [".woff", ".woff2", ".ttf", ".map"])
def test_the_site_carries_no_fonts_and_no_maps(site: Path, kind: str) -> None:
    assert not list(site.rglob(f"*{kind}"))


def test_nothing_of_the_parent_theme_lies_in_the_site(site: Path) -> None:
    heavy = [
        file.name
        for file in (site / "_static").rglob("*")
        if file.is_file() and compressed(file) > 10_000
    ]
    assert not heavy
    assert not (site / "_static" / "styles").exists()
    assert not (site / "_static" / "scripts").exists()
