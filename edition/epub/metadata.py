"""What the book says of itself: from conf.py, the front matter and the notes, as the site does."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.config import Config

    from ..annotations.index import AnnotationIndex
    from ..model import DocumentMetadata

UNKNOWN = "unknown"
"""What Sphinx's settings for EPUBs hold when nobody has set them."""

_NOT_SET = (UNKNOWN, "Author name not set", "")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who had a part in the book; ``role`` is a code of the MARC relators."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """The book as catalogues know it."""

    identifier: str
    title: str
    language: str
    creators: tuple[Person, ...]
    contributors: tuple[Person, ...]
    publisher: str
    rights: str
    description: str
    subjects: tuple[str, ...]
    sources: tuple[str, ...]
    page_sources: tuple[str, ...]
    date: str
    modified: str
    version: str


def metadata_of(
    config: Config,
    documents: Sequence[DocumentMetadata],
    notes: AnnotationIndex,
    opening: str,
    book_time: int,
) -> Metadata:
    """Gather the metadata.

    :param documents: front matter of the documents, in the order of the book.
    :param opening: a sentence or two to describe the book where conf.py has none.
    :param book_time: the time it is said to be made at, in seconds since 1970.
    """
    moment = time.gmtime(book_time)
    editors = _set(config.epub_author)
    return Metadata(
        identifier=_set(config.epub_identifier) or stable_id(config),
        title=config.epub_title,
        language=config.epub_language.replace("_", "-"),
        creators=(Person(editors, "edt"),) if editors else (),
        contributors=_contributors(config, documents, notes, editors),
        publisher=_set(config.epub_publisher),
        rights=config.epub_copyright,
        description=_set(config.epub_description) or opening,
        subjects=_unique(document.get("subject") for document in documents),
        sources=_sources(documents),
        page_sources=_unique(_page_source(document) for document in documents),
        date=time.strftime("%Y-%m-%d", moment),
        modified=time.strftime("%Y-%m-%dT%H:%M:%SZ", moment),
        version=config.release,
    )


def stable_id(config: Config) -> str:
    """Give the identifier of this version of this edition: the same wherever it is built."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{config.project}\n{config.release}").urn


def volume_of(document: DocumentMetadata) -> str:
    """Describe the volume a document was printed in, as a bibliography does."""
    volume = document.get("volume")
    parts = [document.get("series"), f"Volume {volume}" if volume else ""]
    name = ", ".join(part for part in (*parts, document.get("volume-title")) if part)
    made = ": ".join(p for p in (document.get("publisher-place"), document.get("publisher")) if p)
    imprint = ", ".join(part for part in (made, document.get("year")) if part)
    return f"{name} ({imprint})" if name and imprint else name


def _page_source(document: DocumentMetadata) -> str:
    """Give what the page numbers are those of: the volume, else the document itself."""
    itself = (document.get(key) for key in ("author", "short-title", "date"))
    known = document.get("volume-url") or volume_of(document) or document.get("url")
    return known or ", ".join(part for part in itself if part)


def _sources(documents: Sequence[DocumentMetadata]) -> tuple[str, ...]:
    """Give the volumes and the web addresses the documents were taken from."""
    volumes = [volume_of(document) for document in documents]
    return _unique([*volumes, *(document.get("url") for document in documents)])


def _contributors(
    config: Config, documents: Sequence[DocumentMetadata], notes: AnnotationIndex, editors: str
) -> tuple[Person, ...]:
    """Give the authors of the documents, then those who wrote notes, then whom conf.py names."""
    people = [Person(name, "aut") for name in _unique(d.get("author") for d in documents)]
    people += [Person(name, "ann") for name, _ in notes.contributors() if name != editors]
    named = _set(config.epub_contributor)
    return (*people, *((Person(named, "ctb"),) if named else ()))


def _set(value: str) -> str:
    """Give a setting; empty if nobody has set it."""
    return "" if value in _NOT_SET else value


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
