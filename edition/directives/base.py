"""What the directives of the edition share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..diagnostics import Code
from ..locate import is_document, is_faulty_document, report, short_name

if TYPE_CHECKING:
    from docutils.nodes import Node

ElementT = TypeVar("ElementT", bound=nodes.Element)


class EditionDirective(SphinxDirective):
    """A directive that knows its place and keeps the reader's text when it finds a fault."""

    def placed(self, node: ElementT) -> ElementT:
        """Give the node back with the file and line of the directive."""
        node.source, node.line = self.get_source_info()
        return node

    def fault(self, code: Code, found: str, expected: str = "", mend: str = "") -> list[Node]:
        """Record a fault at this directive and give back its content as it stands."""
        self.tell(code, found, expected, mend)
        return self.kept()

    def tell(self, code: Code, found: str, expected: str = "", mend: str = "") -> None:
        """Record a fault at this directive, which is made all the same."""
        report(self.env, code, found, expected, line=self.lineno, mend=mend)

    def kept(self) -> list[Node]:
        """Give what the reader must not lose, whatever is wrong with the directive."""
        return self.parse_content_to_nodes() if self.has_content else []

    def words(self) -> list[Node]:
        """Give the content as inline nodes: the words of its paragraphs, without blocks."""
        inline: list[Node] = []
        for block in self.parse_content_to_nodes():
            inline += block.children if isinstance(block, nodes.paragraph) else [block]
        return inline


class DocumentDirective(EditionDirective):
    """A directive that has a meaning only inside a document of the edition."""

    def run(self) -> list[Node]:
        """Make the nodes, or report that this is not a document."""
        if is_document(self.env):
            return self.make()
        if is_faulty_document(self.env):
            return self.kept()
        return self.fault(Code.T130, f"the directive {{{short_name(self.name)}}}")

    def make(self) -> list[Node]:
        """Make the nodes of this directive."""
        raise NotImplementedError
