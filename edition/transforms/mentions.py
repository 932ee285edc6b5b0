"""Ids of the places where terms and persons are named."""

from __future__ import annotations

from collections import Counter

from sphinx.transforms import SphinxTransform

from ..locate import edition_domain
from ..nodes import mention
from ..text.slugs import slug


class IdentifyMentions(SphinxTransform):
    """Give each mention an id: page, entry as written, and its number (``d84-tnf-1``).

    The page comes first, so that ids stay unique when builders join all pages into one.
    """

    default_priority = 330

    def apply(self, **kwargs: object) -> None:
        """Set the ids of all mentions of this page."""
        docname = self.env.current_document.docname
        metadata = edition_domain(self.env).metadata.get(docname)
        prefix = metadata.id if metadata else slug(docname)
        count: Counter[str] = Counter()
        for node in self.document.findall(mention):
            name = slug(node["target"])
            count[name] += 1
            anchor = f"{prefix}-{name}-{count[name]}"
            node["ids"] = [anchor]
            self.document.ids[anchor] = node
