"""The other editions a reader can download: which exist, and where the site keeps them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import ensuredir

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

FOLDER = "downloads"
"""Folder of the site in which the other editions stand."""


@dataclass(frozen=True, slots=True)
class Download:
    """One edition in one file."""

    label: str
    source: Path

    @property
    def href(self) -> str:
        """Its address within the site."""
        return f"{FOLDER}/{self.source.name}"

    @property
    def size(self) -> str:
        """Its size in whole kilobytes, as a reader sees it."""
        return f"{max(1, round(self.source.stat().st_size / 1000))} kB"

    def reference(self) -> nodes.reference:
        """Give a link to it from the top page, with its size."""
        words = f"{self.label} ({self.size})"
        return nodes.reference("", words, refuri=self.href, internal=True)


def available(confdir: Path, downloads: Mapping[str, str]) -> list[Download]:
    """Give the editions that have been made, in the order of the settings.

    :param confdir: folder of ``conf.py``.
    :param downloads: label and file of each edition, the file relative to that folder.
    """
    found = [Download(label, confdir / file) for label, file in downloads.items()]
    return [download for download in found if download.source.is_file()]


def copy_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Put the editions that have been made into the finished site."""
    if exception or app.builder.name not in ("html", "dirhtml"):
        return
    for download in available(Path(app.confdir), app.config.edition_downloads):
        target = Path(app.outdir, download.href)
        ensuredir(target.parent)
        shutil.copyfile(download.source, target)


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give every page of the site the editions that have been made.

    Runs at ``html-page-context``. The addresses are paths within the site.
    """
    context["edition_downloads"] = [
        {"label": download.label, "href": download.href, "note": download.size}
        for download in available(Path(app.confdir), app.config.edition_downloads)
    ]
