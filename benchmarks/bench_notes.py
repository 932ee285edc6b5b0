"""What notes cost: 1,000 of them on 50 documents, beside Sphinx alone on the same texts.

Prints a table. Run by ``make bench``, or ``python -m benchmarks.bench_notes --notes 100``.
Times are seconds of the processor, each build in a process of its own; of the short ones the
best of some runs counts, so that what else the machine does matters as little as can be.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .many_notes import write_edition, write_plain

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).resolve().parents[1]

RESOLVING_AT_MOST = 10
"""Percent of a clean build that finding the places may take."""

CHANGE_AT_MOST = 3
"""How many times a build without any change a build with one changed note may take."""


@dataclass(frozen=True)
class Build:
    """What was measured of one build; times in seconds of the processor."""

    cpu: float
    mb: int
    pages: int
    sources: int
    resolve: float = 0
    read: float = 0
    show: float = 0


def main() -> int:
    """Measure and print; give 1 if an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_notes", description=__doc__)
    parser.add_argument("--documents", type=int, default=50)
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3, help="of the short builds; the best counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), options.documents, options.runs)
        bench.sphinx_alone("Sphinx and MyST, theme basic", "basic")
        bench.sphinx_alone("Sphinx and MyST, sphinx-book-theme", "sphinx_book_theme")
        bench.edition("this edition without notes", 0)
        aims = bench.edition(f"this edition, {options.notes:,} notes", options.notes)
    print(f"{options.documents} documents; seconds of the processor [pages written]\n")
    print(bench.table())
    print("\n" + "\n".join(aims))
    return int(any("MISSED" in aim for aim in aims))


class Bench:
    """Builds the editions one after the other, and keeps a row for each."""

    def __init__(self, scratch: Path, documents: int, runs: int) -> None:
        """Begin with an empty table."""
        self.rows: list[list[str]] = []
        self._scratch, self._documents, self._runs = scratch, documents, runs

    def sphinx_alone(self, name: str, theme: str) -> None:
        """Measure Sphinx on the texts without anything of ours."""
        source = self._scratch / theme / "source"
        write_plain(source, self._documents, theme)
        clean, idle = _build(source), self._best(source, lambda: None)
        self.rows.append([name, _cell(clean), _cell(idle), "", "", f"{clean.mb} MB"])

    def edition(self, name: str, notes: int) -> list[str]:
        """Measure an edition; give how it stands to the aims."""
        source = self._scratch / f"edition-{notes}" / "source"
        write_edition(source, self._documents, notes)
        clean, idle = _build(source), self._best(source, lambda: None)
        check = f"{self._check(source):.1f}"
        if not notes:
            self.rows.append([name, _cell(clean), _cell(idle), "", check, f"{clean.mb} MB"])
            return []
        change = self._best(source, lambda: _change_text(source))
        self.rows.append([name, _cell(clean), _cell(idle), _cell(change), check, f"{clean.mb} MB"])
        moved = self._best(source, lambda: _swap_notes(source))
        return _aims(clean, idle, change, moved)

    def _best(self, source: Path, change: Callable[[], None]) -> Build:
        """Change and build some times; give the build that took least."""
        builds = []
        for _ in range(self._runs):
            change()
            builds.append(_build(source))
        return min(builds, key=lambda build: build.cpu)

    def _check(self, source: Path) -> float:
        """Give the seconds ``python -m edition check`` takes; all must be well."""
        times = []
        for _ in range(self._runs):
            before = _used_by_children()
            command = [sys.executable, "-m", "edition", "--root", str(source), "check"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=REPOSITORY)
            times.append(_used_by_children() - before)
        return min(times)

    def table(self) -> str:
        """Give the rows as a Markdown table."""
        heads = ["", "clean build", "no change", "one note changed", "check", "memory"]
        widths = [max(map(len, column)) for column in zip(heads, *self.rows, strict=True)]
        lines = [heads, ["-" * width for width in widths], *self.rows]
        return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines)


def _aims(clean: Build, idle: Build, change: Build, moved: Build) -> list[str]:
    share, times = 100 * clean.resolve / clean.cpu, change.cpu / idle.cpu
    return [
        f"Finding the places: {clean.resolve:.2f} s, {share:.1f} % of the clean build "
        f"(aim: under {RESOLVING_AT_MOST} %). {_verdict(share < RESOLVING_AT_MOST)}",
        f"Reading and checking the files of the notes: {clean.read:.2f} s. "
        f"Filling the pages that show them: {clean.show:.2f} s.",
        f"One note changed: {times:.2f} times a build without change "
        f"(aim: under {CHANGE_AT_MOST}). {_verdict(times < CHANGE_AT_MOST)}",
        f"Two notes that change places: {_cell(moved)}, {moved.cpu / idle.cpu:.2f} times.",
    ]


def _build(source: Path) -> Build:
    """Build in another process; nothing may be wrong."""
    command = [sys.executable, "-m", "benchmarks.one_build", str(source), str(source.parent)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    if done.returncode or "WARNING" in done.stderr:
        raise SystemExit(done.stderr[-3000:])
    return Build(**json.loads(done.stdout))


def _used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _change_text(source: Path) -> None:
    """Write another sentence into one note."""
    file = source / "annotations" / "note-number-0007.md"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + " And so on.\n", encoding="utf-8")


def _swap_notes(source: Path) -> None:
    """Give each of two notes the words and the text of the other."""
    one, two = (source / "annotations" / f"note-number-000{number}.md" for number in (7, 8))
    text = one.read_text(encoding="utf-8")
    one.write_text(two.read_text(encoding="utf-8"), encoding="utf-8")
    two.write_text(text, encoding="utf-8")


def _cell(build: Build) -> str:
    return f"{build.cpu:.1f} [{build.pages}]"


def _verdict(kept: bool) -> str:
    return "Kept." if kept else "MISSED."


if __name__ == "__main__":
    sys.exit(main())
