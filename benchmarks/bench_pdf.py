"""How long a book takes, and how much memory: 1, 100 and 330 copies of the memorandum.

Prints a table. Run by ``make bench-pdf``, or ``python -m benchmarks.bench_pdf 1 100``. Where a
TeX with latexmk is installed, Sphinx's own way to a PDF stands beside ours. Times are seconds
of the clock, with what all processors worked beside them: the two differ where the machine has
other work. Each book is made in a process of its own, because memory is measured at its highest.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .many_copies import PRINTED, REPOSITORY, write_copies
from .one_book import Measured

SIZES = (1, 100, 330)

NOTES = 6
"""Annotations of each copy: with all of them, 330 copies would be 4,000 pages."""

MANY_PAGES = 1000
SECONDS = 60
MEGABYTES = 2000
"""What a book of so many pages may take, from the first source read to the file written."""

HEADS = (
    "copies", "engine", "pages", "notes", "lost", "early", "late", "passes", "writing s",
    "setting s", "processors s", "peak MiB", "kB",
)  # fmt: skip


@dataclass(frozen=True)
class Book:
    """One row of the table."""

    copies: int
    engine: str
    expected: int
    measured: Measured

    @property
    def lost(self) -> int:
        """Notes that are in the sources and have no place in the book."""
        return self.expected - self.measured.notes

    @property
    def seconds(self) -> float:
        """What it took altogether."""
        return self.measured.writing + self.measured.setting

    def row(self) -> list[str]:
        """Give its cells; what nobody can ask LaTeX is left open."""
        m = self.measured
        places = [m.notes, self.lost, m.early, m.late, m.passes]
        told = [str(n) if self.engine == "Typst" else "–" for n in places]
        times = [f"{seconds:.1f}" for seconds in (m.writing, m.setting, m.processors)]
        sizes = [f"{m.peak_mb:.0f}", str(m.size_kb)]
        return [str(self.copies), self.engine, str(m.pages), *told, *times, *sizes]


def main() -> int:
    """Print the table; give 1 if a note is lost or early, or if an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_pdf", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of copies")
    parser.add_argument("--notes", type=int, default=NOTES, help="annotations of each copy")
    parser.add_argument("--no-latex", action="store_true", help="ours alone")
    options = parser.parse_args()
    latex = not options.no_latex and shutil.which("latexmk") is not None
    books = []
    for size in options.sizes:
        books.append(make(size, options.notes, "Typst"))
        if latex:
            books.append(make(size, options.notes, "LaTeX"))
    print(table([book.row() for book in books]))
    if not latex and not options.no_latex:
        print("\nSphinx's LaTeX was left out: there is no latexmk here.")
    told = verdicts([book for book in books if book.engine == "Typst"])
    print("\n" + "\n".join(told))
    return int(any("MISSED" in line for line in told))


def make(copies: int, notes: int, engine: str) -> Book:
    """Make one book in another process."""
    with tempfile.TemporaryDirectory(prefix="bench-pdf-") as folder:
        source = write_copies(Path(folder), copies, notes, note_pages=engine == "Typst")
        written = len(list((source / "annotations").iterdir()))
        command = [sys.executable, "-m", "benchmarks.one_book", engine.lower(), folder]
        done = subprocess.run(command, cwd=REPOSITORY, text=True, capture_output=True, check=False)
        if done.returncode or "WARNING" in done.stderr:
            raise SystemExit(done.stderr[-3000:] + done.stdout[-3000:])
        measured = Measured(**json.loads(done.stdout.splitlines()[-1]))
        return Book(copies, engine, written + copies * PRINTED, measured)


def table(rows: list[list[str]]) -> str:
    """Give the rows as a Markdown table."""
    widths = [max(map(len, column)) for column in zip(HEADS, *rows, strict=True)]
    lines = [HEADS, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(map(str.rjust, line, widths)) + " |" for line in lines)


def verdicts(books: list[Book]) -> list[str]:
    """Say of each aim whether it was kept."""
    lost = sum(book.lost for book in books)
    early = sum(book.measured.early for book in books)
    verdict = kept(not lost and not early)
    told = [f"Notes lost: {lost}, before their marks: {early} (aim: none). {verdict}"]
    for book in books:
        if (pages := book.measured.pages) >= MANY_PAGES:
            fits = book.seconds < SECONDS and book.measured.peak_mb < MEGABYTES
            told.append(
                f"{pages:,} pages: {book.seconds:.0f} s, {book.measured.peak_mb:.0f} MiB "
                f"(aim: under {SECONDS} s and {MEGABYTES:,} MiB). {kept(fits)}"
            )
    return told


def kept(is_kept: bool) -> str:
    """Give the verdict in a word."""
    return "Kept." if is_kept else "MISSED."


if __name__ == "__main__":
    sys.exit(main())
