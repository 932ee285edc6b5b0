"""Proof that a document came in whole: its words before, and as the build will read them.

The two readings know nothing of each other. One walks the XML as it is; the other takes the
Markdown apart with MyST's own tokeniser. Words, pages, footnotes, people and terms must agree.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest

from ..diagnostics import Code, Finding
from ..text.safe_text import shown
from .lines import SPACE

_BEFORE, _BEHIND, _SHOWN = 3, 6, 120


@dataclass(slots=True)
class Witness:
    """What one reading found.

    :param texts: the words of the text, then those of each footnote in the order of marks.
    :param pages: number and facsimile of each page, in order.
    :param names: how often a person or term is named.
    """

    texts: list[list[str]] = field(default_factory=lambda: [[]])
    pages: list[tuple[str, str]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    def words(self) -> list[list[str]]:
        """Give the texts as words."""
        texts = (SPACE.sub(" ", "".join(text)).strip(" ") for text in self.texts)
        return [text.split(" ") for text in texts]


def difference(xml: Witness, markdown: Witness, path: str) -> list[Finding]:
    """Tell where two readings differ; nothing if they agree."""
    ours, theirs = markdown.words(), xml.words()
    if len(ours) != len(theirs):
        found = f"{len(ours) - 1} footnotes"
        return [Finding(Code.D206, path, 0, found, f"{len(theirs) - 1}")]
    findings = []
    for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if one != other:
            findings.append(_other_words(number, one, other, path))
    if markdown.pages != xml.pages:
        found, expected = _first_difference(_told(markdown.pages), _told(xml.pages))
        findings.append(Finding(Code.D206, path, 0, f"pages {found}", expected))
    if markdown.names != xml.names:
        lost = sorted((xml.names - markdown.names) + (markdown.names - xml.names))
        findings.append(Finding(Code.D206, path, 0, f"names: {shown(', '.join(lost), _SHOWN)}"))
    return findings


def _other_words(number: int, one: list[str], other: list[str], path: str) -> Finding:
    """Tell where two texts differ; the same words in another order are all there."""
    same = Counter(one) == Counter(other)
    found, expected = _first_difference(one, other)
    place = f"footnote {number}: " if number else ""
    place += "other order: " if same else ""
    return Finding(Code.D204 if same else Code.D206, path, 0, place + found, expected)


def _told(pages: list[tuple[str, str]]) -> list[str]:
    return [f"{number} <{facsimile}>" if facsimile else number for number, facsimile in pages]


def _first_difference(one: list[str], other: list[str]) -> tuple[str, str]:
    """Give the words around the first place where two texts differ."""
    at = next(n for n, pair in enumerate(zip_longest(one, other)) if pair[0] != pair[1])
    around = slice(max(at - _BEFORE, 0), at + _BEHIND)
    return shown(" ".join(one[around]), _SHOWN), shown(" ".join(other[around]), _SHOWN)
