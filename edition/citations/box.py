"""“Cite this” on the page: of a document after its text, of an annotation on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..diagnostics import Code, Finding, warn
from ..locate import source_path
from ..nodes import annotation_details
from ..post_transforms.base import EditionPostTransform
from ..writers.html.base import open_tag
from . import citable
from .files import FORMATS, file_uri
from .processor import Citations, cite
from .site import PAGE_BUILDERS, page_uri, site_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from .citable import Citable
    from .processor import Words


class citation_box(nodes.General, nodes.Element):  # noqa: N801 (docutils' own manner)
    """What can be cited on this page, in every style; only in pages of the site.

    Its words are no part of the tree, so that nothing that reads trees takes them for the
    text: neither the search nor what lists words.

    ::

        <citation_box ids="d84-cite" classes="ed-cite" label="Cite this document">
    """

    citable: Citable
    citations: Citations
    files: list[tuple[str, str]]
    """What readers call each file, and its address seen from the page."""


class AddCitations(EditionPostTransform):
    """Add to each document and to the page of each annotation how to cite it.

    A document's box stands behind its division, so that neither the words of the text nor
    what a reader copies of them change. In editions other than the site there are no files
    to link to and nothing folds: an annotation's page has one line, a document's none.
    """

    default_priority = 6  # after the details of annotations (4)

    def run(self, **kwargs: Any) -> None:
        """Add what belongs to this page."""
        docname = self.env.current_document.docname
        on_site = self.domain.builder.name in PAGE_BUILDERS
        record = self.domain.documents.get(docname)
        if record is not None and on_site:
            uri = page_uri(self.domain.builder, docname)
            thing = citable.of_document(record, site_of(self.config), uri)
            self.document += self._box(thing, "Cite this document", f"{record.metadata.id}-cite")
        for details in self.document.findall(annotation_details):
            thing = self._note(details["note"])
            fields = next(details.findall(nodes.definition_list))
            if on_site:
                after = details.index(fields) + 1
                details[after:after] = self._box(thing, "Cite this note", "cite-this-note")
            elif (citations := self._cited(thing)) is not None:
                fields += _item("Cite this note", citations.note)

    def _note(self, slug: str) -> Citable:
        note = self.domain.notes.get(slug)
        record = self.domain.documents.get(note.place.docname) if note.place else None
        uri = page_uri(self.domain.builder, note.docname)
        return citable.of_note(note, record, site_of(self.config), uri)

    def _box(self, thing: Citable, label: str, anchor: str) -> list[nodes.Node]:
        """Give the box of a thing; nothing if it could not be cited."""
        citations = self._cited(thing)
        if citations is None:
            return []
        box = citation_box(ids=[anchor], classes=["ed-cite"], label=label)
        box.citable, box.citations, box.files = thing, citations, self._files()
        return [box]

    def _cited(self, thing: Citable) -> Citations | None:
        """Cite a thing; tell it if that fails, which costs a page its citations alone."""
        try:
            return cite(thing)
        except RuntimeError as error:
            path = source_path(self.env, self.env.current_document.docname)
            warn(Finding(Code.Q101, path, 1, str(error)))
            return None

    def _files(self) -> list[tuple[str, str]]:
        docname = self.env.current_document.docname
        here = page_uri(self.domain.builder, docname)
        return [
            (label, relative_uri(here, file_uri(self.domain, docname, suffix)))
            for suffix, (label, _) in FORMATS.items()
        ]


def _item(label: str, words: Words) -> nodes.definition_list_item:
    term = nodes.term("", label)
    paragraph = nodes.paragraph("", "", *_inline(words))
    return nodes.definition_list_item("", term, nodes.definition("", paragraph))


def _inline(words: Words) -> list[nodes.Node]:
    return [nodes.emphasis("", run.text) if run.italic else nodes.Text(run.text) for run in words]


def visit_citation_box(self: HTML5Translator, node: citation_box) -> None:
    """Write what a reader unfolds: the citations, and links to the files."""
    self.body.append(open_tag(self, node, "details", {}))
    self.body.append(f"<summary>{self.encode(node['label'])}</summary>\n<dl>\n")
    for label, words in node.citations.each():
        runs = (
            f"<em>{self.encode(run.text)}</em>" if run.italic else self.encode(run.text)
            for run in words
        )
        self.body.append(f"<dt>{self.encode(label)}</dt><dd>{''.join(runs)}</dd>\n")
    links = (f'<a href="{self.attval(uri)}">{self.encode(label)}</a>' for label, uri in node.files)
    self.body.append(f'</dl>\n<p class="ed-cite-files">As a file: {", ".join(links)}</p>\n')
    self.body.append("</details>\n")
    raise nodes.SkipNode
