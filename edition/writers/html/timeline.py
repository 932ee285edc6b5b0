"""The picture of a timeline, in the page itself: it takes part in the page's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...timeline.picture import draw, rows_of
from .base import open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_timeline_picture(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the picture with its name and description."""
    anchor = node["ids"][0]
    self.body.append(open_tag(self, node, "div", {}))
    self.body.append(f"{draw(rows_of(node['rows']), anchor)}</div>\n")
    raise nodes.SkipNode
