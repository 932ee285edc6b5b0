"""Typst code as text: strings, calls and blocks, in code mode throughout.

Nothing is ever written as Typst markup, so no character of a text can mean anything to
Typst: ``84.`` stays a number at the beginning of a line, ``--`` stays two hyphens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 1500
"""Characters of what is kept together on one page: a third of it, at most."""

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    | {chr(code): f"\\u{{{code:x}}}" for code in (*range(9), 11, 12, *range(14, 32), 127)}
)


def string(text: str) -> str:
    """Give a Typst string that holds exactly this text."""
    return f'"{text.translate(_ESCAPES)}"'


def strings(texts: Iterable[str]) -> str:
    """Give a Typst array of strings."""
    return array(string(text) for text in texts)


def array(values: Iterable[str]) -> str:
    """Give a Typst array of the given values, which are code."""
    return "(" + "".join(f"{value}, " for value in values) + ")"


def boolean(value: object) -> str:
    """Give Typst's word for true or false."""
    return "true" if value else "false"


def call(function: str, *arguments: str, **named: str) -> str:
    """Give a call of a Typst function.

    :param arguments: code of the positional arguments; they come last, as content does.
    :param named: code of the named ones; ``_`` stands for the hyphen of Typst's names.
    """
    parts = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    return f"{function}({', '.join([*parts, *arguments])})"


def block(statements: Iterable[str]) -> str:
    """Give one content of several pieces, one line each; never empty code."""
    written = [statement for statement in statements if statement]
    if not written:
        return "[]"
    if len(written) == 1 and _STRING.fullmatch(written[0]):
        return written[0]  # long books have very many of them
    return "{\n" + "\n".join(written) + "\n}"


def language(tag: str) -> dict[str, str]:
    """Give the arguments of Typst for a language: ``pt-BR`` is a language and a region.

    :param tag: as BCP 47 has it, or with an underscore as Sphinx's settings do; may be empty.
    """
    code, _, region = tag.replace("_", "-").partition("-")
    named = {"lang": string(code.lower())} if code else {}
    if len(region) == 2:
        named["region"] = string(region.upper())
    return named


def one_space(text: str) -> str:
    """Give a text in which every run of white space is one space; no-break spaces stay."""
    return _SPACES.sub(" ", text)
