"""No page runs or styles anything from within its HTML, nor asks another host for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.site.pages import Page

HANDLERS = "//*[@*[starts-with(name(), 'on')]]"


def test_no_inline_script(pages: dict[str, Page]) -> None:
    data = "application/ld+json"  # metadata, never run
    inline = f"//script[not(@src) and not(@type='{data}')]"
    for path, page in pages.items():
        assert not page.find(inline), path
        assert not page.find(HANDLERS), path
        assert not page.find("//@href[starts-with(normalize-space(), 'javascript:')]"), path


def test_no_inline_style(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not page.find("//style | //*[@style]"), path


def test_no_other_host_is_asked(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert not [address for address in page.loaded if "//" in address], path
        assert not page.find("//iframe | //object | //embed"), path


def test_style_sheets_ask_for_nothing(memo: Page) -> None:
    for file in memo.files():
        if file.suffix == ".css":
            text = file.read_text(encoding="utf-8")
            assert "url(" not in text
            assert "@import" not in text


def test_every_page_carries_the_policy(pages: dict[str, Page]) -> None:
    path_to_policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    for path, page in pages.items():
        (policy,) = page.find(path_to_policy)
        assert str(policy).startswith("default-src 'self'"), path
        assert "unsafe" not in str(policy), path
