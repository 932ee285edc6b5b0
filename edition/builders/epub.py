"""The builder ``epub``: the whole edition as one EPUB 3, in place of Sphinx's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.errors import NoUri
from sphinx.util import logging
from sphinx.util.display import progress_message, status_iterator
from sphinx.util.osutil import relative_uri

from ..diagnostics import Code, Finding
from ..epub.assembly import STYLE, Material, assemble
from ..epub.errors import EpubError, failed, refuse
from ..epub.images import TYPES, Images
from ..epub.items import IMAGES, PAGES, Matter, Page
from ..epub.navigation import reading_order
from ..epub.relink import Absent, relink
from ..epub.render import render
from ..locate import edition_domain, line_of, source_path
from ..post_transforms.epub import EPUB_POST_TRANSFORMS
from ..text.slugs import slug
from ..writers.html.epub import fit_for_epub
from .book_time import book_time
from .safe_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinxcontrib.bibtex.domain import BibtexDomain

_logger = logging.getLogger(__name__)

INDEX = "genindex"
"""Sphinx's name of the page that holds the index."""


class EpubBuilder(Epub3Builder):
    """Writes one file, complete or not at all: the same bytes for the same sources."""

    epilog = "The EPUB is in %(outdir)s."
    allow_parallel = False  # one book, written in one go
    supported_image_types = TYPES
    supported_remote_images = True  # so that Sphinx fetches none; they are refused later
    supported_data_uri_images = False

    def init(self) -> None:
        """Find out how the file is to be called; begin without pages."""
        super().init()
        name = self.config.edition_pdf_name or slug(self.config.project)
        self.file = Path(self.outdir, f"{name}.epub")
        self.imagedir = IMAGES
        self._images = Images(Path(self.srcdir))
        self._pages: list[Page] = []
        self._faults: list[Finding] = []
        self._left_out: set[str] = set()
        self._absent: dict[str, Absent] = {}

    # -- what Sphinx asks ------------------------------------------------------------

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Make the book anew every time: it is one file."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the address of a page inside the book."""
        return f"{PAGES}/{quote(docname)}{self.link_suffix}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Give the address of a page as seen from another.

        :raises NoUri: from the index to a page the book leaves out.
        """
        if from_ == INDEX and to in self._left_out:
            raise NoUri(to, typ)
        return super().get_relative_uri(from_, to, typ)

    def create_translator(self, *args: object) -> nodes.NodeVisitor:
        """Give a translator of web pages that knows the ways of EPUBs."""
        translator = super().create_translator(*args)
        fit_for_epub(cast("HTML5Translator", translator))
        return translator

    def copy_assets(self) -> None:
        """Copy nothing: the book has a style sheet of its own, and no scripts."""

    # -- pages -----------------------------------------------------------------------

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Find out which pages the book leaves out, and what it has in their place."""
        super().prepare_writing(docnames)
        notes = edition_domain(self.env).notes
        own_pages = set(edition_domain(self.env).files)
        excluded = {name.removesuffix(self.out_suffix) for name in self.config.epub_exclude_files}
        self._left_out = self.env.found_docs & (own_pages | excluded)
        for docname in sorted(self._left_out):
            note = notes.on_page(docname)
            instead = ""
            if note is not None and note.place is not None:
                instead = f"{self.get_target_uri(note.place.docname)}#{note.annotation.id}"
            path = unquote(self.get_target_uri(docname))
            self._absent[path] = Absent(instead, self._web_address(docname))

    def _web_address(self, docname: str) -> str:
        """Give where a page is on the web; empty if the edition is not there."""
        base = self.config.html_baseurl
        suffix = self.config.html_link_suffix or self.config.html_file_suffix or ".html"
        return f"{base.rstrip('/')}/{quote(docname)}{suffix}" if base else ""

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every page of the book, whichever have changed."""
        order = reading_order(self.env, self._left_out)
        verbosity = self.config.verbosity
        for docname in status_iterator(order, "writing pages... ", "", len(order), verbosity):
            tree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.post_process_images(tree)
            self.write_doc(docname, tree)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write one page."""
        source = source_path(self.env, docname)
        uri = self.get_target_uri(docname)
        self._faults += _formulas(doctree, source)
        self.fix_ids(doctree)
        relink(doctree, unquote(uri), self._absent)
        self._images.take(doctree, self.images, source)
        doctree.settings = self.docsettings
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        self.imgpath = relative_uri(uri, IMAGES)
        self.current_docname = docname
        visitor = cast("HTML5Translator", self.create_translator(doctree, self))
        try:
            doctree.walkabout(visitor)
        except NotImplementedError as error:  # a node no writer of pages knows
            self._faults.append(Finding(Code.E102, source, 0, str(error)))
        title = self.env.titles[docname].astext() if docname in self.env.titles else docname
        self._add_page(docname, source, title, "".join(visitor.fragment))

    def _add_page(self, docname: str, source: str, title: str, body: str) -> None:
        uri, matter = self.get_target_uri(docname), self._matter(docname)
        metadata = edition_domain(self.env).metadata.get(docname)
        language = (metadata.get("language") if metadata else "") or self.config.epub_language
        content = render(
            "page.xhtml.jinja",
            language=language.replace("_", "-"),
            title=title,
            style=relative_uri(uri, STYLE),
            matter=matter,
            body=body,
        )
        self._pages.append(Page(docname, source, unquote(uri), title, matter, content))

    def _matter(self, docname: str) -> Matter:
        """Tell what kind of page it is."""
        domain = edition_domain(self.env)
        if docname == self.config.root_doc:
            return Matter("frontmatter")
        if domain.is_document(docname):
            return Matter("bodymatter", "chapter")
        if docname == INDEX:
            return Matter("backmatter", "index")
        if any(entry.kind == "term" for entry in domain.entries.get(docname, ())):
            return Matter("backmatter", "glossary")
        holds_sources = docname in self._bibliographies()
        return Matter("backmatter", "bibliography" if holds_sources else "")

    def _bibliographies(self) -> set[str]:
        """Give the pages that list sources."""
        if "cite" not in self.env.domains:
            return set()
        lists = cast("BibtexDomain", self.env.domains["cite"]).bibliographies
        return {key.docname for key in lists}

    # -- the book --------------------------------------------------------------------

    def finish(self) -> None:
        """Put the book together and write it, or say why not; then an earlier EPUB stays."""
        try:
            self._write_book()
        except EpubError as error:
            _logger.error("%s: %s", error.category, error)
            self._app.statuscode = 1

    def _write_book(self) -> None:
        """Put the book together and write it.

        :raises EpubError: if anything prevents it.
        """
        if self.config.epub_use_index and (groups := IndexEntries(self.env).create_index(self)):
            body = render("index.xhtml.jinja", groups=groups).decode()
            self._add_page(INDEX, self.config.root_doc, "Index", body)
        refuse([*self._faults, *self._images.faults])
        domain = edition_domain(self.env)
        time = book_time(Path(self.confdir))
        try:
            with progress_message(f"writing {self.file.name}"):
                book = assemble(self.env, domain, Material(self._pages, self._images.items, time))
                write_whole(self.file, book)
        except OSError as error:
            found = f"{error.strerror or error}: {error.filename or self.file}"
            raise failed(Code.E105, found, f"to write {self.file}") from error


def _formulas(tree: nodes.document, source: str) -> list[Finding]:
    """Give the formulas of a page as faults: to show them, a book would need a script."""
    found = [n for kind in (nodes.math, nodes.math_block) for n in tree.findall(kind)]
    return [Finding(Code.E102, source, line_of(node), "a formula") for node in found]


def setup_epub(app: Sphinx) -> None:
    """Put the builder in the place of Sphinx's, with its settings and post-transforms."""
    app.add_config_value(
        "edition_accessibility_summary",
        "",
        "",
        str,
        "what the e-book says of its accessibility; made from its contents by default",
    )
    app.add_builder(EpubBuilder, override=True)
    for transform in EPUB_POST_TRANSFORMS:
        app.add_post_transform(transform)
