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
_OPTION = re.compile(r":([\w-]+):\s*(.*)")


def witness_of_markdown(body: str, resolve: Callable[[str, str], str]) -> Witness:
    """Read a document off its Markdown, as the build takes it apart.

    :param resolve: gives the id of the entry that a kind and a wording name.
    """
    reader = _Reader({})
    reader.read(body)
    witness = reader.witness
    reader.add_notes(witness)
    named, witness.names = witness.names, Counter()
    for name, count in named.items():
        kind, _, wording = name.partition(" ")
        witness.names[f"{kind} {resolve(kind, wording)}"] += count
    return witness


class _Reader:
    """Reads the text, or one footnote.

    :param notes: what is read of each footnote of the document, by its mark.
    """

    def __init__(self, notes: dict[str, _Reader]) -> None:
        self.witness = Witness()
        self._notes = notes
        self._marks: list[str] = []

    def read(self, text: str) -> None:
        """Read some Markdown."""
        out = self.witness.texts[0]
        for token in tokenise(text).blocks:
            if token.type == "inline":
                self._inline(token.children or [])
                out.append(" ")
            elif token.type in ("fence", "colon_fence"):
                self._directive(token)
            elif token.content and token.type != "myst_line_comment":
                out.append(f" {token.content} ")  # nothing else is ever written

    def add_notes(self, witness: Witness) -> None:
        """Add the footnotes in the order of their marks; those within one follow it."""
        for mark in self._marks:
            note = self._notes.pop(mark, None)
            if note is not None:
                witness.texts += note.witness.texts
                witness.names += note.witness.names
                note.add_notes(witness)

    def _directive(self, token: Token) -> None:
        match = _DIRECTIVE.match(token.info.strip())
        name, argument = (match[1], match[2]) if match else ("", token.info)
        lines = token.content.split("\n")
        options: dict[str, str] = {}
        while lines and (option := _OPTION.match(lines[0])):
            options[option[1]] = option[2]
            lines.pop(0)
        if name == "page":
            self.witness.pages.append((argument, options.get("facs", "")))
        elif name == "footnote":
            self._notes[argument] = note = _Reader(self._notes)
            note.read("\n".join(lines))
        else:
            self.read(f"# {argument}" if argument else "")
            self.read("\n".join(lines))

    def _inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                self.witness.texts[0].append(" ")
            elif token.type == "myst_role":
                self._role(token.meta["name"], token.content)
            elif token.type == "image":
                self.witness.texts[0].append(f" {token.content} ")
            else:
                self.witness.texts[0].append(token.content)

    def _role(self, name: str, content: str) -> None:
        words, target = split_explicit(content)
        if name == "page":
            number, facsimile = split_explicit(content.strip())
            self.witness.pages.append((number, facsimile if number != content.strip() else ""))
        elif name == "fn":
            self._marks.append(content.strip())
        elif name in ("person", "term"):
            self.witness.texts[0].append(words)
            self.witness.names[f"{name} {target}"] += 1
        else:
            self.witness.texts[0].append(content)
