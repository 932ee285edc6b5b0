"""Making TEI elements."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Content = str | ET.Element

ET.register_namespace("", NAMESPACE)


def element(name: str, *content: Content, **attributes: str) -> ET.Element:
    """Give a TEI element.

    :param content: text and elements, in order.
    :param attributes: attributes with a value; an empty one is left out. ``id`` and
        ``lang`` become ``xml:id`` and ``xml:lang``; ``type_`` avoids the builtin's name.
    """
    made = ET.Element(f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        if value:
            made.set({"id": XML_ID, "lang": XML_LANG}.get(key, key.rstrip("_")), value)
    fill(made, content)
    return made


def fill(parent: ET.Element, content: Iterable[Content]) -> None:
    """Add text and elements to an element, after what it holds."""
    for part in content:
        if isinstance(part, ET.Element):
            parent.append(part)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + part
        else:
            parent.text = (parent.text or "") + part


def blocks(name: str, *content: ET.Element | None, **attributes: str) -> ET.Element:
    """Give an element whose children stand on lines of their own; ``None`` is left out."""
    made = element(name, **attributes)
    made.text = "\n"
    for child in content:
        if child is not None:
            child.tail = "\n"
            made.append(child)
    return made


def to_bytes(root: ET.Element) -> bytes:
    """Give a document in UTF-8 with its declaration, ended by a line break."""
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
