"""A document of the edition as the exporters need it: read once, for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..annotations.placing import Transcription
from ..locate import edition_domain
from ..transforms.base import first_section
from .plain_text import PlainText, plain_text

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from ..model import DocumentRecord


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """One document, read.

    :param division: its outermost section.
    :param plain: its plain text; ``transcription``: its words, without marks.
    """

    record: DocumentRecord
    division: nodes.section
    plain: PlainText
    transcription: Transcription


def read_document(env: BuildEnvironment, docname: str) -> ExportedDocument:
    """Read one document of the edition.

    :param env: the edition, read.
    :param docname: the page of the document.
    """
    record = edition_domain(env).documents[docname]
    division = first_section(env.get_doctree(docname))
    assert division is not None
    transcription = Transcription(division, record.metadata.first_page)
    return ExportedDocument(record, division, plain_text(division), transcription)
