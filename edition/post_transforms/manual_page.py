"""What a manual page needs besides the lowered nodes: docutils would print every link's address."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from .base import EditionPostTransform


class LowerForManualPages(EditionPostTransform):
    """Make links within the edition plain words, and groups of blocks plain blocks.

    Docutils writes the address of a link behind its words (``Gromyko <#gromyko>``), and runs
    the first paragraph of a group on from the paragraph before it.
    """

    default_priority = 510  # after the nodes of the edition have been lowered (500)
    formats = ("man",)

    def run(self, **kwargs: Any) -> None:
        """Unlink and ungroup."""
        for link in list(self.document.findall(nodes.reference)):
            if link.get("internal") or "refid" in link:
                link.parent.replace(link, nodes.inline("", "", *link.children, ids=link["ids"]))
        for group in list(self.document.findall(nodes.container)):
            if "literal-block-wrapper" not in group["classes"]:
                group.parent.replace(group, group.children)
