"""The blocks of a document, put together from what a walk through it meets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPACE = re.compile(r"[ \t\r\n]+")
"""What HTML folds into one space; a no-break space is a character like any other."""


@dataclass(frozen=True)
class Block:
    """One block of a document as it is read.

    :param kind: ``heading 1``, ``page``, ``dateline``, ``label``, ``subject``, ``paragraph``,
        ``item``, ``cell``, ``note 1`` or ``stray``.
    :param words: its words; a page that begins inside stands as ``[Page 252]``.
    :param supplied: whether all of it is marked as supplied by the editors; where only some
        words are, they stand between ``⟦`` and ``⟧``.
    :param marks: marks of printed footnotes, each with its place in ``words``.
    """

    kind: str
    words: str
    supplied: bool = False
    marks: tuple[tuple[int, str], ...] = ()


@dataclass
class _Open:
    """A block that is being read."""

    kind: str
    words: str = ""
    pieces: list[tuple[int, int, bool]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, *, supplied: bool) -> None:
        text = _SPACE.sub(" ", text)
        if not self.words or self.words.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            start = len(self.words)
            self.words += text
            self.pieces.append((start, len(self.words), supplied))

    def close(self) -> Block:
        words = self.words.rstrip(" ")
        of_words = [p for p in self.pieces if self.words[p[0] : p[1]].strip(" ")]
        supplied = bool(of_words) and all(supplied for _, _, supplied in of_words)
        if not supplied:
            words = self._with_brackets(words)
        return Block(self.kind, words, supplied, tuple(self.marks))

    def _with_brackets(self, words: str) -> str:
        for start, end, supplied in reversed(self.pieces):
            if supplied:
                words = f"{words[:start]}⟦{words[start:end]}⟧{words[end:]}"
        return words


class Collector:
    """Puts what a walk meets together into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.supplied = 0
        self._open: list[_Open] = []

    def begin(self, kind: str) -> None:
        """Open a block; words outside of any block are strays."""
        self._open.append(_Open(kind))

    def end(self) -> None:
        """Close the block opened last."""
        block = self._open.pop().close()
        if block.words or block.marks:
            self.blocks.append(block)

    def text(self, words: str) -> None:
        """Add words to the block that is open."""
        if self._open:
            self._open[-1].add(words, supplied=self.supplied > 0)
        elif words.strip(" \t\r\n"):
            self.blocks.append(Block("stray", _SPACE.sub(" ", words).strip(" ")))

    def page(self, number: str, *, supplied: bool) -> None:
        """Add the beginning of a printed page: within the open block, or by itself."""
        words = f"[Page {number}]"
        if self._open:
            self._open[-1].add(words, supplied=supplied)
        else:
            self.blocks.append(Block("page", words, supplied))

    def mark(self, mark: str) -> None:
        """Add the mark of a printed footnote."""
        if self._open:
            self._open[-1].marks.append((len(self._open[-1].words.rstrip(" ")), mark))
        else:
            self.blocks.append(Block("stray", mark))
