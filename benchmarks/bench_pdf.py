"""How long a book takes, and how much memory: 1, 100 and 330 copies of the memorandum.

Prints a table. Run by ``make bench-pdf``, or ``python -m benchmarks.bench_pdf 1 100``.
Each size is made in a process of its own, because memory is measured at its highest.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
SIZES = (1, 100, 330)
NOTES = 6
"""Annotations of each copy: with all of them, 330 copies would be 4,000 pages."""

CONF = """\
import sys
sys.path.insert(0, {repository!r})
project = "Benchmark: {copies} Copies"
author = "The editors"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["index.md", "glossary.md", "people.md", "memo/*.md", "annotations/*.md"]
smartquotes = False
suppress_warnings = ["edition.R-104"]  # a few notes do not mention everybody
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "label"
edition_pdf_name = "book"
edition_pdf_order = ["memo/*", "people", "glossary", "bibliography", "genindex"]
"""

INDEX = """\
# Benchmark

```{toctree}
:hidden:
:glob:

memo/*
people
glossary
bibliography
annotations/*
```
"""


@dataclass
class Measured:
    """What one size took."""

    copies: int
    pages: int = 0
    notes: int = 0
    lost: int = 0
    early: int = 0
    late: int = 0
    passes: int = 0
    read_and_write: float = 0.0
    typeset: float = 0.0
    peak_mb: float = 0.0
    size_kb: int = 0


def main() -> int:
    """Print the table; give 1 if a note is lost or before its mark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of copies")
    parser.add_argument("--notes", type=int, default=NOTES, help="annotations of each copy")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measure(options.one, options.sizes[0]))))
        return 0
    results = [in_own_process(size, options.notes) for size in options.sizes]
    print(table(results))
    return 1 if any(result.lost or result.early for result in results) else 0


def in_own_process(copies: int, notes: int) -> Measured:
    """Measure one size."""
    with tempfile.TemporaryDirectory(prefix="bench-pdf-") as folder:
        source = write_sources(Path(folder), copies, notes)
        command = [sys.executable, "-m", "benchmarks.bench_pdf", str(copies), "--one", str(source)]
        done = subprocess.run(
            command, cwd=REPOSITORY, text=True, stdout=subprocess.PIPE, check=True
        )
        return Measured(**json.loads(done.stdout.splitlines()[-1]))


def write_sources(folder: Path, copies: int, notes: int) -> Path:
    """Write an edition of so many copies of the memorandum, and give its folder."""
    source = folder / "source"
    for name in ("memo", "annotations"):
        (source / name).mkdir(parents=True)
    for name in ("glossary.md", "people.md", "sources.bib"):
        shutil.copy(REPOSITORY / name, source)
    conf = CONF.format(repository=str(REPOSITORY), copies=copies)
    conf = conf.replace('"people.md",', '"people.md", "bibliography.md",')
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    bibliography = "# Bibliography\n\n```{bibliography}\n:all:\n```\n"
    (source / "bibliography.md").write_text(bibliography, encoding="utf-8")
    memo = (REPOSITORY / "memo" / "document-84.md").read_text(encoding="utf-8")
    chosen = [f for f in sorted((REPOSITORY / "annotations").glob("*.md")) if f.stem != "index"]
    step = max(len(chosen) // max(notes, 1), 1)
    for number in range(1, copies + 1):
        text = memo.replace("id: d84\n", f"id: d{number}\n").replace('"84"', f'"{number}"')
        text = text.replace("# 84. ", f"# {number}. ")
        (source / "memo" / f"document-{number:03}.md").write_text(text, encoding="utf-8")
        for file in chosen[::step][:notes]:
            note = file.read_text(encoding="utf-8").replace("d84", f"d{number}")
            note = note.replace("../memo/document-84.md", f"../memo/document-{number:03}.md")
            name = f"{file.stem[:50].rstrip('-')}-{number}.md"
            (source / "annotations" / name).write_text(note, encoding="utf-8")
    return source


def measure(source: Path, copies: int) -> Measured:
    """Build one size in this process."""
    from sphinx.application import Sphinx

    from edition.builders import typst as builder
    from edition.builders.typeset import Typeset, typeset

    measured = Measured(copies)

    def timed(folder: Path, units: dict[str, int], moment: int, fonts: list[str]) -> Typeset:
        start = time.perf_counter()
        done = typeset(folder, units, moment, fonts)
        measured.typeset = time.perf_counter() - start
        placement = done.placement
        measured.notes, measured.passes = len(placement.marks), done.passes
        measured.lost, measured.early, measured.late = placement.faults
        return done

    vars(builder)["typeset"] = timed
    out = source.parent / "out"
    start = time.perf_counter()
    app = Sphinx(source, source, out, source.parent / "trees", "typst", status=None)
    app.build()
    measured.read_and_write = time.perf_counter() - start - measured.typeset
    measured.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    file = out / "book.pdf"
    measured.size_kb, measured.pages = file.stat().st_size // 1000, count_pages(file)
    return measured


def count_pages(file: Path) -> int:
    """Give the number of pages of a PDF."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def table(results: list[Measured]) -> str:
    """Give the results as a Markdown table."""
    heads = (
        "copies", "pages", "notes", "lost", "early", "overleaf", "passes", "Sphinx s", "Typst s",
        "peak MB", "kB",
    )  # fmt: skip
    lines = ["| " + " | ".join(heads) + " |", "|" + "---:|" * len(heads)]
    for r in results:
        cells = (
            r.copies, r.pages, r.notes, r.lost, r.early, r.late, r.passes,
            f"{r.read_and_write:.1f}", f"{r.typeset:.1f}", f"{r.peak_mb:.0f}", r.size_kb,
        )  # fmt: skip
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
