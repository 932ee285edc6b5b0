"""Ids of the edition, made known to Markdown's own links: ``[words](../glossary.md#tnf)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def tell_myst(app: Sphinx, doctree: nodes.document) -> None:
    """Add every id of a page to those MyST looks up; it knows those of headings only.

    Runs at ``doctree-read``. MyST keeps for each id its line, the real id, and the words
    for a link without any.
    """
    metadata = app.env.metadata[app.env.current_document.docname]
    known = metadata.setdefault("myst_slugs", {})
    for element in doctree.findall(nodes.Element):
        for anchor in element["ids"]:
            known.setdefault(anchor, (0, anchor, ""))
