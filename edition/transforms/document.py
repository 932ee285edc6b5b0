"""Ids of a document, its parts and its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code
from ..locate import is_document, report
from ..nodes import printed_note, subject_list
from .base import DocumentTransform, first_section

if TYPE_CHECKING:
    from ..model import DocumentMetadata

_NOT_NUMBERED: tuple[type, ...] = (
    printed_note,
    subject_list,
    nodes.list_item,
    nodes.definition,
    nodes.table,
    nodes.Admonition,
)
"""Paragraphs inside these are parts of something else, as in the volume's TEI."""

_NO_TEXT = (nodes.Invisible, nodes.docinfo, nodes.field_list, nodes.system_message)
"""What may stand beside the heading: it prints nothing."""


class IdentifyDocument(DocumentTransform):
    """Give a document and its parts the ids of its volume's TEI.

    The document gets its own id (``d84``), the parts below its headings ``d84s1``, its
    paragraphs ``d84p1``, any other block with words of its own (dateline, subject line, cell
    of a table) ``d84b1``. Attributes set: ``number`` on each paragraph. What stands outside
    the document's one heading is reported, and taken in.
    """

    default_priority = 300

    def apply(self, **kwargs: object) -> None:
        """Identify the document; without a heading, report that and give it one."""
        if is_document(self.env) and first_section(self.document) is None:
            report(self.env, Code.T104, "no heading", "# 84. Memorandum From ...", line=1)
            # All that follows has something to act on; what there is, is taken in below.
            title = nodes.title("", self.env.current_document.docname)
            self.document += nodes.section("", title)
        super().apply(**kwargs)

    def change(self, division: nodes.section, metadata: DocumentMetadata) -> None:
        """Set the ids."""
        self._gather(division)
        self.set_id(division, metadata.id)
        division["classes"].append("ed-document")
        parts = [part for part in division.findall(nodes.section) if part is not division]
        for number, part in enumerate(parts, 1):
            self.set_id(part, f"{metadata.id}s{number}")
            part["classes"].append("ed-subhead")
        for number, paragraph in enumerate(numbered_paragraphs(division), 1):
            self.set_id(paragraph, f"{metadata.id}p{number}")
            paragraph["number"] = number
        for number, block in enumerate(other_blocks(division), 1):
            self.set_id(block, f"{metadata.id}b{number}")

    def _gather(self, division: nodes.section) -> None:
        """Take what stands outside the heading below it, and report it: nothing is lost."""
        at = 1  # behind the heading, for what stands before it
        for node in [node for node in self.document.children if not isinstance(node, _NO_TEXT)]:
            if node is division:
                at = len(division)
                continue
            if division.line:  # else the heading is not the author's, and that is told
                found = "a second heading of the first level"
                if not isinstance(node, nodes.section):
                    found = "text before the heading"
                self.fault(Code.T106, node, found)
            self.document.remove(node)
            division.insert(at, node)
            at += 1


def numbered_paragraphs(division: nodes.section) -> list[nodes.paragraph]:
    """Give the paragraphs of the running text, in order."""
    return [
        paragraph
        for paragraph in division.findall(nodes.paragraph)
        if type(paragraph) is nodes.paragraph and not _inside(paragraph, _NOT_NUMBERED)
    ]


def other_blocks(division: nodes.section) -> list[nodes.TextElement]:
    """Give the blocks with words that are neither titles, nor numbered, nor in footnotes."""
    return [
        block
        for block in division.findall(nodes.TextElement)
        if not isinstance(block, (nodes.Inline, nodes.Invisible, nodes.title))
        and "number" not in block
        and not _inside(block, (printed_note,))
    ]


def _inside(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parent
    return False
