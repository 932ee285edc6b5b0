"""All annotations of the edition in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model import AnnotationPlace
    from .file import Annotation


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation, its page, and its place; no place if its words were not found."""

    docname: str
    annotation: Annotation
    place: AnnotationPlace | None


class AnnotationIndex:
    """Look-ups among the annotations; made once per build."""

    def __init__(
        self,
        annotations: Iterable[tuple[str, Annotation]],
        places: Mapping[str, tuple[AnnotationPlace, ...]],
    ) -> None:
        """Join each annotation with its place.

        :param annotations: page name and annotation, in any order.
        :param places: the places found, by page name of the document, in reading order.
        """
        by_slug = {annotation.slug: (docname, annotation) for docname, annotation in annotations}
        placed = [place for docname in sorted(places) for place in places[docname]]
        self.notes = [Note(*by_slug.pop(p.slug), p) for p in placed if p.slug in by_slug]
        self.notes += [Note(*by_slug[slug], None) for slug in sorted(by_slug)]
        self._number = {note.annotation.slug: n for n, note in enumerate(self.notes)}
        self._by_page = {note.docname: note for note in self.notes}
        self._beside: dict[str, list[Note]] = {}
        for note in self.notes:
            if note.place is not None:
                self._beside.setdefault(note.place.docname, []).append(note)

    def get(self, slug: str) -> Note:
        """Give an annotation by its id."""
        return self.notes[self._number[slug]]

    def on_page(self, docname: str) -> Note | None:
        """Give the annotation whose own page this is."""
        return self._by_page.get(docname)

    def beside(self, docname: str) -> list[Note]:
        """Give the annotations shown beside the text of a document, in reading order."""
        return self._beside.get(docname, [])

    def neighbours(self, slug: str) -> tuple[Note | None, Note | None]:
        """Give the annotations before and after one in reading order."""
        at = self._number[slug]
        before = self.notes[at - 1] if at else None
        after = self.notes[at + 1] if at + 1 < len(self.notes) else None
        return before, after

    def contributors(self) -> list[tuple[str, list[Note]]]:
        """Give each author with their annotations: most first, then by name."""
        by_author: dict[str, list[Note]] = {}
        for note in self.notes:
            by_author.setdefault(note.annotation.author, []).append(note)
        return sorted(by_author.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
