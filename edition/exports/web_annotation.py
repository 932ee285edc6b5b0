"""The annotations as a collection by the Web Annotation Data Model of the W3C.

Each annotation speaks of its words in two publications: on the page of the document
(``TextQuoteSelector`` and, less exact, ``FragmentSelector``), and in the plain text
(``TextPositionSelector``, in characters of that file, with the words as they stand there).
What the model has no word for is written in a vocabulary of this edition's own, so that the
collection gives back the very files it was made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..quote import Range
from ..writers.tei.standoff import MOTIVATION
from .addresses import ANNOTATIONS, base_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..annotations.file import Annotation
    from ..annotations.index import Note
    from ..annotations.placing import Transcription
    from ..model import AnnotationPlace
    from .addresses import Addresses
    from .documents import ExportedDocument

Json = dict[str, object]

MODEL = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "http://tools.ietf.org/rfc/rfc3236"
"""How a fragment of a web page is read (the model names this for HTML)."""

VOCABULARY = "urn:uuid:a7c2f6de-5b0b-4c86-9d3e-1f6f0b8a4d11#"
OWN_TERMS = ("file", "quote", "before", "after", "page", "sources", "certainty", "checked", "mark")
"""What a file says and the model has no word for."""


@dataclass(frozen=True, slots=True)
class CollectionFacts:
    """What the collection says of itself.

    :param label: its title; ``language``: that of the annotations.
    """

    label: str
    language: str


def collection(
    notes: Iterable[Note],
    documents: dict[str, ExportedDocument],
    addresses: Addresses,
    facts: CollectionFacts,
) -> Json:
    """Give the collection of every annotation that has a place, on a single page.

    :param notes: the annotations, in the order of the text.
    :param documents: the documents, by page name.
    """
    items = [
        _annotation(note, note.place, documents[note.place.docname], addresses, facts.language)
        for note in notes
        if note.place is not None
    ]
    own = {term: f"{VOCABULARY}{term}" for term in OWN_TERMS}
    made: Json = {
        "@context": [MODEL, own],
        "id": addresses.data(ANNOTATIONS),
        "type": "AnnotationCollection",
        "label": facts.label,
        "total": len(items),
    }
    if items:
        made["first"] = {
            "id": addresses.data(ANNOTATIONS, "all"),
            "type": "AnnotationPage",
            "partOf": addresses.data(ANNOTATIONS),
            "startIndex": 0,
            "items": items,
        }
        made["last"] = addresses.data(ANNOTATIONS, "all")
    return made


def _annotation(
    note: Note,
    place: AnnotationPlace,
    document: ExportedDocument,
    addresses: Addresses,
    language: str,
) -> Json:
    annotation = note.annotation
    return {
        "id": addresses.data(ANNOTATIONS, annotation.slug),
        "type": "Annotation",
        "motivation": MOTIVATION[annotation.kind],
        "creator": _creator(annotation),
        "created": f"{annotation.date}T00:00:00Z",
        "canonical": addresses.page(note.docname),
        "body": [
            {
                "type": "TextualBody",
                "value": annotation.body,
                "format": "text/markdown",
                "language": language,
                "purpose": MOTIVATION[annotation.kind],
            },
            {"type": "TextualBody", "value": annotation.kind, "purpose": "classifying"},
        ],
        "target": [
            _page_target(place, document, addresses),
            _text_target(place, document, addresses),
        ],
        **_own(annotation, place),
    }


def _creator(annotation: Annotation) -> Json:
    """Give who wrote it; only somebody with an account is known to be one person."""
    accounts = []
    if annotation.orcid:
        accounts.append(f"https://orcid.org/{annotation.orcid}")
    if annotation.github:
        accounts.append(f"https://github.com/{annotation.github}")
    if not accounts:
        return {"name": annotation.author}
    made: Json = {"id": accounts[0], "type": "Person", "name": annotation.author}
    if len(accounts) > 1:
        made["homepage"] = accounts[1]
    return made


def _page_target(place: AnnotationPlace, document: ExportedDocument, addresses: Addresses) -> Json:
    """Give the words on the page: quoted, and the part of the page they begin in."""
    return {
        "type": "SpecificResource",
        "source": addresses.page(place.docname),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": place.exact,
                "prefix": place.prefix,
                "suffix": place.suffix,
            },
            {
                "type": "FragmentSelector",
                "conformsTo": FRAGMENTS,
                "value": place.block or anchor_at(document.transcription, place.start),
            },
        ],
    }


def _text_target(place: AnnotationPlace, document: ExportedDocument, addresses: Addresses) -> Json:
    """Give the words in the plain text: by their place in that file, and as they stand there."""
    start, end = text_span(document, place)
    return {
        "type": "SpecificResource",
        "source": addresses.data(f"{base_name(place.docname)}.txt"),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": document.plain.text[start:end]},
        ],
    }


def text_span(document: ExportedDocument, place: AnnotationPlace) -> tuple[int, int]:
    """Give where the words of an annotation begin and end in the plain text."""
    transcription = document.transcription
    pieces = transcription.index.pieces(Range(place.start, place.end))
    return document.plain.span(
        [(transcription.readings[p.block].block, p.start, p.end) for p in pieces]
    )


def anchor_at(transcription: Transcription, offset: int) -> str:
    """Give the id of the block a character lies in; that of its part for a heading."""
    block = transcription.readings[transcription.index.locate(offset)[0]].block
    ids = block["ids"] or block.parent["ids"]
    return str(ids[0])


def _own(annotation: Annotation, place: AnnotationPlace) -> Json:
    """Give what the file says and the model has no word for."""
    given = {key: getattr(annotation, key) for key in ("quote", "before", "after", "page")}
    made: Json = {
        "file": {key: value for key, value in given.items() if value},
        "mark": place.mark,
        "sources": [source.text for source in annotation.sources],
        "certainty": annotation.certainty,
    }
    if annotation.checked:
        made["checked"] = annotation.checked
    return made
