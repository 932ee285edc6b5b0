"""What a TEI file holds besides the document that is asked for: pages, header, registers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..text.printed_pages import page_rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import RegisterKind
    from .xml_tree import XmlNode

ATTACHMENT = "attachment"
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A person or term as the volume's own list has it.

    :param id: its ``xml:id``; ``name``: as listed; ``description``: what follows the name.
    :param source: where it stands: ``Persons, p. XXVI``.
    :param aliases: further names, in a file of an edition like this.
    """

    kind: RegisterKind
    id: str
    name: str
    description: str
    source: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(slots=True)
class Volume:
    """A TEI file, looked through once.

    :param documents: every document with the page on which it begins, if the file says so.
    :param entries: the registers, by ``xml:id``.
    :param attachments: what stands behind a document and belongs to it, by its ``id()``.
    """

    root: XmlNode
    documents: list[tuple[XmlNode, str]] = field(default_factory=list)
    entries: dict[str, ListedEntry] = field(default_factory=dict)
    attachments: dict[int, list[XmlNode]] = field(default_factory=dict)

    def choose(self, wanted: str, path: str) -> tuple[int, list[Finding]]:
        """Give the place of the document that is asked for among all, or why there is none.

        :param wanted: its id or number; empty for the only one.
        """
        if not self.documents:
            found = f"<{self.root.name}> without a document in it"
            expected = '<div type="document">'
            return -1, [Finding(Code.D203, path, self.root.line, found, expected)]
        matches = [
            number
            for number, (node, _) in enumerate(self.documents)
            if not wanted or wanted in (node.id, node.get("n"))
        ]
        if len(matches) == 1:
            return matches[0], []
        ids = [node.id or node.get("n") or f"line {node.line}" for node, _ in self.documents]
        known = ", ".join(ids[:_SHOWN]) + (f" and {len(ids) - _SHOWN} more" * (len(ids) > _SHOWN))
        found = f"no document {wanted}" if wanted and not matches else f"{len(matches)} documents"
        return -1, [Finding(Code.D203, path, 1, found, f"one of {known}")]


def look_through(root: XmlNode) -> Volume:
    """Find documents, pages and registers of a file."""
    volume = Volume(root)
    divisions = [n for n in root.walk() if n.name == "div" and n.get("type") == "document"]
    if not divisions and root.name == "div":
        divisions = [root]
    if not divisions:
        bodies = [node for node in root.walk() if node.name == "body"]
        divisions = [n for body in bodies for n in body.elements() if n.name == "div"] or bodies
    wanted = {id(division) for division in divisions}
    for node, page, head in _with_pages(root):
        if id(node) in wanted:
            volume.documents.append((node, page))
        elif (entry := _listed(node, page, head)) is not None:
            volume.entries.setdefault(entry.id, entry)
        _find_attachments(node, wanted, volume)
    for entry in _own_glossary(root):
        volume.entries.setdefault(entry.id, entry)
    return volume


def _with_pages(root: XmlNode) -> Iterator[tuple[XmlNode, str, str]]:
    """Give every element, the printed page it begins on, and the heading it stands under."""
    page = ""
    waiting = [(root, "")]
    while waiting:
        node, head = waiting.pop()
        if node.name == "pb" and page_rank(number := node.get("n").strip()) is not None:
            page = number
        yield node, page, head
        own = _child(node, "head") if node.name == "div" else None
        below = own.text() if own is not None else head
        waiting += [(child, below) for child in reversed(node.elements())]


def _find_attachments(node: XmlNode, documents: set[int], volume: Volume) -> None:
    """Keep the attachments that stand behind a document, and the pages that begin before them."""
    current: XmlNode | None = None
    pages: list[XmlNode] = []
    for child in node.elements() if node.name in ("body", "div") else ():
        if id(child) in documents:
            current, pages = child, []
        elif child.name == "pb":
            pages.append(child)
        elif current is not None and child.name == "div" and child.get("type") == ATTACHMENT:
            volume.attachments.setdefault(id(current), []).extend((*pages, child))
            pages = []
        else:
            current = None


def _child(node: XmlNode, name: str) -> XmlNode | None:
    return next((child for child in node.elements() if child.name == name), None)


def _listed(node: XmlNode, page: str, head: str) -> ListedEntry | None:
    """Read an entry of a register: an item of the volume's lists, or one of our own."""
    source = f"{head}, p. {page}" if head and page else head
    if node.name == "person" and node.id:
        names = [child for child in node.elements() if child.name == "persName"]
        if names:
            aliases = tuple(name.text() for name in names[1:])
            note = _child(node, "note")
            words = note.text() if note is not None else ""
            return ListedEntry("person", node.id, names[0].text(), words, "", aliases)
    if node.name == "item":
        for inner in node.walk():
            if inner.name in ("persName", "term") and inner.id and inner.text():
                return _of_volume(node, inner, source)
            if inner.name == "list":
                return None
    return None


def _of_volume(item: XmlNode, inner: XmlNode, source: str) -> ListedEntry:
    name = inner.text()
    description = item.text().partition(name)[2].strip().removeprefix(",").strip()
    kind: RegisterKind = "person" if inner.name == "persName" else "term"
    return ListedEntry(kind, inner.id, re.sub(r",+$", "", name), description, source)


def _own_glossary(root: XmlNode) -> Iterator[ListedEntry]:
    """Give the terms of a file that an edition like this has written."""
    for node in root.walk():
        if node.name == "list" and node.get("type") == "gloss":
            label = ""
            for child in node.elements():
                if child.name == "label":
                    label = child.text()
                elif child.name == "item" and child.id and label:
                    yield ListedEntry("term", child.id, label, child.text())
