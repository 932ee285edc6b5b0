"""On which printed pages a document begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.printed_pages import page_rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .xml_tree import XmlNode


def first_and_last(divisions: Sequence[XmlNode], begins_on: str) -> tuple[str, str]:
    """Give the first and the last page of a document; nothing if the first is not known.

    :param divisions: the document, and the attachments behind it.
    :param begins_on: the page the file was on before it, empty if that is not known.
    """
    found = [
        number
        for division in divisions
        for node in division.walk()
        if node.name == "pb" and page_rank(number := node.get("n").strip()) is not None
    ]
    first = begins_on.strip()
    if found and _begins_with_page(divisions[0]):
        first = found[0]
    if not first and found and found[0].isdigit():
        first = str(int(found[0]) - 1)
    if page_rank(first) is None:
        return "", ""
    return first, found[-1] if found else first


def _begins_with_page(division: XmlNode) -> bool:
    """Tell whether the first page of a document begins with it."""
    first = next(iter(division.elements()), None)
    return first is not None and first.name == "pb"
