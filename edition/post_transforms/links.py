"""Links from mentions, related entries and paragraph references to their targets.

A target that does not exist has been reported already; its words stay as plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..nodes import mention, page_beginning, paragraph_reference, see_also
from .base import EditionPostTransform

if TYPE_CHECKING:
    from ..model import Paragraph


class LinkMentions(EditionPostTransform):
    """Make the words of each mention a link to the entry.

    ::

        <term_mention>                      <term_mention>
            TNF                  becomes        <reference ids="d84-tnf-1" refuri="glossary#tnf">
                                                    TNF
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Link every mention whose entry exists."""
        for node in list(self.document.findall(mention)):
            entry = self.index.entry(node.kind, node["target"])
            if entry is None:
                continue
            reference = self.link(entry.docname, entry.anchor, *node.children)
            reference["classes"].append("ed-mention")
            reference["ids"], node["ids"] = node["ids"], []
            node[:] = [reference]


class LinkRelated(EditionPostTransform):
    """Write “See also” with links to the related entries."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill every list of related entries."""
        for node in list(self.document.findall(see_also)):
            node += nodes.emphasis("", "See also: ")
            for number, name in enumerate(node["names"]):
                if number:
                    node += nodes.Text("; ")
                entry = self.index.entry(node["kind"], name)
                words = nodes.Text(entry.name if entry else name)
                node += self.link(entry.docname, entry.anchor, words) if entry else words


class LinkParagraphs(EditionPostTransform):
    """Write references to paragraphs as ``¶7, p. 251``, linked."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill every reference whose paragraph exists."""
        for node in list(self.document.findall(paragraph_reference)):
            found = self.index.paragraph(node["target"])
            if found is not None:
                record, paragraph = found
                words = nodes.Text(paragraph_name(paragraph))
                node[:] = [self.link(record.docname, paragraph.anchor, words)]


class FreeLinksOfLinks(EditionPostTransform):
    """Make a link that stands in another plain words: HTML knows no link in a link.

    After Sphinx's and MyST's own references (10), so that every link is there.
    """

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        """Keep the outer of two links, and the ids of the inner."""
        for link in list(self.document.findall(nodes.reference)):
            if _within_link(link):
                words = nodes.inline("", "", *link.children, ids=link["ids"])
                link.parent.replace(link, words)


def _within_link(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.reference):
            return True
        parent = parent.parent
    return False


class JoinLinks(EditionPostTransform):
    """Make links to other pages links to their anchors, where all pages are one.

    Sphinx gives ``#document-page#anchor`` there, which leads nowhere. The automatic ids of
    citations, to which nothing leads, would be those of other pages.
    """

    default_priority = 20  # after Sphinx and others have made their references
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Shorten every link that has two anchors, and give each place an id of its own."""
        for node in self.document.findall(nodes.reference):
            before, mark, anchor = node.get("refuri", "").rpartition("#")
            if mark and before.startswith("#"):
                node["refuri"] = f"#{anchor}"
        for citation in self.document.findall(nodes.inline):
            if "bibtex-citation" in citation["classes"]:
                citation["ids"] = []
        self._part_pages()

    def _part_pages(self) -> None:
        """Tell a printed page of one document from the same page of the next one.

        Where one document ends and another begins on a page, both have its mark.
        """
        seen = set[str]()
        for document in self.document.findall(_is_document):
            for mark in document.findall(page_beginning):
                for anchor in mark["ids"]:
                    if anchor in seen:
                        mark["ids"] = [f"{document['ids'][0]}-{anchor}"]  # type: ignore[index]
                    seen.add(anchor)


def _is_document(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section) and "ed-document" in node["classes"]


def paragraph_name(paragraph: Paragraph) -> str:
    """Give the name of a paragraph in a reference: number and printed page."""
    return f"¶{paragraph.number}, p. {paragraph.page}"
