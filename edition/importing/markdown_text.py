"""Words written as Markdown that reads back as just these words."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*\[\]{}<]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Between two letters or digits an underscore is one; at the edge of a word it may be a mark."""

_LINE_START = re.compile(
    r"""(?x)
    (?P<number> \d{1,9}) (?= [.)] (?:\s|$) )   # an ordered list
  | (?= [-+] (?:\s|$) )                        # a list
  | (?= \# ) | (?= > ) | (?= % ) | (?= \+\+\+ )
  | (?= ~~~ ) | (?= : ) | (?= ~ (?:\s|$) )      # a fence, an option, a definition
  | (?= \( [^)]* \) = )                        # a target
  | (?= --- ) | (?= [-=_|] [-=_|:\s]* $ )      # a rule, options, an underlined heading
    """
)
"""What begins a construct of its own at the start of a line."""


def escaped(text: str) -> str:
    """Write paragraphs of plain text as Markdown: nothing in them is a mark.

    :param text: the text; an empty line parts two paragraphs.
    """
    return "\n".join(escape_start(escape_inline(line.strip())) for line in text.split("\n"))


def escape_inline(words: str) -> str:
    """Put a backslash before every character that could be a mark within a line."""
    words = _MARKS.sub(r"\\\g<0>", words)
    return _UNDERSCORE.sub(r"\\_", _ENTITY.sub(r"\\&", words))


def escape_ends(line: str) -> str:
    """Write white space at the ends of a block so that it stays: a no-break space, say."""
    bare = line.strip()
    at = line.find(bare)
    return _as_entities(line[:at]) + bare + _as_entities(line[at + len(bare) :])


def _as_entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def escape_target(target: str) -> str:
    """Write where a link leads; a parenthesis would end it, and some words are characters."""
    return _ENTITY.sub(r"\\&", re.sub(r"[()]", r"\\\g<0>", target))


def escape_start(line: str) -> str:
    """Put a backslash where a line would begin a list, a heading, or another construct.

    :param line: a line, escaped already by :func:`escape_inline`.
    """
    match = _LINE_START.match(line)
    if match is None:
        return line
    number = match["number"] or ""
    return f"{number}\\{line[len(number) :]}"
