"""Find what the tests need besides Python packages, or get it.

The browser tests need a Chromium; the validators need Java, the Nu HTML checker (``vnu.jar``),
axe-core, Ace, and Apache Annotator with esbuild, which makes one script of it. Each is looked
for first and fetched only when it is not there. What was found is written to
``.tools/found.json``, which the tests read through :func:`load_found`.

Run by ``make test``. With ``CI`` set, a missing one is a failure; elsewhere it is told in one
line and the tests that need it are left out.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools.machine import NotAvailable, apt, run, works

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
FOUND = TOOLS / "found.json"
MANIFEST = Path(__file__).with_name("package.json")

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the tests need.

    :param name: its key in ``found.json``.
    :param purpose: what cannot be tested without it.
    :param find: gives its path, or nothing where it is not there.
    :param ways: ways to get it, in order; each may raise :class:`NotAvailable`.
    """

    name: str
    purpose: str
    find: Callable[[], Path | None]
    ways: tuple[Callable[[], None], ...]


def first_working(names: Sequence[str], option: str) -> Path | None:
    """Give the first of these programs that starts; one found before is not tried again."""
    known = read_found().values()
    for name in names:
        path = shutil.which(name)
        if path and (path in known or works(path, option)):
            return Path(path)
    return None


def playwright_browser() -> Path | None:
    """Give the Chromium that Playwright installed for itself, if it did."""
    program = (
        "from playwright.sync_api import sync_playwright as playwright\n"
        "with playwright() as p: print(p.chromium.executable_path)"
    )
    try:
        path = Path(run([sys.executable, "-c", program], timeout=60).strip())
    except NotAvailable:
        return None
    return path if path.is_file() and works(path, "--version") else None


def find_browser() -> Path | None:
    """Give the system's Chromium, else Playwright's."""
    return first_working(BROWSERS, "--version") or playwright_browser()


def from_npm(package: str, file: str) -> Callable[[], Path | None]:
    """Make a finder for one file of an npm package, in the pinned version only."""

    def find() -> Path | None:
        folder = TOOLS / "node_modules" / package
        wanted = json.loads(MANIFEST.read_text("utf-8"))["dependencies"][package]
        try:
            present = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        except (OSError, ValueError, KeyError):
            return None
        path = folder / file
        return path if present == wanted and path.is_file() else None

    return find


def get_browser() -> None:
    """Have Playwright fetch its own Chromium."""
    run([sys.executable, "-m", "playwright", "install", "chromium"])


def get_npm_packages() -> None:
    """Install ``tools/package-lock.json`` into ``.tools/``.

    Scripts of packages do not run: the checker's would download a Java of its own.
    """
    if not shutil.which("npm"):
        apt("nodejs", "npm")()
    TOOLS.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(MANIFEST.with_name(name), TOOLS / name)
    npm = shutil.which("npm") or "npm"
    run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=TOOLS)


NEEDS = (
    Need(
        "chromium",
        "browser tests",
        find_browser,
        (get_browser, apt("chromium", "fonts-liberation")),
    ),
    # macOS has a java that only asks for one, so it must start.
    Need(
        "java",
        "Nu HTML checker, EPUBCheck",
        partial(first_working, ("java",), "-version"),
        (apt("default-jre-headless"),),
    ),
    Need("vnu", "Nu HTML checker", from_npm("vnu-jar", "build/dist/vnu.jar"), (get_npm_packages,)),
    Need("axe", "accessibility tests", from_npm("axe-core", "axe.min.js"), (get_npm_packages,)),
    Need("ace", "Ace (EPUB)", from_npm("@daisy/ace-cli", "bin/ace.js"), (get_npm_packages,)),
    Need(
        "annotator",
        "Apache Annotator (Web Annotation)",
        from_npm("@apache-annotator/dom", "lib/index.js"),
        (get_npm_packages,),
    ),
    Need("esbuild", "Apache Annotator", from_npm("esbuild", "bin/esbuild"), (get_npm_packages,)),
)


def read_found() -> dict[str, str]:
    """Read ``found.json``; nothing found where there is none."""
    try:
        content = json.loads(FOUND.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: path for key, path in content.items() if Path(path).is_file()}


def load_found() -> dict[str, str]:
    """Give the tools by name, for the tests; looks, but fetches nothing.

    :return: absolute paths by the names of :data:`NEEDS`, for those that are there.
    """
    found = read_found()
    for need in NEEDS:
        path = None if need.name in found else need.find()
        if path:
            found[need.name] = str(path)
    return found


def obtain(need: Need) -> tuple[Path | None, list[str]]:
    """Find one tool or try each way to get it.

    :return: its path or nothing, and why each way failed.
    """
    reasons = []
    path = need.find()
    for way in () if path else need.ways:
        print(f"Getting {need.name} ({need.purpose}) ...", flush=True)
        try:
            way()
        except NotAvailable as reason:
            reasons.append(str(reason))
        path = need.find()
        if path:
            break
    return path, reasons


def prepare(needs: Sequence[Need] = NEEDS) -> list[str]:
    """Find or get every tool and write ``found.json``.

    :return: for each missing one, its name, what goes untested, and what was tried.
    """
    got = [(need, *obtain(need)) for need in needs]
    found = {need.name: str(path) for need, path, _ in got if path}
    missing = [
        f"{need.name} ({need.purpose}; {'; '.join(why)})" for need, path, why in got if not path
    ]
    text = json.dumps(found, indent=2) + "\n"
    if not FOUND.is_file() or FOUND.read_text("utf-8") != text:
        TOOLS.mkdir(exist_ok=True)
        FOUND.write_text(text, "utf-8")
    return missing


def main() -> int:
    """Prepare the machine; exit code 1 for a missing tool under ``CI``."""
    missing = prepare()
    if missing:
        print(f"Could not get: {', '.join(missing)}.", file=sys.stderr)
    return 1 if missing and os.environ.get("CI", "").lower() in ("1", "true", "yes") else 0


if __name__ == "__main__":
    raise SystemExit(main())
