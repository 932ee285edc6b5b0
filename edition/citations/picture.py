"""The picture social networks show with a link to the edition, drawn when it is built.

One for the whole edition, so that a large one costs no more. Same words, same bytes: the
fonts are those Typst brings.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from ..locate import edition_domain
from .citable import full_volume
from .head import PICTURE_SIZE
from .processor import compiler
from .site import PAGE_BUILDERS, site_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from ..model import DocumentRecord

PICTURE = "cite/edition.png"
"""Path of the picture within the site."""

_SOURCE = b"""\
#set page(
  width: int(sys.inputs.width) * 1pt, height: int(sys.inputs.height) * 1pt,
  margin: (x: 90pt, y: 84pt), fill: rgb("#fbfaf6"),
)
#set text(font: "Libertinus Serif", fill: rgb("#1c1b19"), lang: "en", hyphenate: false)
#set par(leading: 0.45em, spacing: 0.9em)
#place(top + left, dx: -90pt, dy: -84pt, rect(width: 18pt, height: 630pt, fill: rgb("#7a1f1f")))
#let (title, ..rest) = sys.inputs.title.split(": ")
#text(size: 60pt, weight: "bold", title)

#text(size: 40pt, rest.join(": "))

#place(bottom + left, text(size: 29pt, fill: rgb("#55524c"), sys.inputs.source))
"""


def draw(title: str, source: str) -> bytes:
    """Draw the picture.

    :param title: title of the edition; what follows a colon is set smaller.
    :param source: one line at the foot: where the text is from.
    """
    width, height = PICTURE_SIZE
    words = {"title": title, "source": source, "width": str(width), "height": str(height)}
    png = compiler().compile(input=_SOURCE, format="png", ppi=72.0, sys_inputs=words)
    assert isinstance(png, bytes)  # a list of them is what several pages give
    return png


def source_line(records: Iterable[DocumentRecord]) -> str:
    """Give the volume the documents are from, with the number of the only one."""
    fronts = [record.metadata for record in records]
    volumes = {full_volume(front) for front in fronts} - {""}
    parts = [f"Document {fronts[0].number}"] if len(fronts) == 1 else []
    return ", ".join([*parts, *volumes]) if len(volumes) == 1 else ""


def draw_for_site(app: Sphinx, exception: Exception | None) -> None:
    """Put the picture into the finished site, if the site knows its own address.

    Without an address no page can name it. Runs at ``build-finished``.

    :raises SphinxError: if it cannot be written.
    """
    site = site_of(app.config)
    if exception is not None or app.builder.name not in PAGE_BUILDERS or not site.base:
        return
    file = Path(app.outdir, PICTURE)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(draw(site.title, source_line(edition_domain(app.env).documents.values())))
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror or error}."
        raise SphinxError(f"{message} Mend: make room, or mend the rights.") from error
