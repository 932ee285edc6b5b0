"""The list of all notes is made shorter by its switches, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

LIST = "annotations/index.html"


def shown(page: Page) -> dict[str, int]:
    """Give how many notes of each kind are seen."""
    kinds: dict[str, int] = page.evaluate(
        """() => {
          const seen = {};
          for (const item of document.querySelectorAll('.ed-notes-list > li')) {
            const kind = [...item.classList].find((name) => name.startsWith('ed-kind-')).slice(8);
            seen[kind] = (seen[kind] ?? 0) + (item.checkVisibility() ? 1 : 0);
          }
          return seen;
        }"""
    )
    return kinds


@pytest.mark.parametrize("scripts", [True, False])
def test_a_kind_is_left_out_and_comes_back(reader: Reader, scripts: bool) -> None:
    page = reader.open(LIST, scripts=scripts)
    everything = shown(page)
    assert min(everything.values()) > 0
    page.get_by_label("Outcome").uncheck()
    assert shown(page) == everything | {"outcome": 0}
    page.get_by_label("Textual").uncheck()
    assert shown(page) == everything | {"outcome": 0, "textual": 0}
    page.get_by_label("Outcome").check()
    assert shown(page) == everything | {"textual": 0}


def test_an_author_is_left_out(reader: Reader) -> None:
    page = reader.open(LIST, scripts=False)
    page.get_by_label("The editors").uncheck()
    assert set(shown(page).values()) == {0}


def test_a_switch_is_reached_by_keyboard(reader: Reader) -> None:
    page = reader.open(LIST, scripts=False)
    page.get_by_label("Context").focus()
    page.keyboard.press("Space")
    assert shown(page)["context"] == 0
