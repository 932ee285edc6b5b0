"""The data files of a site, name and content of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..builders.tei import bibliography, edition_facts
from ..locate import edition_domain
from ..writers.tei.document import document, entries_by_document
from ..writers.tei.elements import to_bytes
from .addresses import ANNOTATIONS, EDITION, FOLDER, SCHEMA, Addresses, base_name
from .documents import ExportedDocument, read_document
from .edition_json import EditionTitle, edition_json
from .web_annotation import CollectionFacts, collection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .web_annotation import Json

_SCHEMA = Path(__file__).parents[1] / "data" / SCHEMA


def data_files(app: Sphinx) -> Iterator[tuple[str, bytes]]:
    """Give every data file: its path in the site and its bytes.

    :param app: the application, when all pages are read.
    """
    config, domain = app.config, edition_domain(app.env)
    addresses = Addresses.of(app.builder)
    references, facts = bibliography(app.env), edition_facts(config)
    documents: dict[str, ExportedDocument] = {}
    entries = entries_by_document(domain)
    for docname in sorted(entries):
        documents[docname] = read_document(app.env, docname)
        name = f"{FOLDER}/{base_name(docname)}"
        tree = document(app.env, docname, facts, entries[docname], references)
        yield f"{name}.xml", to_bytes(tree)
        yield f"{name}.txt", documents[docname].plain.text.encode()
    labels = CollectionFacts(config.html_title or config.project, config.language)
    notes = collection(domain.notes.notes, documents, addresses, labels)
    title = EditionTitle(config.project, config.version, config.language)
    everything = edition_json(domain, documents, references, addresses, title)
    yield f"{FOLDER}/{ANNOTATIONS}", _to_bytes(notes)
    yield f"{FOLDER}/{EDITION}", _to_bytes(everything)
    yield f"{FOLDER}/{SCHEMA}", _SCHEMA.read_bytes()


def _to_bytes(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
