"""What Zotero makes of a page, by its rules for embedded metadata.

The rules of its translators “Embedded Metadata” (of June 2024) and “RDF”, as far as they
touch tags we write, told anew: which type it chooses, which tag fills which field, what it
does to names. A field two tags could fill is filled by the one its rules prefer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_cover_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_inbook_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_volume": "volume",
    "citation_series_title": "series",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
}
"""In the order in which Zotero reads them: of two for one field the later one stays."""

TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
"""What tells the type for certain."""

RDF = {
    "title": ("dc:title", "og:title"),
    "publicationTitle": ("prism:publicationName", "dc:source", "og:site_name"),
    "rights": ("prism:copyright", "dc:rights"),
    "publisher": ("dc:publisher",),
    "place": ("eprints:place_of_pub", "eprints:event_location"),
    "date": ("eprints:date", "prism:publicationDate", "dc:date"),
    "url": ("eprints:official_url", "og:url"),
    "archiveLocation": ("dc:coverage",),
    "abstractNote": ("eprints:abstract", "og:description", "dc:description"),
    "language": ("dc:language",),
    "shortTitle": ("bibo:shortTitle",),
}
"""For each field the properties that may fill it, the first there is."""

PREFIXES = {"bibo", "dc", "eprints", "og", "prism", "z"}


def imported(page: HtmlElement) -> dict[str, Any]:
    """Give the item Zotero saves from a page."""
    tags = [
        (str(tag.get("name") or tag.get("property")), str(tag.get("content")))
        for tag in page.xpath("//meta[@content and (@name or @property)]")
    ]
    properties = dict(reversed([(_property(name), text) for name, text in tags]))
    item: dict[str, Any] = {"itemType": _type([name for name, _ in tags], properties)}
    for field, names in RDF.items():
        value = next((properties[name] for name in names if name in properties), "")
        if value:
            item[field] = value
    first = dict(reversed(tags))
    for name, field in HIGHWIRE.items():
        if first.get(name, "").strip():
            item[field] = " ".join(first[name].split())
    pages = [first[n] for n in ("citation_firstpage", "citation_lastpage") if n in first]
    if pages:
        item["pages"] = "-".join(pages)
    item["creators"] = [
        *_creators([text for name, text in tags if name == "citation_author"], "author"),
        *_creators([text for name, text in tags if name == "citation_editor"], "editor"),
    ]
    return item


def _property(name: str) -> str:
    """Give ``dc:title`` for ``DC.title``; a name without a known prefix as it is."""
    prefix, _, rest = re.sub("[.:_]", ":", name, count=1).partition(":")
    if prefix.lower() not in PREFIXES or not rest:
        return name
    return f"{prefix.lower()}:{rest[0].lower()}{rest[1:]}"


def _type(names: list[str], properties: dict[str, str]) -> str:
    certain = [TYPES[name] for name in names if name in TYPES]
    if certain:
        return certain[-1]
    if "z:itemType" in properties:
        return properties["z:itemType"]
    if properties.get("og:type") == "website":
        return "webpage"
    return "journalArticle" if "citation_title" in names else "webpage"


def _creators(texts: list[str], kind: str) -> list[tuple[str, str, str]]:
    """Give first name, last name and kind of each."""
    names = [name for text in texts for name in re.split(r"\s*;\s*", text)]
    if len(names) == len(texts) == 1:
        parts = re.split(r"\s*,\s*", names[0])
        if len(parts) > 1 and " " in parts[0] and " " in parts[1]:
            names = parts  # two people, it thinks
    return [(*_first_and_last(name), kind) for name in names]


def _first_and_last(name: str) -> tuple[str, str]:
    name = re.sub(r"[\s.,/\[\]:]+$", "", name)
    if "," in name:
        last, first, *_ = re.split(", ?", name)  # what follows is dropped
    else:
        first, _, last = name.rpartition(" ")
    parts = [part for part in re.split(r"[\s.]+", first) if part]
    return " ".join(f"{p}." if re.fullmatch("[A-Z]", p) else p for p in parts), last
