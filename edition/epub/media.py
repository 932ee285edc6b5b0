"""Images a book may hold, known by their bytes and not by their names."""

from __future__ import annotations

from pathlib import PurePosixPath

ENDINGS: dict[str, tuple[str, ...]] = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/svg+xml": (".svg",),
}
"""Media types every reading system must show, with the endings of their files."""


def image_type(data: bytes) -> str:
    """Give the media type of an image by its first bytes; empty if it is none of ours."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in data[:1000] else ""


def has_right_ending(name: str, media_type: str) -> bool:
    """Tell whether a file is called as its media type asks."""
    return PurePosixPath(name).suffix.lower() in ENDINGS[media_type]
