"""A browser, and the site of the real edition served to it."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import Reader
from tests.needed import tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.conftest import Edition


class QuietHandler(SimpleHTTPRequestHandler):
    """A server of files that does not tell every request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def site(edition: Edition) -> Path:
    """The folder of the finished site."""
    return edition.html().out


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, on this machine only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def reader(browser: Browser, address: str, site: Path) -> Iterator[Reader]:
    """Somebody who opens pages; whatever the browser complains of fails the test."""
    reader = Reader(browser, address, site)
    yield reader
    reader.leave()
    assert not reader.complaints


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    from pathlib import Path

    return Path(tool("axe")).read_text(encoding="utf-8")
