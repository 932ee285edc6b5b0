"""For who points, taps or types: what words mean, kinds of notes, the next note, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import DESK, MEMO, PHONE, TABLET, focused, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

TERM = "#d84-tnf-1"
PERSON = "#d84-art-hartman-1"


def tip(page: Page) -> Locator:
    return page.locator("#ed-tip")


def point(page: Page, selector: str) -> None:
    """Point at words and wait for what is said of them."""
    page.locator(selector).scroll_into_view_if_needed()
    page.locator(selector).hover()
    tip(page).wait_for()


# ------------------------------------------------------------------ what a word means


def test_a_term_is_explained_where_it_stands(reader: Reader) -> None:
    page = reader.open()
    point(page, TERM)
    said = tip(page).inner_text()
    assert said.startswith("TNF Theater Nuclear Forces\n")
    assert "frus-v03" not in said, "keys of sources are no words"
    link = tip(page).get_by_role("link", name="The whole entry, and every mention")
    assert str(link.evaluate("e => e.href")).endswith("/glossary.html#tnf")


def test_a_person_is_named_in_full(reader: Reader) -> None:
    page = reader.open()
    point(page, PERSON)
    assert tip(page).inner_text().startswith("Hartman, Arthur A.")


def test_it_stays_while_pointed_at_and_goes_after_that(reader: Reader) -> None:
    page = reader.open()
    point(page, TERM)
    box = tip(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=3)
    page.wait_for_timeout(600)
    assert tip(page).is_visible()
    page.mouse.move(5, 5)
    tip(page).wait_for(state="hidden")


def test_escape_closes_it_and_the_pointer_need_not_move(reader: Reader) -> None:
    page = reader.open()
    point(page, TERM)
    page.keyboard.press("Escape")
    assert not tip(page).is_visible()


def test_by_keyboard_it_opens_on_focus_and_escape_leaves_the_focus(reader: Reader) -> None:
    page = reader.open()
    page.locator("#d84 .ed-paragraph-link").first.focus()
    while not page.evaluate("document.activeElement.matches('p .ed-mention')"):
        page.keyboard.press("Tab")
    tip(page).wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "ed-tip"
    page.keyboard.press("Escape")
    assert not tip(page).is_visible()
    assert focused(page) == "ed-mention Gromyko"
    page.keyboard.press("Enter")
    page.wait_for_url("**/people.html#gromyko")


@pytest.mark.parametrize("first", [True, False])
def test_a_first_tap_tells_and_a_second_follows(reader: Reader, first: bool) -> None:
    """Whether the tap is the first thing the reader does or not."""
    page = reader.open(size=PHONE, has_touch=True)
    if not first:
        page.touchscreen.tap(300, 100)
    page.locator("#d84-new-york-1").tap()
    tip(page).wait_for()
    assert page.url.endswith(MEMO)
    box = tip(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    page.locator("#d84-new-york-1").tap()
    page.wait_for_url("**/glossary.html#new-york")


def test_a_tap_elsewhere_closes_it(reader: Reader) -> None:
    page = reader.open(size=PHONE, has_touch=True)
    page.locator("#d84-new-york-1").tap()
    tip(page).wait_for()
    page.touchscreen.tap(10, 200)
    tip(page).wait_for(state="hidden")


def test_a_footnote_is_read_where_its_mark_stands(reader: Reader) -> None:
    page = reader.open()
    point(page, ".ed-mark-source")
    assert tip(page).inner_text().startswith("Source: Reagan Library, Executive Secretariat, NSC:")
    ids = "[...document.querySelectorAll('[id]')].map(e => e.id)"
    assert page.evaluate(f"new Set({ids}).size === {ids}.length"), "an id is there twice"


def test_it_works_from_the_readers_own_disk(reader: Reader) -> None:
    page = reader.open(from_disk=True)
    point(page, TERM)
    assert "Theater Nuclear Forces" in tip(page).inner_text()


def test_a_page_of_a_note_has_it_too(reader: Reader) -> None:
    page = reader.open("annotations/linkage.html")
    page.locator("main .ed-mention").first.hover()
    tip(page).wait_for()


def test_clear_text_stays_clear(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("Clear text").check()
    page.locator(TERM).hover()
    page.wait_for_timeout(600)
    assert not tip(page).is_visible()


@pytest.mark.parametrize("selector", [TERM, ".ed-mark-source"])
def test_without_scripts_they_are_links(reader: Reader, selector: str) -> None:
    page = reader.open(scripts=False)
    page.locator(selector).click()
    target = page.url.partition("#")[2]
    assert page.locator(f"#{target}").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_nothing_is_wrong_with_it_open(reader: Reader, axe: str, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    point(page, TERM)
    page.evaluate(axe)
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        found = page.evaluate("axe.run('#ed-tip', {rules: {'target-size': {enabled: true}}})")
        assert not found["violations"]


# ------------------------------------------------------------------ kinds of notes


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_kind_of_notes_can_be_hidden(
    reader: Reader, size: tuple[int, int], scripts: bool
) -> None:
    page = reader.open(size=size, scripts=scripts)
    if size == PHONE:
        page.get_by_role("button", name="This page").click()
    page.get_by_label("Outcome", exact=True).uncheck()
    assert page.locator("#d84 .ed-kind-outcome:visible").count() == 0
    assert page.locator(".ed-mark.ed-kind-context:visible").count() > 5
    page.get_by_label("Outcome", exact=True).check()
    assert page.locator(".ed-mark.ed-kind-outcome:visible").count() > 5


def test_a_hidden_kind_is_remembered_and_its_words_have_no_tint(reader: Reader) -> None:
    page = reader.open()
    tint = "getComputedStyle(document.querySelector('[data-notes=f]')).backgroundColor"
    before = page.evaluate(tint)
    page.get_by_label("Context", exact=True).uncheck()  # note f is of this kind
    until(page, f"{tint} !== '{before}'")
    page.reload()
    assert not page.get_by_label("Context", exact=True).is_checked()
    assert page.locator("#d84 .ed-kind-context:visible").count() == 0
    page.goto(page.url.replace(MEMO, "annotations/index.html"))
    assert page.locator(".ed-notes-list .ed-kind-context:visible").count() > 5, "the list has all"


# ------------------------------------------------------------------ which words


def test_every_word_of_a_note_lights_up_with_its_mark(reader: Reader) -> None:
    page = reader.open()
    mark = page.locator(".ed-mark-note").first
    letter = mark.inner_text()
    mark.hover()
    lit = page.locator(".ed-lit")
    lit.first.wait_for()
    words = page.locator(f"[data-notes~={letter}]").count()
    assert words > 1
    assert lit.count() == words + 1, "its words and the note"
    page.mouse.move(5, 400)
    lit.first.wait_for(state="detached")


# ------------------------------------------------------------------ from note to note


def here(page: Page) -> str:
    """Give where the bar says one is."""
    return page.locator(".ed-step [role=status]").inner_text()


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK])
def test_one_steps_from_note_to_note(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    count = page.locator(".ed-note").count()
    page.keyboard.press("n")
    page.locator(".ed-step").wait_for()
    assert here(page) == f"Note a, 1 of {count}"
    page.keyboard.press("n")
    page.keyboard.press("n")
    until(page, "location.hash.startsWith('#note-')")
    assert here(page) == f"Note c, 3 of {count}"
    assert page.locator("details[open]").count() <= 1, "the notes left behind are folded again"
    page.get_by_role("button", name="Previous").click()
    assert here(page) == f"Note b, 2 of {count}"
    body = page.locator(".ed-note-body:target")
    box = body.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < size[1]
    page.get_by_role("button", name="Back").click()
    assert page.url.endswith("#d84-b")
    assert focused(page) == "ed-mark b"
    assert not page.locator(".ed-step").is_visible()


def test_after_the_last_note_comes_the_first(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("p")
    page.locator(".ed-step").wait_for()
    count = page.locator(".ed-note").count()
    assert here(page).endswith(f"{count} of {count}")
    page.keyboard.press("n")
    assert here(page).startswith("Note a, 1 of ")


def test_hidden_notes_are_passed_over(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("Cross-reference", exact=True).uncheck()
    page.keyboard.press("n")
    page.keyboard.press("n")  # b is a cross-reference
    page.locator(".ed-step").wait_for()
    assert here(page).startswith("Note c, 2 of ")


def test_what_is_answered_is_not_answered_again(reader: Reader) -> None:
    """A key pressed while the scripts arrive one after the other counts once."""
    page = reader.open()
    held: list[Route] = []
    page.route("**/edition-select.js*", lambda route: held.append(route))
    page.keyboard.press("n")
    page.locator(".ed-step").wait_for()  # the script that answers is there, the other is not
    page.keyboard.press("n")
    assert here(page).startswith("Note b, 2 of ")
    held[0].continue_()
    page.wait_for_timeout(500)
    assert here(page).startswith("Note b, 2 of ")


def test_what_cannot_be_fetched_is_asked_for_once_for_each_act(reader: Reader) -> None:
    page = reader.open()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/edition-reader.js*", refuse)
    page.keyboard.press("n")
    page.wait_for_timeout(500)
    assert len(asked) == 1
    page.unroute("**/edition-reader.js*")
    page.keyboard.press("n")
    page.locator(".ed-step").wait_for()
    assert here(page).startswith("Note a, 1 of ")
    reader.complaints.clear()  # of what was not fetched


def test_without_scripts_there_is_no_bar(reader: Reader) -> None:
    page = reader.open(f"{MEMO}#note-linkage", scripts=False)
    assert page.locator(".ed-step").count() == 0
    assert page.locator("#note-linkage").is_visible()


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_key_shows_the_keys(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    page.keyboard.press("?")
    help_ = page.locator(".ed-keys")
    help_.get_by_text("next and previous note").wait_for()
    assert focused(page) == "summary Keyboard"


def test_keys_can_be_switched_off(reader: Reader) -> None:
    page = reader.open()
    page.locator(".ed-keys summary").click()
    page.get_by_label("Single keys").uncheck()
    page.locator("#d84p2").click(position={"x": 5, "y": 5})
    page.keyboard.press("n")
    page.keyboard.press("c")
    assert page.locator(".ed-mark:visible").count() > 10
    assert "#note" not in page.url
    page.reload()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert "#note" not in page.url
    assert not page.get_by_label("Single keys").is_checked()


def test_a_key_clears_the_text(reader: Reader) -> None:
    page = reader.open()
    page.keyboard.press("c")
    until(page, "document.getElementById('ed-clear').checked")
    assert page.locator(".ed-mark:visible").count() == 0


def test_who_types_a_word_types_a_word(reader: Reader) -> None:
    page = reader.open("search.html")
    field = page.get_by_label("Words to find")
    field.press_sequentially("pencil?")
    assert field.input_value() == "pencil?"


def test_with_scripts_off_only_what_works_is_told(reader: Reader) -> None:
    page = reader.open(scripts=False)
    page.locator(".ed-keys summary").click()
    assert page.locator(".ed-keys").get_by_text("opens").is_visible()
    assert not page.get_by_label("Single keys").is_visible()


# ------------------------------------------------------------------ by keyboard alone


def test_the_memorandum_by_keyboard_alone(reader: Reader) -> None:
    """Skip link, a term, a note and back, the footnote and back, a switch."""
    page = reader.open(reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert focused(page) == "ed-skip Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "ed-mention Haig"
    tip(page).wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert focused(page) == "ed-mark a"
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.ed-note-body:target')")
    tab_until(page, "ed-backlink Back")
    page.keyboard.press("Enter")
    assert page.url.endswith("#d84-a")
    tab_until(page, "ed-mark 1")
    page.keyboard.press("Enter")
    assert page.url.endswith("#d84fn1")
    tab_until(page, "ed-backlink 1")
    page.keyboard.press("Enter")
    assert page.url.endswith("#d84fn1-ref1")
    page.locator("#ed-clear").focus()
    page.keyboard.press("Space")
    assert page.locator(".ed-mark:visible").count() == 0


def tab_until(page: Page, stop: str) -> None:
    """Press Tab until the keyboard is somewhere."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == stop:
            return
    pytest.fail(f"{stop} is not reached; the keyboard is at {focused(page)}")
