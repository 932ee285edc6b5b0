"""The words of a line: white space made single, and put where Markdown can have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .pieces import Break, Inline, Line, Link, Mark, Named, Page, Restored, Styled, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SPACE = re.compile("[ \t\r\n\x85\u2028\u2029]+")
"""White space of XML, and line ends that Python knows and Markdown does not."""

_ROLE_WORDS = re.compile(r"(?s)([\s`]*)([^\s`](?:.*[^\s`])?)([\s`]*)")
"""What stands outside of a role, before and behind, and the words in it."""

_SPACE = Words(" ")


def is_blank(text: str) -> bool:
    """Tell whether a text is white space alone; a no-break space is none."""
    return not SPACE.sub("", text)


def tidy(pieces: Iterable[Inline]) -> Line:
    """Make a line of pieces: one space between words, none at the ends, none at an edge.

    Spaces at the edges of styled words move out of them. The mark of a footnote stands
    right behind its word, the beginning of a page right before its own.
    """
    return tuple(_joined(_without_ends(list(_single(_loosened(pieces))))))


def can_be_named(text: str) -> bool:
    """Tell whether words can stand in a role: not white space, or backticks, alone."""
    return _ROLE_WORDS.fullmatch(text) is not None


def without_breaks(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Give the pieces with a space for each line end, for a title."""
    for piece in pieces:
        if isinstance(piece, Break):
            yield _SPACE
        elif isinstance(piece, (Styled, Link)):
            yield type(piece)(_key(piece), tuple(without_breaks(piece.content)))
        else:
            yield piece


def without_edges(
    pieces: Iterable[Inline],
) -> tuple[list[Inline], Line, list[Inline]]:
    """Part pieces from spaces, pages, marks and line ends at their edges."""
    lead, body, tail = _edges(list(_loosened(pieces)))
    return lead, tuple(_joined(_single(body))), tail


def without_renditions(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Give the pieces without italics and the like."""
    for piece in pieces:
        if isinstance(piece, Styled):
            yield from without_renditions(piece.content)
        else:
            yield piece


def _loosened(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Give the pieces with every space by itself, outside of what it is at the edge of."""
    for piece in pieces:
        if isinstance(piece, Words):
            yield from _spaces(piece.text)
        elif isinstance(piece, (Styled, Link)):
            lead, content, tail = without_edges(piece.content)
            yield from lead
            if content:
                yield type(piece)(_key(piece), content)
            yield from tail
        elif isinstance(piece, (Named, Restored)):
            yield from _with_edges(piece)
        else:
            yield piece


def _key(piece: Styled | Link) -> str:
    return piece.rend if isinstance(piece, Styled) else piece.target


def _spaces(text: str) -> Iterator[Inline]:
    for number, word in enumerate(SPACE.split(text)):
        if number:
            yield _SPACE
        if word:
            yield Words(word)


def _with_edges(piece: Named | Restored) -> Iterator[Inline]:
    text = SPACE.sub(" ", piece.shown if isinstance(piece, Named) else piece.text)
    match = _ROLE_WORDS.fullmatch(text)
    lead, bare, tail = match.groups() if match else (text, "", "")
    yield from _spaces(lead)
    if bare:
        yield Named(piece.kind, piece.id, bare) if isinstance(piece, Named) else Restored(bare)
    yield from _spaces(tail)


def _edges(inner: list[Inline]) -> tuple[list[Inline], list[Inline], list[Inline]]:
    """Part what stands inside from spaces, pages, marks and line ends at its edges."""
    loose = (Page, Mark, Break)
    start, end = 0, len(inner)
    while start < end and (inner[start] is _SPACE or isinstance(inner[start], loose)):
        start += 1
    while end > start and (inner[end - 1] is _SPACE or isinstance(inner[end - 1], loose)):
        end -= 1
    return inner[:start], inner[start:end], inner[end:]


def _single(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Give the pieces with one space where there are several, and before each line end."""
    pending = False
    spaced = True  # nothing stands before, so that no space is needed
    for piece in pieces:
        if piece is _SPACE:
            pending = not spaced
            continue
        if (pending and not isinstance(piece, Mark)) or (isinstance(piece, Break) and not spaced):
            yield _SPACE
            pending, spaced = False, True
        yield piece
        spaced = spaced and isinstance(piece, (Page, Break, Mark))


def _without_ends(made: list[Inline]) -> list[Inline]:
    """Drop line ends and spaces at both ends of a line."""
    start, end = 0, len(made)
    while start < end and (made[start] is _SPACE or isinstance(made[start], Break)):
        start += 1
    while end > start and (made[end - 1] is _SPACE or isinstance(made[end - 1], Break)):
        end -= 1
    return made[start:end]


def _joined(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Join words that follow one another."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Words):
            text += piece.text
            continue
        if text:
            yield Words(text)
            text = ""
        yield piece
    if text:
        yield Words(text)


def plain(pieces: Iterable[Inline]) -> str | None:
    """Give the words of pieces that are nothing but words, else ``None``."""
    text = ""
    for piece in pieces:
        if not isinstance(piece, Words):
            return None
        text += piece.text
    return text


def has_words(line: Iterable[Inline]) -> bool:
    """Tell whether anything in a line is shown."""
    return any(
        not isinstance(piece, (Page, Break))
        and (not isinstance(piece, (Styled, Link)) or has_words(piece.content))
        for piece in line
    )
