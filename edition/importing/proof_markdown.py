"""The other of the two readings of :mod:`.proof`: a document as the build will read it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..annotations.body.tokens import tokenise
from ..roles import split_explicit
from .proof import Witness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")


def witness_of_markdown(body: str, resolve: Callable[[str, str], str]) -> Witness:
    """Read a document off its Markdown, as the build takes it apart.

    :param resolve: gives the id of the entry that a kind and a wording name.
    """
    witness = Witness()
    notes: dict[str, Witness] = {}
    marks: list[str] = []
    _markdown(tokenise(body).blocks, witness, notes, marks)
    for mark in marks:
        if mark in notes:
            witness.texts.append(notes[mark].texts[0])
            witness.names += notes.pop(mark).names
    named = witness.names
    witness.names = Counter()
    for name, count in named.items():
        kind, _, wording = name.partition(" ")
        witness.names[f"{kind} {resolve(kind, wording)}"] += count
    return witness


def _markdown(
    tokens: Sequence[Token], witness: Witness, notes: dict[str, Witness], marks: list[str]
) -> None:
    out = witness.texts[0]
    for token in tokens:
        if token.type == "inline":
            _inline(token.children or [], witness, marks)
            out.append(" ")
        elif token.type in ("fence", "colon_fence"):
            _directive(token, witness, notes, marks)
        elif token.content and token.type not in ("myst_line_comment",):
            out.append(f" {token.content} ")  # nothing else is ever written


def _directive(token: Token, witness: Witness, notes: dict[str, Witness], marks: list[str]) -> None:
    match = _DIRECTIVE.match(token.info.strip())
    name, argument = (match[1], match[2]) if match else ("", token.info)
    lines = token.content.split("\n")
    options = {}
    while lines and (option := re.match(r":([\w-]+):\s*(.*)", lines[0])):
        options[option[1]] = option[2]
        lines.pop(0)
    content = "\n".join(lines)
    if name == "page":
        witness.pages.append((argument, options.get("facs", "")))
    elif name == "footnote":
        inner_marks: list[str] = []
        notes[argument] = inner = Witness()
        _markdown(tokenise(content).blocks, inner, notes, inner_marks)
        at = marks.index(argument) + 1 if argument in marks else len(marks)
        marks[at:at] = inner_marks
    else:
        if argument:
            _markdown(tokenise(f"# {argument}").blocks, witness, notes, marks)
        _markdown(tokenise(content).blocks, witness, notes, marks)


def _inline(tokens: Sequence[Token], witness: Witness, marks: list[str]) -> None:
    out = witness.texts[0]
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            out.append(" ")
        elif token.type == "myst_role":
            _role(token, witness, marks)
        elif token.type in ("image",):
            out.append(f" {token.content} ")
        else:
            out.append(token.content)


def _role(token: Token, witness: Witness, marks: list[str]) -> None:
    name, content = token.meta["name"], token.content
    shown_words, target = split_explicit(content)
    if name == "page":
        number, facsimile = split_explicit(content.strip())
        witness.pages.append((number, facsimile if facsimile != number else ""))
    elif name == "fn":
        marks.append(content.strip())
    elif name in ("person", "term"):
        witness.texts[0].append(shown_words)
        witness.names[f"{name} {target}"] += 1
    else:
        witness.texts[0].append(content)
