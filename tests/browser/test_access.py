"""axe-core finds nothing on any kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import DESK, KINDS, MEMO, PHONE, Colours

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

RULES: dict[Colours, str] = {
    "light": "{rules: {'target-size': {enabled: true}}}",
    "dark": "{runOnly: ['color-contrast']}",
}
"""All rules, and once more those that colours can break."""


def violations(page: Page) -> list[str]:
    """Give what axe-core finds wrong, in light and dark, one line for each rule."""
    lines = []
    for colours, rules in RULES.items():
        page.emulate_media(color_scheme=colours)
        for rule in page.evaluate(f"axe.run(document, {rules})")["violations"]:
            nodes = [node["html"][:160] for node in rule["nodes"]]
            lines.append(f"{colours}: {rule['id']}: {nodes}")
    return lines


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("path", KINDS)
def test_a_page(reader: Reader, axe: str, path: str, size: tuple[int, int]) -> None:
    page = reader.open(path, size)
    if path.startswith("search"):
        page.get_by_text("Search finished").wait_for()
    page.evaluate(axe)
    assert not violations(page)


@pytest.mark.parametrize("name", ["Menu", "This page"])
def test_an_open_panel(reader: Reader, axe: str, name: str) -> None:
    page = reader.open(size=PHONE)
    page.get_by_role("button", name=name).click()
    page.evaluate(axe)
    assert not violations(page)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_open_notes(reader: Reader, axe: str, size: tuple[int, int]) -> None:
    page = reader.open(MEMO, size)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.evaluate(axe)
    assert not violations(page)
