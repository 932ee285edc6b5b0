"""The words of a document, read back from its plain text edition.

Plain text has fewer forms than a web page: what :func:`coarse` makes of the blocks of
the other forms is what can be known here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.content.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARK = re.compile(r"\[(\d+|[a-z]{1,3})\]")
_PAGE = re.compile(r"\[Page [0-9ivxlc]+\]")
_PAGE_AFTER_SPACE = re.compile(r"(?<= )(\[Page [0-9ivxlc]+\]) ")
"""A page that begins between two words: the space after the mark belongs to the mark."""
_UNDERLINES = "*=-~"
"""Characters with which Sphinx underlines headings, from the first level down."""


def from_text(page: str) -> list[Block]:
    """Read a document off its page in plain text; annotations are left out."""
    blocks: list[Block] = []
    mark = ""
    for lines in _chunks(page):
        started = _MARK.match(lines[0])
        if started:
            mark = started[1]
            lines[0] = lines[0][started.end() :]
        if mark and (started or lines[0].startswith("    ")):  # behind the text: footnotes
            if mark.isdigit():  # the volume's, not ours
                words, marks = _without_marks(_join(lines).strip(" "))
                blocks.append(Block(f"note {mark}", words, marks=marks))
        else:
            blocks.append(_block(lines))
    return blocks


def _chunks(page: str) -> Iterator[list[str]]:
    """Give what stands between empty lines."""
    for chunk in re.split(r"\n(?:[ ]*\n)+", page.strip("\n")):
        yield chunk.split("\n")


def _block(lines: list[str]) -> Block:
    level = _level(lines)
    joined = _join(lines[:-1] if level else lines)
    words, marks = _without_marks(joined.removeprefix("* "))
    words = _PAGE_AFTER_SPACE.sub(r"\1", words)
    supplied = words.startswith("[") and words.endswith("]") and not _PAGE.match(words)
    if supplied:
        words = words[1:-1]
    kind = f"heading {level}" if level else "item" if joined.startswith("* ") else "block"
    return Block("page" if _PAGE.fullmatch(words) else kind, words, supplied, marks)


def _level(lines: list[str]) -> int:
    """Give the level of a heading, 0 for anything else."""
    under = lines[-1]
    if len(lines) > 1 and under[0] in _UNDERLINES and not under.strip(under[0]):
        return _UNDERLINES.index(under[0]) + 1
    return 0


def _join(lines: list[str]) -> str:
    """Put wrapped lines together: they end at a space, or after a hyphen within a word."""
    joined = lines[0]
    for line in lines[1:]:
        joined += ("" if joined.endswith("-") else " ") + line.strip(" ")
    return joined


def _without_marks(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Take the marks of notes out; give those of the volume's notes with their places."""
    words, marks, at = "", [], 0
    for mark in _MARK.finditer(text):
        words += text[at : mark.start()]
        at = mark.end()
        if mark[1].isdigit():
            marks.append((len(words), mark[1]))
    return words + text[at:], tuple(marks)


_COARSE = {"dateline": "block", "label": "block", "paragraph": "block", "p": "block"}


def coarse(blocks: Iterable[Block]) -> list[Block]:
    """Give blocks as plain text tells them apart."""
    return [
        replace(
            block,
            kind={"subject": "item"}.get(block.kind) or _COARSE.get(block.kind, block.kind),
            supplied=block.supplied and block.kind != "page",
        )
        for block in blocks
    ]
