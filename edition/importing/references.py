"""Where the references of a volume lead, from a page of the edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BASE = "https://history.state.gov/historicaldocuments/"
"""Where the volumes of *Foreign Relations* are published."""

_DOCUMENT = re.compile(r"(d[0-9]+[a-z]?)(?:fn([\w-]+))?")
_OWN = re.compile(r"([\w.-]+)\.xml(?:#([\w-]+))?")
_VOLUME = re.compile(r"frus[\w-]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document of the edition, as references need to know it.

    :param id: its id; ``file``: its file, from the folder of the documents.
    :param volume_url: address of its volume, may be empty.
    :param anchors: the ids of its pages, paragraphs and footnotes.
    """

    id: str
    file: str
    volume_url: str = ""
    anchors: frozenset[str] = frozenset()


@dataclass(slots=True)
class References:
    """Makes addresses of references.

    :param volume_url: address of the volume, empty when it is not known.
    :param document: id of the document that is read, in the volume; ``here``: in the edition.
    :param known: the other documents of the edition.

    ``notes`` are the ids of the footnotes of the document that is read, by those of the
    volume; whoever reads them fills it.
    """

    volume_url: str
    document: str
    here: str
    known: Sequence[KnownDocument] = ()
    notes: dict[str, str] = field(default_factory=dict)

    def target(self, reference: str) -> str | None:
        """Give the address or file of a reference; ``None`` if it leads nowhere known.

        A place in the document that is read stays as it is, for :meth:`settled`.
        """
        if _ADDRESS.fullmatch(reference):
            return reference
        if own := _OWN.fullmatch(reference):
            return self._in_edition(f"{own[1]}.md", own[2] or "")
        volume, _, place = reference.partition("#")
        if not reference or (volume and not _VOLUME.fullmatch(volume)):
            return None
        named = _DOCUMENT.fullmatch(place)
        if named is not None and not volume and named[1] == self.document:
            return reference
        url = f"{BASE}{volume}" if volume else self.volume_url
        for known in self.known:
            if named is not None and (known.id, known.volume_url) == (named[1], url):
                return self._in_edition(known.file, place)
        return self._at_volume(url, place)

    def settled(self, target: str) -> str:
        """Give the lasting form of a target, once all footnotes of the document are read."""
        if not target.startswith("#"):
            return target
        place = target[1:]
        if place == self.document:
            return f"#{self.here}"
        if place in self.notes:
            return f"#{self.notes[place]}"
        return self._at_volume(self.volume_url, place) or f"#{self.here}"

    def _in_edition(self, file: str, anchor: str) -> str | None:
        """Give a place in another document of the edition; none if it is not there."""
        known = next((known for known in self.known if known.file == file), None)
        if known is None:
            return None
        return f"{file}#{anchor}" if anchor in known.anchors else file

    @staticmethod
    def _at_volume(url: str, place: str) -> str | None:
        """Give a place where the volume is published; a footnote is one of a document's page."""
        named = _DOCUMENT.fullmatch(place)
        if named is not None and named[2]:
            place = f"{named[1]}#fn{named[2]}"
        return f"{url}/{place}".rstrip("/") if url else None
