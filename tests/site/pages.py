"""Pages as a browser sees them before it runs anything: elements, ids, files asked for."""

from __future__ import annotations

import gzip
import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

LOADED = (
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //script/@src | //img/@src"
)
"""What a browser fetches by itself; `rel=next` and the like are only named."""


@dataclass(frozen=True)
class Page:
    """One page of the site.

    :param site: the folder of the site.
    :param path: the page's path in it, with ``/``.
    """

    site: Path
    path: str

    @cached_property
    def source(self) -> str:
        """The page as written."""
        return (self.site / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> HtmlElement:
        """The page as elements."""
        return html.document_fromstring(
            self.source.encode(), parser=html.HTMLParser(encoding="utf-8")
        )

    def find(self, path: str) -> list[HtmlElement]:
        """Give the elements an XPath names."""
        found = self.tree.xpath(path)
        assert isinstance(found, list)
        return found

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order, repeated ones too."""
        return [str(value) for value in self.find("//@id")]

    @cached_property
    def loaded(self) -> list[str]:
        """Addresses of the files the page asks for."""
        return [str(value) for value in self.find(LOADED)]

    def resolve(self, href: str) -> tuple[str, str]:
        """Give path in the site and fragment of an address without a host."""
        parts = urlsplit(href)
        folder = posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        return (path if parts.path else self.path), unquote(parts.fragment)

    def files(self) -> list[Path]:
        """Give the page and every file of the site it asks for, each once."""
        paths = {self.path: None} | {self.resolve(href)[0]: None for href in self.loaded}
        return [self.site / path for path in paths]

    def weight(self) -> int:
        """Give the bytes of a first visit, each file compressed as servers do it."""
        return sum(compressed(file) for file in self.files())


def compressed(file: Path) -> int:
    """Give the size of a file after ``gzip -9``."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def read_pages(site: Path) -> dict[str, Page]:
    """Give every page of a site by its path."""
    paths = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return {path: Page(site, path) for path in paths}
