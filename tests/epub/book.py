"""An EPUB as its readers find it: files, package, pages, text."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote, urldefrag

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

XHTML = "http://www.w3.org/1999/xhtml"
NAMES = {
    "x": XHTML,
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
FOLDER = "EPUB/"

Element: TypeAlias = etree._Element


class Book:
    """One EPUB file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def tree(self, href: str) -> Element:
        """Give a page or other XML file of the book."""
        return etree.fromstring(self.files[FOLDER + href])

    @cached_property
    def package(self) -> Element:
        """The package document."""
        return self.tree("package.opf")

    @cached_property
    def navigation(self) -> Element:
        """The navigation document."""
        return self.tree("nav.xhtml")

    @cached_property
    def items(self) -> dict[str, Element]:
        """The manifest, by path."""
        items = self.package.iterfind("opf:manifest/opf:item", NAMES)
        return {unquote(item.get("href", "")): item for item in items}

    @cached_property
    def spine(self) -> list[str]:
        """The pages in the order of reading."""
        by_id = {item.get("id"): href for href, item in self.items.items()}
        references = self.package.iterfind("opf:spine/opf:itemref", NAMES)
        return [by_id[reference.get("idref")] for reference in references]

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page, by path, in the order of reading."""
        return {href: self.tree(href) for href in self.spine}

    def meta(self, property_: str) -> list[str]:
        """Give the values of a property of the metadata."""
        found = self.package.iterfind("opf:metadata/opf:meta", NAMES)
        return [meta.text or "" for meta in found if meta.get("property") == property_]

    def dublin(self, element: str) -> list[str]:
        """Give the values of an element of Dublin Core."""
        return [e.text or "" for e in self.package.iterfind(f"opf:metadata/dc:{element}", NAMES)]

    def place(self, page: str, href: str) -> Element | None:
        """Give what a link of a page leads to inside the book; ``None`` for nothing."""
        path, anchor = urldefrag(href)
        target = posixpath.join(posixpath.dirname(page), unquote(path)) if path else page
        tree = self.pages.get(posixpath.normpath(target))
        if tree is None or not anchor:
            return tree
        found = tree.xpath("//*[@id=$id]", id=unquote(anchor))
        return found[0] if isinstance(found, list) and len(found) == 1 else None


def of_type(tree: Element, type_: str) -> list[Element]:
    """Give all elements of an ``epub:type``."""
    return [
        element for element in tree.iter(etree.Element) if type_ in element.get(TYPE, "").split()
    ]


def words(element: Element) -> str:
    """Give the text of an element, white space as one space."""
    return " ".join("".join(element.itertext()).split())
