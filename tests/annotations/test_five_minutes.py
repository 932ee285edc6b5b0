"""CONTRIBUTING.md, "Add a note in five minutes", tried to the letter."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from edition.__main__ import main
from edition.annotations.file import KEYS, REQUIRED
from edition.annotations.values import CERTAINTIES, KINDS
from tests.support import REPOSITORY, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
WORDS = "the words, exactly as in the memorandum"


def in_the_browser() -> tuple[str, str]:
    """The name and the text of the file, as the text shows them."""
    part = TEXT.split("### In the browser")[1].split("\n### ")[0]
    name = re.search(r"ending in `\.md`: `([^`]+)`", part)
    block = re.search(r"^( *)```\n(.*?)^\1```$", part, re.S | re.M)
    assert name
    assert block
    return name[1], textwrap.dedent(block[2])


def test_the_file_shown_is_a_note_once_it_is_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sources(tmp_path / "copy")
    name, shown = in_the_browser()
    file = root / "annotations" / name
    assert not file.exists()

    file.write_text(shown, encoding="utf-8")
    assert main(["--root", str(root), "check"]) == 1
    output = capsys.readouterr().out
    assert output.startswith(f"annotations/{name}:3: A-101 ")
    for part in (f"Found:    {WORDS}", "Mend:     Copy the words from the page", "\n1 to mend.\n"):
        assert part in output

    assert WORDS in shown
    file.write_text(shown.replace(WORDS, "a sober presentation"), encoding="utf-8")
    assert main(["--root", str(root), "check"]) == 0
    notes = len(list((root / "annotations").glob("*.md"))) - 1
    assert capsys.readouterr().out == f"All well: 1 document, {notes} notes.\n"


def test_what_a_note_says_is_told_in_full() -> None:
    part = TEXT.split("## What a note says")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    keys = [key for row in rows for key in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert sorted(keys) == sorted(KEYS)
    by_key = {row.split("|")[1].strip(" `"): row for row in rows}
    assert all(f"`{kind}`" in by_key["kind"] for kind in KINDS)
    assert all(f"`{certainty}`" in by_key["certainty"] for certainty in CERTAINTIES)
    _, shown = in_the_browser()
    assert all(f"\n{key}:" in shown for key in REQUIRED)


@pytest.mark.parametrize("command", ["note", "check", "live", "html"])
def test_the_commands_named_are_there(command: str) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{command}:", makefile, re.M)
    assert command == "html" or f"make {command}" in TEXT
