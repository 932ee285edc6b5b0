"""One of the two readings of :mod:`.proof`: a document as it stands in the XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.printed_pages import page_rank
from .elements import APART, chosen_reading, holds_words
from .lines import can_be_named
from .proof import Witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .xml_tree import XmlNode

_APART = frozenset((*APART, "lb"))
_KINDS = {"persName": "person", "gloss": "term"}


def witness_of_xml(divisions: Sequence[XmlNode]) -> Witness:
    """Read a document, and the attachments and pages behind it, off the XML."""
    witness = Witness()
    for number, division in enumerate(divisions):
        children = [division] if number else _heading_first(division)
        _read_notes(_read(children, witness, 0), witness)
        witness.texts[0].append(" ")
    return witness


def _heading_first(division: XmlNode) -> list[XmlNode | str]:
    """Give what a document holds; the edition has its heading before everything."""
    first = [child for child in division.elements() if child.name == "head"][:1]
    return [*first, *(child for child in division.children if child not in first)]


def words_of(node: XmlNode) -> str:
    """Give the words of an element without those of its footnotes, on one line."""
    witness = Witness()
    _read(node.children, witness, 0)
    return " ".join("".join(witness.texts[0]).split())


def _read(
    children: Sequence[XmlNode | str], witness: Witness, text: int, named: bool = False
) -> list[XmlNode]:
    """Take the words of what an element holds; give its footnotes, to be read later.

    :param named: whether it stands in a name; no name within one counts.
    """
    notes: list[XmlNode] = []
    for child in children:
        if isinstance(child, str):
            witness.texts[text].append(child)
        elif child.name[0] != "#":
            notes += _read_element(child, witness, text, named)
    return notes


def _read_element(node: XmlNode, witness: Witness, text: int, named: bool) -> list[XmlNode]:
    if _is_footnote(node):
        for page in node.walk() if not text else ():  # of all footnotes within it, too
            _read_page(page, witness)
        return [node]
    if node.name == "pb":
        if not text:  # those in footnotes are known already
            _read_page(node, witness)
        return []
    named = named or _read_name(node, witness)
    reading = chosen_reading(node) if node.name == "choice" else node
    apart = " " if node.name in _APART else ""
    witness.texts[text].append(apart)
    notes = _read(reading.children, witness, text, named) if reading else []
    witness.texts[text].append(apart)
    return notes


def _is_footnote(node: XmlNode) -> bool:
    return node.name == "note" and node.get("rend") != "inline"


def _read_notes(notes: list[XmlNode], witness: Witness) -> None:
    for note in notes:
        if holds_words(note):
            witness.texts.append([])
            _read_notes(_read(note.children, witness, len(witness.texts) - 1), witness)


def _read_page(node: XmlNode, witness: Witness) -> None:
    number = node.get("n").strip()
    if node.name == "pb" and page_rank(number) is not None:
        witness.pages.append((number, node.get("facs")))


def _read_name(node: XmlNode, witness: Witness) -> bool:
    """Count a name, and tell whether an element is one."""
    target = _target(node)
    if target and any(map(can_be_named, _own_words(node))):
        witness.names[f"{_KINDS[node.name]} {target[1:]}"] += 1
    return bool(target)


def _target(node: XmlNode) -> str:
    """Give the entry that a name's element points to, empty if it is not exactly one."""
    target = ""
    if node.name == "persName":
        target = node.get("corresp") or node.get("ref")
    elif node.name == "gloss":
        target = node.get("target")
    return target if target.startswith("#") and " " not in target else ""


def _own_words(node: XmlNode) -> Iterator[str]:
    """Give the words of a name, without those of footnotes."""
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name[0] != "#" and not _is_footnote(child):
            reading = chosen_reading(child) if child.name == "choice" else child
            yield from _own_words(reading) if reading else ()
