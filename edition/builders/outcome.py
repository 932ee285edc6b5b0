"""What came of setting a book: told in the words of the sources, with file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code, Finding
from ..locate import line_of
from .images import broken_images, uses_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    import typst

    from .book import Book
    from .typeset import Typeset

TEMPLATE = "edition/templates/book.typ"

_MISSING = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def typst_findings(
    error: typst.TypstError, book: Book, images: Mapping[str, str], main: Path
) -> list[Finding]:
    """Give what Typst refused, told as faults of the sources.

    :param images: for each image its file beside the Typst source.
    :param main: the Typst source.
    """
    told = error.diagnostic or error.message
    missing = [match["text"] for match in _MISSING.finditer(told)]
    if missing:
        return [finding for text in dict.fromkeys(missing) for finding in _glyphs(text, book)]
    if "decode image" in error.message:
        return [
            Finding(Code.P105, book.parts[docname].source, line, f"{uri}: {problem}")
            for uri, problem in broken_images(images, main.parent)
            for docname, line in uses_of(book.trees, uri)
        ]
    return [Finding(Code.P109, TEMPLATE, 0, error.message, details=tuple(told.splitlines()))]


def _glyphs(text: str, book: Book) -> Iterator[Finding]:
    """Give the first place of each page that has a text no font can show."""
    text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    codes = " ".join(f"U+{ord(character):04X}" for character in text)
    expected = "letters of a script the fonts have (Latin, Greek, Cyrillic)"
    places = [
        (book.parts[docname].source, line_of(node))
        for docname, tree in book.trees.items()
        if (node := _first_with(text, tree)) is not None
    ]
    for path, line in places or [("conf.py", 0)]:
        yield Finding(Code.P104, path, line, f"{text} ({codes})", expected)


def _first_with(text: str, tree: nodes.document) -> nodes.Node | None:
    return next((node for node in tree.findall(nodes.Text) if text in node), None)


def is_well_set(done: Typeset, notes: Collection[str]) -> bool:
    """Tell whether nothing is wrong with a book that was set.

    :param notes: labels of all notes there should be.
    """
    there = all(label in done.placement.notes for label in notes)
    return there and not (done.warnings or done.placement.lost or done.placement.early)


def judge(done: Typeset, notes: Collection[str], book: Book) -> list[Finding]:
    """Give what is wrong with a book that was set: notes lost or before their marks.

    :param notes: labels of all notes there should be.
    """
    told = [f"a warning of Typst: {warning}" for warning in done.warnings]
    findings = [Finding(Code.P109, TEMPLATE, 0, found) for found in told]
    lost = [label for label in notes if label not in done.placement.notes]
    for label in dict.fromkeys([*lost, *done.placement.lost]):
        findings.append(_misplaced(label, "is in the source and not in the book", book))
    for label in done.placement.early:
        findings.append(_misplaced(label, "is on the page before its mark", book))
    return findings


def _misplaced(label: str, what: str, book: Book) -> Finding:
    docname, _, anchor = label.rpartition(":")
    node = next((n for n in book.trees[docname].findall(_has_id(anchor))), None)
    line = line_of(node) if node is not None else 0
    found = f"the note {anchor} {what}"
    return Finding(Code.P107, book.parts[docname].source, line, found, "on the page of its mark")


def _has_id(anchor: str):  # type: ignore[no-untyped-def]
    return lambda node: isinstance(node, nodes.Element) and anchor in node.get("ids", ())
