"""The page of its own that every annotation has."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..annotations.titles import annotation_title
from ..locate import edition_domain
from ..nodes import annotation_context, annotation_details


class TitleAnnotationPage(SphinxTransform):
    """Give the page of an annotation its heading, its context and its details.

    ::

        <document>                      <document>
            <paragraph> ...     becomes     <section ids="annotation-SLUG">
                                                <title> “the quoted words”
                                                <annotation_context note="SLUG">
                                                <container classes="ed-note-body">
                                                    <paragraph> ...
                                                <annotation_details note="SLUG">

    Before automatic ids matter and before domains read titles; the file itself has no
    heading, because its words are the memorandum's.
    """

    default_priority = 290

    def apply(self, **kwargs: object) -> None:
        """Wrap the page if it is an annotation."""
        stored = edition_domain(self.env).files.get(self.env.current_document.docname)
        if stored is None or stored.annotation is None:
            return
        slug = stored.annotation.slug
        body = nodes.container("", *self.document.children, classes=["ed-note-body"])
        section = nodes.section(ids=[f"annotation-{slug}"], classes=["ed-note-page"])
        section += nodes.title("", annotation_title(stored.annotation.quote))
        section += annotation_context(note=slug, classes=["ed-note-context"])
        section += body
        section += annotation_details(note=slug, classes=["ed-note-details"])
        section.document = self.document
        self.document[:] = [section]
