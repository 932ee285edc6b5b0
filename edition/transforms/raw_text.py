"""What MyST leaves as code of one output format: line breaks, and HTML in the sources."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from ..diagnostics import Code
from ..locate import is_document, line_of, report

_BREAK = re.compile(r"<br */?>")
_COMMENT = re.compile(r"<!--(.*)-->", re.DOTALL)


class KeepLineBreaks(SphinxTransform):
    """Put a space between the words on both sides of a hard line break.

    MyST makes of it a break for HTML and one for LaTeX with nothing between the words, so
    that every other format, the search and the quotes of annotations would join them.
    """

    default_priority = 295  # before documents are read (300)

    def apply(self, **kwargs: object) -> None:
        """Add a line break that is text, which formats write as a space."""
        for node in list(self.document.findall(_is_break)):
            following = node.next_node(descend=False, siblings=True)
            last = following if isinstance(following, nodes.raw) else node
            last.parent.insert(last.parent.index(last) + 1, nodes.Text("\n"))


class TellHtml(SphinxTransform):
    """Report HTML in a document, and keep its characters as words.

    Only web pages would show it. Comments print nothing, and are allowed.
    """

    default_priority = 296  # after the breaks, which are HTML too

    def apply(self, **kwargs: object) -> None:
        """Replace every piece of HTML by its characters."""
        if not is_document(self.env):
            return
        for node in list(self.document.findall(nodes.raw)):
            if node["format"] == "html" and not _is_break(node):
                self._settle(node, isinstance(node.parent, nodes.TextElement))

    def _settle(self, node: nodes.raw, inline: bool) -> None:
        text = node.astext().strip()
        if comment := _COMMENT.fullmatch(text):
            node.replace_self(nodes.comment("", comment[1].strip()))
            return
        report(self.env, Code.T132, text.partition("\n")[0], line=line_of(node))
        words = nodes.Text(text)
        node.replace_self(words if inline else nodes.paragraph("", "", words))


def _is_break(node: nodes.Node) -> bool:
    """Tell whether a node is the HTML of a line break."""
    return (
        isinstance(node, nodes.raw)
        and node["format"] == "html"
        and bool(_BREAK.fullmatch(node.astext().strip()))
    )
