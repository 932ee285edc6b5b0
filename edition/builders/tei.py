"""The builder ``tei``: each document of the edition as a file of TEI P5."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from pybtex.plugin import find_plugin
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from ..locate import edition_domain
from ..writers.tei.document import document, entries_by_document
from ..writers.tei.elements import to_bytes
from ..writers.tei.header import EditionFacts
from .safe_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain


class TeiBuilder(Builder):
    """Writes ``document-84.xml`` for the page ``memo/document-84``; other pages have no file.

    A file holds the document and all it points to: entries, annotations, bibliography.
    """

    name = "tei"
    format = "tei"
    epilog = "The TEI files are in %(outdir)s."
    allow_parallel = False

    def get_outdated_docs(self) -> str:
        """Write every document: each holds entries of the registers, which any page may change."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the file of a document; other pages have the name they have elsewhere."""
        return file_name(docname) if docname in edition_domain(self.env).documents else docname

    def write_documents(self, docnames: Set[str]) -> None:
        """Write one file for each document."""
        facts = edition_facts(self.config)
        references = bibliography(self.env)
        entries = entries_by_document(edition_domain(self.env))
        for docname in sorted(entries):
            tree = document(self.env, docname, facts, entries[docname], references)
            file = Path(self.outdir, file_name(docname))
            try:
                write_whole(file, to_bytes(tree))
            except OSError as error:
                message = f"{file} cannot be written: {error.strerror or error}."
                raise SphinxError(f"{message} Mend: make room, or mend the rights.") from error

    def write_doc(self, docname: str, doctree: object) -> None:
        """Write nothing: documents are written whole."""


def file_name(docname: str) -> str:
    """Give the file of a document: the last part of its page name."""
    return f"{docname.rsplit('/', 1)[-1]}.xml"


def edition_facts(config: Config) -> EditionFacts:
    """Give what the headers say of the edition, from its settings."""
    return EditionFacts(
        title=config.project,
        author=config.author,
        version=config.version,
        rights=str(config.copyright),
        language=config.language,
        url=config.html_baseurl,
    )


def bibliography(env: BuildEnvironment) -> list[tuple[str, str]]:
    """Give key and reference of each source, as plain text, in the order of the bibliography."""
    if "cite" not in env.domains:
        return []
    plain = find_plugin("pybtex.backends", "plaintext")()
    domain = cast("BibtexDomain", env.domains["cite"])
    return [
        (citation.key, citation.formatted_entry.text.render(plain)) for citation in domain.citations
    ]
