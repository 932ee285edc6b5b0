"""What a browser asks for when it opens a page: files, bytes, what holds up the first paint."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Response

OFFLINE = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)

_TEXTS = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}

BLOCKING = """() => performance.getEntriesByType('resource')
  .filter(entry => entry.renderBlockingStatus === 'blocking').length"""


@dataclass
class Visit:
    """One opening of a page, nothing in the cache.

    :param files: bytes of each file after ``gzip -9``, by its name.
    :param blocking: files that hold up the first paint.
    :param failed: addresses that gave no file.
    :param elsewhere: addresses on other hosts.
    """

    files: dict[str, int] = field(default_factory=dict)
    blocking: int = 0
    failed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Bytes of all files."""
        return sum(self.files.values())

    @property
    def page(self) -> int:
        """Bytes of the page itself."""
        return next((n for name, n in self.files.items() if name.endswith(".html")), 0)

    @property
    def scripts(self) -> int:
        """Bytes of its scripts."""
        return sum(size for name, size in self.files.items() if name.endswith(".js"))


class _Host(SimpleHTTPRequestHandler):
    """Answers as hosts of sites do: one connection for many files, texts compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.suffix not in _TEXTS or not file.is_file():
            super().do_GET()
            return
        content = gzip.compress(file.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine alone, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def visit(folder: Path, path: str, browser_path: str) -> Visit:
    """Open a page of a site on a phone as a new visitor, and keep what it asks for.

    :param folder: the site; ``path``: the page in it.
    :param browser_path: the program of Chromium.
    """
    seen = Visit()
    answers: list[Response] = []
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=[*OFFLINE])
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address + path, wait_until="networkidle")
        seen.blocking = page.evaluate(BLOCKING)
        for answer in answers:
            if not answer.url.startswith(address):
                seen.elsewhere.append(answer.url)
            elif not answer.ok:
                seen.failed.append(answer.url)
            else:
                name = answer.url.removeprefix(address).partition("?")[0]
                seen.files[name] = len(gzip.compress(answer.body(), 9, mtime=0))
        browser.close()
    return seen
