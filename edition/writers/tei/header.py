"""The TEI header of a document: what it is, where it comes from, how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...text.dates import long_date
from ...text.printed_pages import page_range
from .elements import blocks, element

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from ...model import DocumentRecord


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What the header says of the edition, from ``conf.py``.

    :param title: title of the edition; ``author``: who is responsible for it.
    :param version: its version; ``rights``: in words; ``url``: its address, may be empty.
    """

    title: str
    author: str
    version: str
    rights: str
    language: str
    url: str = ""


def header(record: DocumentRecord, facts: EditionFacts) -> ET.Element:
    """Give the header of one document."""
    return blocks(
        "teiHeader",
        blocks(
            "fileDesc",
            _title_statement(record, facts),
            blocks("editionStmt", element("edition", f"Version {facts.version}", n=facts.version)),
            _publication(facts),
            blocks("sourceDesc", _volume(record)),
        ),
        _encoding(),
        _profile(record, facts),
    )


def _title_statement(record: DocumentRecord, facts: EditionFacts) -> ET.Element:
    author = record.metadata.get("author")
    return blocks(
        "titleStmt",
        element("title", record.heading),
        element("title", record.metadata.get("short-title"), type_="short")
        if record.metadata.get("short-title")
        else None,
        element("title", facts.title, type_="edition"),
        element("author", author) if author else None,
        blocks(
            "respStmt",
            element("resp", "edited by"),
            element("name", facts.author, id="editors"),
        ),
    )


def _publication(facts: EditionFacts) -> ET.Element:
    licence = element("licence", facts.rights)
    return blocks(
        "publicationStmt",
        element("publisher", facts.author),
        element("idno", facts.url, type_="URL") if facts.url else None,
        blocks("availability", licence, status="free"),
    )


def _volume(record: DocumentRecord) -> ET.Element:
    """Describe the printed volume: title, editors, publisher, place in it, address."""
    get = record.metadata.get
    publisher = blocks(
        "imprint",
        element("publisher", get("publisher")) if get("publisher") else None,
        element("pubPlace", get("publisher-place")) if get("publisher-place") else None,
        element("date", get("year"), when=get("year")),
        element("biblScope", get("volume"), unit="volume") if get("volume") else None,
        element(
            "biblScope",
            page_range(get("first-page"), get("last-page")),
            unit="page",
            from_=get("first-page"),
            to=get("last-page"),
        ),
    )
    return blocks(
        "biblStruct",
        blocks(
            "analytic",
            element("title", record.heading, level="a"),
            element("idno", get("number"), type_="document"),
            element("ref", get("url"), target=get("url")) if get("url") else None,
        ),
        blocks(
            "monogr",
            element("title", get("series"), level="s") if get("series") else None,
            element("title", get("volume-title") or record.heading, level="m"),
            element("idno", get("volume-url"), type_="URI") if get("volume-url") else None,
            element("editor", get("editor")) if get("editor") else None,
            element("editor", get("general-editor"), role="general")
            if get("general-editor")
            else None,
            publisher,
        ),
    )


def _encoding() -> ET.Element:
    rules = (
        "The words, capitals and punctuation are those of the received text. What the editors "
        "restored from the printed volume is marked as supplied.",
        "Annotations stand apart from the text. Each points to characters of a block by "
        "string-range(id, first character from 0, number of characters), counted in the words "
        "of the block without page beginnings and notes.",
    )
    return blocks(
        "encodingDesc",
        blocks("editorialDecl", *(element("p", rule) for rule in rules)),
        blocks(
            "tagsDecl",
            element("rendition", "text-align: right", id="right", scheme="css"),
        ),
    )


def _profile(record: DocumentRecord, facts: EditionFacts) -> ET.Element:
    get = record.metadata.get
    creation = element("creation")
    if get("date"):
        creation = element("creation", element("date", long_date(get("date")), when=get("date")))
    language = get("language") or facts.language
    return blocks(
        "profileDesc",
        creation,
        blocks("langUsage", element("language", language, ident=language)),
        _keywords(record),
        _correspondence(record),
    )


def _keywords(record: DocumentRecord) -> ET.Element | None:
    """Give subject and classification of a document, as they are printed."""
    terms = [
        element("term", record.metadata.get(key), type_=key)
        for key in ("subject", "classification")
        if record.metadata.get(key)
    ]
    return blocks("textClass", blocks("keywords", *terms)) if terms else None


def _correspondence(record: DocumentRecord) -> ET.Element | None:
    """Give who sent the document, where and when, and who received it."""
    get = record.metadata.get
    sent = [
        element("persName", get("author")) if get("author") else None,
        element("placeName", get("place")) if get("place") else None,
        element("date", long_date(get("date")), when=get("date")) if get("date") else None,
    ]
    known = any(part is not None for part in sent)
    actions = [blocks("correspAction", *sent, type_="sent")] if known else []
    if get("recipient"):
        received = element("persName", get("recipient"))
        actions.append(blocks("correspAction", received, type_="received"))
    return blocks("correspDesc", *actions) if actions else None
