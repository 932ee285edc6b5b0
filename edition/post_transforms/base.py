"""What the post-transforms of the edition share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from ..locate import edition_domain

if TYPE_CHECKING:
    from ..domain import EditionDomain
    from ..register_index import RegisterIndex


class EditionPostTransform(SphinxPostTransform):
    """A post-transform that can ask the domain and link to any place of the edition."""

    def is_supported(self) -> bool:
        """Tell whether pages are written at all; ``make check`` only wants links tried."""
        return super().is_supported() and self.env._builder_cls.name != "dummy"

    @property
    def domain(self) -> EditionDomain:
        """The domain; read only at this time."""
        return edition_domain(self.env)

    @property
    def index(self) -> RegisterIndex:
        """Look-ups across all pages."""
        return self.domain.index

    def link(self, docname: str, anchor: str, *content: nodes.Node) -> nodes.Element:
        """Give a link to an anchor of a page, around the given inline nodes.

        Where the book being written has no such page, give the nodes without a link.
        """
        here = self.env.current_document.docname
        try:
            return make_refnode(self.domain.builder, here, docname, anchor, list(content))
        except NoUri:
            return nodes.inline("", "", *content)
