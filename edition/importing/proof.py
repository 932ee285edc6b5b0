"""Proof that a document came in whole: its words before, and as the build will read them.

The two readings know nothing of each other. One walks the XML as it is; the other takes the
Markdown apart with MyST's own tokeniser. Words, pages, footnotes, people and terms must agree.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..annotations.body.tokens import tokenise
from ..diagnostics import Code, Finding
from ..roles import split_explicit
from ..text.printed_pages import page_rank
from ..text.safe_text import shown
from .inline import APART, chosen_reading
from .lines import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from .xml_tree import XmlNode

_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_BEFORE, _BEHIND, _SHOWN = 3, 6, 120


@dataclass(slots=True)
class Witness:
    """What one reading found.

    :param texts: the words of the text, then those of each footnote in the order of marks.
    :param pages: number and facsimile of each page, in order.
    :param names: how often a person or term is named.
    """

    texts: list[list[str]] = field(default_factory=lambda: [[]])
    pages: list[tuple[str, str]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    def words(self) -> list[list[str]]:
        """Give the texts as words."""
        return [SPACE.sub(" ", "".join(text)).split() for text in self.texts]


def difference(xml: Witness, markdown: Witness, path: str) -> list[Finding]:
    """Tell where two readings differ; nothing if they agree."""
    ours, theirs = markdown.words(), xml.words()
    if len(ours) != len(theirs):
        found = f"{len(ours) - 1} footnotes"
        return [Finding(Code.D206, path, 0, found, f"{len(theirs) - 1}")]
    for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if one != other:
            same = Counter(one) == Counter(other)
            code = Code.D204 if same else Code.D206
            found, expected = _first_difference(one, other)
            place = f"footnote {number}: " if number else ""
            place += "other order: " if same else ""
            return [Finding(code, path, 0, place + found, expected)]
    if markdown.pages != xml.pages:
        return [Finding(Code.D206, path, 0, f"pages {markdown.pages}", f"{xml.pages}")]
    if markdown.names != xml.names:
        lost = sorted((xml.names - markdown.names) + (markdown.names - xml.names))
        return [Finding(Code.D206, path, 0, f"names: {', '.join(lost)}")]
    return []


def _first_difference(one: list[str], other: list[str]) -> tuple[str, str]:
    """Give the words around the first place where two texts differ."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((n for n, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    around = slice(max(at - _BEFORE, 0), at + _BEHIND)
    return shown(" ".join(one[around]), _SHOWN), shown(" ".join(other[around]), _SHOWN)


def witness_of_xml(divisions: Sequence[XmlNode]) -> Witness:
    """Read a document, and the attachments behind it, off the XML."""
    witness = Witness()
    for division in divisions:
        heads = [c for c in division.elements() if c.name == "head"][:1]
        late: list[XmlNode] = []
        for node in (*heads, *(c for c in division.children if c not in heads)):
            if isinstance(node, str):
                witness.texts[0].append(node)
            else:
                _xml(node, witness, 0, late)
        _xml_notes(late, witness)
        witness.texts[0].append(" ")
    return witness


def _xml_notes(notes: list[XmlNode], witness: Witness) -> None:
    for note in notes:
        if note.text():
            witness.texts.append([])
            inner: list[XmlNode] = []
            at = len(witness.texts) - 1
            for child in note.children:
                if isinstance(child, str):
                    witness.texts[at].append(child)
                else:
                    _xml(child, witness, at, inner)
            _xml_notes(inner, witness)


def _xml(node: XmlNode, witness: Witness, text: int, notes: list[XmlNode]) -> None:
    """Take the words of an element; those of its footnotes are taken later."""
    name = node.name
    if name[0] == "#":
        return
    if name == "note" and node.get("rend") != "inline":
        notes.append(node)
        for page in node.walk():
            _xml_page(page, witness)
        return
    if name == "pb":
        if not text:  # those in footnotes are known already
            _xml_page(node, witness)
        return
    _xml_name(node, witness)
    if name == "choice":
        chosen = chosen_reading(node)
        children = chosen.children if chosen else []
    else:
        children = node.children
    apart = name in APART or name in (
        "lb",
        "frus:attachment",
        "note",
        "figDesc",
        "byline",
        "trailer",
    )
    out = witness.texts[text]
    if apart:
        out.append(" ")
    for child in children:
        if isinstance(child, str):
            out.append(child)
        else:
            _xml(child, witness, text, notes)
    if apart:
        out.append(" ")


def _xml_page(node: XmlNode, witness: Witness) -> None:
    number = node.get("n").strip()
    if node.name == "pb" and page_rank(number) is not None:
        witness.pages.append((number, node.get("facs")))


def _xml_name(node: XmlNode, witness: Witness) -> None:
    target = ""
    if node.name == "persName":
        target = node.get("corresp") or node.get("ref")
    elif node.name == "gloss":
        target = node.get("target")
    if target.startswith("#") and " " not in target and node.text():
        witness.names[f"{_KINDS[node.name]} {target[1:]}"] += 1


_KINDS = {"persName": "person", "gloss": "term"}


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
