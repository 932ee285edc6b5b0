"""The archive that is the EPUB file: the same bytes for the same parts."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

from .render import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Item

FOLDER = "EPUB"
PACKAGE = "package.opf"

_EARLIEST = 315_532_800
"""January 1, 1980: no zip file can hold an earlier time."""

_PACKED = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""What does not become smaller a second time."""


def pack(package: bytes, items: Sequence[Item], book_time: int) -> bytes:
    """Give the bytes of an EPUB.

    Order, times and attributes of the entries depend on nothing but the arguments.

    :param package: the package document.
    :param items: everything else, in the order of the archive.
    :param book_time: the time the entries are said to be of, in seconds since 1970.
    """
    moment = time.gmtime(max(book_time, _EARLIEST))[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:

        def add(name: str, content: bytes, compression: int = zipfile.ZIP_DEFLATED) -> None:
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = compression
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, compresslevel=9)

        # First, unpacked and without anything about it: so files are known to be EPUBs.
        add("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        container = render("container.xml.jinja", package=f"{FOLDER}/{PACKAGE}")
        add("META-INF/container.xml", container)
        add(f"{FOLDER}/{PACKAGE}", package)
        for item in items:
            packed = item.media_type in _PACKED
            compression = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            add(f"{FOLDER}/{item.path}", item.content, compression)
    return buffer.getvalue()
