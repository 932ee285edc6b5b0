"""How to cite the documents and the notes: on their pages, as files, for programs.

One record (:mod:`.citable`) is made of front matter, annotation and ``conf.py``; all else is
made of it: the words of four styles (:mod:`.processor`), BibTeX, RIS (:mod:`.exchange`) and
CSL-JSON (:mod:`.csl`), tags in the page's head (:mod:`.head`), and ``CITATION.cff``
(:mod:`.cff`, compared by a test).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..writers.html.base import never
from . import box, pages, picture

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_citations(app: Sphinx) -> None:
    """Connect what cites, with the pages of the site and with those of other editions."""
    app.add_node(box.citation_box, html=(box.visit_citation_box, never))
    app.add_post_transform(box.AddCitations)
    app.connect("html-page-context", pages.describe)
    app.connect("build-finished", picture.draw_for_site)
