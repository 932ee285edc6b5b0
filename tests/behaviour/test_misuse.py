"""Every mistake an author can make is told with file and line, and costs no word.

``roots/test-misuse`` holds them all; ``expected`` all messages in their order. After an intended
change: ``pytest tests/behaviour --write-expected``, and look at the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edition.diagnostics import Code
from tests.support import ROOTS, Build, Shared, build, build_by_command

pytestmark = pytest.mark.slow

ROOT = ROOTS / "test-misuse"
EXPECTED = Path(__file__).parent / "expected" / "misuse.txt"
OTHERS = ["dirhtml", "singlehtml", "epub", "latex", "text", "xml", "man", "gettext"]

TOLD_BY_WRITERS = {"T-150"}
"""Codes that no source file brings about: a writer has them for nodes it does not know."""

_TOLD_ONCE = (
    "memo/open-front-matter.md:1: WARNING: Document or section may not begin with a transition"
)
"""The one message that is not ours; docutils has it when it reads the page, and only then."""


@pytest.fixture(scope="module")
def first(shared: Shared) -> Build:
    """Every page read, every page written."""
    return shared.build("misuse", lambda folder: build(ROOT, folder))


def own(messages: str) -> str:
    """Give our messages without docutils' one."""
    return "".join(
        line for line in messages.splitlines(keepends=True) if not line.startswith(_TOLD_ONCE)
    )


def test_every_message_in_its_order(first: Build, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-expected"):
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(own(first.messages), encoding="utf-8")
    assert own(first.messages) == EXPECTED.read_text(encoding="utf-8")


def test_every_code_of_texts_registers_and_events_is_among_them() -> None:
    told = set(re.findall(r"WARNING: ([TRS]-\d+)", EXPECTED.read_text(encoding="utf-8")))
    assert told == {code.value for code in Code if code.value[0] in "TRS"} - TOLD_BY_WRITERS


def test_every_message_names_file_and_line() -> None:
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if "WARNING" in line:
            path, number, _ = line.split(":", 2)
            assert (ROOT / path).is_file(), line
            assert 1 <= int(number) <= len((ROOT / path).read_text(encoding="utf-8").split("\n"))


def test_told_again_when_nothing_changed(first: Build, tmp_path: Path) -> None:
    """A fault that was told only by the run that read the page would pass the next run."""
    again = build(ROOT, tmp_path, doctrees=first.copy_of_doctrees(tmp_path))
    assert again.messages == own(first.messages)


def test_told_once_by_two_processes(first: Build, tmp_path: Path) -> None:
    parallel = build_by_command(ROOT, tmp_path, "html", "-j", "2")
    assert own(parallel.messages) == own(first.messages)


@pytest.mark.parametrize("builder", OTHERS)
def test_no_format_fails(first: Build, tmp_path: Path, builder: str) -> None:
    """Each format is written, and has nothing to add to what was told."""
    trees = None if builder == "gettext" else first.copy_of_doctrees(tmp_path)
    other = build(ROOT, tmp_path, builder, doctrees=trees)
    assert own(other.messages) == own(first.messages)


def test_no_word_is_lost(first: Build, tmp_path: Path) -> None:
    """All that authors wrote between the marks is in the pages."""
    text = build(ROOT, tmp_path, "text", doctrees=first.copy_of_doctrees(tmp_path))
    for source in [*ROOT.glob("memo/*.md"), ROOT / "about.md", ROOT / "glossary.md"]:
        written = text.read(f"{source.relative_to(ROOT).with_suffix('.txt')}")
        words = words_of(source.read_text(encoding="utf-8"))
        assert {word for word in words if word not in written} == set(), source


def words_of(source: str) -> set[str]:
    """Give the words of a source file without front matter, options and names of markup."""
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.DOTALL)
    body = re.sub(r"^:[a-z-]+:.*$", "", body, flags=re.MULTILINE)
    body = re.sub(r"^:::+\{(page|footnote|edition-timeline)\}.*$", "", body, flags=re.MULTILINE)
    body = re.sub(r"(?<=\w) <[^>]*>`", "`", body)
    return set(re.findall(r"\w+", re.sub(r"\{[a-z-]+\}", "", body)))
