"""What measures must measure the right thing: a benchmark that lost notes would look quick."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.bench_pdf import Book, verdicts
from benchmarks.many_copies import REPOSITORY, write_copies
from benchmarks.one_book import Measured

if TYPE_CHECKING:
    from pathlib import Path


def test_copies_speak_of_themselves_and_of_the_same_sources(tmp_path: Path) -> None:
    source = write_copies(tmp_path, 2, 60)
    texts = [file.read_text("utf-8") for file in (source / "annotations").iterdir()]
    assert len(texts) == 120
    assert sum("document: d2\n" in text for text in texts) == 60
    joined = "".join(texts)
    assert "frus-v03-d84, p." in joined, "keys of sources stay"
    assert "document-84" not in joined
    assert "{para}`d84" not in joined


@pytest.mark.slow
def test_the_table_has_every_note(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bench_pdf", "2", "--notes", "5", "--no-latex"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    heads, _, row = (line.strip("| ").split("|") for line in done.stdout.splitlines()[:3])
    told = dict(zip(map(str.strip, heads), map(str.strip, row), strict=True))
    assert (told["copies"], told["notes"], told["lost"], told["early"]) == ("2", "12", "0", "0")
    assert "Kept." in done.stdout


@pytest.mark.parametrize(
    ("measured", "missed"),
    [
        (Measured(pages=1000, notes=7, writing=30, setting=20, peak_mb=1500), 0),
        (Measured(pages=1000, notes=6, writing=30, setting=20, peak_mb=1500), 1),
        (Measured(pages=1000, notes=7, early=1, writing=30, setting=40, peak_mb=1500), 2),
        (Measured(pages=1000, notes=7, writing=30, setting=20, peak_mb=2500), 1),
        (Measured(pages=50, notes=7, writing=300, setting=20, peak_mb=2500), 0),
    ],
)
def test_a_missed_aim_is_told(measured: Measured, missed: int) -> None:
    told = verdicts([Book(1, "Typst", 7, measured)])
    assert sum("MISSED" in line for line in told) == missed
