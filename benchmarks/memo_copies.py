"""An edition of many copies of the memorandum, without its notes."""

from __future__ import annotations

import shutil
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]

CONF = """\
import sys
sys.path.insert(0, {repository!r})
project = "Benchmark: Copies of One Document"
author = "The editors"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"
include_patterns = ["index.md", "glossary.md", "people.md", "bibliography.md", "memo/*.md"]
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "label"
html_theme = "edition"
html_copy_source = False
suppress_warnings = ["edition.R-104"]  # some entries are mentioned by notes alone
"""

INDEX = """\
# Benchmark

```{toctree}
:caption: Copies
:glob:

memo/*
```

```{toctree}
:caption: Registers

people
glossary
bibliography
```
"""


def write_copies(source: Path, count: int) -> None:
    """Write an edition of so many copies into a folder."""
    (source / "memo").mkdir(parents=True)
    for name in ("glossary.md", "people.md", "sources.bib"):
        shutil.copy(REPOSITORY / name, source)
    (source / "conf.py").write_text(CONF.format(repository=str(REPOSITORY)), encoding="utf-8")
    (source / "index.md").write_text(INDEX, encoding="utf-8")
    bibliography = "# Bibliography\n\n```{bibliography}\n:all:\n```\n"
    (source / "bibliography.md").write_text(bibliography, encoding="utf-8")
    memo = (REPOSITORY / "memo" / "document-84.md").read_text(encoding="utf-8")
    for number in range(1, count + 1):
        text = memo.replace("id: d84\n", f"id: d{number}\n").replace('"84"', f'"{number}"')
        text = text.replace("# 84. ", f"# {number}. ")
        (source / "memo" / f"document-{number:04}.md").write_text(text, encoding="utf-8")
