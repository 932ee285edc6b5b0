"""What elements of TEI mean, whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.printed_pages import page_rank
from .lines import is_blank
from .pieces import Page

if TYPE_CHECKING:
    from .xml_tree import XmlNode

RENDITIONS = {
    **{name: name for name in ("italic", "strong", "smallcaps", "underline", "roman")},
    **{name: name for name in ("superscript", "subscript")},
    "bold": "strong",
    "sup": "superscript",
    "sub": "subscript",
}
"""Renditions of ``hi`` that have a form in Markdown."""

QUIET = ("date", "placeName", "signed", "salute", "dateline", "persName")
"""Without a form of their own in openers and closers, where the place tells what they are."""

CHOSEN = ("corr", "reg", "expan")
"""Which reading of a ``choice`` stands in the text."""

EMPTY = ("anchor", "gap", "space", "graphic", "milestone")
"""Elements that mostly hold no words."""

APART = (
    *("p", "ab", "list", "item", "label", "head", "table", "row", "cell", "quote", "lg", "l"),
    *("addrLine", "address", "opener", "closer", "dateline", "salute", "signed", "div", "cit"),
    *("figure", "figDesc", "postscript", "trailer", "byline", "frus:attachment", "floatingText"),
    *("body", "milestone"),
)
"""Elements that part words even where no white space does."""


def page_of(node: XmlNode) -> Page | None:
    """Give the beginning of a printed page; nothing if its number is none."""
    number = node.get("n").strip()
    if page_rank(number) is None:
        return None
    return Page(number, node.get("facs"), node.get("type") == "supplied")


def chosen_reading(node: XmlNode) -> XmlNode | None:
    """Give the reading of a ``choice`` that stands in the text."""
    readings = node.elements()
    preferred = [reading for reading in readings if reading.name in CHOSEN]
    return next(iter(preferred or readings), None)


def holds_words(node: XmlNode) -> bool:
    """Tell whether an element has words that stand in the text, those of footnotes too."""
    reading = chosen_reading(node) if node.name == "choice" else node
    return any(
        not is_blank(child)
        if isinstance(child, str)
        else child.name[0] != "#" and holds_words(child)
        for child in (reading.children if reading else ())
    )
