"""Directives for the pages around the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Code
from ..locate import edition_domain
from ..nodes import annotation_list, contributor_list, download_list
from ..sources import in_folder
from ..text.order import natural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


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


class ContentsDirective(SphinxDirective):
    """A directive whose page leads to others, which it finds by itself; see the two below.

    ::

        <compound classes="toctree-wrapper">
            <toctree hidden="1" glob="1" entries="..." includefiles="...">
    """

    def contents(self, docnames: Iterable[str], caption: str = "") -> nodes.compound:
        """Make a hidden table of contents; one without pages leads nowhere, and is no fault.

        It says ``glob``, by which Sphinx knows that the page is to be read again when pages
        come or go.
        """
        found = sorted(docnames, key=natural)
        tree = addnodes.toctree(
            parent=self.env.current_document.docname,
            entries=[(None, docname) for docname in found],
            includefiles=found,
            maxdepth=-1,
            caption=caption or None,
            glob=True,
            hidden=True,
            includehidden=False,
            numbered=0,
            titlesonly=False,
        )
        self.set_source_info(tree)
        return nodes.compound("", tree, classes=["toctree-wrapper"])


class DocumentListDirective(ContentsDirective):
    """``:::{document-list}``: the documents as part of the contents, those of later days too.

    Option: ``caption``, the heading of this part in menus. They stand in the order of the
    numbers in their names. Nothing is shown at this place.
    """

    option_spec: ClassVar[OptionSpec] = {"caption": directives.unchanged_required}

    def run(self) -> list[Node]:
        """Make the contents out of the files in the folder of the documents."""
        folder = self.config.edition_documents
        found = (docname for docname in self.env.found_docs if in_folder(docname, folder))
        return [self.contents(found, self.options.get("caption", ""))]


class AnnotationListDirective(ContentsDirective):
    """``:::{annotation-list}``: all annotations in the order of the text, to be filtered.

    The page with the list is the one above the pages of the annotations.
    """

    def run(self) -> list[Node]:
        """Make an empty list, filled when pages are written, and the contents beside it."""
        found = (docname for docname, _ in edition_domain(self.env).annotations())
        return [annotation_list(classes=["ed-notes-all"]), self.contents(found)]


class ContributorListDirective(SphinxDirective):
    """``:::{contributor-list}``: who wrote how many annotations."""

    def run(self) -> list[Node]:
        """Make an empty list; it is filled when pages are written."""
        return [contributor_list(classes=["ed-contributors"])]
