"""The images of a book: found, looked into, and put beside the Typst source."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code, Finding
from ..locate import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TYPES = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"]
"""What Typst can set, the best first."""


class Images:
    """Copies each image of a book once, under a name that says nothing of the machine."""

    def __init__(self, source: Path, folder: Path) -> None:
        """Begin without images.

        :param source: folder of the sources.
        :param folder: folder of the Typst source.
        """
        self._source = source
        self._folder = folder
        self.files: dict[str, str] = {}
        self.faults: list[Finding] = []

    def take(self, tree: nodes.document, path: str) -> None:
        """Copy the images of a page, or record what is wrong with them.

        :param path: the page's file, for messages.
        """
        for node in tree.findall(nodes.image):
            uri = node["uri"]
            if uri in self.files:
                continue
            if problem := self._problem(uri):
                finding = Finding(Code.P105, path, line_of(node), *problem)
                self.faults += [finding] if finding not in self.faults else []
                continue
            file = self._source / uri
            name = f"images/{len(self.files) + 1}.{_kind(file.read_bytes())}"
            (self._folder / "images").mkdir(exist_ok=True)
            shutil.copyfile(file, self._folder / name)
            self.files[uri] = name

    def _problem(self, uri: str) -> tuple[str, str] | None:
        """Give what was found and what was expected, if an image cannot be used."""
        if "://" in uri:
            return f"an image on another computer: {uri}", "a file beside the text"
        file = self._source / uri
        if not file.is_file():
            return f"no file {uri}", "a file beside the text"
        if not _kind(file.read_bytes()):
            return f"{uri}, which is not an image", "a PNG, JPEG, GIF, WebP or SVG file"
        return None


def _kind(data: bytes) -> str:
    """Give the kind of an image by its first bytes; empty if it is none we know."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:1000] else ""


def broken_images(files: Mapping[str, str], folder: Path) -> Iterator[tuple[str, str]]:
    """Give each image Typst cannot read, as the sources call it, and what it says.

    :param files: for each image its file beside the Typst source.
    :param folder: folder of the Typst source.
    """
    import typst

    for uri, file in files.items():
        try:
            compiler = typst.Compiler(root=str(folder), ignore_system_fonts=True)
            compiler.compile(f'#image("/{file}")'.encode(), format="svg")
        except typst.TypstError as error:
            yield uri, error.message


def uses_of(trees: dict[str, nodes.document], uri: str) -> Iterator[tuple[str, int]]:
    """Give page and line of every use of an image."""
    for docname, tree in trees.items():
        for node in tree.findall(nodes.image):
            if node["uri"] == uri:
                yield docname, line_of(node)
