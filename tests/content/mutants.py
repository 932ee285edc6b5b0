"""Every slip of one character in the source of a document, and what the edition makes of it.

Reading the whole document once for each slip would take minutes. It is therefore read in
two ways, by the same parser and the same transforms in the same environment as in a build:

* *words*: every line of running text is put into a document of its own, once for each slip
  in it, one paragraph below the other; paragraphs do not act on each other;
* *structure*: fences, options, marks of headings and line breaks are changed one by one in a
  copy of the document whose lines of running text are shortened to one word each.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from docutils import nodes

from edition.locate import edition_domain
from edition.nodes import page_beginning
from tests.content.extract import from_tree
from tests.support import ROOTS, application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from tests.content.blocks import Block

DOCNAME = "memo/document"
FRONT_MATTER = '---\nid: d84\nnumber: "84"\nfirst-page: "250"\n---\n'


@dataclass(frozen=True)
class Mutant:
    """One slip: which character of which line, and the text with it."""

    what: str
    at: int
    before: str
    text: str


@dataclass(frozen=True)
class Reading:
    """What the edition makes of a source: all that the fidelity tests look at."""

    blocks: tuple[Block, ...]
    facsimiles: tuple[str, ...]
    messages: int


def mutants(text: str, *, add: bool = False) -> Iterator[Mutant]:
    """Give every text with one character dropped, changed or (if asked) added; equal ones once."""
    seen = {text}
    for at, old in enumerate(text):
        for what, new in (("drop", ""), ("change", other(old)), ("add", f"x{old}"))[: 2 + add]:
            mutated = text[:at] + new + text[at + 1 :]
            if mutated not in seen:
                seen.add(mutated)
                yield Mutant(what, at, old, mutated)


def other(character: str) -> str:
    """Give a character of the same sort: the slip that is hardest to see."""
    if character.isdigit():
        return str((int(character) + 1) % 10)
    return "y" if character == "x" else "X" if character.isupper() else "x"


class Reader:
    """Reads sources as a build does, one after the other in one environment."""

    def __init__(self, app: Sphinx, messages: StringIO) -> None:
        self._app = app
        self._messages = messages
        self._path = app.srcdir / f"{DOCNAME}.md"

    def tree(self, text: str) -> nodes.document:
        """Read a source and give its tree."""
        env = self._app.env
        self._path.write_text(text, encoding="utf-8")
        env.clear_doc(DOCNAME)
        self._app.builder.read_doc(DOCNAME)
        return env._write_doc_doctree_cache.pop(DOCNAME)

    def read(self, text: str) -> Reading:
        """Read a source and give all that is compared."""
        already = len(self._messages.getvalue())
        tree = self.tree(text)
        told = len(edition_domain(self._app.env).findings.get(DOCNAME, ()))
        told += len(self._messages.getvalue()) > already
        return Reading(tuple(from_tree(tree)), facsimiles(tree), told)

    def read_each(
        self, lines: list[str], mark: str = ""
    ) -> list[tuple[list[Block], tuple[str, ...]]]:
        """Read lines of running text as one block each; give what each was read as.

        :param mark: what makes a line a heading.
        """
        body = "\n\n".join(mark + line for line in lines)
        text = f"{FRONT_MATTER}\n# Heading\n\n{body}\n\n:::{{footnote}} 1\nNote.\n:::\n"
        division = next(self.tree(text).findall(nodes.section))
        paragraphs = division.children[1:-1]
        assert len(paragraphs) == len(lines), "a paragraph acted on another"
        return [(from_tree(p), facsimiles(p)) for p in paragraphs if isinstance(p, nodes.Element)]


def facsimiles(tree: nodes.Element) -> tuple[str, ...]:
    """Give the numbers of the page images."""
    return tuple(page.get("facsimile", "") for page in tree.findall(page_beginning))


@contextmanager
def reader(folder: Path) -> Iterator[Reader]:
    """Give a reader with an environment of its own."""
    (folder / "memo").mkdir()
    (folder / "conf.py").write_bytes((ROOTS / "test-second" / "conf.py").read_bytes())
    (folder / "index.md").write_text("# Index\n", encoding="utf-8")
    (folder / f"{DOCNAME}.md").write_text(f"{FRONT_MATTER}\n# Heading\n", encoding="utf-8")
    settings = {"edition_documents": "memo", "include_patterns": ["index.md", "memo/*.md"]}
    messages = StringIO()
    with application(
        folder, folder / "out", folder / "doctrees", "dummy", settings=settings, messages=messages
    ) as app:
        app.builder.read()  # an environment needs to have read something
        gc.disable()  # a third of the time goes into it
        try:
            yield Reader(app, messages)
        finally:
            gc.enable()


def body_of(source: str) -> str:
    """Give a source without its front matter."""
    return source.split("\n---\n", 1)[1]


def is_words(line: str) -> bool:
    """Tell whether a line is running text, and neither empty nor of a directive."""
    return bool(line) and not line.startswith(":")


def lines_of_words(body: str) -> list[tuple[str, str]]:
    """Give the lines of running text, each with the mark that makes it a heading, or none."""
    lines = [line for line in body.split("\n") if is_words(line)]
    return [("## " if line.startswith("#") else "", line.lstrip("# ")) for line in lines]


def skeleton(body: str) -> tuple[str, set[int]]:
    """Give the body with its running text shortened, and where its structure stands."""
    text, places, number = "", set(), 0
    for line in body.split("\n"):
        if is_words(line):
            number += 1
            marks = re.match("#* ?", line)
            assert marks
            places |= set(range(len(text), len(text) + marks.end()))
            text += f"{marks[0]}W{number}" + ("{fn}`1`" if marks[0] == "# " else "")
        else:
            places |= set(range(len(text), len(text) + len(line)))
            text += line
        places.add(len(text))
        text += "\n"
    return text.removesuffix("\n"), places - {len(text) - 1}
