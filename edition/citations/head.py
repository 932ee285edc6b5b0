"""What the head of a page says of it to reference managers, search engines and networks.

Pure: gives HTML. Highwire tags (``citation_*``) are what Zotero and Google Scholar read; a
title of a book among them makes Zotero choose “book section”. Two details are for Zotero's
rules for embedded metadata: the place of publication is known to it under EPrints' name
only, and ``citation_inbook_title`` keeps the name of this site from becoming the book's.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .citable import Citable, Site
    from .names import Name

PICTURE_SIZE = (1200, 630)
"""Width and height of the picture for social networks, in pixels."""


def tags_of(citable: Citable, site: Site) -> str:
    """Give the tags of a page that shows a document or a note: Highwire, Dublin Core, JSON-LD."""
    links = '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    named = _named([*_highwire(citable), *_dublin_core(citable, site)])
    return f"{named}{links}{json_ld(citable, site)}\n"


def open_graph(
    site: Site, title: str, description: str, url: str, *, article: bool, picture: str
) -> str:
    """Give the tags for social networks, and the description search engines show.

    :param url: address of the page; empty when unknown.
    :param article: whether the page is a document or a note.
    :param picture: address of the picture; empty when unknown.
    """
    width, height = PICTURE_SIZE if picture else ("", "")
    tags = (
        ("og:title", title),
        ("og:type", "article" if article else "website"),
        ("og:description", description),
        ("og:site_name", site.title),
        ("og:url", url),
        ("og:image", picture),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", site.title if picture else ""),
    )
    described = _named([("description", description)])
    return described + "".join(
        f'<meta property="{name}" content="{escape(value)}">\n' for name, value in tags if value
    )


def _named(tags: Iterable[tuple[str, str]]) -> str:
    return "".join(
        f'<meta name="{name}" content="{escape(value)}">\n' for name, value in tags if value
    )


def _highwire(citable: Citable) -> Iterator[tuple[str, str]]:
    chapter = citable.kind == "chapter"
    yield "citation_title", citable.numbered_title
    for name in citable.authors:
        yield "citation_author", name.for_meta_tags
    if chapter:
        yield "citation_book_title", citable.container
        yield "citation_inbook_title", citable.container
    for name in citable.editors:
        yield "citation_editor", name.for_meta_tags
    yield "citation_series_title", citable.series
    yield "citation_volume", citable.volume
    yield "citation_publisher", citable.publisher
    yield "eprints.place_of_pub", citable.place
    yield "citation_publication_date", citable.issued.replace("-", "/")
    yield "citation_firstpage", citable.first_page
    yield "citation_lastpage", citable.last_page
    yield "citation_language", citable.language
    yield "citation_public_url", citable.url
    yield "citation_fulltext_html_url", citable.page_url
    yield "bibo.shortTitle", citable.number


def _dublin_core(citable: Citable, site: Site) -> Iterator[tuple[str, str]]:
    yield "DC.title", citable.numbered_title
    for name in citable.authors:
        yield "DC.creator", name.for_meta_tags
    for name in citable.editors:
        yield "DC.contributor", name.for_meta_tags
    yield "DC.publisher", citable.publisher or site.author
    yield "DC.date", citable.issued
    yield "DC.type", "Text"
    yield "DC.source", citable.container
    yield "DC.identifier", citable.page_url or citable.url
    yield "DC.language", citable.language
    yield "DC.rights", site.rights
    if citable.kind == "webpage":
        yield "z.itemType", "webpage"


def json_ld(citable: Citable, site: Site) -> str:
    """Give the description in the words of schema.org, as a block of data.

    It is never run, so a content policy that forbids scripts in the page lets it pass.
    """
    document = _chapter(citable, site) if citable.kind == "chapter" else _comment(citable, site)
    data = {
        "@context": "https://schema.org",
        **document,
        "author": [_person(name) for name in citable.authors],
        "inLanguage": citable.language,
        "url": citable.page_url or citable.url,
    }
    text = json.dumps(_filled(data), ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", r"\u003c")  # else a title could end the block
    return f'<script type="application/ld+json">{text}</script>'


def _chapter(citable: Citable, site: Site) -> dict[str, Any]:
    """Describe a document: a part of a book, and a message to somebody."""
    volume = {
        "@type": ["Book", "PublicationVolume"],
        "name": citable.container,
        "volumeNumber": citable.volume,
        "editor": [_person(name) for name in citable.editors],
        "publisher": _filled({"@type": "Organization", "name": citable.publisher}),
        "datePublished": citable.issued,
        "isPartOf": {"@type": "BookSeries", "name": citable.series} if citable.series else None,
    }
    recipients = [_person(name) for name in citable.recipients]
    return {
        "@type": ["Chapter", "Message"] if recipients else "Chapter",
        "name": citable.title,
        "identifier": citable.number,
        "recipient": recipients,
        "dateCreated": citable.written,
        "datePublished": citable.issued,
        "pageStart": citable.first_page,
        "pageEnd": citable.last_page,
        "sameAs": citable.url if citable.url != citable.page_url else "",
        "isPartOf": _filled(volume),
        "subjectOf": _website(site),
    }


def _comment(citable: Citable, site: Site) -> dict[str, Any]:
    return {
        "@type": "Comment",
        "name": citable.title,
        "datePublished": citable.issued,
        "isPartOf": _website(site),
    }


def _website(site: Site) -> dict[str, str]:
    return _filled({"@type": "WebSite", "name": site.title, "url": site.base})


def _person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"@type": "Organization", "name": name.last}
    return {"@type": "Person", "name": name.plain}


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value}
