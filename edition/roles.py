"""The roles of the edition: inline syntax to nodes, without any look-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import set_role_source_info

from .diagnostics import Code
from .locate import is_document, is_faulty_document, report, short_name
from .nodes import (
    mention,
    note_mark,
    page_beginning,
    paragraph_reference,
    person_mention,
    supplied,
    term_mention,
)
from .text.printed_pages import page_rank

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message

_EXPLICIT = re.compile(r"^(?P<shown>.+?)\s*<(?P<target>[^<>]+)>$", re.DOTALL)
"""``shown words <target>``, as in Sphinx's own cross-references."""


def split_explicit(text: str) -> tuple[str, str]:
    """Split ``shown <target>`` into its parts; without a target both are the text."""
    match = _EXPLICIT.match(text)
    if not match:
        return text, " ".join(text.split())
    return match["shown"], " ".join(match["target"].split())


class EditionRole(SphinxRole):
    """What the roles of the edition share: source positions and faults."""

    def placed(self, node: nodes.Element) -> nodes.Element:
        """Give the node back with the file and line of the role."""
        set_role_source_info(self.inliner, self.lineno, node)
        return node

    def fault(
        self, code: Code, found: str, expected: str = ""
    ) -> tuple[list[Node], list[system_message]]:
        """Record a fault at this role; the words stay in the text."""
        report(self.env, code, found, expected, line=self.lineno)
        return [nodes.Text(self.text)], []


class DocumentRole(EditionRole):
    """A role that has a meaning only inside a document of the edition."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make the node, or report that this is not a document."""
        if is_document(self.env):
            return self.make()
        if is_faulty_document(self.env):
            return [nodes.Text(self.text)], []
        return self.fault(Code.T130, f"the role {{{short_name(self.name)}}}")

    def make(self) -> tuple[list[Node], list[system_message]]:
        """Make the node of this role."""
        raise NotImplementedError


class MentionRole(EditionRole):
    """``{term}`TNF``` and ``{person}`Gromyko```; ``{term}`shown words <Entry>```."""

    def __init__(self, node_class: type[mention]) -> None:
        super().__init__()
        self.node_class = node_class

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make a mention; the entry is looked up when all pages are read."""
        shown, target = split_explicit(self.text)
        if not shown.strip():
            return self.fault(Code.T131, f"an empty {self.node_class.kind}")
        return [self.placed(self.node_class("", shown, target=target))], []


class PageRole(DocumentRole):
    """``{page}`252``` inside a sentence; ``{page}`252 <0283>``` with the facsimile number."""

    def make(self) -> tuple[list[Node], list[system_message]]:
        """Make a page beginning, or report a number that is none."""
        text = self.text.strip()
        number, facsimile = split_explicit(text)
        if page_rank(number) is None:
            return self.fault(Code.T111, repr(self.text), "{page}`252`")
        node = page_beginning("", n=number)
        if number != text:
            node["facsimile"] = facsimile
        return [self.placed(node)], []


class NoteMarkRole(DocumentRole):
    """``{fn}`1```: the mark of a printed footnote."""

    def make(self) -> tuple[list[Node], list[system_message]]:
        """Make a note mark; it is paired with its note once the page is read."""
        return [self.placed(note_mark("", mark=self.text.strip()))], []


class SuppliedRole(DocumentRole):
    """``{supplied}`words```: words absent from the received text."""

    def make(self) -> tuple[list[Node], list[system_message]]:
        """Make a supplied node around the words."""
        return [self.placed(supplied("", self.text))], []


class ParagraphRole(EditionRole):
    """``{para}`d84p7```: a link that prints as ``¶7, p. 251``."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Make a reference; the paragraph is looked up when pages are written."""
        target = self.text.strip()
        return [self.placed(paragraph_reference("", target, target=target))], []


ROLES = {
    "term": MentionRole(term_mention),
    "person": MentionRole(person_mention),
    "page": PageRole(),
    "fn": NoteMarkRole(),
    "supplied": SuppliedRole(),
    "para": ParagraphRole(),
}
