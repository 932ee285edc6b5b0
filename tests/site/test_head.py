"""What search engines, browsers and other programs learn from the head of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.site.pages import Page


def test_each_page_has_its_own_title(pages: dict[str, Page]) -> None:
    titles = {path: page.tree.findtext(".//title") for path, page in pages.items()}
    assert all(titles.values())
    assert len(set(titles.values())) == len(titles)


def test_the_mark_of_the_source_note_is_not_in_the_title(memo: Page) -> None:
    title = memo.tree.findtext(".//title") or ""
    assert title.startswith("84. Memorandum From Secretary of State Haig to President Reagan —")


def test_one_viewport_that_may_be_zoomed(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        (content,) = page.find("//meta[@name='viewport']/@content")
        assert "maximum-scale" not in str(content), path
        assert "user-scalable" not in str(content), path


def test_each_page_is_described(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        (content,) = page.find("//meta[@name='description']/@content")
        assert 10 < len(str(content)) <= 160, path


def test_the_description_of_the_memorandum_is_its_first_sentence(memo: Page) -> None:
    (content,) = memo.find("//meta[@name='description']/@content")
    assert str(content).startswith("As you know, I will be meeting with Gromyko")


def test_the_browser_knows_both_colour_schemes_before_any_style_sheet(memo: Page) -> None:
    (meta,) = memo.find("//meta[@name='color-scheme' and @content='light dark']")
    assert meta.getnext() is not None
    assert not meta.xpath("preceding::link[@rel='stylesheet']")


def test_language_and_icon(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.tree.get("lang") == "en", path
        assert len(page.find("//link[@rel='icon']")) == 1, path
