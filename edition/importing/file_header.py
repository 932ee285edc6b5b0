"""What the header of a TEI file says: of a volume, or of a document this edition has written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .references import BASE
from .xml_tree import XmlNode

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOLUME_ID = re.compile(r"frus[\w-]+")


@dataclass(frozen=True, slots=True)
class FileHeader:
    """Keys of a document's front matter, as far as the header of its file knows them.

    :param volume: from the header of a volume of *Foreign Relations*.
    :param ours: from that of a file an edition like this has written.
    :param volume_url: address of the volume, empty if the file does not say which it is.
    """

    volume: dict[str, str]
    ours: dict[str, str]
    volume_url: str


def read_header(root: XmlNode) -> FileHeader:
    """Read the header of a file; it may have none."""
    header = next((child for child in root.elements() if child.name == "teiHeader"), None)
    if header is None:
        header = XmlNode("teiHeader", {}, root.line)
    ours = _ours(header)
    url = f"{BASE}{root.id}" if _VOLUME_ID.fullmatch(root.id) else ours.get("volume-url", "")
    return FileHeader(_volume(header), ours, url)


def _volume(header: XmlNode) -> dict[str, str]:
    titles = {n.get("type"): n.text() for n in header.walk() if n.name == "title"}
    if "volume" not in titles:
        return {}
    parts = [titles.get("series", ""), titles.get("sub-series", "")]
    found = {
        "series": ", ".join(part for part in parts if part),
        "volume": titles.get("volume-number", "").removeprefix("Volume "),
        "volume-title": titles["volume"],
    }
    for key, value in _editors_and_publisher(header):
        found.setdefault(key, value)
    return found


def _editors_and_publisher(header: XmlNode) -> Iterator[tuple[str, str]]:
    names = {"publisher": "publisher", "pubPlace": "publisher-place", "date": "year"}
    for node in header.walk():
        if node.name == "editor":
            yield "general-editor" if node.get("role") == "general" else "editor", node.text()
        elif node.name == "publicationStmt":
            yield from ((names[c.name], c.text()) for c in node.elements() if c.name in names)


def _ours(header: XmlNode) -> dict[str, str]:
    source = next((node for node in header.walk() if node.name == "biblStruct"), None)
    if source is None:
        return {}
    found: dict[str, str] = {}
    for key, value in _source(source):
        if value:
            found.setdefault(key, value)
    for node in header.walk():
        if node.name == "title" and node.get("type") == "short":
            found["short-title"] = node.text()
        elif node.name == "language" and node.get("ident"):
            found["language"] = node.get("ident")
        elif node.name == "term" and node.get("type") in ("subject", "classification"):
            found[node.get("type")] = node.text()
        elif node.name == "correspAction":
            found.update(_action(node))
    return found


def _source(source: XmlNode) -> Iterator[tuple[str, str]]:
    """Give what the description of the printed volume says.

    A document whose volume has no title is described by its own in both places.
    """
    own = [n.text() for n in source.walk() if (n.name, n.get("level")) == ("title", "a")]
    for node in source.walk():
        kind = next((node.get(k) for k in ("level", "type", "role", "unit") if node.get(k)), "")
        key = _SOURCE_KEYS.get((node.name, kind))
        if key and not (key == "volume-title" and node.text() in own):
            yield key, node.text()
        if node.name == "ref":
            yield "url", node.get("target")
        elif (node.name, kind) == ("biblScope", "page"):
            yield "first-page", node.get("from")


_SOURCE_KEYS = {
    ("title", "s"): "series",
    ("title", "m"): "volume-title",
    ("editor", ""): "editor",
    ("editor", "general"): "general-editor",
    ("publisher", ""): "publisher",
    ("pubPlace", ""): "publisher-place",
    ("date", ""): "year",
    ("biblScope", "volume"): "volume",
    ("idno", "URI"): "volume-url",
}


def _action(node: XmlNode) -> dict[str, str]:
    names = {"persName": "author", "placeName": "place"}
    if node.get("type") == "received":
        names = {"persName": "recipient"}
    found = {names[c.name]: c.text() for c in node.elements() if c.name in names}
    for child in node.elements():
        if child.name == "date" and node.get("type") == "sent":
            found["date"] = child.get("when")
    return found
