"""Openings, closings and attachments: where TEI wants them, made of lines in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...text.dates import long_date
from .elements import NAMESPACE, blocks, element

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

    from ...model import DocumentMetadata
    from .elements import Content

LINES = tuple(f"{{{NAMESPACE}}}{name}" for name in ("dateline", "salute", "signed"))
"""Lines that stand in an ``opener`` or ``closer``."""

ATTACHMENT = "attachment"
_PB, _P, _NOTE, _HEAD = (f"{{{NAMESPACE}}}{name}" for name in ("pb", "p", "note", "head"))
_TITLE = re.compile("sectiontitle.*")
_END = re.compile(r"(?s)(.*?(?:\b[ap]\.m\.)?)([.\s]*)")


def attachment_mark(label: list[Content]) -> ET.Element:
    """Give what stands for the beginning of an attachment until :func:`divided` sees it."""
    return element("note", *label, rend=ATTACHMENT)


def divided(content: Iterable[ET.Element], anchor: str) -> list[list[ET.Element]]:
    """Cut the blocks of a document at its attachments, and give each part its form.

    :param content: the blocks in their order.
    :param anchor: id of the document.
    :return: the blocks of the document itself, then for each attachment a single ``div``.
    """
    parts: list[list[ET.Element]] = [[]]
    for block in content:
        if _is_mark(block):
            parts.append([])
        parts[-1].append(block)
    main, *attachments = parts
    made = [
        [_attachment(blocks_, f"{anchor}at{number}")]
        for number, blocks_ in enumerate(attachments, 1)
    ]
    return [framed(main), *made]


def _is_mark(block: ET.Element) -> bool:
    return block.tag == _NOTE and block.get("rend") == ATTACHMENT


def _attachment(content: list[ET.Element], anchor: str) -> ET.Element:
    """Give an attachment: the words above it, its heading, then its blocks."""
    mark, *rest = content
    mark.set("rend", "inline")
    first = next((n for n, block in enumerate(rest) if block.tag != _PB), len(rest))
    if first < len(rest) and _is_title(rest[first]):
        rest[first] = _renamed(rest[first], "head")
    labelled = [mark] if len(mark) or mark.text else []
    return blocks("div", *labelled, *framed(rest), type_=ATTACHMENT, id=anchor)


def _is_title(block: ET.Element) -> bool:
    return block.tag == _P and _TITLE.fullmatch(block.get("rend", "")) is not None


def _renamed(block: ET.Element, name: str) -> ET.Element:
    block.tag = f"{{{NAMESPACE}}}{name}"
    block.attrib.pop("rend", None)
    return block


def framed(content: list[ET.Element]) -> list[ET.Element]:
    """Put the lines of a letter before its text in openers, those behind it in closers.

    A line between two paragraphs can be neither; it becomes a paragraph that says what it is.
    """
    texts = [n for n, block in enumerate(content) if block.tag not in (*LINES, _PB, _HEAD)]
    first, last = (texts[0], texts[-1]) if texts else (len(content), len(content))
    made: list[ET.Element] = []
    frame = ""
    for number, block in enumerate(content):
        if block.tag not in LINES:
            frame = ""
            made.append(block)
        elif first < number < last:
            made.append(as_paragraph(block))
        else:
            wanted = "opener" if number < first else "closer"
            if frame == wanted:
                made[-1].append(block)
            else:
                made.append(element(wanted, block))
            frame = wanted
    return made


def as_paragraph(block: ET.Element) -> ET.Element:
    """Give a line as a paragraph that names it; any other block as it is."""
    if _is_mark(block):
        block.set("rend", "inline")
    elif block.tag in LINES:
        name = block.tag.rpartition("}")[2]
        block.attrib.pop("rendition", None)
        block.tag = _P
        block.set("rend", name)
    return block


def with_place_and_date(content: list[Content], metadata: DocumentMetadata | None) -> list[Content]:
    """Mark place and date in the words of a dateline, where the front matter knows them.

    What follows the day (the time of a telegram) belongs to the date, a full stop does not.
    """
    place = metadata.get("place") if metadata else ""
    iso = metadata.get("date") if metadata else ""
    at = next((n for n, part in enumerate(content) if not isinstance(part, str)), len(content))
    words = "".join(part for part in content[:at] if isinstance(part, str))
    if not place or not words.startswith(place):
        return content
    before, day, after = words.partition(long_date(iso)) if iso else (words, "", "")
    made: list[Content] = [element("placeName", place), before[len(place) :]]
    if day:
        match = _END.fullmatch(after)
        assert match is not None
        made += [element("date", day + match[1], when=iso), match[2]]
    return [*made, *content[at:]]
