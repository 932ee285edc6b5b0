"""Which attributes of TEI have a form in the edition; any other is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .xml_tree import XmlNode

_FORMS: dict[str, tuple[str, ...]] = {
    "div": ("type", "n"),
    "pb": ("n", "facs", "type", "resp"),
    "note": ("n", "type", "rend"),
    "p": ("rend", "rendition"),
    "hi": ("rend", "rendition"),
    "emph": ("rend", "rendition"),
    "list": ("type", "rend"),
    "table": ("rows", "cols"),
    "row": ("role",),
    "cell": ("role", "rows", "cols"),
    "dateline": ("rendition",),
    "persName": ("corresp", "ref"),
    "gloss": ("target",),
    "ref": ("target",),
    "quote": ("rend",),
    "supplied": ("resp",),
    "milestone": ("unit", "rend"),
}
"""For each element the attributes that mean something here, or are told by who reads it."""

_VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("list", "rend"): ("bulleted", "numbered"),
    ("row", "role"): ("label", "data"),
    ("cell", "role"): ("label", "data"),
    ("dateline", "rendition"): ("#right",),
    ("quote", "rend"): ("blockquote",),
    ("pb", "type"): ("supplied",),
    ("div", "type"): ("document", "attachment", "section"),
}
"""Of some attributes only these values."""

_OWN_ID = re.compile(r"[a-z][a-z0-9]*([psb]\d+|-head|at\d+)")
"""Ids that an edition like this gives to blocks and attachments, and will give again."""


def without_form(node: XmlNode) -> list[str]:
    """Give the names of an element's attributes that would be lost without a word."""
    known = _FORMS.get(node.name, ())
    return [
        key
        for key, value in node.attributes.items()
        if (key not in known or value not in _VALUES.get((node.name, key), (value,)))
        and not (key == "xml:id" and _keeps_id(node))
    ]


def _keeps_id(node: XmlNode) -> bool:
    """Tell whether an element has the same id in the edition, or whoever reads it tells."""
    if node.name == "note" or (node.name == "div" and node.get("type") == "document"):
        return True
    return node.id == f"pg_{node.get('n')}" or _OWN_ID.fullmatch(node.id) is not None
