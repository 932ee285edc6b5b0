"""What can be cited, and all that a citation of it can say: one record for every format.

Pure: made from the records of the domain and the settings of ``conf.py`` alone, so that the
citations on the page, the files to download, the tags in the page's head and
``CITATION.cff`` cannot differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from roman_numerals import InvalidRomanNumeralError, RomanNumeral

from ..annotations.titles import annotation_title
from ..text.dates import long_date
from ..text.printed_pages import page_range
from ..text.slugs import slug
from .names import Name, parse_names

if TYPE_CHECKING:
    from ..annotations.index import Note
    from ..model import DocumentMetadata, DocumentRecord


@dataclass(frozen=True, slots=True)
class Site:
    """The edition as a whole, from ``conf.py``.

    :param base: address of the finished site, with a slash at its end; empty when unknown.
    """

    title: str
    author: str
    base: str = ""
    language: str = "en"
    rights: str = ""

    def address(self, uri: str) -> str:
        """Give the lasting address of a page or file of the site; empty when unknown."""
        return self.base + uri if self.base else ""


@dataclass(frozen=True, slots=True)
class Citable:
    """A document of the volume (``chapter``) or a note of the edition (``webpage``).

    :param key: short id for bibliographies, from the author, the year and the id.
    :param title: as a citation gives it, with place and date of a document.
    :param number: ``Document 84``. The Office of the Historian asks that documents of its
        series be cited by number rather than by page.
    :param container: title of the volume, or of this edition.
    :param series: title of the series, when the volume has one.
    :param volume: number of the volume in arabic digits, or as printed when it is none.
    :param issued: year of the volume, or day of the note (``2016``, ``2026-11-23``).
    :param written: day of the document.
    :param url: the lasting address: the publisher's, else that of this edition's page.
    :param page_url: address of this edition's page; empty when unknown.
    """

    kind: Literal["chapter", "webpage"]
    key: str
    title: str
    container: str
    number: str = ""
    authors: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    series: str = ""
    volume: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    written: str = ""
    first_page: str = ""
    last_page: str = ""
    url: str = ""
    page_url: str = ""
    language: str = ""

    @property
    def pages(self) -> str:
        """``250-252``, or one page, or nothing."""
        last = self.last_page
        return f"{self.first_page}-{last}" if last not in ("", self.first_page) else self.first_page

    @property
    def numbered_title(self) -> str:
        """The title with the document's number, for formats that have no field for it."""
        return f"{self.number}. {self.title}" if self.number else self.title


def of_document(record: DocumentRecord, site: Site, page_uri: str) -> Citable:
    """Give what can be cited of a document.

    :param page_uri: path of its page within the site.
    """
    front = record.metadata
    page_url = site.address(page_uri)
    authors = parse_names(front.get("author"))
    return Citable(
        kind="chapter",
        key=_key(authors, front.get("date"), front.id),
        title=document_title(record),
        container=front.get("volume-title") or front.get("series") or site.title,
        number=f"Document {front.number}",
        authors=authors,
        recipients=parse_names(front.get("recipient")),
        editors=parse_names(front.get("editor")),
        series=front.get("series") if front.get("volume-title") else "",
        volume=arabic(front.get("volume")),
        publisher=front.get("publisher"),
        place=front.get("publisher-place"),
        issued=front.get("year") or front.get("date"),
        written=front.get("date"),
        first_page=front.first_page,
        last_page=front.get("last-page"),
        url=front.get("url") or page_url,
        page_url=page_url,
        language=front.get("language") or site.language,
    )


def of_note(note: Note, record: DocumentRecord | None, site: Site, page_uri: str) -> Citable:
    """Give what can be cited of an annotation.

    Its letter is left out: it changes when notes are added before it.

    :param record: the document it is about; ``None`` when the edition does not have it.
    :param page_uri: path of the annotation's own page within the site.
    """
    annotation = note.annotation
    about = [f"Document {record.metadata.number}"] if record else []
    if note.place is not None and note.place.pages:
        about.append(page_range(note.place.pages[0], note.place.pages[-1]))
    authors = parse_names(annotation.author)
    place = f" ({', '.join(about)})" if about else ""
    url = site.address(page_uri)
    return Citable(
        kind="webpage",
        key=_key(authors, annotation.date, annotation.slug),
        title=f"Note on {annotation_title(annotation.quote)}{place}",
        container=site.title,
        authors=authors,
        issued=annotation.date,
        url=url,
        page_url=url,
        language=site.language,
    )


def document_title(record: DocumentRecord) -> str:
    """Give the heading without its number, with the place and day of the document."""
    front = record.metadata
    heading = re.sub(rf"^{re.escape(front.number)}[.:]?\s+", "", " ".join(record.heading.split()))
    day = long_date(front.get("date")) if front.get("date") else ""
    return ", ".join(part for part in (heading, front.get("place"), day) if part)


def arabic(volume: str) -> str:
    """Give ``3`` for ``III``: styles write “vol. 3”; anything else as it is."""
    try:
        return str(int(RomanNumeral.from_string(volume)))
    except InvalidRomanNumeralError:
        return volume


def without_number(citable: Citable) -> Citable:
    """Give the same without the number, for a note whose locator the number is."""
    return replace(citable, number="")


def full_volume(front: DocumentMetadata) -> str:
    """Give series, volume and title in one, as the title page has them."""
    volume = f"Volume {front.get('volume')}" if front.get("volume") else ""
    parts = (front.get("series"), volume, front.get("volume-title"))
    return ", ".join(part for part in parts if part)


def _key(authors: tuple[Name, ...], date: str, own: str) -> str:
    """Give a key that will not meet another in a reader's bibliography."""
    family = slug(authors[0].family.removeprefix("The ")) if authors else ""
    return "-".join(part for part in (family, date[:4], own) if part)
