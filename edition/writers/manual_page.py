"""Manual pages in which headings keep their letters and the marks of their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.manpage import ManualPageTranslator

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class EditionManualPageTranslator(ManualPageTranslator):
    """Sphinx's translator, but for headings.

    Sphinx sets those of the first level in capitals, and the brackets of marks are lost with
    it: ``State Haig[a]`` came out as ``STATE HAIGA``. The heading of a document is its text.
    """

    def __init__(self, *arguments: Any) -> None:
        """Keep the head of the page short enough for its three parts to stand in one line."""
        super().__init__(*arguments)
        self._docinfo["manual_group"] = self.config.project.partition(": ")[0]

    def visit_title(self, node: nodes.title) -> None:
        """Begin a heading of the first level as those below it begin."""
        if isinstance(node.parent, nodes.section) and self.section_level == 1:
            self.body.append(".SH ")
        else:
            super().visit_title(node)


def setup_manual_page(app: Sphinx) -> None:
    """Put the translator in the place of Sphinx's."""
    app.set_translator("man", EditionManualPageTranslator)
