"""What the edition gives away besides its pages: data files in the standards of the field.

Written into the folder ``data`` of the finished site: each document in TEI and as plain
text, all annotations by the model of the W3C, the whole edition as JSON with its schema.
They hold what other pages say (registers, bibliography, annotations), so they are written
when every page is known, by one process, and are the same whichever pages were written anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from ..builders.safe_file import write_whole
from . import links
from .data import data_files
from .site_files import ROBOTS, SITEMAP, robots, sitemap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

BUILDERS = ("html", "dirhtml")
"""Builders that make a site."""


def setup_exports(app: Sphinx) -> None:
    """Connect what writes the data files and links to them."""
    app.connect("html-page-context", links.offer)
    app.connect("build-finished", write_files)


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write every data file into the finished site. Runs at ``build-finished``.

    :raises SphinxError: if a file cannot be written.
    """
    if exception is not None or app.builder.name not in BUILDERS:
        return
    for name, content in [*data_files(app), *_site_files(app)]:
        path = Path(app.outdir, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != content:
                write_whole(path, content)
        except OSError as error:
            message = f"{path} cannot be written: {error.strerror or error}."
            raise SphinxError(f"{message} Mend: make room, or mend the rights.") from error


def _site_files(app: Sphinx) -> Iterator[tuple[str, bytes]]:
    """Give the files at the top of the site; one the settings bring along is left alone."""
    base = app.config.html_baseurl
    base = f"{base.rstrip('/')}/" if base else ""
    given = {path.name for extra in app.config.html_extra_path for path in _files_of(app, extra)}
    if ROBOTS not in given:
        yield ROBOTS, robots(base).encode()
    if base and SITEMAP not in given:
        uris = [app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
        yield SITEMAP, sitemap(f"{base}{uri}" for uri in uris).encode()


def _files_of(app: Sphinx, extra: str) -> Iterator[Path]:
    path = Path(app.confdir, extra)
    yield from path.iterdir() if path.is_dir() else [path]
