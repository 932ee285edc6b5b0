"""Both editions come out of every builder without a warning, in every way of building."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import environment_of_command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

BUILDERS = [
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "latex",
    "text",
    "xml",
    "man",
    "gettext",
]


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_edition(edition: Edition, builder: str) -> None:
    assert edition.by(builder).messages == ""


@pytest.mark.parametrize("builder", BUILDERS)
def test_another_document(second: Edition, builder: str) -> None:
    """What works for one memorandum only, works for none."""
    assert second.by(builder).messages == ""


def test_a_manual_page_shows_no_address_of_its_own(edition: Edition) -> None:
    """Its writer prints where a link leads, in the midst of the memorandum's words."""
    (page,) = edition.by("man").out.iterdir()
    text = page.read_text(encoding="utf-8")
    assert "Gromyko is an accurate reporter[" in text
    shown = {address.replace("\\:", "") for address in re.findall(r"\\%<(.*?)>", text)}
    assert [address for address in shown if not address.startswith("http")] == []


def test_parallel(edition: Edition, second: Edition) -> None:
    assert edition.parallel_html().messages == ""
    assert second.parallel_html().messages == ""


def test_every_builder_by_itself(second: Edition, tmp_path: Path) -> None:
    """Two processes, doctrees of its own, first afresh, then again with nothing changed."""
    script = BY_THEMSELVES.format(
        builders=BUILDERS, source=str(second.source), folder=str(tmp_path)
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=environment_of_command(),
    )
    assert result.stderr == ""
    assert json.loads(result.stdout) == {builder: [0, 0] for builder in BUILDERS}


BY_THEMSELVES = """
import json
from sphinx.cmd.build import main
codes = {{}}
for builder in {builders!r}:
    trees, out = f"{folder}/trees-{{builder}}", f"{folder}/{{builder}}"
    command = ["-q", "-n", "--no-color", "-j", "2", "-b", builder, "-d", trees]
    codes[builder] = [main([*command, {source!r}, out]) for _ in range(2)]
print(json.dumps(codes))
"""
