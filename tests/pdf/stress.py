"""An edition made to be hard to set: many notes, long ones, and in the worst places.

Words and lengths come from a random number generator with a fixed seed, so the edition is
always the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = 5
NOTES = 60
"""Annotations of each document."""

PRINTED = 3
"""Printed footnotes of each document, on its heading and in its text."""

_SYLLABLES = [
    first + second for first in ("b", "cl", "d", "fr", "g", "h", "l") for second in "aeiou"
]

_CONF = """\
project = "Stress: An Edition Hard to Set"
author = "The tests"
version = release = "1"
language = "en"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["index.md", "memo/*.md", "annotations/*.md"]
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
edition_pdf_name = "stress"
"""


@dataclass
class _Words:
    """Words that are each used once, so that a quotation of any of them has one place."""

    random: Random
    used: set[str]

    def next(self) -> str:
        while True:
            count = self.random.choice((2, 2, 3, 3, 3, 4, 5))
            word = "".join(self.random.choice(_SYLLABLES) for _ in range(count))
            if word not in self.used:
                self.used.add(word)
                return word

    def some(self, count: int) -> list[str]:
        return [self.next() for _ in range(count)]


def write_stress(folder: Path, documents: int = DOCUMENTS, notes: int = NOTES) -> Path:
    """Write the sources of the edition into a folder, and give the folder."""
    random = Random(1981)
    for name in ("memo", "annotations"):
        (folder / name).mkdir(parents=True)
    (folder / "conf.py").write_text(_CONF, encoding="utf-8")
    names = [f"document-{number}" for number in range(1, documents + 1)]
    toctree = "\n".join(f"memo/{name}" for name in names)
    toctree += "\n\n```\n\n```{toctree}\n:glob:\n:hidden:\n\nannotations/*"
    index = f"# Stress\n\nHard to set.\n\n```{{toctree}}\n{toctree}\n```\n"
    (folder / "index.md").write_text(index, encoding="utf-8")
    for number in range(1, documents + 1):
        _write_document(folder, number, notes, _Words(random, set()))
    return folder


def _write_document(folder: Path, number: int, notes: int, words: _Words) -> None:
    """Write one document and its annotations."""
    random = words.random
    heading = words.some(6)
    paragraphs = [words.some(random.choice((12, 40, 90, 150))) for _ in range(9)]
    text = [_FRONT.format(number=number), f"# {number}. {' '.join(heading)}{{fn}}`1`{{fn}}`2`"]
    page = number * 10
    for at, paragraph in enumerate(paragraphs):
        written = paragraph.copy()
        if at % 3 == 1:
            text.append(f"## {' '.join(words.some(3))}")
        if at % 4 == 0:
            page += 1
            text.append(f":::{{page}} {page}\n:::")
        elif len(written) > 50:
            page += 1
            written.insert(len(written) // 2, f"{{page}}`{page}`" + written.pop(len(written) // 2))
        written[-1] += ".{fn}`3`" if at in (2, 5) else "."  # called twice
        text.append(" ".join(written))
    for mark in range(1, PRINTED + 1):
        body = " ".join(words.some(random.choice((3, 30, 120))))
        text.append(f":::{{footnote}} {mark}\n:type: editorial\n\n{body}.\n:::")
    name = f"document-{number}"
    (folder / "memo" / f"{name}.md").write_text("\n\n".join(text) + "\n", encoding="utf-8")
    quotes = _quotes(random, [heading, *paragraphs], notes)
    for at, quote in enumerate(quotes):
        _write_note(folder, f"n{number}-{at}", f"s{number}", quote, words)


def _quotes(random: Random, blocks: list[list[str]], count: int) -> list[str]:
    """Choose the words notes speak of: rows of words, last words, long and crossing ranges."""
    longest = max(blocks, key=len)
    row = [longest[at] for at in range(20, 32)]  # one after the other
    ends = [block[-1] for block in blocks]
    crossing = [" ".join(longest[at : at + 14]) for at in range(len(longest) // 2 - 10, 90, 5)]
    quotes = [*row, *ends, *crossing]
    while len(quotes) < count:
        block = random.choice(blocks)
        at = random.randrange(len(block))
        quote = " ".join(block[at : at + random.choice((1, 1, 2, 5))])
        if quote not in quotes:
            quotes.append(quote)
    return list(dict.fromkeys(quotes))[:count]


def _write_note(folder: Path, slug: str, document: str, quote: str, words: _Words) -> None:
    random = words.random
    length = random.choice((1, 1, 3, 8, 15, 20, 25, 30, 40, 60, 90, 150))
    if random.random() < 0.04:
        length = random.choice((300, 450, 600))
    body = [f"{' '.join(words.some(min(length, 120)))}." for _ in range(-(-length // 120))]
    front = _NOTE.format(document=document, quote=quote)
    text = front + "\n\n".join(body) + "\n"
    (folder / "annotations" / f"{slug}.md").write_text(text, encoding="utf-8")


_FRONT = """\
---
id: s{number}
number: "{number}"
short-title: Document {number}
author: Nobody
first-page: "{number}0"
language: en
---"""

_NOTE = """\
---
document: {document}
quote: {quote}
kind: explanation
author: The tests
date: 2026-11-23
sources:
  - nothing
certainty: certain
---
"""
