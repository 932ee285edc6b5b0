"""A line of pieces as Markdown."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from .lines import plain, without_renditions
from .markdown_text import escape_ends, escape_inline, escape_start, escape_target
from .pieces import Break, Link, Mark, Named, Page, Restored, Styled, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .pieces import Inline, Line
    from .register_names import RegisterNames

_SIGNS = {"italic": "*", "strong": "**"}
_ROLES = {"superscript": "sup", "subscript": "sub"}


class LineWriter:
    """Writes lines.

    :param names: how people and terms are called.
    :param settled: gives the lasting form of where a link leads.
    """

    def __init__(self, names: RegisterNames, settled: Callable[[str], str]) -> None:
        self.names = names
        self.settled = settled

    def paragraph(self, line: Line) -> str:
        """Write a line that begins a block; a line end in it begins a line of Markdown."""
        text = escape_ends(self.text(line))
        return "\n".join(escape_start(part) for part in text.split("\n"))

    def text(
        self, line: Sequence[Inline], before: str = "", after: str = "", *, nested: bool = False
    ) -> str:
        """Write a line.

        :param before: the character before it, empty at the beginning; ``after``: behind it.
        :param nested: whether it stands between signs of emphasis.
        """
        parts: list[str] = []
        last = before
        for number, piece in enumerate(line):
            following = _first(line[number + 1], "*") if number + 1 < len(line) else after
            part = self._piece(piece, last, following, nested)
            parts.append(part)
            last = part[-1:] or last
        return "".join(parts)

    def _piece(self, piece: Inline, before: str, after: str, nested: bool) -> str:
        match piece:
            case Words():
                return _words(piece.text, before, after)
            case Page():
                facsimile = f" <{piece.facsimile}>" if piece.facsimile else ""
                return role("page", f"{piece.number}{facsimile}")
            case Mark():
                return role("fn", piece.mark)
            case Break():
                return "\\\n"
            case Named():
                return role(piece.kind, self.names.role(piece))
            case Restored():
                return role("supplied", piece.text)
            case Styled():
                return self._styled(piece, before, after, nested)
            case Link():
                return self._link(piece)

    def _link(self, piece: Link) -> str:
        content: Sequence[Inline] = piece.content
        if needs_span(content, "[", "]"):  # a name came into it after it was read
            content = tuple(without_renditions(content))
        target = escape_target(self.settled(piece.target))
        return f"[{self.text(content, '[', ']')}]({target})"

    def _styled(self, piece: Styled, before: str, after: str, nested: bool) -> str:
        if is_role(piece):
            return role(_ROLES[piece.rend], plain(piece.content) or "")
        if _has_signs(piece, before, after, nested):
            sign = _SIGNS[piece.rend]
            return f"{sign}{self.text(piece.content, '*', '*', nested=True)}{sign}"
        return f"[{self.text(piece.content, '[', ']')}]{{.{piece.rend}}}"


def _words(words: str, before: str, after: str) -> str:
    """Write words; next to a bracket, a caret would make a footnote and a ``!`` an image."""
    text = escape_inline(words)
    if before == "[" and text.startswith("^"):
        text = f"\\{text}"
    return f"{text[:-1]}\\!" if text.endswith("!") and after in ("[", "*") else text


def needs_span(line: Sequence[Inline], before: str, after: str, *, nested: bool = False) -> bool:
    """Tell whether words of a line are written as a span; no span stands within a link.

    The parameters are those of :meth:`LineWriter.text`.
    """
    for number, piece in enumerate(line):
        following = _first(line[number + 1], "*") if number + 1 < len(line) else after
        if isinstance(piece, Styled) and not is_role(piece):
            signs = _has_signs(piece, before, following, nested)
            if not signs or needs_span(piece.content, "*", "*", nested=True):
                return True
        before = _last(piece)
    return False


def _has_signs(piece: Styled, before: str, after: str, nested: bool) -> bool:
    """Tell whether words can be written between signs of emphasis.

    Within others a space must stand before them, or they would end what is around.
    """
    if piece.rend not in _SIGNS or (nested and not before.isspace()):
        return False
    opens = _may_open(before, _first(piece.content[0], "["))
    return opens and _may_open(after, _last(piece.content[-1]))


def is_role(piece: Styled) -> bool:
    """Tell whether words are written as a role: plain ones, without a backtick at an end."""
    words = plain(piece.content) if piece.rend in _ROLES else None
    return words is not None and words.strip("`") == words


def _first(piece: Inline, styled: str) -> str:
    """Give the character a piece begins with.

    :param styled: with what words in italics or strong begin; next to a sign of emphasis they
        have another form.
    """
    match piece:
        case Words():
            return escape_inline(piece.text)[:1]
        case Break():
            return "\\"
        case Styled():
            return "{" if is_role(piece) else styled if piece.rend in _SIGNS else "["
        case Link():
            return "["
        case _:
            return "{"


def _last(piece: Inline) -> str:
    """Give the character a piece ends with, before a sign of emphasis."""
    match piece:
        case Words():
            return escape_inline(piece.text)[-1:]
        case Break():
            return "\n"
        case Styled():
            return "`" if is_role(piece) else "}"
        case Link():
            return ")"
        case _:
            return "`"


def role(name: str, content: str) -> str:
    """Write a role; backticks in it need more of them around.

    :param content: its words; neither the first nor the last character is a backtick.
    """
    fence = "`"
    while fence in content:
        fence += "`"
    return f"{{{name}}}{fence}{content}{fence}"


def _may_open(outside: str, inside: str) -> bool:
    """Tell whether a sign of emphasis works between two characters (CommonMark, 6.2)."""
    if outside in ("*", "_") or inside in ("*", "_", "") or inside.isspace():
        return False
    return not _is_mark(inside) or not outside or outside.isspace() or _is_mark(outside)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
