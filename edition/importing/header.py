"""The front matter of a document, from the header of its TEI file and from its dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..sources import KEYS, REQUIRED, expected_value
from ..text.safe_text import is_hidden
from .proof_xml import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .file_header import FileHeader
    from .xml_tree import XmlNode

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\s*(\d+[a-z]?)\.")
_LONGEST, _LONGEST_ID = 1_000, 40
_PLAIN = re.compile(r"[A-Za-z][\w ’–.,()/-]*|https?://[\w./~%-]+")


def front_matter(
    header: FileHeader, division: XmlNode, url: str, pages: tuple[str, str], language: str = ""
) -> dict[str, str]:
    """Give the keys of a document's front matter, those that are known.

    :param header: that of the file; ``division``: the document.
    :param url: address of the volume, may be empty.
    :param pages: first and last printed page.
    :param language: that of the edition, which a document need not name.
    """
    values = {**header.volume, **_opening(division), **header.ours}
    if values.get("language") == language:
        del values["language"]
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
        found["place"] = words_of(place)
    if date is not None:
        found["date"] = _day(date)
    for node in _own_elements(division):
        if node.name == "list" and node.get("type") == "subject" and "subject" not in found:
            items = [words_of(item) for item in node.elements() if item.name == "item"]
            found["subject"] = "; ".join(item for item in items if item)
    return found


def place_and_date(division: XmlNode) -> tuple[XmlNode | None, XmlNode | None]:
    """Give place and date of the first dateline that has one of them."""
    for node in _own_elements(division):
        parts = list(node.walk()) if "dateline" in (node.name, node.get("rend")) else []
        places = [part for part in parts if part.name == "placeName" and part.text()]
        dates = [part for part in parts if part.name == "date" and _day(part)]
        if places or dates:
            return next(iter(places), None), next(iter(dates), None)
    return None, None


def dates_of(divisions: Iterable[XmlNode], day: str) -> Iterator[XmlNode]:
    """Give the elements that name a day, in a document and its attachments."""
    for division in divisions:
        yield from (n for n in division.walk() if n.name == "date" and day and _day(n) == day)


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
