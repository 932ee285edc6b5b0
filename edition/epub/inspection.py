"""A look at each page as it will be read: what it needs, what it links to, what a book forbids."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_FORBIDDEN = {
    *("applet", "audio", "embed", "iframe", "object", "video"),
    *("button", "form", "input", "select", "textarea"),
    "script",
}
"""Elements that need a script, a server or a player; a page of words has no use for them."""

_SOURCES = ("href", "src", "srcset", "poster", "data", "{http://www.w3.org/1999/xlink}href")
"""Attributes that name what an element shows; ``href`` of a link does not."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REMOTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_REMOTE_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])(?:[a-z]+:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a book cannot hold.

    :param found: what it is.
    :param written: how it is written in the source, as far as can be known.
    """

    found: str
    written: str


@dataclass
class Look:
    """What was seen on one page.

    :param ids: every id.
    :param links: address of every link, as written.
    :param sources: address of everything shown that is not the page itself.
    """

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    has_svg: bool = False


def look_at(content: bytes) -> Look:
    """Read a page or an SVG image.

    :raises ElementTree.ParseError: if it is not well-formed XML.
    """
    look = Look()
    for element in ElementTree.fromstring(content).iter():
        name = str(element.tag).rpartition("}")[2]
        look.has_svg |= name == "svg"
        look.faults += _faults(name, element)
        if (own := element.get("id")) is not None:
            look.faults += [Fault(f"the id {own} twice", own)] if own in look.ids else []
            look.ids.add(own)
        if name == "a" and (href := element.get("href")) is not None:
            look.links.append(href)
        if name != "a":
            shown = (value for key, value in element.attrib.items() if key in _SOURCES)
            look.sources += [value for value in shown if not value.startswith(("data:", "#"))]
    return look


def _faults(name: str, element: ElementTree.Element) -> Iterator[Fault]:
    """Give what an element fetches from elsewhere, and what it does by script."""
    if name in _FORBIDDEN:
        yield Fault(f"<{name}>", f"<{name}")
    if name == "img" and not element.get("alt", "").strip():
        yield Fault("an image without alternative text", element.get("src", "<img"))
    for key, value in element.attrib.items():
        if key.startswith("on"):
            yield Fault(f"{key}=… on <{name}>", key)
        if key in _SOURCES and name != "a" and _REMOTE.match(value):
            yield Fault(f"{value} in <{name}>", value)
        if key == "style" and _REMOTE_STYLE.search(value):
            yield Fault(f"style={value!r} on <{name}>", value)
    if name == "a" and (element.get("href") or "").lower().startswith("javascript:"):
        yield Fault("a link that is a script", "javascript:")
    if name == "style" and _REMOTE_STYLE.search(element.text or ""):
        yield Fault("a style sheet from elsewhere", "<style")


def dead_links(looks: Mapping[str, Look], files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give page and address of each link that leads to no place in the book.

    :param looks: what was seen, by the path of each page inside the book.
    :param files: paths of what pages may show.
    """
    for path, look in looks.items():
        for link in look.links:
            target, fragment = _target(path, link)
            known = target in looks and (not fragment or fragment in looks[target].ids)
            if not _SCHEME.match(link) and not known:
                yield path, link
        for link in look.sources:
            if _target(path, link)[0] not in files:
                yield path, link


def _target(path: str, link: str) -> tuple[str, str]:
    """Give path and id inside the book that a link of a page names."""
    address, fragment = urldefrag(link)
    joined = posixpath.join(posixpath.dirname(path), unquote(address))
    return (posixpath.normpath(joined) if address else path), unquote(fragment)
