"""Printed pages: their ids and order, and what stands on which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code
from ..nodes import mention, page_beginning, printed_notes
from ..text.printed_pages import page_rank
from .base import DocumentTransform

if TYPE_CHECKING:
    from ..model import DocumentMetadata


class PlaceOnPages(DocumentTransform):
    """Give page beginnings their ids and tell everything else on which page it stands.

    Ids: ``pg_251``, as in the volume's TEI. Attribute set on paragraphs, titles and
    mentions: ``page``, the printed page on which they begin.
    """

    default_priority = 320

    def change(self, division: nodes.section, metadata: DocumentMetadata) -> None:
        """Walk the document in order, keeping the current page."""
        page, seen = metadata.first_page, set[str]()
        for node in list(division.findall(descend=True)):
            if isinstance(node, page_beginning):
                page = self._begin(node, page, seen)
            elif isinstance(node, (nodes.TextElement, mention, printed_notes)):
                node["page"] = page
        for notes in division.findall(printed_notes):
            self._place_notes(notes)

    def _begin(self, mark: page_beginning, page: str, seen: set[str]) -> str:
        number = str(mark["n"])
        rank, current = page_rank(number), page_rank(page)
        if number in seen:
            self.fault(Code.T112, mark, f"page {number}, again", f"a page after {page}")
            return number
        if rank is not None and current is not None and rank < current:
            self.fault(Code.T113, mark, f"page {number}", f"a page after {page}")
        seen.add(number)
        self.set_id(mark, f"pg_{number}")
        return number

    def _place_notes(self, notes: printed_notes) -> None:
        """Put each note on the page of its first mark, not on the page of the end."""
        for note in notes.children:
            if not isinstance(note, nodes.Element) or not note["backrefs"]:
                continue
            mark = self.document.ids[note["backrefs"][0]]
            page = mark.get("page", "")
            for node in note.findall():
                if isinstance(node, (nodes.TextElement, mention)):
                    node["page"] = page
