"""An edition of many copies of the memorandum, each with some of its notes or with none."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]

PRINTED = 1
"""Footnotes of the volume in each copy."""

_REGISTERS = ("glossary.md", "people.md", "sources.bib")

_CONF = """\
import sys
sys.path.insert(0, {repository!r})
project = "Benchmark: {copies} Copies"
author = "The editors"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["*.md", "memo/*.md", "annotations/*.md"]
smartquotes = False
# A few notes do not mention everybody; in LaTeX, notes need no page of their own.
suppress_warnings = ["edition.R-104", "toc.not_included"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
bibtex_bibfiles = ["sources.bib"]
bibtex_default_style = "edition"
bibtex_reference_style = "label"
bibtex_cite_id = "source-{{key}}"
edition_pdf_name = "book"
edition_pdf_order = ["memo/*", "people", "glossary", "bibliography", "genindex"]
latex_documents = [("index", "book.tex", project, author, "manual")]
html_theme = "edition"
html_copy_source = False
"""

_INDEX = """\
# Benchmark

```{{toctree}}
:hidden:
:glob:

memo/*
people
glossary
bibliography
{more}
```
"""

_BIBLIOGRAPHY = "# Bibliography\n\n```{bibliography}\n:all:\n```\n"

_DOCUMENT = re.compile(r"(?<![\w-])d84(?!\d)")
"""The document's id, not the end of a source's key (``frus-v03-d84``)."""


def write_copies(folder: Path, copies: int, notes: int, *, note_pages: bool = True) -> Path:
    """Write the sources, and give their folder.

    :param notes: annotations of each copy; the number that is really written may be smaller,
        and never is larger.
    :param note_pages: whether the pages of the annotations are in the table of contents.
    """
    source = folder / "source"
    for name in ("memo", "annotations"):
        (source / name).mkdir(parents=True)
    for name in _REGISTERS:
        text = _of_copy(1, (REPOSITORY / name).read_text(encoding="utf-8"))
        (source / name).write_text(text, encoding="utf-8")
    conf = _CONF.format(repository=str(REPOSITORY), copies=copies)
    index = _INDEX.format(more="annotations/*" if note_pages else "")
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(index, encoding="utf-8")
    (source / "bibliography.md").write_text(_BIBLIOGRAPHY, encoding="utf-8")
    memo = (REPOSITORY / "memo" / "document-84.md").read_text(encoding="utf-8")
    chosen = _chosen(notes)
    for number in range(1, copies + 1):
        text = _of_copy(number, memo).replace('"84"', f'"{number}"')
        text = text.replace("# 84. ", f"# {number}. ")
        (source / "memo" / f"document-{number:03}.md").write_text(text, encoding="utf-8")
        for file in chosen:
            _write_note(source, file, number)
    return source


def _chosen(notes: int) -> list[Path]:
    """Give so many annotations, spread over the memorandum as evenly as their names are."""
    found = [f for f in sorted((REPOSITORY / "annotations").glob("*.md")) if f.stem != "index"]
    step = max(len(found) // max(notes, 1), 1)
    return found[::step][:notes]


def _of_copy(number: int, text: str) -> str:
    """Give a text that speaks of one of the copies."""
    return _DOCUMENT.sub(f"d{number}", text)


def _write_note(source: Path, file: Path, number: int) -> None:
    note = _of_copy(number, file.read_text(encoding="utf-8"))
    note = note.replace("memo/document-84.md", f"memo/document-{number:03}.md")
    name = f"{file.stem[:50].rstrip('-')}-{number}.md"
    (source / "annotations" / name).write_text(note, encoding="utf-8")
