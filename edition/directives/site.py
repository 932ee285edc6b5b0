"""Directives for the pages around the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Code
from ..nodes import annotation_list, contributor_list, download_list

if TYPE_CHECKING:
    from docutils.nodes import Node


class MessagesDirective(SphinxDirective):
    """``:::{edition-messages}``: every message of the edition, with the way to mend it.

    Each code gets an anchor of its own in lower case (``#a-101``).
    """

    def run(self) -> list[Node]:
        """Make a definition list out of :class:`~edition.diagnostics.Code`."""
        return [nodes.definition_list("", *(self._item(code) for code in Code))]

    @staticmethod
    def _item(code: Code) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.strong("", code.value), nodes.Text(f" {code.summary}"))
        term["ids"] = [code.value.lower()]
        definition = nodes.definition("", nodes.paragraph("", code.mend))
        return nodes.definition_list_item("", term, definition)


class DownloadsDirective(SphinxDirective):
    """``:::{edition-downloads}``: links to the other editions that have been made."""

    def run(self) -> list[Node]:
        """Make an empty list; it is filled when pages are written."""
        return [download_list(classes=["ed-downloads"])]


class AnnotationListDirective(SphinxDirective):
    """``:::{annotation-list}``: all annotations in the order of the text, to be filtered."""

    def run(self) -> list[Node]:
        """Make an empty list; it is filled when pages are written."""
        return [annotation_list(classes=["ed-notes-all"])]


class ContributorListDirective(SphinxDirective):
    """``:::{contributor-list}``: who wrote how many annotations."""

    def run(self) -> list[Node]:
        """Make an empty list; it is filled when pages are written."""
        return [contributor_list(classes=["ed-contributors"])]
