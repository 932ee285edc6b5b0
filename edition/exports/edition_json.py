"""The whole edition as one JSON file, described by ``edition.schema.json``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..nodes import printed_note
from ..text.reading import read_block
from .addresses import EDITION, SCHEMA, base_name
from .web_annotation import anchor_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes

    from ..annotations.index import Note
    from ..domain import EditionDomain
    from ..model import Mention, RegisterEntry, RegisterKind
    from .addresses import Addresses
    from .documents import ExportedDocument
    from .web_annotation import Json


@dataclass(frozen=True, slots=True)
class EditionTitle:
    """What the file says of the edition itself."""

    title: str
    version: str
    language: str


def edition_json(
    domain: EditionDomain,
    documents: Mapping[str, ExportedDocument],
    references: Iterable[tuple[str, str]],
    addresses: Addresses,
    title: EditionTitle,
) -> Json:
    """Give everything the edition knows, as plain values.

    :param domain: what the pages know of each other.
    :param documents: the documents, by page name.
    :param references: key and reference of every source.
    """
    return {
        "$schema": addresses.data(SCHEMA),
        "id": addresses.data(EDITION),
        "title": title.title,
        "version": title.version,
        "language": title.language,
        "documents": [_document(documents[name], addresses) for name in sorted(documents)],
        "people": _entries(domain, "person", addresses),
        "terms": _entries(domain, "term", addresses),
        "mentions": [
            _mention(domain, mention, addresses)
            for docname in sorted(domain.mentions)
            for mention in domain.mentions[docname]
        ],
        "notes": [_note(note, documents, addresses) for note in domain.notes.notes],
        "sources": [{"key": key, "reference": reference} for key, reference in references],
    }


def _document(document: ExportedDocument, addresses: Addresses) -> Json:
    record, metadata = document.record, document.record.metadata
    words = {r.block["ids"][0]: r.text for r in document.transcription.readings if r.block["ids"]}
    name = base_name(record.docname)
    known = {"first-page": metadata.first_page, "last-page": metadata.get("last-page")}
    return {
        "id": metadata.id,
        "number": metadata.number,
        "heading": record.heading,
        "href": addresses.page(record.docname),
        "tei": addresses.data(f"{name}.xml"),
        "text": addresses.data(f"{name}.txt"),
        "metadata": {**known, **metadata.other},
        "pages": [
            {
                "id": page.anchor,
                "number": page.number,
                "facsimile": page.facsimile or None,
                "supplied": page.supplied,
            }
            for page in record.pages
        ],
        "paragraphs": [
            {"id": p.anchor, "number": p.number, "page": p.page, "text": words[p.anchor]}
            for p in record.paragraphs
        ],
        "footnotes": _footnotes(document.division),
    }


def _footnotes(division: nodes.section) -> list[Json]:
    return [
        {
            "id": note["ids"][0],
            "mark": note["mark"],
            "type": note["type"],
            "text": "\n".join(read_block(p).text for p in note.children),  # type: ignore[arg-type]
        }
        for note in division.findall(printed_note)
    ]


def _entries(domain: EditionDomain, kind: RegisterKind, addresses: Addresses) -> list[Json]:
    return [
        {
            "id": entry.anchor,
            "name": entry.name,
            "aliases": list(entry.aliases),
            "volume-id": entry.tei or None,
            "meaning": entry.expansion or None,
            "summary": entry.summary or None,
            "see": _related(domain, entry),
            "mentions": len(domain.index.mentions_of(entry)),
            "href": addresses.page(entry.docname, entry.anchor),
        }
        for entry in domain.index.entries
        if entry.kind == kind
    ]


def _related(domain: EditionDomain, entry: RegisterEntry) -> list[str]:
    found = (domain.index.entry(entry.kind, name) for name in entry.see)
    return [other.anchor for other in found if other is not None]


def _mention(domain: EditionDomain, mention: Mention, addresses: Addresses) -> Json:
    entry = domain.index.entry(mention.kind, mention.target)
    metadata = domain.metadata.get(mention.docname)
    return {
        "kind": mention.kind,
        "entry": entry.anchor if entry else None,
        "words": mention.shown,
        "before": mention.before,
        "after": mention.after,
        "document": metadata.id if metadata else None,
        "page": mention.page or None,
        "place": mention.place or None,
        "href": addresses.page(mention.docname, mention.anchor),
    }


def _note(note: Note, documents: Mapping[str, ExportedDocument], addresses: Addresses) -> Json:
    annotation, place = note.annotation, note.place
    made: Json = {
        "id": annotation.slug,
        "document": annotation.document,
        "kind": annotation.kind,
        "author": annotation.author,
        "date": annotation.date,
        "certainty": annotation.certainty,
        "checked": annotation.checked or None,
        "sources": [{"key": s.key, "place": s.locator or None} for s in annotation.sources],
        "text": annotation.body,
        "href": addresses.page(note.docname),
        "place": None,
    }
    if place is not None:
        document = documents[place.docname]
        made["place"] = {
            "mark": place.mark,
            "words": place.exact,
            "block": place.block or anchor_at(document.transcription, place.start),
            "pages": list(place.pages),
        }
    return made
