"""What the pages of the edition know of each other.

The domain only stores and finds. Records come from :mod:`edition.collect` when a page has
been read; faults that need more than one page are found by :mod:`edition.consistency`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from . import collect
from .annotations.index import AnnotationIndex
from .directives import DIRECTIVES
from .register_index import RegisterIndex
from .roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from pathlib import Path

    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .annotations.file import Annotation
    from .annotations.store import StoredFile
    from .diagnostics import Finding
    from .model import (
        AnnotationPlace,
        DocumentMetadata,
        DocumentRecord,
        Mention,
        ParagraphReference,
        PrintedPage,
        RegisterEntry,
    )
    from .site.repository import Repository

_BY_PAGE = (
    "metadata",
    "documents",
    "entries",
    "mentions",
    "references",
    "findings",
    "places",
    "selectors",
    "lists",
)
"""Tables of the domain, each a dict from page name to plain records."""


class EditionDomain(Domain):
    """Documents, register entries, mentions and faults, by page."""

    name = "edition"
    label = "Edition"
    roles = ROLES  # type: ignore[assignment]
    directives = DIRECTIVES  # type: ignore[assignment]
    initial_data: ClassVar[dict[str, dict[str, Any]]] = {
        **{table: {} for table in _BY_PAGE},
        "digests": {},
        "files": {},
        "folder": {"findings": []},
    }
    data_version = 3

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._index: RegisterIndex | None = None
        self._notes: AnnotationIndex | None = None
        self.repository: Repository | None = None  # set at builder-inited
        self.confdir: Path  # set at builder-inited
        self.builder: Builder  # set at builder-inited; links need it

    # -- tables ---------------------------------------------------------------------

    @property
    def metadata(self) -> dict[str, DocumentMetadata]:
        """Front matter of the documents, by page name."""
        return self.data["metadata"]  # type: ignore[no-any-return]

    @property
    def documents(self) -> dict[str, DocumentRecord]:
        """The documents, by page name."""
        return self.data["documents"]  # type: ignore[no-any-return]

    @property
    def entries(self) -> dict[str, tuple[RegisterEntry, ...]]:
        """The register entries, by page name."""
        return self.data["entries"]  # type: ignore[no-any-return]

    @property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions, by page name, in the order of the text."""
        return self.data["mentions"]  # type: ignore[no-any-return]

    @property
    def references(self) -> dict[str, tuple[ParagraphReference, ...]]:
        """The references to paragraphs, by page name."""
        return self.data["references"]  # type: ignore[no-any-return]

    @property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """The faults of single pages, by page name."""
        return self.data["findings"]  # type: ignore[no-any-return]

    @property
    def digests(self) -> dict[str, str]:
        """What each page showed of other pages when it was last written."""
        return self.data["digests"]  # type: ignore[no-any-return]

    @property
    def places(self) -> dict[str, tuple[AnnotationPlace, ...]]:
        """Where the annotations stand, by page name of the document, in reading order."""
        return self.data["places"]  # type: ignore[no-any-return]

    @property
    def selectors(self) -> dict[str, str]:
        """By page name of a document: digest of the selectors it was read with."""
        return self.data["selectors"]  # type: ignore[no-any-return]

    @property
    def files(self) -> dict[str, StoredFile]:
        """The annotation files as last read, by page name."""
        return self.data["files"]  # type: ignore[no-any-return]

    @property
    def folder_findings(self) -> list[Finding]:
        """The faults of the annotations' folder itself."""
        return self.data["folder"]["findings"]  # type: ignore[no-any-return]

    def annotations(self, document: str = "") -> Iterator[tuple[str, Annotation]]:
        """Give page name and annotation of every usable file, of one document or of all."""
        for docname in sorted(self.files):
            annotation = self.files[docname].annotation
            if annotation is not None and document in ("", annotation.document):
                yield docname, annotation

    # -- Sphinx ---------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.forget_indexes()
        for table in _BY_PAGE:
            self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found on its pages, and nothing else."""
        self.forget_indexes()
        for table in _BY_PAGE:
            for docname in docnames:
                if docname in otherdata[table]:
                    self.data[table][docname] = otherdata[table][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Record what the page just read holds."""
        self.forget_indexes()
        collector = collect.Collector(env, docname, document, self.metadata.get(docname))
        if (record := collector.document_record()) is not None:
            self.documents[docname] = record
        self.entries[docname] = collector.entries()
        self.mentions[docname] = collector.mentions()
        self.references[docname] = collector.references()
        if collector.lists_annotations():
            self.data["lists"][docname] = True

    def resolve_any_xref(self, *_: Any) -> list[tuple[str, nodes.reference]]:
        """Find nothing by a bare name; MyST asks all domains about links it does not know."""
        return []

    # -- questions ------------------------------------------------------------------

    def is_document(self, docname: str) -> bool:
        """Tell whether a page is a document of the edition (it has its front matter)."""
        return docname in self.metadata

    def record(self, docname: str, finding: Finding) -> None:
        """Keep a fault of a page; all are told together once every page is read."""
        self.findings[docname] = (*self.findings.get(docname, ()), finding)

    @property
    def index(self) -> RegisterIndex:
        """Look-ups across all pages; made anew after a page was read or forgotten."""
        if self._index is None:
            self._index = RegisterIndex(self.entries, self.mentions, self.documents)
        return self._index

    @property
    def notes(self) -> AnnotationIndex:
        """The annotations in reading order; made anew after a page was read or forgotten."""
        if self._notes is None:
            self._notes = AnnotationIndex(self.annotations(), self.places)
        return self._notes

    def forget_indexes(self) -> None:
        """Have the look-ups made anew, because what they were made from has changed."""
        self._index = self._notes = None

    def pages_of(self, docname: str) -> tuple[PrintedPage, ...]:
        """Give the printed pages of a document; empty for any other page."""
        record = self.documents.get(docname)
        return record.pages if record else ()
