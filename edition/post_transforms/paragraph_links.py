"""A link to itself at the head of every numbered paragraph."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..nodes import paragraph_link
from .base import EditionPostTransform


class AddParagraphLinks(EditionPostTransform):
    """Put a link before the first word of each numbered paragraph, in web pages only."""

    default_priority = 30
    builders = ("html", "dirhtml", "singlehtml")

    def run(self, **kwargs: Any) -> None:
        """Add the links."""
        for paragraph in self.document.findall(nodes.paragraph):
            if "number" in paragraph:
                paragraph["classes"].append("ed-paragraph")
                link = paragraph_link(number=paragraph["number"], anchor=paragraph["ids"][0])
                paragraph.insert(0, link)
