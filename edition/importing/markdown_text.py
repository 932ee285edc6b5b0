"""Words written as Markdown that reads back as just these words."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*\[\]{}<]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Between two letters or digits an underscore is one; at the edge of a word it may be a mark."""

_FALSE_FENCE = re.compile(r"\A.-(?=-)")
"""What MyST takes for front matter in the first item of a list that begins a directive."""

_ENDS = re.compile(r"\A[^\S\n]+|[^\S\n]+\Z")

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
    return _ENDS.sub(lambda match: "".join(f"&#{ord(one)};" for one in match[0]), line)


def escape_target(target: str) -> str:
    """Write where a link leads; a parenthesis would end it, and some words are characters."""
    return _ENTITY.sub(r"\\&", re.sub(r"[()]", r"\\\g<0>", target))


def escape_start(line: str) -> str:
    """Put a backslash where a line would begin a list, a heading, or another construct.

    :param line: a line, escaped already by :func:`escape_inline`.
    """
    if match := _LINE_START.match(line):
        number = match["number"] or ""
        line = f"{number}\\{line[len(number) :]}"
    return _FALSE_FENCE.sub(r"\g<0>\\", line)
