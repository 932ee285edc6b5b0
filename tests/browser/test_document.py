"""The memorandum on the page: its lines, its printed pages, its notes."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import PHONE, TABLET, width

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

LINES = """paragraph => {
  const lines = new Map(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest('.ed-mark')) continue
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange()
      range.setStart(node, i); range.setEnd(node, i + 1)
      const box = range.getBoundingClientRect(), line = Math.round(box.bottom / 10)
      if (box.height) lines.set(line, (lines.get(line) ?? 0) + 1)
    }
  }
  return [...lines.values()].slice(0, -1)
}"""
"""Characters in each line of a paragraph but the last."""

NOTES = """[...document.querySelectorAll('.ed-note')].map(note => {
  const mark = document.querySelector(`.ed-mark[href="#${note.querySelector('[id^=note-]').id}"]`)
  const box = note.getBoundingClientRect()
  return {top: box.top, bottom: box.bottom, left: box.left, mark: mark.getBoundingClientRect().top}
})"""


def test_lines_have_a_readable_length(reader: Reader) -> None:
    page = reader.open()
    lines = [n for p in page.locator(".ed-paragraph").all() for n in p.evaluate(LINES)]
    assert 60 <= median(lines) <= 75
    assert max(lines) <= 80


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [(1200, 800), (1440, 900), (1920, 1080)])
def test_notes_stand_in_the_margin_level_with_their_words(
    reader: Reader, size: tuple[int, int], scripts: bool
) -> None:
    """Level with the mark, or right below the note before."""
    page = reader.open(size=size, scripts=scripts)
    notes = page.evaluate(NOTES)
    edge = page.locator("main").bounding_box()
    assert notes
    assert edge is not None
    previous = -1.0
    for note in notes:
        assert note["left"] > edge["x"] + edge["width"]
        assert note["top"] >= previous - 0.5, "notes overlap"
        assert abs(note["top"] - max(note["mark"], previous + 8)) <= 4, "a note is out of place"
        previous = note["bottom"]
    assert width(page) <= size[0]


HEIGHT = "e => e.checkVisibility({contentVisibilityAuto: true}) ? e.offsetHeight : 0"


def shown(page: Page, note: int) -> int:
    """Give how many pixels of a note's text are in sight."""
    return int(page.locator(".ed-note-body").nth(note).evaluate(HEIGHT))


@pytest.mark.parametrize("scripts", [True, False])
def test_in_the_margin_a_note_unfolds(reader: Reader, scripts: bool) -> None:
    page = reader.open(scripts=scripts)
    note = page.locator(".ed-note").first
    box = note.bounding_box()
    assert box is not None
    folded = box["height"]
    assert 30 <= folded <= 60, "two lines"
    note.locator("summary").click()
    opened = note.bounding_box()
    assert opened is not None
    assert opened["height"] > folded + 30
    note.locator("summary").click()
    again = note.bounding_box()
    assert again is not None
    assert again["height"] == folded


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_on_a_narrow_screen_a_note_opens_below_its_words(
    reader: Reader, size: tuple[int, int], scripts: bool
) -> None:
    page = reader.open(size=size, scripts=scripts)
    assert page.locator(".ed-note summary:visible").count() == 0
    mark = page.locator(".ed-mark-note").nth(5)
    assert shown(page, 5) == 0
    mark.click()
    assert shown(page, 5) > 20
    note = page.locator(".ed-note").nth(5)
    box = note.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= size[1]
    note.locator("summary").click()
    note.locator(".ed-backlink").is_visible()
    assert page.locator(".ed-note").nth(4).bounding_box() is not None


@pytest.mark.parametrize("scripts", [True, False])
def test_clear_text_has_no_notes_and_no_marks(reader: Reader, scripts: bool) -> None:
    page = reader.open(scripts=scripts)
    assert page.locator(".ed-mark:visible").count() > 10
    page.get_by_label("Clear text").check()
    assert page.locator(":is(.ed-mark, .ed-note):visible").count() == 0
    assert page.locator("#d84p1").inner_text().startswith("As you know, I will be meeting with")
    page.get_by_label("Clear text").uncheck()
    assert page.locator(".ed-mark:visible").count() > 10


def test_clear_text_is_remembered(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("Clear text").check()
    page.reload()
    assert page.get_by_label("Clear text").is_checked()
    assert page.locator(".ed-mark:visible").count() == 0


@pytest.mark.parametrize("size", [PHONE, (1440, 900)])
def test_marks_can_be_hit(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    sizes = page.evaluate(
        """[...document.querySelectorAll('.ed-mark')].map(mark => {
            const area = getComputedStyle(mark, '::after')
            return Math.min(parseFloat(area.width), parseFloat(area.height))
        })"""
    )
    assert min(sizes) >= 24


def test_the_two_kinds_of_marks_differ_in_shape(reader: Reader) -> None:
    page = reader.open()
    border = "e => getComputedStyle(e).borderTopWidth"
    assert page.locator(".ed-mark-source").evaluate(border) == "0px"
    assert page.locator(".ed-mark-note").first.evaluate(border) != "0px"


@pytest.mark.parametrize("size", [PHONE, TABLET, (1440, 900)])
def test_page_numbers_are_shown_and_stay_in_the_window(
    reader: Reader, size: tuple[int, int]
) -> None:
    page = reader.open(size=size)
    content = "e => getComputedStyle(e, '::before').content"
    numbers = [mark.evaluate(content) for mark in page.locator(".ed-page").all()]
    assert "[" in numbers[0]
    for number, shown_as in zip(("250", "251", "252"), numbers, strict=True):
        assert number in shown_as


COPY = """() => {
  getSelection().selectAllChildren(document.querySelector('.ed-document'))
  return getSelection().toString()
}"""


@pytest.mark.parametrize("size", [PHONE, (1440, 900)])
def test_copied_text_has_no_marks_and_no_notes(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    text = " ".join(str(page.evaluate(COPY)).split())
    assert "another meeting with Gromyko, and I plan to add one or two bilateral" in text
    assert "approval of the $300 million International Harvester deal; and closing" in text
    assert "Certainty:" not in text
    assert "251" not in text


def test_on_paper_every_note_and_page_number_is_there(reader: Reader) -> None:
    page = reader.open()
    page.emulate_media(media="print")
    heights = page.evaluate(
        "[...document.querySelectorAll('.ed-note-body')].map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) > 20
    marks = page.locator(".ed-mark")
    assert marks.count() == page.locator(".ed-mark:visible").count()
    left = page.evaluate(
        "[...document.querySelectorAll('.ed-page')].map(e => getComputedStyle(e, '::before').left)"
    )
    assert left == ["0px"] * 3, "outside the sheet's margin, where browsers clip"
