"""An edition to work on: change a file, build again, see what was read and written."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from tests.support import application, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


@dataclass(frozen=True)
class Run:
    """What one build did."""

    read: set[str]
    written: set[str]
    messages: str


class Workshop:
    """A copy of an edition with a site that was built from it."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder / "work"
        self.source = copy_sources(self.folder / "source", root)
        self.site = self.folder / "site"
        self._kept = folder / "kept"
        self._clock = 0

    def keep(self) -> None:
        """Keep everything as it is now, to come back to it."""
        shutil.copytree(self.folder, self._kept)

    def restore(self) -> None:
        """Make everything as it was kept, in the same folder: Sphinx compares the folder too."""
        shutil.rmtree(self.folder)
        shutil.copytree(self._kept, self.folder)

    def build(self) -> Run:
        """Build, and tell which pages were read and which were written."""
        return self._build(self.site, self.folder / "doctrees")

    def build_afresh(self) -> Path:
        """Build everything elsewhere from nothing, and give the site."""
        site = self.folder / "afresh"
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(self.folder / "fresh-doctrees", ignore_errors=True)
        self._build(site, self.folder / "fresh-doctrees")
        return site

    def _build(self, site: Path, doctrees: Path) -> Run:
        read: set[str] = set()
        written: set[str] = set()
        messages = StringIO()

        def source_read(app: Sphinx, docname: str, content: list[str]) -> None:
            read.add(docname)

        def page_written(app: Sphinx, page: str, *context: object) -> None:
            if context[-1] is not None:  # the tree; else a page without a source
                written.add(page)

        with application(self.source, site, doctrees, messages=messages) as app:
            app.connect("source-read", source_read)
            app.connect("html-page-context", page_written)
            app.build()
        return Run(read, written, messages.getvalue())

    def path(self, page: str) -> Path:
        """Give the source file of a page."""
        return self.source / f"{page}.md"

    def change(self, page: str, before: str, after: str) -> None:
        """Replace words that stand once in a page's source."""
        text = self.path(page).read_text(encoding="utf-8")
        assert text.count(before) == 1, before
        self.path(page).write_text(text.replace(before, after), encoding="utf-8")
        self.touch(page)

    def touch(self, page: str) -> None:
        """Give a file a later time than any it had, however fast the test runs."""
        self._clock += 10
        later = time.time() + self._clock
        os.utime(self.path(page), (later, later))

    def html(self, page: str) -> str:
        """Give a page of the site."""
        return (self.site / f"{page}.html").read_text(encoding="utf-8")
