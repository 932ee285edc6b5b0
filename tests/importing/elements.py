"""Two texts in TEI compared element by element."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from .words import WHITE, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OURS = re.compile(r"d\d+([psb]\d+|-head|at\d+)")
"""Ids that the edition gives to headings, paragraphs, parts, other blocks and attachments."""

Lost = Mapping[tuple[int, str], Collection[str]]
"""Attributes that are left out, by line and name of their element."""


@dataclass(frozen=True, eq=False)
class Tag:
    """A start tag or end tag.

    :param line: line of the file on which its element begins.
    :param start: of an end tag, the start tag.
    """

    text: str
    line: int
    start: Tag | None = None


@dataclass
class _Text:
    """The characters of a text, and the tags before each; those at the end come last."""

    characters: list[str] = field(default_factory=list)
    tags: list[list[Tag]] = field(default_factory=lambda: [[]])

    def before(self, start: int, end: int) -> list[Tag]:
        """Give the tags before some characters."""
        return list(chain(*self.tags[start : end + 1]))

    def add(self, text: str | None) -> None:
        for character in re.sub(f"[{WHITE}]", "", text or ""):
            self.characters.append(character)
            self.tags.append([])


def differences(
    volume: Iterable[etree._Element], ours: Iterable[etree._Element], lost: Lost
) -> list[tuple[str, Tag]]:
    """Give the tags and words that only one of two texts has, or has elsewhere.

    The end of an element is told only where the element itself is in both.

    :param lost: attributes of the volume that the export is known not to have.
    :return: each difference, with ``-`` for the volume's and ``+`` for ours.
    """
    one, other = _text(volume, lost), _text(ours, {})
    found: list[tuple[str, Tag]] = []
    both: set[Tag] = set()
    at = to = 0
    for end, stop in _matching(one.characters, other.characters):
        found += _words("-", one.characters[at:end]) + _words("+", other.characters[to:stop])
        found += _tags(one.before(at, end), other.before(to, stop), both)
        at, to = end + 1, stop + 1
    return [(sign, tag) for sign, tag in found if tag.start is None or tag.start in both]


def _matching(one: list[str], other: list[str]) -> Iterator[tuple[int, int]]:
    """Give the places of all characters that both texts have, and the ends."""
    if one == other:
        yield from ((at, at) for at in range(len(one) + 1))
        return
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        yield from ((block.a + at, block.b + at) for at in range(block.size or 1))


def _words(sign: str, characters: Sequence[str]) -> list[tuple[str, Tag]]:
    return [(sign, Tag("".join(characters), 0))] if characters else []


def _tags(one: list[Tag], other: list[Tag], both: set[Tag]) -> Iterator[tuple[str, Tag]]:
    matcher = SequenceMatcher(None, [t.text for t in one], [t.text for t in other], autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            both.update(one[start:end], other[begin:stop])
        else:
            yield from (("-", tag) for tag in one[start:end])
            yield from (("+", tag) for tag in other[begin:stop])


def _text(divisions: Iterable[etree._Element], lost: Lost) -> _Text:
    text = _Text()
    for division in divisions:
        _take(division, text, lost)
    return text


def _take(node: etree._Element, text: _Text, lost: Lost) -> None:
    name, line = local(node), node.sourceline or 0
    if not name:
        tag = "<!-- -->" if isinstance(node, etree._Comment) else "<? ?>"
        text.tags[-1].append(Tag(tag, line))
        return
    start = Tag(start_tag(node, lost.get((line, name), ())), line)
    text.tags[-1].append(start)
    text.add(node.text)
    for child in node:
        _take(child, text, lost)
        text.add(child.tail)
    text.tags[-1].append(Tag(f"</{name}>", line, start))


def start_tag(node: etree._Element, without: Collection[str] = ()) -> str:
    """Give the start tag of an element, ids of ours and some attributes left out."""
    pairs = [(etree.QName(key).localname, str(value)) for key, value in node.attrib.items()]
    written = "".join(
        f' {key}="{value}"'
        for key, value in pairs
        if key not in without and not (key == "id" and OURS.fullmatch(value))
    )
    return f"<{local(node)}{written}>"
