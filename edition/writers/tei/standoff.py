"""What stands apart from the text: people, terms, annotations, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...annotations.ids import note_id
from ...quote import Range
from .elements import blocks, element

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

    from docutils import nodes

    from ...annotations.index import Note
    from ...annotations.placing import Transcription
    from ...model import RegisterEntry

CERTAINTY = {"certain": "high", "likely": "medium", "open": "low"}
"""Our three degrees in the words of TEI (``att.global.responsibility``, ``cert``)."""

MOTIVATION = {
    "identification": "identifying",
    "explanation": "commenting",
    "context": "commenting",
    "outcome": "commenting",
    "cross-reference": "linking",
    "textual": "commenting",
}
"""Our kinds in the words of the W3C (Web Annotation Vocabulary, motivations)."""


def people(entries: Iterable[RegisterEntry]) -> ET.Element | None:
    """Give the register of persons, or nothing when it is empty."""
    persons = [
        blocks(
            "person",
            element("persName", entry.name),
            *(element("persName", alias, type_="alias") for alias in entry.aliases),
            element("note", entry.summary) if entry.summary else None,
            id=entry.tei or entry.anchor,
        )
        for entry in entries
        if entry.kind == "person"
    ]
    return blocks("listPerson", *persons) if persons else None


def terms(entries: Iterable[RegisterEntry]) -> ET.Element | None:
    """Give the glossary, or nothing when it is empty."""
    items: list[ET.Element] = []
    for entry in entries:
        if entry.kind == "term":
            items.append(element("label", entry.name))
            words = " ".join(part for part in (entry.expansion, entry.summary) if part)
            items.append(element("item", words, id=entry.tei or entry.anchor))
    return blocks("list", *items, type_="gloss") if items else None


def sources(references: Iterable[tuple[str, str]]) -> ET.Element | None:
    """Give the bibliography: key and reference of each source."""
    items = [element("bibl", reference, id=key) for key, reference in references]
    return blocks("listBibl", *items) if items else None


def list_annotations(
    notes: Iterable[tuple[Note, list[ET.Element]]], transcription: Transcription
) -> ET.Element | None:
    """Give the annotations of a document, each with the blocks of its body."""
    made = [_annotation(note, body, transcription) for note, body in notes]
    return blocks("listAnnotation", *made) if made else None


def _annotation(note: Note, body: list[ET.Element], transcription: Transcription) -> ET.Element:
    annotation, place = note.annotation, note.place
    assert place is not None
    profile = annotation.orcid and f"https://orcid.org/{annotation.orcid}"
    profile = profile or (annotation.github and f"https://github.com/{annotation.github}")
    name = element("name", annotation.author, ref=profile)
    targets = target(transcription, place.start, place.end)
    changes = [element("change", "written", when=annotation.date)]
    if annotation.checked:
        who, _, day = annotation.checked.rpartition(",")
        changes.append(element("change", f"checked by {who.strip()}", when=day.strip()))
    text = blocks("note", *body, cert=CERTAINTY[annotation.certainty], type_=annotation.kind)
    references = [
        element("ref", source.locator or source.key, target=f"#{source.key}", type_="source")
        for source in annotation.sources
    ]
    return blocks(
        "annotation",
        blocks("respStmt", element("resp", "author"), name),
        blocks("revisionDesc", *changes),
        text,
        *references,
        id=note_id(annotation.slug),
        n=place.mark,
        motivation=MOTIVATION[annotation.kind],
        target=targets,
    )


def target(transcription: Transcription, start: int, end: int) -> str:
    """Give the pointers to a range, one for each block it runs through.

    :param start: first character in the words of the document; ``end``: the one after the
        last.
    """
    pointers = []
    for piece in transcription.index.pieces(Range(start, end)):
        block = transcription.readings[piece.block].block
        anchor = block["ids"][0] if block["ids"] else head_id(block.parent)
        pointers.append(f"#string-range({anchor},{piece.start},{piece.end - piece.start})")
    return " ".join(pointers)


def head_id(section: nodes.Element) -> str:
    """Give the id of a title in TEI: that of its part, or the document's with ``-head``."""
    anchor = str(section["ids"][0])
    return anchor if "ed-subhead" in section["classes"] else f"{anchor}-head"
