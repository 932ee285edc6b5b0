"""The front matter of a document, from the header of its TEI file and from its dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..sources import KEYS, REQUIRED, expected_value
from ..text.safe_text import is_hidden
from .references import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .xml_tree import XmlNode

_VOLUME_ID = re.compile(r"frus[\w-]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\s*(\d+[a-z]?)\.")
_LONGEST, _LONGEST_ID = 1_000, 40
_PLAIN = re.compile(r"[A-Za-z][\w ’–.,()/-]*|https?://[\w./~%-]+")


def volume_url(root: XmlNode) -> str:
    """Give the address of the volume, empty if the file does not say which it is."""
    if _VOLUME_ID.fullmatch(root.id):
        return f"{BASE}{root.id}"
    return _ours(root).get("volume-url", "")


def first_page(root: XmlNode) -> str:
    """Give the page that a file of an edition like this names as the first, else nothing."""
    return _ours(root).get("first-page", "")


def front_matter(
    root: XmlNode, division: XmlNode, url: str, pages: tuple[str, str], language: str = ""
) -> dict[str, str]:
    """Give the keys of a document's front matter, those that are known.

    :param root: the file; ``division``: the document.
    :param url: address of the volume, may be empty.
    :param pages: first and last printed page.
    :param language: that of the edition, which a document need not name.
    """
    ours = _ours(root)
    if ours.get("language") == language:
        ours.pop("language", None)
    values = {**_volume(root), **ours, **_opening(division)}
    if ours.get("date"):  # as precise as the edition knew it
        values.update({key: ours[key] for key in ("date", "place", "subject") if key in ours})
    values["number"] = number_of(division)
    values["id"] = document_id(division)
    values["first-page"], values["last-page"] = pages
    if url:
        values.setdefault("volume-url", url)
        values.setdefault("url", f"{url}/{division.id or values['id']}")
    return {key: values[key] for key in KEYS if values.get(key)}


def without_unusable(values: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Part the values a document's front matter can have from those it cannot.

    :return: the usable ones, with those it cannot do without; the others.
    """
    usable: dict[str, str] = {}
    others: dict[str, str] = {}
    for key, value in values.items():
        odd = expected_value(key, value) or is_hidden(value) or len(value) > _LONGEST
        (others if odd and key not in REQUIRED else usable)[key] = value
    return usable, others


def document_id(division: XmlNode) -> str:
    """Give the id of a document as the edition can have it."""
    bare = re.sub(r"[^a-z0-9]", "", division.id.lower())[:_LONGEST_ID]
    number = re.sub(r"[^a-z0-9]", "", number_of(division).lower())
    return bare if re.match("[a-z]", bare) else f"d{number}"


def number_of(division: XmlNode) -> str:
    """Give the number of a document: its own, that of its heading, or that of its id."""
    named = " ".join(division.get("n").split())
    if named and len(named) <= _LONGEST_ID:
        return named
    head = next((child for child in division.elements() if child.name == "head"), None)
    match = _NUMBER.match(head.text()) if head is not None else None
    return match[1] if match else re.sub(r"\D", "", division.id)[:_LONGEST_ID] or "1"


def _opening(division: XmlNode) -> dict[str, str]:
    """Read place and day off the first dateline that has one, and the subject."""
    found: dict[str, str] = {}
    place, date = place_and_date(division)
    if place is not None:
        found["place"] = _without_notes(place)
    if date is not None:
        found["date"] = _day(date)
    for node in _own_elements(division):
        if node.name == "list" and node.get("type") == "subject" and "subject" not in found:
            items = [_without_notes(item) for item in node.elements() if item.name == "item"]
            found["subject"] = "; ".join(item for item in items if item)
    return found


def place_and_date(division: XmlNode) -> tuple[XmlNode | None, XmlNode | None]:
    """Give place and date of the first dateline that has one of them."""
    for dateline in _own_elements(division):
        parts = list(dateline.walk()) if dateline.name == "dateline" else []
        places = [part for part in parts if part.name == "placeName" and part.text()]
        dates = [part for part in parts if part.name == "date" and _day(part)]
        if places or dates:
            return next(iter(places), None), next(iter(dates), None)
    return None, None


def _day(date: XmlNode) -> str:
    """Give the day of a date, the first of several; nothing if it names none."""
    match = _DAY.match(date.get("when") or date.get("from") or date.get("notBefore"))
    return match[0] if match and not expected_value("date", match[0]) else ""


def _own_elements(division: XmlNode) -> Iterator[XmlNode]:
    """Give the elements of a document without those of its attachments and footnotes."""
    for child in division.elements():
        if child.name not in ("frus:attachment", "floatingText", "note", "div"):
            yield child
            yield from _own_elements(child)


def _without_notes(node: XmlNode) -> str:
    """Give the words of an element without those of its footnotes."""
    parts = [
        child if isinstance(child, str) else _without_notes(child)
        for child in node.children
        if isinstance(child, str) or (child.name != "note" and child.name[0] != "#")
    ]
    return " ".join("".join(parts).split())


def _volume(root: XmlNode) -> dict[str, str]:
    """Read the header of a volume of *Foreign Relations*."""
    titles = {n.get("type"): n.text() for n in root.walk() if n.name == "title" and n.get("type")}
    header = next((node for node in root.walk() if node.name == "fileDesc"), None)
    if header is None or "volume" not in titles:
        return {}
    parts = [titles.get("series", ""), titles.get("sub-series", "")]
    found = {
        "series": ", ".join(part for part in parts if part),
        "volume": titles.get("volume-number", "").removeprefix("Volume "),
        "volume-title": titles["volume"],
    }
    names = {"publisher": "publisher", "pubPlace": "publisher-place", "date": "year"}
    for node in header.walk():
        if node.name == "editor":
            found.setdefault(
                "general-editor" if node.get("role") == "general" else "editor", node.text()
            )
        elif node.name == "publicationStmt":
            for child in node.elements():
                if child.name in names:
                    found.setdefault(names[child.name], child.text())
    return found


def _ours(root: XmlNode) -> dict[str, str]:
    """Read the header that an edition like this has written."""
    source = next((node for node in root.walk() if node.name == "biblStruct"), None)
    header = next((node for node in root.walk() if node.name == "teiHeader"), None)
    if source is None or header is None:
        return {}
    found: dict[str, str] = {}
    for node in source.walk():
        key = _SOURCE_KEYS.get(
            (
                node.name,
                node.get("level") or node.get("type") or node.get("role") or node.get("unit"),
            )
        )
        if key and node.text():
            found.setdefault(key, node.text())
        if node.name == "ref" and node.get("target"):
            found.setdefault("url", node.get("target"))
        if (node.name, node.get("unit")) == ("biblScope", "page"):
            found.setdefault("first-page", node.get("from"))
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


def written(values: dict[str, str]) -> str:
    """Write the front matter, each value on a line."""
    lines = [f"{key}: {_scalar(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def _scalar(value: str) -> str:
    value = " ".join(value.split())
    if _DAY.fullmatch(value) or (_PLAIN.fullmatch(value) and not _YAML.fullmatch(value)):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_YAML = re.compile(r"(?i)true|false|yes|no|on|off|null|y|n")
