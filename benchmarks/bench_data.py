"""What it costs to write 1, 10 and 100 documents as data, and to bring in a long one.

Prints two tables. Run by ``make bench``, or ``python -m benchmarks.bench_data 1 10 100``.
Times are seconds of the processor, of the exporters the best of some runs. Each size is
measured in a process of its own, because memory is measured at its highest.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from .long_document import PAGES, measure_import
from .many_notes import write_edition

REPOSITORY = Path(__file__).resolve().parents[1]
SIZES = (1, 10, 100)
NOTES = 10
"""Annotations of each document."""

RUNS = 3

GROWTH_AT_MOST = 2
"""How many times the cost of a document may grow from ten documents to a hundred.

Were it the square of their number, it would grow ten times; what the machine does besides
makes up to half of the aim.
"""

IMPORT_AT_MOST = 5
"""Seconds to bring in a document of fifty printed pages."""


@dataclass(frozen=True)
class Cost:
    """What was measured of one size; times in seconds of the processor.

    :param read: for Sphinx to read the pages, before anything is written.
    """

    documents: int
    read: float
    tei: float
    text: float
    jsonld: float
    json: float
    mb: int

    @property
    def written(self) -> float:
        """Seconds of all exporters."""
        return self.tei + self.text + self.jsonld + self.json


def main() -> int:
    """Measure and print; give 1 if an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_data", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of documents")
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)  # in the process of a size
    options = parser.parse_args()
    if options.source:
        print(json.dumps(asdict(_measure(options.source, options.sizes[0]))))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        costs = [_in_process(Path(scratch), size) for size in options.sizes]
        imports = [measure_import(Path(scratch), pages) for pages in PAGES]
    print("Writing data; seconds of the processor\n")
    print(_table(_ROWS[0], [_row(cost) for cost in costs]))
    print("\nBringing in one document; seconds of the processor\n")
    rows = [[f"{n:,}", f"{words:,}", f"{a:.2f}", f"{c:.2f}"] for n, words, a, c in imports]
    print(_table(_ROWS[1], rows))
    aims = [*_growth(costs), *_import_aim(imports)]
    print("\n" + "\n".join(aims))
    return int(any("MISSED" in aim for aim in aims))


_ROWS = (
    ["documents", "reading", "TEI", "text", "JSON-LD", "JSON", "ms a document", "memory"],
    ["printed pages", "words", "import", "whole command"],
)


def _row(cost: Cost) -> list[str]:
    times = (cost.read, cost.tei, cost.text, cost.jsonld, cost.json)
    each = 1000 * cost.written / cost.documents
    return [str(cost.documents), *(f"{t:.2f}" for t in times), f"{each:.1f}", f"{cost.mb} MB"]


def _table(heads: list[str], rows: list[list[str]]) -> str:
    """Give rows as a Markdown table."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines)


def _growth(costs: list[Cost]) -> list[str]:
    """Say how the cost of a document grows with their number."""
    many = [cost for cost in costs if cost.documents >= 10]
    if len(many) < 2:
        return []
    few, most = many[0], many[-1]
    times = (most.written / most.documents) / (few.written / few.documents)
    return [
        f"A document among {most.documents} costs {times:.2f} times one among {few.documents} "
        f"(aim: at most {GROWTH_AT_MOST}). {_verdict(times <= GROWTH_AT_MOST)}"
    ]


def _import_aim(imports: list[tuple[int, int, float, float]]) -> list[str]:
    pages, _, _, seconds = imports[0]
    return [
        f"Bringing in {pages} printed pages: {seconds:.2f} s (aim: under {IMPORT_AT_MOST} s). "
        f"{_verdict(seconds < IMPORT_AT_MOST)}"
    ]


def _verdict(kept: bool) -> str:
    return "Kept." if kept else "MISSED."


def _in_process(scratch: Path, size: int) -> Cost:
    """Write the sources of an edition, and measure its exporters in another process."""
    source = scratch / f"edition-{size}" / "source"
    write_edition(source, size, NOTES * size)
    command = [sys.executable, "-m", "benchmarks.bench_data", str(size), "--source", str(source)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _measure(source: Path, size: int) -> Cost:
    from sphinx.application import Sphinx

    target = source.parent
    app = Sphinx(source, source, target / "out", target / "trees", "html", status=None)
    begin = time.process_time()
    app.builder.read()
    clock = _Clock(begin)
    read = clock.lap()
    gc.collect()
    gc.freeze()  # else it is looked through again and again while nothing of it can go
    runs = [_export(app, clock) for _ in range(RUNS)]
    tei, text, jsonld, whole = (min(column) for column in zip(*runs, strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(size, read, tei, text, jsonld, whole, memory)


class _Clock:
    """Tells the seconds of the processor since it was last asked."""

    def __init__(self, begin: float) -> None:
        """Begin to count."""
        self._last = begin

    def lap(self) -> float:
        """Give the seconds since the last time."""
        now = time.process_time()
        seconds, self._last = now - self._last, now
        return seconds


def _export(app: object, clock: _Clock) -> tuple[float, float, float, float]:
    """Write TEI, plain text, JSON-LD and JSON as the site does, one after the other."""
    from edition.builders.tei import bibliography, edition_facts
    from edition.exports.addresses import Addresses
    from edition.exports.documents import read_document
    from edition.exports.edition_json import EditionTitle, edition_json
    from edition.exports.web_annotation import CollectionFacts, collection
    from edition.locate import edition_domain
    from edition.writers.tei.document import document, entries_by_document
    from edition.writers.tei.elements import to_bytes

    env, config = app.env, app.config  # type: ignore[attr-defined]
    domain, references = edition_domain(env), bibliography(env)
    facts, addresses = edition_facts(config), Addresses.of(app.builder)  # type: ignore[attr-defined]
    clock.lap()
    for docname, entries in entries_by_document(domain).items():
        to_bytes(document(env, docname, facts, entries, references))
    tei = clock.lap()
    documents = {docname: read_document(env, docname) for docname in domain.documents}
    text = clock.lap()
    labels = CollectionFacts("Benchmark", "en")
    json.dumps(collection(domain.notes.notes, documents, addresses, labels))
    jsonld = clock.lap()
    title = EditionTitle("Benchmark", "1", "en")
    json.dumps(edition_json(domain, documents, references, addresses, title))
    return tei, text, jsonld, clock.lap()


if __name__ == "__main__":
    sys.exit(main())
