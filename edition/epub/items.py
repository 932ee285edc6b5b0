"""What an EPUB is made of, before it is packed."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

PAGES = "text"
"""Folder of the pages inside the book, so that no page can be called as a part of the book."""

IMAGES = "images"
"""Folder of the images inside the book."""

XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the book.

    :param path: where it is inside the book.
    :param properties: what the manifest says of it (``nav``, ``cover-image``).
    :param in_spine: whether a reader comes to it by turning pages.
    """

    path: str
    media_type: str
    content: bytes
    properties: str = ""
    in_spine: bool = False

    @property
    def href(self) -> str:
        """Its address in the package document."""
        return quote(self.path)

    @property
    def id(self) -> str:
        """Its id in the manifest: the path, made fit for XML."""
        letters = (c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in self.path)
        return "i-" + "".join(letters)


@dataclass(frozen=True, slots=True)
class Matter:
    """What kind of page it is, in the words of the EPUB vocabulary.

    :param division: ``frontmatter``, ``bodymatter`` or ``backmatter``.
    :param type: type of the page (``chapter``, ``glossary``), empty for no special one.
    """

    division: str
    type: str = ""

    @property
    def role(self) -> str:
        """The role that tells assistive technology the same."""
        return f"doc-{self.type}" if self.type else ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the edition as a page of the book.

    :param docname: Sphinx's name of the page.
    :param source: its source file, for messages.
    :param path: where it is inside the book.
    """

    docname: str
    source: str
    path: str
    title: str
    matter: Matter
    content: bytes

    @property
    def href(self) -> str:
        """Its address for the navigation, which stands at the top of the book."""
        return quote(self.path)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents with the lines under it."""

    title: str
    href: str
    children: list[Heading] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageMark:
    """The beginning of a printed page."""

    number: str
    href: str


@dataclass(frozen=True, slots=True)
class Landmark:
    """A part of the book that reading systems offer to jump to."""

    type: str
    title: str
    href: str
