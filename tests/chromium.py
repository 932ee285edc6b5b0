"""The one browser of a test run: two of Playwright's in one process would not start."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.needed import tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

OFFLINE = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]
"""The browser asks nobody for anything on its own account."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, the system's or Playwright's own, until the end of the block."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OFFLINE)
        yield browser
        browser.close()
