"""Citations as files, written with the page they are of.

A page is written by one process, and its files have names of their own: nothing here cares
for the order of the pages or for other processes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .csl import csl_json
from .exchange import bibtex, ris
from .processor import plain

if TYPE_CHECKING:
    from ..domain import EditionDomain
    from .citable import Citable
    from .processor import Citations

FOLDER = "cite"
"""Folder of the site in which the files stand; those of annotations in ``notes`` below it."""

FORMATS = {
    "bib": ("BibTeX", "application/x-bibtex"),
    "ris": ("RIS", "application/x-research-info-systems"),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json"),
    "txt": ("plain text", "text/plain"),
}
"""Suffix of each file, what readers call its format, and its media type."""


def file_uri(domain: EditionDomain, docname: str, suffix: str) -> str:
    """Give the path of a file of a page within the site."""
    note = domain.notes.on_page(docname)
    name = f"notes/{note.annotation.slug}" if note else docname.rsplit("/", 1)[-1]
    return f"{FOLDER}/{name}.{suffix}"


def contents(thing: Citable, citations: Citations) -> dict[str, str]:
    """Give the text of each file, by its suffix."""
    styles = [f"{label}\n{plain(words)}\n" for label, words in citations.each()]
    return {
        "bib": bibtex(thing),
        "ris": ris(thing),
        "json": csl_json(thing),
        "txt": "\n".join(styles),
    }


def write(outdir: Path, uris: dict[str, str], texts: dict[str, str]) -> None:
    """Write the files of one page, whole or not at all.

    :param uris: path of each file within the site, by its suffix.
    :raises OSError: if the disk refuses.
    """
    for suffix, text in texts.items():
        file = Path(outdir, uris[suffix])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
