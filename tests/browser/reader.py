"""A reader with a screen of some size, some preferences, and a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

MEMO = "memo/document-84.html"

KINDS = (
    "index.html",
    MEMO,
    "glossary.html",
    "people.html",
    "annotations/index.html",
    "annotations/linkage.html",
    "about/outcomes.html",
    "about/timeline.html",
    "about/bibliography.html",
    "about/accessibility.html",
    "search.html?q=Gromyko",
    "genindex.html",
)
"""One page of each kind."""

PHONE = (360, 640)
TABLET = (768, 1024)
DESK = (1440, 900)

Colours = Literal["light", "dark"]


class Reader:
    """Opens pages and keeps what the browser complained of.

    :param browser: the browser of all tests.
    :param address: where the site is served.
    :param site: the folder of the site, for reading without a server.
    """

    def __init__(self, browser: Browser, address: str, site: Path) -> None:
        self._browser = browser
        self._address = address
        self._site = site
        self._contexts: list[BrowserContext] = []
        self._reading = True
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(
        self,
        path: str = MEMO,
        size: tuple[int, int] = DESK,
        *,
        colours: Colours = "light",
        scripts: bool = True,
        from_disk: bool = False,
        policy: bool = True,
        **more: Any,
    ) -> Page:
        """Open a page as a new visitor.

        :param path: the page's path in the site.
        :param size: width and height of the window.
        :param colours: what the system prefers.
        :param scripts: whether scripts run.
        :param from_disk: read the file, not the served page.
        :param policy: keep to the page's Content-Security-Policy (else the test may style).
        :param more: further options of a browser context.
        """
        context = self._browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=colours,
            java_script_enabled=scripts,
            bypass_csp=not policy,
            **more,
        )
        self._contexts.append(context)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("console", lambda message: self._complain(message.type, message.text))
        page.on("pageerror", lambda error: self._complain("error", str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.goto(self._site.joinpath(path).as_uri() if from_disk else self._address + path)
        return page

    def _complain(self, kind: str, text: str) -> None:
        if self._reading and kind in ("error", "warning"):
            self.complaints.append(text)

    def _failed(self, request: Request) -> None:
        """Keep a request that got no answer; one the browser gave up itself is no fault.

        It gives up what a page has asked for (its icon, mostly) when the page is left.
        """
        if request.failure != "net::ERR_ABORTED":
            self._complain("error", f"failed: {request.url}: {request.failure}")

    def leave(self) -> None:
        """Close every window; what is broken off by that is no fault."""
        self._reading = False
        for context in self._contexts:
            context.close()


def until(page: Page, condition: str) -> None:
    """Wait up to five seconds until something holds.

    Playwright's own ``wait_for_function`` has the page evaluate a string, which the pages'
    Content-Security-Policy forbids.

    :param condition: an expression in JavaScript.
    :raises AssertionError: when it did not hold in time.
    """
    for _ in range(250):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(condition)


def width(page: Page) -> int:
    """Give the width of everything on the page; more than the window means scrolling aside."""
    found = page.evaluate("document.documentElement.scrollWidth")
    assert isinstance(found, int)
    return found


def focused(page: Page) -> str:
    """Give where the keyboard is: a class or tag, and the text there."""
    found = page.evaluate(
        "(e => `${e.classList[0] ?? e.localName} ${(e.textContent || e.ariaLabel || '').trim()}`)"
        "(document.activeElement)"
    )
    assert isinstance(found, str)
    return found
