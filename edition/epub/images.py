"""The images of the book: looked into before they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes

from ..diagnostics import Code, Finding
from ..locate import line_of
from .inspection import look_at
from .items import IMAGES, Item
from .media import ENDINGS, has_right_ending, image_type

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TYPES = list(ENDINGS)
"""What every reading system must show."""

_KINDS = "a PNG, JPEG, GIF, WebP or SVG file"


class Images:
    """Takes the images of all pages, each once, and keeps what is wrong with them."""

    def __init__(self, source: Path) -> None:
        """Begin without images.

        :param source: folder of the sources.
        """
        self._source = source
        self._taken: dict[str, Item] = {}
        self.faults: list[Finding] = []

    @property
    def items(self) -> list[Item]:
        """The images, by their names in the book."""
        return sorted(self._taken.values(), key=lambda item: item.path)

    def take(self, tree: nodes.document, names: Mapping[str, str], path: str) -> None:
        """Take the images of a page, or record what is wrong with them.

        :param names: what Sphinx calls each image in the book, by its file.
        :param path: the page's file, for messages.
        """
        for node in tree.findall(nodes.image):
            line = line_of(node)
            if not node.get("alt", "").strip():
                words = "words that say what it shows"
                self.faults.append(Finding(Code.P102, path, line, node["uri"], words))
            if node["uri"] in self._taken:
                continue
            if problem := self._problem(node["uri"], names):
                self.faults.append(Finding(Code.E101, path, line, *problem))

    def _problem(self, uri: str, names: Mapping[str, str]) -> tuple[str, str] | None:
        """Take an image, or give what was found and what was expected."""
        if "://" in uri:
            return f"an image on another computer: {uri}", "a file beside the text"
        file = self._source / uri
        if not file.is_file():
            return f"no file {uri}", "a file beside the text"
        try:
            content = file.read_bytes()
        except OSError as error:
            return f"{uri}: {error.strerror or error}", "a file that can be read"
        media_type = image_type(content)
        if not media_type or uri not in names:
            return f"{uri}, which is not such an image", _KINDS
        if not has_right_ending(uri, media_type):
            return f"{uri}, which is {media_type} inside", "a name that says so"
        if media_type == "image/svg+xml" and (fault := _drawing_fault(content)):
            return f"{fault} in {uri}", "a drawing that is complete in itself"
        path = f"{IMAGES}/{names[uri]}"
        self._taken[uri] = Item(path, media_type, content)
        return None


def _drawing_fault(content: bytes) -> str:
    """Give the first thing in an SVG image that a book cannot hold."""
    try:
        look = look_at(content)
    except ElementTree.ParseError as error:
        return f"a fault of XML ({error})"
    found = [*(fault.found for fault in look.faults), *look.sources]
    return found[0] if found else ""
