"""The one browser of a test run: two of Playwright's in one process would not start."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tools.prepare_tests import load_found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


def tool(name: str) -> Path | str:
    """Give the path of a tool; fail where tests must run, skip elsewhere."""
    found = load_found()
    if name not in found:
        assert not os.environ.get("CI"), f"{name} is not on this machine. Run make test."
        pytest.skip(f"{name} is not on this machine; make test gets it")
    return found[name]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, the system's or Playwright's own, until the end of the block."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OFFLINE)
        yield browser
        browser.close()
