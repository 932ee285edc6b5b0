"""One book made in a process of its own, with what it took; prints JSON.

``python -m benchmarks.one_book typst FOLDER`` or ``latex FOLDER``, where the folder holds
``source``.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import pikepdf
from sphinx.application import Sphinx


@dataclass
class Measured:
    """What a book took: times in seconds of the clock, the highest use of memory.

    :param notes: how many notes have a place in the book.
    :param late: notes that begin on the page after their mark.
    :param writing: reading the sources and writing what the engine reads.
    :param setting: the engine's own time, all passes.
    :param processors: how many seconds all processors worked for it.
    """

    pages: int = 0
    notes: int = 0
    early: int = 0
    late: int = 0
    passes: int = 0
    writing: float = 0.0
    setting: float = 0.0
    processors: float = 0.0
    peak_mb: float = 0.0
    size_kb: int = 0


def main() -> None:
    """Make the book and print what was measured."""
    engine, folder = sys.argv[1], Path(sys.argv[2])
    measured = with_typst(folder) if engine == "typst" else with_latex(folder)
    who = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    measured.peak_mb = max(whose.ru_maxrss for whose in who) / 1024
    measured.processors = sum(whose.ru_utime + whose.ru_stime for whose in who)
    print(json.dumps(asdict(measured)))


def with_typst(folder: Path) -> Measured:
    """Make the book as ``make pdf`` does, and ask where its notes stand."""
    from edition.builders import typst as builder
    from edition.builders.typeset import Typeset, typeset

    measured = Measured()

    def timed(source: Path, units: dict[str, int], moment: int, fonts: list[str]) -> Typeset:
        start = time.perf_counter()
        done = typeset(source, units, moment, fonts)
        measured.setting = time.perf_counter() - start
        placement = done.placement
        measured.notes, measured.passes = len(placement.notes), done.passes
        measured.early, measured.late = len(placement.early), len(placement.late)
        return done

    vars(builder)["typeset"] = timed
    start = time.perf_counter()
    build(folder, "typst")
    measured.writing = time.perf_counter() - start - measured.setting
    look_at(folder / "out" / "book.pdf", measured)
    return measured


def with_latex(folder: Path) -> Measured:
    """Make the book as Sphinx does: its LaTeX, and the Makefile it writes beside it."""
    measured = Measured()
    start = time.perf_counter()
    build(folder, "latex")
    measured.writing = time.perf_counter() - start
    start = time.perf_counter()
    command = ["make", "-C", str(folder / "out"), "all-pdf"]
    surroundings = {**os.environ, "LATEXMKOPTS": "-interaction=nonstopmode -silent"}
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings
    )
    measured.setting = time.perf_counter() - start
    file = folder / "out" / "book.pdf"
    if done.returncode or not file.is_file():
        raise SystemExit(done.stdout.decode(errors="replace")[-3000:])
    look_at(file, measured)
    return measured


def build(folder: Path, name: str) -> None:
    """Run Sphinx as ``make pdf`` does; nothing may be wrong.

    In one process: for every ten pages that another has read, Sphinx takes over all it knows
    of all pages anew, which costs as much time as a second processor saves.
    """
    source = folder / "source"
    with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123
        app = Sphinx(
            source, source, folder / "out", folder / "trees", name,
            status=nothing, warning=sys.stderr,
        )  # fmt: skip
        app.build()
    if app.statuscode:
        raise SystemExit(app.statuscode)


def look_at(file: Path, measured: Measured) -> None:
    """Add what can be seen of the finished book."""
    measured.size_kb = file.stat().st_size // 1000
    with pikepdf.open(file) as pdf:
        measured.pages = len(pdf.pages)


if __name__ == "__main__":
    main()
