"""Where the references of a volume lead, from a page of the edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://history.state.gov/historicaldocuments/"
"""Where the volumes of *Foreign Relations* are published."""

_DOCUMENT = re.compile(r"(d[0-9]+[a-z]*)(fn[0-9]+)?")
_OWN = re.compile(r"([\w.-]+)\.xml(?:#(\w+))?")
_VOLUME = re.compile(r"frus[\w-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+")


@dataclass(frozen=True, slots=True)
class References:
    """Makes addresses of references.

    :param volume_url: address of the volume, empty when it is not known.
    :param document: id of the document that is read.
    :param known: by their ids, the file names of the edition's documents of that volume.
    """

    volume_url: str
    document: str
    known: Mapping[str, str]

    def target(self, reference: str) -> str | None:
        """Give the address or file of a reference; ``None`` if it leads nowhere known."""
        if _ADDRESS.fullmatch(reference):
            return reference
        if own := _OWN.fullmatch(reference):
            return self._in_edition(f"{own[1]}.md", own[2] or "")
        volume, _, place = reference.partition("#")
        if volume and not _VOLUME.fullmatch(volume):
            return None
        url = f"{BASE}{volume}" if volume else self.volume_url
        if not place:
            return url or None
        named = _DOCUMENT.fullmatch(place)
        if named is not None and not volume and named[1] in self.known:
            anchor = f"#{place}" if named[2] else ""
            own_page = named[1] == self.document and named[2]
            return f"#{place}" if own_page else f"{self.known[named[1]]}{anchor}"
        return f"{url}/{place}" if url else None

    def _in_edition(self, file: str, anchor: str) -> str | None:
        """Give a place in another document of the edition; none if it is not there."""
        if file not in self.known.values():
            return None
        return file if self.known.get(anchor, "") == file or not anchor else f"{file}#{anchor}"
