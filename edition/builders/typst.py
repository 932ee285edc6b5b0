"""The builder ``typst``: the whole edition as one typeset, tagged PDF."""

from __future__ import annotations

import gc
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message

from ..diagnostics import WARNING_TYPE, Code
from ..locate import edition_domain
from ..text.slugs import slug
from ..writers.typst import HANDLERS, Links, TypstWriter
from .book import assemble, notes_as_targets
from .book_source import write_book
from .book_time import book_time
from .errors import NoPdfError, refuse, refuse_for
from .images import TYPES, Images
from .outcome import is_well_set, judge, typst_findings
from .safe_file import write_whole
from .typeset import MAIN, typeset

if TYPE_CHECKING:
    from collections.abc import Set

    from .book import Book
    from .typeset import Typeset

TEMPLATE = Path(__file__).parent.parent / "templates" / "book.typ"

_logger = logging.getLogger(__name__)


class TypstBuilder(Builder):
    """Writes one PDF: PDF/UA-1 and PDF/A-2a, the same bytes for the same sources."""

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    allow_parallel = False  # one book, written in one go
    supported_image_types = TYPES
    supported_remote_images = True  # so that Sphinx fetches none; they are refused later

    def init(self) -> None:
        """Find out how the file is to be called."""
        name = self.config.edition_pdf_name or slug(self.config.project)
        self.file = Path(self.outdir, f"{name}.pdf")

    def get_outdated_docs(self) -> str:
        """Make the book anew every time: any page can move any other."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Give the address a page has on the web; the writer turns it into a label."""
        return f"{quote(docname)}.html"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Give the same address from everywhere."""
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the book, or say why it cannot be written and fail.

        A PDF of an earlier build stays as it was until a new one is complete.
        """
        try:
            done = self._write()
        except NoPdfError as error:
            error.tell()
            _logger.error("No PDF was written.", type=WARNING_TYPE, subtype="pdf")
            self._app.statuscode = 1  # as Sphinx's own builder linkcheck does
            return
        counts = len(done.placement.marks), len(done.placement.late), done.passes
        _logger.info("%d notes, %d of them overleaf from their marks; %d passes", *counts)

    def _write(self) -> Typeset:
        working: Path | str = tempfile.gettempdir()
        try:
            with tempfile.TemporaryDirectory(prefix="edition-pdf-") as folder:
                done = self._make(Path(folder))
            working = self.file
            write_whole(self.file, done.pdf)
        except OSError as error:
            refuse_for(Code.P108, f"{error.strerror or error}: {error.filename or working}")
        return done

    def _make(self, folder: Path) -> Typeset:
        """Write the Typst source into a folder and set it."""
        time = book_time(Path(self.confdir))
        with progress_message("assembling the book"):
            notes, images = self._write_source(folder, time)
            gc.collect()  # pages know their parents: nothing else lets them go
        shutil.copyfile(TEMPLATE, folder / TEMPLATE.name)
        return self._typeset(notes, images, folder, time)

    def _write_source(self, folder: Path, time: int) -> tuple[dict[str, int], dict[str, str]]:
        """Write the Typst source; give the block of each note, and the file of each image.

        The pages themselves are let go: a long book leaves Typst no memory to waste.
        """
        book = assemble(self)
        writer = self._writer(book, folder)
        source = write_book(writer, book, self.env, time)
        refuse(writer.faults)
        (folder / MAIN).write_text(source, encoding="utf-8")
        return writer.notes, dict(writer.images)

    def _writer(self, book: Book, folder: Path) -> TypstWriter:
        """Give a writer that knows every link and every image of the book."""
        images = Images(Path(self.srcdir), folder)
        domain = edition_domain(self.env)
        uris = {self.get_target_uri(docname): docname for docname in self.env.found_docs}
        links = Links(uris, notes_as_targets(domain), self.config.html_baseurl)
        for docname, tree in book.trees.items():
            links.add_page(docname, tree)
            images.take(tree, book.parts[docname].source)
        for docname, tree in book.trees.items():
            links.look_for_targets(docname, tree)
        author = self.config.author
        writer = TypstWriter(links, HANDLERS, images.files, domain.index, author)
        writer.faults += images.faults
        return writer

    def _typeset(
        self, notes: dict[str, int], images: dict[str, str], folder: Path, time: int
    ) -> Typeset:
        """Set the book; where that fails, put it together again to tell in which lines."""
        import typst

        fonts = [str(Path(self.confdir, path)) for path in self.config.edition_pdf_font_paths]
        try:
            with progress_message("setting the book"):
                done = typeset(folder, notes, time, fonts)
        except typst.TypstError as error:
            refuse(typst_findings(error, assemble(self), images, folder / MAIN))
            raise
        if not is_well_set(done, notes):
            refuse(judge(done, notes, assemble(self)))
        return done

    def finish(self) -> None:
        """Do nothing more: the book is written."""
