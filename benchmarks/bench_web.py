"""What the memorandum's page weighs, beside the untouched theme and a page written by hand.

Prints tables. Run by ``make bench-web``, or ``python -m benchmarks.bench_web --copies 10 100``.
Bytes are those after ``gzip -9``. Build times are seconds of the processor, each build in a
process of its own. Lighthouse is fetched into ``.tools/lighthouse`` when it is asked for.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.prepare_tests import load_found

from .many_copies import write_copies
from .plain_page import plain_page
from .visits import OFFLINE, Visit, served, visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REPOSITORY = Path(__file__).resolve().parents[1]
MEMO = "memo/document-84.html"
MANIFEST = Path(__file__).with_name("lighthouse")
INSTALLED = REPOSITORY / ".tools" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_web", description=__doc__)
    parser.add_argument("--copies", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse; the median counts")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-web-") as scratch:
        sites = _sites(Path(scratch))
        print(_weights(sites))
        if not options.no_lighthouse:
            print(_lighthouse(sites, options.runs))
        if options.copies:
            print(_growth(Path(scratch), options.copies))
    return 0


def _sites(scratch: Path) -> dict[str, tuple[Path, str]]:
    """Build the edition, the same with the untouched theme, and the page by hand."""
    ours, stock, plain = (scratch / name for name in ("ours", "stock", "plain"))
    _build(REPOSITORY, ours)
    _build(REPOSITORY, stock, "-D", "html_theme=sphinx_book_theme")
    plain.mkdir()
    page, style = plain_page((ours / MEMO).read_text(encoding="utf-8"))
    (plain / "plain.html").write_text(page, encoding="utf-8")
    (plain / "plain.css").write_text(style, encoding="utf-8")
    return {
        "by hand (R)": (plain, "plain.html"),
        "this edition": (ours, MEMO),
        "sphinx-book-theme": (stock, MEMO),
    }


def _build(source: Path, out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options]
    command += ["-d", str(out.with_name(f"{out.name}-trees")), str(source), str(out)]
    subprocess.run(command, check=True, cwd=REPOSITORY)


def _weights(sites: dict[str, tuple[Path, str]]) -> str:
    """Give the table of what a visit asks for."""
    browser = str(load_found()["chromium"])
    visits = {name: visit(folder, path, browser) for name, (folder, path) in sites.items()}
    hand = visits["by hand (R)"].total
    rows = [_weight(name, seen, hand) for name, seen in visits.items()]
    heads = [
        "page",
        "requests",
        "failed",
        "other hosts",
        "blocking",
        "bytes",
        "× R",
        "HTML",
        "scripts",
    ]
    return _table(heads, rows)


def _weight(name: str, seen: Visit, hand: int) -> list[str]:
    sizes = (seen.page, seen.scripts)
    return [
        name,
        *(str(n) for n in (len(seen.files), len(seen.failed), len(seen.elsewhere), seen.blocking)),
        f"{seen.total:,}",
        f"{seen.total / hand:.2f}",
        *(f"{size:,}" for size in sizes),
    ]


# ---------------------------------------------------------------- Lighthouse


def _lighthouse(sites: dict[str, tuple[Path, str]], runs: int) -> str:
    """Give the table of Lighthouse's scores, mobile and desktop."""
    program = _installed_lighthouse()
    if program is None:
        return "Lighthouse could not be had: npm does not install it here.\n"
    rows = []
    for name, (folder, path) in sites.items():
        with served(folder) as address:
            for form in ("mobile", "desktop"):
                results = [_run_lighthouse(program, address + path, form) for _ in range(runs)]
                medians = [
                    statistics.median(r[category] for r in results) for category in CATEGORIES
                ]
                worst = min(result["performance"] for result in results)
                rows.append([name, form, *(f"{m:.0f}" for m in medians), f"{worst:.0f}"])
    heads = ["page", "form", *CATEGORIES, "lowest performance"]
    return f"Lighthouse, median of {runs}\n\n{_table(heads, rows)}"


def _installed_lighthouse() -> Path | None:
    program = INSTALLED / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(MANIFEST / name, INSTALLED / name)
        npm = shutil.which("npm")
        if npm is None:
            return None
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--silent"],
            cwd=INSTALLED,
            check=False,
        )
    return program if program.exists() else None


def _run_lighthouse(program: Path, url: str, form: str) -> dict[str, float]:
    import os

    chromium = str(load_found()["chromium"])
    flags = " ".join(["--headless=new", *OFFLINE])
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command += ["--preset=desktop"] if form == "desktop" else []
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": chromium},
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}


# ---------------------------------------------------------------- many documents


def _growth(scratch: Path, copies: Sequence[int]) -> str:
    """Give the table of what many copies of the memorandum cost, beside Sphinx's basic theme."""
    rows = []
    for count in copies:
        source = write_copies(scratch / f"copies-{count}", count, notes=0)
        times = {}
        for theme in ("basic", "edition"):
            times[theme] = _measured(source, scratch / f"{theme}-{count}", theme)
        ours, basic = times["edition"], times["basic"]
        page = scratch / f"edition-{count}" / "out" / "memo" / "document-001.html"
        rows.append(
            [
                f"{count:,}",
                f"{basic['cpu']:.1f}",
                f"{ours['cpu']:.1f}",
                f"{ours['cpu'] / basic['cpu']:.2f}",
                f"{ours['mb']:.0f}",
                f"{page.stat().st_size:,}",
            ]
        )
    heads = [
        "copies",
        "basic, CPU s",
        "this edition, CPU s",
        "ratio",
        "peak MB",
        "bytes of one page",
    ]
    return f"Copies of the memorandum, without notes\n\n{_table(heads, rows)}"


def _measured(source: Path, target: Path, theme: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.one_build", str(source), str(target), theme]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    made = [" | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in lines]
    return "\n".join([made[0], "-|-".join("-" * width for width in widths), *made[1:], ""])


if __name__ == "__main__":
    sys.exit(main())
