"""The frame around the text: menus, switches, keyboard, what is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import DESK, KINDS, MEMO, PHONE, TABLET, Colours, focused, width

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
"""The text spacing of WCAG 1.4.12."""


def test_a_visit_asks_for_few_files_and_no_other_host(reader: Reader) -> None:
    page = reader.open()
    page.wait_for_load_state("networkidle")
    assert len(reader.requests) <= 6, reader.requests
    assert all(url.startswith(page.url.rpartition("memo/")[0]) for url in reader.requests)


@pytest.mark.parametrize("path", KINDS)
def test_the_policy_stops_nothing_of_ours(reader: Reader, path: str) -> None:
    reader.open(path).wait_for_load_state("networkidle")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [PHONE, TABLET])
@pytest.mark.parametrize(("name", "panel"), [("Menu", "#ed-menu"), ("This page", "#ed-contents")])
def test_a_panel_opens_and_closes(
    reader: Reader, size: tuple[int, int], name: str, panel: str, scripts: bool
) -> None:
    page = reader.open(size=size, scripts=scripts)
    button = page.get_by_role("button", name=name)
    assert not page.locator(panel).is_visible()
    button.click()
    assert page.locator(panel).is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(panel).is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(panel).is_visible()
    page.keyboard.press("Tab")
    assert page.locator(f"{panel} a").first.evaluate("e => e === document.activeElement")
    page.mouse.click(20, size[1] - 5)
    assert not page.locator(panel).is_visible()


def test_a_panel_closes_when_its_link_is_followed(reader: Reader) -> None:
    page = reader.open(size=PHONE)
    page.get_by_role("button", name="This page").click()
    page.get_by_role("link", name="252", exact=True).click()
    assert not page.locator("#ed-contents").is_visible()
    assert page.url.endswith("#pg_252")


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_wide_screen_everything_is_in_sight(reader: Reader, scripts: bool) -> None:
    page = reader.open(scripts=scripts)
    assert page.get_by_role("navigation", name="Site").is_visible()
    assert page.get_by_role("navigation", name="On this page").is_visible()
    assert page.get_by_role("navigation", name="Printed pages").is_visible()
    assert page.locator("button:visible").count() == 0


SIZES = [(320, 640), PHONE, (640, 450), TABLET, (1200, 800), DESK]
"""The third is a window of 1280 by 900 at 200 %."""


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_wider_than_the_window(reader: Reader, path: str) -> None:
    page = reader.open(path)
    for window in SIZES:
        page.set_viewport_size({"width": window[0], "height": window[1]})
        assert width(page) <= window[0]


@pytest.mark.parametrize("path", KINDS)
def test_text_may_be_spaced_out(reader: Reader, path: str) -> None:
    page = reader.open(path, (320, 640), policy=False)
    page.add_style_tag(content=SPACING)
    assert width(page) <= 320
    clipped = """[...document.querySelectorAll('.ed-bar *')].filter(
        e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible')"""
    assert page.evaluate(f"{clipped}.length") == 0


def test_the_first_words_are_on_the_first_screen_of_a_phone(reader: Reader) -> None:
    page = reader.open(size=PHONE)
    box = page.locator("#d84p1").bounding_box()
    assert box is not None
    assert box["y"] + 26 <= 330


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("path", [MEMO, "index.html", "glossary.html"])
def test_the_text_is_one_tab_after_the_skip_link(
    reader: Reader, path: str, size: tuple[int, int]
) -> None:
    page = reader.open(path, size)
    page.keyboard.press("Tab")
    assert focused(page) == "ed-skip Skip to the text"
    assert page.locator(".ed-skip").bounding_box() is not None
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_text_is_few_tabs_away_without_it(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    for tabs in range(1, 10):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('main')"):
            assert tabs <= 6
            return
    pytest.fail("not reached")


def tab_through(page: Page, limit: int) -> list[str]:
    """Walk a page by Tab; give the stops whose focus cannot be seen."""
    unseen: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement, s = getComputedStyle(e)
                const box = e.getBoundingClientRect()
                return [e === document.body, s.outlineStyle !== 'none' && s.outlineWidth !== '0px'
                  && box.width > 0 && box.bottom > 0 && box.top < innerHeight, e.outerHTML]
            }"""
        )
        if state[0]:
            return unseen
        if not state[1]:
            unseen.append(state[2][:120])
    return unseen


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("path", [MEMO, "annotations/index.html", "search.html"])
def test_focus_can_always_be_seen(reader: Reader, path: str, size: tuple[int, int]) -> None:
    page = reader.open(path, size, reduced_motion="reduce")
    assert not tab_through(page, 250)


PAPER = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(253, 252, 249)", "rgb(24, 23, 20)"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("colours", "paper"), [("light", LIGHT), ("dark", DARK)])
def test_the_page_follows_the_system(
    reader: Reader, colours: Colours, paper: str, scripts: bool
) -> None:
    assert reader.open(colours=colours, scripts=scripts).evaluate(PAPER) == paper


@pytest.mark.parametrize("scripts", [True, False])
def test_the_reader_may_choose_other_colours(reader: Reader, scripts: bool) -> None:
    page = reader.open(scripts=scripts)
    page.get_by_label("Dark").check()
    assert page.evaluate(PAPER) == DARK
    page.get_by_label("Light").check()
    assert page.evaluate(PAPER) == LIGHT


def test_the_choice_is_remembered_from_the_first_paint_on(reader: Reader) -> None:
    page = reader.open()
    page.get_by_label("Dark").check()
    page.add_init_script(
        "document.addEventListener('readystatechange', () => window.first ??= "
        f"document.readyState === 'interactive' ? {PAPER} : undefined)"
    )
    page.goto(page.url.replace(MEMO, "people.html"))
    assert page.evaluate("window.first") == DARK
    assert page.get_by_label("Dark").is_checked()
    page.get_by_label("System").check()
    page.reload()
    assert page.evaluate(PAPER) == LIGHT


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_readers_own_disk(reader: Reader, scripts: bool) -> None:
    page = reader.open(size=PHONE, scripts=scripts, from_disk=True)
    assert page.evaluate(PAPER) == LIGHT
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Glossary").click()
    assert page.url.endswith("/glossary.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Glossary"


def test_on_paper_there_is_no_interface(reader: Reader) -> None:
    page = reader.open()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(":is(header, .ed-side, .ed-skip, .ed-turn):visible").count() == 0
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
