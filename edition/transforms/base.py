"""What the transforms of the edition share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..locate import edition_domain, line_of, report

if TYPE_CHECKING:
    from ..diagnostics import Code
    from ..model import DocumentMetadata


class DocumentTransform(SphinxTransform):
    """A transform that acts on the documents of the edition and on no other page."""

    def apply(self, **kwargs: object) -> None:
        """Change the page if it is a document."""
        metadata = edition_domain(self.env).metadata.get(self.env.current_document.docname)
        division = first_section(self.document)
        if metadata is not None and division is not None:
            self.change(division, metadata)

    def change(self, division: nodes.section, metadata: DocumentMetadata) -> None:
        """Change the document.

        :param division: its outermost section (TEI: ``div type="document"``).
        :param metadata: its front matter.
        """
        raise NotImplementedError

    def fault(self, code: Code, node: nodes.Node, found: str, expected: str = "") -> None:
        """Record a fault at a node of this page."""
        report(self.env, code, found, expected, line=line_of(node))

    def set_id(self, node: nodes.Element, anchor: str) -> None:
        """Give a node its lasting id in place of the automatic ones."""
        for name in node["names"]:
            self.document.nameids[name] = anchor
        for old in node["ids"]:
            self.document.ids.pop(old, None)
        node["ids"] = [anchor]
        self.document.ids[anchor] = node


def first_section(document: nodes.document) -> nodes.section | None:
    """Give the section of the first heading, if the page has one."""
    return next(document.findall(nodes.section), None)
