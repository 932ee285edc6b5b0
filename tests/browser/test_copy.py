"""What a reader copies of the memorandum is the text as received, however the page is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import DESK, PHONE
from tests.content import witness

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

SELECT = "getSelection().selectAllChildren(document.querySelector('.ed-document'))"

GRANTED = ["clipboard-read", "clipboard-write"]

OPEN_NOTES = "document.querySelectorAll('.ed-note details').forEach(fold => fold.open = true)"


def received(*, notes: bool = True) -> str:
    """Give the received text with the published differences, on one line."""
    kept = [block.words for block in witness.expected() if block.kind != "page"]
    if not notes:
        kept = [b.words for b in witness.expected() if not b.kind.startswith(("page", "note"))]
    return witness.normal(" ".join(kept).replace("[Page 252]", ""))


def copied(page: Page) -> str:
    """Copy what is selected, as a reader does, and give it on one line."""
    page.keyboard.press("Control+c")
    return witness.normal(str(page.evaluate("navigator.clipboard.readText()")))


def selected(page: Page) -> str:
    """Give what is selected, on one line."""
    return witness.normal(str(page.evaluate("getSelection().toString()")))


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("notes", ["folded", "open"])
@pytest.mark.parametrize("clear", [False, True])
def test_the_whole_memorandum(
    reader: Reader, size: tuple[int, int], notes: str, clear: bool
) -> None:
    page = reader.open(size=size, permissions=GRANTED)
    click = "name => document.getElementById(name).click()"
    if clear:
        page.evaluate(click, "ed-clear")
    if notes == "open":
        page.evaluate(OPEN_NOTES)
    expected = received(notes=not clear)
    for colours in ("system", "light", "dark"):
        page.evaluate(click, f"ed-colours-{colours}")
        page.evaluate(SELECT)
        assert selected(page) == expected
        assert copied(page) == expected
    page.locator("#ed-select").wait_for()  # the bar does not come along
    assert copied(page) == expected


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_with_kinds_of_notes_hidden_and_everything_open(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open(size=size, permissions=GRANTED)
    click = "id => document.getElementById(id).click()"
    page.keyboard.press("n")  # the bar that leads from note to note
    page.locator(".ed-step").wait_for()
    page.locator("#d84-tnf-1").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator("#ed-tip").wait_for()
    kinds = page.evaluate("[...document.querySelectorAll('[id^=ed-kind-]')].map(e => e.id)")
    for kind in [None, *kinds]:
        if kind:
            page.evaluate(click, kind)
        page.evaluate(SELECT)
        assert copied(page) == received()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_without_scripts(reader: Reader, size: tuple[int, int]) -> None:
    """Copying cannot be watched then; what is selected can."""
    page = reader.open(size=size, scripts=False)
    page.evaluate(SELECT)
    assert selected(page) == received()


def test_the_words_of_a_note_can_be_copied(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    page.locator(".ed-note summary").first.click()
    page.locator("#d84p1").click()
    page.locator(".ed-note-body p").first.click(click_count=3, position={"x": 60, "y": 8})
    assert "The text from which this edition was made" in copied(page)
    assert not page.locator("#ed-select").is_visible()


def test_the_page_as_a_whole_has_no_notes(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    page.evaluate(OPEN_NOTES)
    page.keyboard.press("Control+a")
    text = copied(page)
    assert received() in text
    assert "Certainty:" not in text
