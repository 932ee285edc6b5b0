"""A new annotation file, written so that reading it gives back what was put in."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from .file import one_line
from .values import SourceRef, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 96

_PLAIN = re.compile(r"[^\W_][\w ’–.()+-]*(?:,? [\w’–.()+-]+)*")
_NOT_TEXT = re.compile(r"(?i)true|false|yes|no|on|off|null|y|n|[-+.0-9_]*")
_BLANK_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\t": "\\t"}


def render_annotation(
    *,
    document: str,
    quote: str,
    kind: str,
    author: str,
    date: str,
    sources: Sequence[SourceRef | str],
    certainty: str,
    body: str,
    before: str = "",
    after: str = "",
    page: str = "",
    github: str = "",
    orcid: str = "",
    checked: str = "",
) -> str:
    """Write the text of an annotation file.

    :param quote: the words, on one line or many; they are written as a ``>-`` block.
    :param sources: each a source, or its text (``frus-v03-d48, p. 122``).
    :param body: the note, in Markdown.
    :return: the file. Nothing is checked here; read it with ``read_annotation`` to check it.
    """
    lines = ["---", f"document: {_scalar(document)}"]
    lines += _block("quote", quote)
    lines += _block("before", before) if before.strip() else []
    lines += _block("after", after) if after.strip() else []
    lines += _line("page", page)
    lines += [f"kind: {_scalar(kind)}", f"author: {_scalar(author)}"]
    lines += [*_line("github", github), *_line("orcid", orcid)]
    lines += [f"date: {_scalar(date)}", *_sources(sources), f"certainty: {_scalar(certainty)}"]
    lines += [*_line("checked", checked), "---", _BLANK_LINES.sub("", body.rstrip())]
    return "\n".join(lines) + "\n"


def _line(key: str, value: str) -> list[str]:
    return [f"{key}: {_scalar(value)}"] if value.strip() else []


def _sources(sources: Sequence[SourceRef | str]) -> Iterator[str]:
    texts = [
        source.text if isinstance(source, SourceRef) else parse_source(source).text
        for source in sources
    ]
    yield "sources:" if texts else "sources: []"
    for text in texts:
        yield f"  - {_scalar(text)}"


def _scalar(value: str) -> str:
    """Write a value on one line: plain where nobody can misread it, else in quotes."""
    value = one_line(value)
    if _PLAIN.fullmatch(value) and (value[0].isdigit() or not _NOT_TEXT.fullmatch(value)):
        return value
    return '"' + "".join(_ESCAPED.get(character, character) for character in value) + '"'


def _block(key: str, value: str) -> list[str]:
    """Write a value as a folded block, in which colons and quotation marks need no care."""
    lines = textwrap.wrap(one_line(value), WIDTH, break_long_words=False, break_on_hyphens=False)
    # A line of hyphens or dots alone could be taken for the end of the front matter.
    if not lines or any(not line.strip("-.") for line in lines):
        return [f"{key}: {_scalar(value)}"]
    return [f"{key}: >-", *(f"  {line}" for line in lines)]
