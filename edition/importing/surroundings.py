"""What an import must know of the edition it brings a document into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .references import KnownDocument

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..domain import EditionDomain
    from ..model import DocumentRecord, RegisterEntry


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The edition around a new document.

    :param entries: its registers.
    :param documents: its documents.
    :param anchors: ids that are taken.
    :param volume_url: address of the volume, empty to read it off the file.
    :param first_page: page on which the document begins, empty to read it off the file.
    :param language: that of the edition.
    """

    entries: Sequence[RegisterEntry] = ()
    documents: Sequence[KnownDocument] = ()
    anchors: Sequence[str] = ()
    volume_url: str = ""
    first_page: str = ""
    language: str = ""


def surroundings_in(
    domain: EditionDomain, folder: str, language: str, volume_url: str = "", first_page: str = ""
) -> Surroundings:
    """Give what an import must know of an edition.

    :param domain: the edition, read.
    :param folder: of its documents.
    """
    documents = [
        KnownDocument(
            record.metadata.id,
            f"{name.removeprefix(f'{folder}/')}.md",
            record.metadata.get("volume-url"),
            frozenset(_anchors(record)),
        )
        for name, record in domain.documents.items()
    ]
    anchors = [anchor for document in documents for anchor in document.anchors]
    return Surroundings(
        entries=domain.index.entries,
        documents=documents,
        anchors=[*(document.id for document in documents), *anchors],
        volume_url=volume_url,
        first_page=first_page,
        language=language,
    )


def _anchors(record: DocumentRecord) -> Iterator[str]:
    """Give the ids of pages, paragraphs and footnotes."""
    for parts in (record.pages, record.paragraphs, record.notes):
        yield from (part.anchor for part in parts)
