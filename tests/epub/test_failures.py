"""What cannot be put into a book ends the build with a clear message, and leaves no file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ENVIRONMENT, as_anybody

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

CONF = """
project = "A Small Book"
author = "A. Uthor"
copyright = "A. Uthor"
version = "1"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
exclude_patterns = ["out", "doctrees"]
html_theme = "edition"
"""
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8cfc0000003010100f7034143 0000000049454e44ae426082".replace(" ", "")
)
EPUB = "a-small-book.epub"


class Small:
    """A small edition that can be spoiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.messages = ""
        (folder / "conf.py").write_text(CONF, encoding="utf-8")
        (folder / "dot.png").write_bytes(DOT)
        self.write("# A Small Book\n\nWords and ![a dot](dot.png).\n")

    def write(self, text: str) -> None:
        """Write the only page."""
        (self.folder / "index.md").write_text(text, encoding="utf-8")

    def build(self, *, limit: int = 0, before: Callable[[], None] | None = None) -> int:
        """Build by command.

        :param limit: how many bytes a file may have; 0 for any number.
        :param before: what the process does before it becomes Sphinx.
        :return: the exit code.
        """

        def prepare() -> None:
            if limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            if before is not None:
                before()

        command = [sys.executable, "-m", "sphinx", "-q", "--no-color", "-b", "epub"]
        command += ["-d", str(self.folder / "doctrees"), str(self.folder), str(self.out)]
        result = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **ENVIRONMENT},
            preexec_fn=prepare,
        )
        self.messages = result.stderr
        return result.returncode

    @property
    def left(self) -> list[str]:
        """What is in the output folder."""
        return sorted(path.name for path in self.out.iterdir()) if self.out.is_dir() else []


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path)


def test_the_small_book_is_made(small: Small) -> None:
    assert small.build() == 0, small.messages
    assert small.left == [EPUB]
    assert small.messages == ""


FAULTS = {
    "![](dot.png)": ("index.md:3", "P-102", "dot.png"),
    "![a dot](https://example.org/dot.png)": ("index.md:3", "E-101", "on another computer"),
    "![a dot](text.png)": ("index.md:3", "E-101", "text.png, which is not such an image"),
    "![a dot](dot.jpg)": ("index.md:3", "E-101", "image/png inside"),
    "![a drawing](run.svg)": ("index.md:3", "E-101", "<script>"),
    "![a drawing](open.svg)": ("index.md:3", "E-101", "a fault of XML"),
    "<script>alert(1)</script>": ("index.md:3", "E-102", "<script>"),
    '<img src="https://example.org/x.png" alt="x">': ("index.md:3", "E-102", "example.org"),
    '<iframe src="x.html"></iframe>': ("index.md:3", "E-102", "<iframe>"),
    '<p onclick="x()">Words</p>': ("index.md:3", "E-102", "onclick"),
    "<div>\n\nnever closed": ("index.md:1", "E-104", "mismatched tag"),
    '<img src="dot.png">': ("index.md:3", "E-102", "without alternative text"),
    '<img src="dot.png" alt="a dot">': ("index.md:3", "E-103", "dot.png"),
    '<a href="nowhere.html">Words</a>': ("index.md:3", "E-103", "nowhere.html"),
    '<a href="#nowhere">Words</a>': ("index.md:3", "E-103", "#nowhere"),
    '<span id="x">a</span><span id="x">b</span>': ("index.md:3", "E-102", "the id x twice"),
    "```{math}\nx^2\n```": ("index.md:3", "E-102", "a formula"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_with_its_place_and_no_file_is_written(small: Small, text: str) -> None:
    (small.folder / "text.png").write_text("No picture.", encoding="utf-8")
    (small.folder / "dot.jpg").write_bytes(DOT)
    svg = '<svg xmlns="http://www.w3.org/2000/svg">'
    (small.folder / "run.svg").write_text(f"{svg}<script>1</script></svg>", encoding="utf-8")
    (small.folder / "open.svg").write_text(f"{svg}<g>", encoding="utf-8")
    small.write(f"# A Small Book\n\n{text}\n")
    place, code, found = FAULTS[text]
    assert small.build() == 1
    assert f"{place}: WARNING: {code}" in small.messages
    assert found in small.messages
    assert "No EPUB" in small.messages
    assert "Traceback" not in small.messages
    assert small.left == []


def test_every_fault_is_told_at_once(small: Small) -> None:
    small.write("# A Small Book\n\n![](dot.png)\n\n![x](https://example.org/dot.png)\n")
    assert small.build() == 1
    assert "index.md:3: WARNING: P-102" in small.messages
    assert "index.md:5: WARNING: E-101" in small.messages
    assert "2 faults" in small.messages


def test_an_earlier_book_stays_as_it_was(small: Small) -> None:
    assert small.build() == 0
    before = (small.out / EPUB).read_bytes()
    small.write("# A Small Book\n\n![](dot.png)\n")
    assert small.build() == 1
    assert small.left == [EPUB]
    assert (small.out / EPUB).read_bytes() == before


def test_a_full_disk(small: Small) -> None:
    assert small.build() == 0
    before = (small.out / EPUB).read_bytes()
    small.write("# A Small Book\n\nOther words.\n")
    assert small.build(limit=40_000) == 1
    assert "E-105 The EPUB could not be written." in small.messages
    assert "File too large" in small.messages
    assert "Traceback" not in small.messages
    assert small.left == [EPUB]
    assert (small.out / EPUB).read_bytes() == before


def test_a_place_that_cannot_be_written_to(small: Small) -> None:
    (small.out / EPUB).mkdir(parents=True)  # not even the administrator writes over a folder
    assert small.build() == 1
    assert "E-105" in small.messages
    assert "Traceback" not in small.messages
    assert small.left == [EPUB]


def test_a_folder_that_is_read_only(small: Small) -> None:
    small.out.mkdir()
    small.out.chmod(0o555)
    try:
        assert small.build(before=as_anybody) == 1
    finally:
        small.out.chmod(0o755)
    assert "E-105" in small.messages
    assert "Permission denied" in small.messages
    assert small.left == []


def test_html_of_the_sources_becomes_xml(small: Small) -> None:
    small.write("# A Small Book\n\nOne<br>two &nbsp; <b>three</b>.\n\n<hr>\n\n- [ ] Four\n")
    assert small.build() == 0, small.messages
