"""A small edition of two letters with notes, built, changed and built again by the tests."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

from edition.annotations.writing import render_annotation
from tests.support import application

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CONF = """\
project = "Letters of the Harbor"
author = "The tests"
project_copyright = "Nobody"
version = release = "1"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"
include_patterns = ["*.md", "memo/*.md", "annotations/*.md"]
nitpicky = True
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "label"
html_theme = "basic"
html_copy_source = False
html_show_sourcelink = False
html_permalinks = False
"""

PAGES = {
    "index.md": """\
# Letters

```{toctree}
memo/first
memo/second
glossary
people
annotations/index
```
""",
    "glossary.md": """\
# Glossary

:::{glossary-term} Buoy
A float that marks a shoal {cite:p}`chart`.
:::

:::{glossary-term} Lamp
The light of the tower.
:::
""",
    "people.md": """\
# People

:::{person-entry} Ada
She kept the light.
:::

:::{person-entry} Ben
He read the letters.
:::

## Sources

```{bibliography}
:all:
```
""",
    "annotations/index.md": """\
# Notes

:::{annotation-list}
:::

## Contributors

:::{contributor-list}
:::
""",
    "memo/first.md": """\
---
id: d1
number: "1"
first-page: "10"
last-page: "12"
---

# 1. Letter From {person}`Ada` to {person}`Ben`{fn}`1`

:::{page} 10
:::

:::{dateline}
Harbor, May 1, 1901
:::

:::{subject} SUBJECT
The tower and the {term}`Buoy`
:::

The {term}`Lamp` burns again, and the glass is whole, and the keeper sleeps. *It shines
{term}`far <Lamp>` out to sea* and no ship was lost. {supplied}`The words restored here` are
ours; **the others** are not.

:::{page} 11
:::

## Of the {term}`Buoy`

- It lies where it lay, and the chain holds.
- A second *one* is wanted, {page}`12`and soon; the sea is high, and the wind is up.

> He said: *hold* and *hold* and *hold*.

The sea is high. We wait for your word, and for oil.

:::{footnote} 1
:type: source

Source: Harbor Archive, box 1. The {term}`Lamp` is drawn in the margin.
:::
""",
    "memo/second.md": """\
---
id: d2
number: "2"
first-page: "20"
---

# 2. Answer From {person}`Ben`

Oil is on its way. The {term}`Buoy` must wait until the spring.

Tell the keeper that the sea will calm.
""",
    "sources.bib": """\
@book{chart,
  author = {Crane, Carl},
  title = {The Charts},
  year = {1900},
  publisher = {Harbor Press},
}
@book{log,
  author = {Drake, Dora},
  title = {The Log},
  year = {1902},
  publisher = {Harbor Press},
}
""",
}

QUOTES = {
    "keeper-asleep": ("d1", "the keeper sleeps"),
    "no-ship-lost": ("d1", "no ship was lost"),
    "oil-wanted": ("d1", "We wait for your word, and for oil"),
    "oil-sent": ("d2", "Oil is on its way"),
    "spring": ("d2", "until the spring"),
}
"""The notes of the small edition in the order of the text: id, document and words."""


def note(document: str, quote: str, **values: Any) -> str:
    """Give the text of a good note; any value may be replaced."""
    good: dict[str, Any] = {
        "document": document,
        "quote": quote,
        "kind": "explanation",
        "author": "Jane Doe",
        "date": "2026-11-23",
        "sources": ["log, p. 7"],
        "certainty": "certain",
        "body": f"About the {{term}}`Lamp`, by the log {{cite:p}}`log`: {quote.upper()}.",
    }
    return render_annotation(**{**good, **values})


def write_small(folder: Path) -> Path:
    """Write the sources of the small edition."""
    for name, text in {"conf.py": CONF, **PAGES}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for slug, (document, quote) in QUOTES.items():
        (folder / "annotations" / f"{slug}.md").write_text(note(document, quote), "utf-8")
    return folder


@dataclass
class Run:
    """What one run of Sphinx did."""

    read: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    messages: str = ""

    @property
    def codes(self) -> list[str]:
        """The places and codes told, in their order: ``annotations/a.md:3 A-101``."""
        return [_brief(line) for line in self.messages.splitlines() if ": WARNING: " in line]


def _brief(line: str) -> str:
    place, _, words = line.partition(": WARNING: ")
    return f"{place} {words.split(' ', 1)[0]}"


class Site:
    """The small edition in a folder of its own, to be changed and built again and again."""

    def __init__(self, folder: Path, source: Path | None = None) -> None:
        """Write the sources into the folder, or take those there are elsewhere."""
        self.folder = folder
        self.source = source or write_small(folder / "source")
        self.out = folder / "out"
        self.trees = folder / "trees"

    def environment(self) -> BuildEnvironment:
        """Give the environment as the last build stored it."""
        with (self.trees / "environment.pickle").open("rb") as file:
            env: BuildEnvironment = pickle.load(file)
        return env

    def note(self, slug: str) -> Path:
        """Give the file of a note."""
        return self.source / "annotations" / f"{slug}.md"

    def html(self, page: str) -> str:
        """Give a page that was written."""
        return (self.out / f"{page}.html").read_text(encoding="utf-8")

    def build(self, builder: str = "html", *, fresh: bool = False) -> Run:
        """Build, and say which pages were read and written and what was told."""
        if fresh:
            shutil.rmtree(self.trees, ignore_errors=True)
            shutil.rmtree(self.out, ignore_errors=True)
        run, messages = Run(), StringIO()

        def read(app: Sphinx, docname: str, content: list[str]) -> None:
            run.read.add(docname)

        def written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
            run.written.add(docname)

        with application(self.source, self.out, self.trees, builder, messages=messages) as app:
            app.connect("source-read", read)
            app.connect("doctree-resolved", written)
            app.build()
        text = messages.getvalue()
        for color in ("\x1b[31m", "\x1b[91m", "\x1b[39;49;00m"):
            text = text.replace(color, "")
        run.messages = text.replace(f"{self.source}/", "")
        return run
