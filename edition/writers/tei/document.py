"""One document of the edition as a TEI file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...annotations.placing import Transcription
from ...locate import edition_domain, source_path
from ...nodes import printed_note
from ...transforms.base import first_section
from .blocks import BlockWriter
from .elements import blocks, element
from .header import header
from .inline import InlineWriter
from .letters import divided
from .standoff import head_id, list_annotations, people, sources, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree import ElementTree as ET

    from sphinx.environment import BuildEnvironment

    from ...annotations.index import Note
    from ...domain import EditionDomain
    from ...model import DocumentMetadata, RegisterEntry
    from .header import EditionFacts


def document(
    env: BuildEnvironment,
    docname: str,
    facts: EditionFacts,
    entries: Sequence[RegisterEntry],
    references: Iterable[tuple[str, str]],
) -> ET.Element:
    """Give the TEI of one document, complete in itself.

    :param env: the edition, read.
    :param docname: the page of the document.
    :param facts: what the header says of the edition.
    :param entries: the entries of the registers that it lists; see :func:`entries_by_document`.
    :param references: key and reference of every source of the bibliography.
    """
    domain = edition_domain(env)
    record = domain.documents[docname]
    division = first_section(env.get_doctree(docname))
    assert division is not None
    transcription = Transcription(division, record.metadata.first_page)
    notes = [(note, _body(env, note)) for note in domain.notes.beside(docname)]
    parts = [
        people(entries),
        terms(entries),
        list_annotations(notes, transcription),
        sources(references),
    ]
    standoff = blocks("standOff", *parts) if any(part is not None for part in parts) else None
    text = blocks("text", blocks("body", *_divisions(env, docname, division, record.metadata)))
    return blocks("TEI", header(record, facts), standoff, text)


def entries_by_document(domain: EditionDomain) -> dict[str, list[RegisterEntry]]:
    """Give for each document the entries it names, itself or in its annotations.

    Those that only other pages name belong to no document, and so to each. All entries in
    each file would make the files grow with the edition.
    """
    owners = {docname: docname for docname in domain.documents}
    for docname in domain.documents:
        owners.update((note.docname, docname) for note in domain.notes.beside(docname))
    found: dict[str, list[RegisterEntry]] = {docname: [] for docname in domain.documents}
    for entry in domain.index.entries:
        pages = {mention.docname for mention in domain.index.mentions_of(entry)}
        naming = {owners[page] for page in pages if page in owners}
        for docname in naming or domain.documents:
            found[docname].append(entry)
    return found


def _divisions(
    env: BuildEnvironment, docname: str, division: nodes.section, metadata: DocumentMetadata
) -> list[ET.Element]:
    """Give the document, and behind it its attachments: it may end with a signature."""
    printed = {note["ids"][0]: note for note in division.findall(printed_note)}
    index = edition_domain(env).index
    anchors = {anchor for node in division.findall(nodes.Element) for anchor in node["ids"]}
    inline = InlineWriter(index, source_path(env, docname), printed, _files(env), anchors)
    writer = BlockWriter(inline, metadata)
    title, *rest = division.children
    head = element("head", *inline.content(title), id=head_id(division))
    content = [block for child in rest for block in writer.block(child)]
    attributes = {"type_": "document", "n": metadata.number, "id": metadata.id}
    parts, *attachments = divided(content, metadata.id)
    return [blocks("div", head, *parts, **attributes), *(part[0] for part in attachments)]


def _files(env: BuildEnvironment) -> dict[str, tuple[str, str]]:
    """Give file and id of each document of the edition, by its page."""
    documents = edition_domain(env).metadata
    return {name: (f"{name.rpartition('/')[2]}.xml", m.id) for name, m in documents.items()}


def _body(env: BuildEnvironment, note: Note) -> list[ET.Element]:
    """Give the text of an annotation."""
    tree = env.get_doctree(note.docname)
    holder = next(n for n in tree.findall(nodes.container) if "ed-note-body" in n["classes"])
    inline = InlineWriter(edition_domain(env).index, source_path(env, note.docname))
    made = BlockWriter(inline).content(holder)
    for block in made:
        block.attrib.pop("{http://www.w3.org/XML/1998/namespace}id", None)
    return made
