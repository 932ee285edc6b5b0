"""Lists that need all pages: the mentions of an entry, the other editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..nodes import download_list, mention_list
from ..site.downloads import available
from .base import EditionPostTransform

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..model import Mention

_BOOK = "typst"

_MANY = 24
"""Places a reader of the book can look up one by one; of more, its index has the pages."""

_WITHOUT_SITE = ("latex", "man", "texinfo", "text", "typst")
"""Formats of which a reader has one file and not the site around it."""


class FillMentionLists(EditionPostTransform):
    """Write every mention of an entry: its sentence, the printed page, a link.

    Mentions in documents are given in full; those on other pages as links to the pages. In
    the book, long lists are left to the index.
    """

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Fill the list of mentions of every entry on this page."""
        by_anchor = {(entry.kind, entry.anchor): entry for entry in self.index.entries}
        for node in list(self.document.findall(mention_list)):
            entry = by_anchor[node["kind"], node["entry"]]
            mentions = self.index.mentions_of(entry)
            documents = [m for m in mentions if m.docname in self.domain.documents]
            others = [m for m in mentions if m.docname not in self.domain.documents]
            if documents:
                node += self._documents(documents)
            if others:
                node += self._others(others)

    def _documents(self, mentions: list[Mention]) -> list[nodes.Node]:
        times = "Once" if len(mentions) == 1 else f"{len(mentions)} times"
        label = nodes.paragraph("", "", nodes.strong("", f"{times} in the text"))
        label["classes"] = ["ed-mentions-label"]
        if self._too_many(mentions):
            return [label, nodes.paragraph("", "See the index.")]
        items = [nodes.list_item("", self._sentence(m)) for m in mentions]
        return [label, nodes.bullet_list("", *items)]

    def _too_many(self, places: Collection[object]) -> bool:
        return self.env._builder_cls.format == _BOOK and len(places) > _MANY

    def _sentence(self, mention: Mention) -> nodes.paragraph:
        paragraph = nodes.paragraph()
        paragraph += nodes.Text(mention.before.lstrip())
        paragraph += nodes.strong("", mention.shown, classes=["ed-mentioned"])
        paragraph += nodes.Text(mention.after.rstrip() + " ")
        place = ", ".join(part for part in (_page(mention), mention.place) if part)
        paragraph += self.link(mention.docname, mention.anchor, nodes.Text(f"({place})"))
        return paragraph

    def _others(self, mentions: list[Mention]) -> nodes.paragraph:
        """Give one link for each page, to the first mention there."""
        first: dict[str, Mention] = {}
        for mention in mentions:
            first.setdefault(mention.docname, mention)
        if self._too_many(first):
            words = f"Also in {len(first)} notes and other pages: see the index."
            return nodes.paragraph("", words)
        paragraph = nodes.paragraph("", "", nodes.strong("", "Also in: "))
        paragraph["classes"] = ["ed-mentions-elsewhere"]
        for number, mention in enumerate(first.values()):
            if number:
                paragraph += nodes.Text("; ")
            title = nodes.Text(self.env.titles[mention.docname].astext())
            paragraph += self.link(mention.docname, mention.anchor, title)
        return paragraph


def _page(mention: Mention) -> str:
    return f"p. {mention.page}" if mention.page else ""


class DropDownloads(EditionPostTransform):
    """Leave out the lists of downloads, with the sections that hold nothing else.

    Before the lists are filled (5): a book or a printed page offers no other editions. It
    cannot know them, and has no link that would lead to one.
    """

    default_priority = 4

    def is_supported(self) -> bool:
        """Tell whether what is written is read away from the site."""
        builder = self.env._builder_cls
        away = builder.format in _WITHOUT_SITE or builder.name == "epub"
        return super().is_supported() and away

    def run(self, **kwargs: Any) -> None:
        """Remove every list of downloads."""
        for node in list(self.document.findall(download_list)):
            holder: nodes.Element = node.parent
            holder.remove(node)
            only_title = all(isinstance(child, nodes.title) for child in holder.children)
            if isinstance(holder, nodes.section) and only_title:
                holder.parent.remove(holder)


class FillDownloads(EditionPostTransform):
    """Write links to the editions that have been made; say so when there is none yet."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill every list of downloads."""
        for node in list(self.document.findall(download_list)):
            found = available(self.domain.confdir, self.config.edition_downloads)
            if not found:
                node += nodes.paragraph("", "The other editions are not part of this copy.")
                continue
            items = [nodes.list_item("", nodes.paragraph("", "", d.reference())) for d in found]
            node += nodes.bullet_list("", *items)
