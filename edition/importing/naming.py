"""Which words of a line are put into the role of a person or term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lines import can_be_named, plain, tidy
from .pieces import Link, Named, Styled, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model import RegisterKind
    from .pieces import Inline


def with_name(kind: RegisterKind, id_: str, content: Sequence[Inline]) -> tuple[list[Inline], str]:
    """Name plain words; of words with marks in them the longest stretch is named.

    :param id_: the entry, by its id in the volume.
    :param content: what stands in the name's element.
    :return: the pieces, and what is lost of the name.
    """
    whole = plain(content)
    if whole is not None and can_be_named(whole):
        return [Named(kind, id_, whole)], ""
    stretches = [words for words in _stretches(content) if can_be_named(words.text)]
    if not stretches:
        return [*content], "the words stand in the text, no name" * bool(tidy(content))
    longest = max(stretches, key=_length)
    lost = "only a part of the words is marked as the name"
    named = _replaced(content, longest, Named(kind, id_, longest.text))
    return [*named], lost * (len(stretches) > 1)


def _length(words: Words) -> tuple[int, int]:
    """Tell how much of a name some words are: their number, then their letters."""
    parts = words.text.split()
    return len(parts), len("".join(parts))


def _stretches(pieces: Iterable[Inline]) -> Iterator[Words]:
    """Give all plain words, those in italics and in links too."""
    for piece in pieces:
        if isinstance(piece, Words):
            yield piece
        elif isinstance(piece, (Styled, Link)):
            yield from _stretches(piece.content)


def _replaced(pieces: Iterable[Inline], words: Words, name: Named) -> Iterator[Inline]:
    """Give the pieces with a name in the place of some words."""
    for piece in pieces:
        if piece is words:
            yield name
        elif isinstance(piece, Styled):
            yield Styled(piece.rend, tuple(_replaced(piece.content, words, name)))
        elif isinstance(piece, Link):
            yield Link(piece.target, tuple(_replaced(piece.content, words, name)))
        else:
            yield piece
