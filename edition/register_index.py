"""Look-ups across all pages: which entry a wording names, and where an entry is mentioned."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import DocumentRecord, Mention, Paragraph, RegisterEntry


class RegisterIndex:
    """The registers and documents of the edition, ready for look-ups.

    Made once per build from the records of all pages, so that a look-up costs the same
    however many documents there are.
    """

    def __init__(
        self,
        entries: Mapping[str, tuple[RegisterEntry, ...]],
        mentions: Mapping[str, tuple[Mention, ...]],
        documents: Mapping[str, DocumentRecord],
    ) -> None:
        self.entries = [entry for docname in sorted(entries) for entry in entries[docname]]
        self._by_wording: dict[tuple[str, str], RegisterEntry] = {}
        for entry in self.entries:
            for wording in entry.wordings:
                self._by_wording.setdefault((entry.kind, wording.casefold()), entry)
        documents_first = sorted(mentions, key=lambda docname: (docname not in documents, docname))
        self._mentions = self._collect(m for docname in documents_first for m in mentions[docname])
        self._paragraphs = {
            paragraph.anchor: (record, paragraph)
            for record in documents.values()
            for paragraph in record.paragraphs
        }

    def _collect(self, mentions: Iterable[Mention]) -> dict[RegisterEntry, list[Mention]]:
        collected = defaultdict(list)
        for mention in mentions:
            entry = self.entry(mention.kind, mention.target)
            within = entry and (mention.docname, mention.within) == (entry.docname, entry.anchor)
            if entry is not None and not within:
                collected[entry].append(mention)
        return dict(collected)

    def entry(self, kind: str, wording: str) -> RegisterEntry | None:
        """Give the entry a wording names, upper and lower case alike; ``None`` if none does."""
        return self._by_wording.get((kind, wording.casefold()))

    def wordings(self, kind: str) -> list[str]:
        """Give every wording under which the entries of a register are found."""
        return [w for entry in self.entries if entry.kind == kind for w in entry.wordings]

    def mentions_of(self, entry: RegisterEntry) -> list[Mention]:
        """Give every mention of an entry outside its own text, documents first."""
        return self._mentions.get(entry, [])

    def paragraph(self, anchor: str) -> tuple[DocumentRecord, Paragraph] | None:
        """Give a paragraph and its document by the paragraph's id."""
        return self._paragraphs.get(anchor)

    def paragraph_ids(self) -> list[str]:
        """Give the ids of all paragraphs."""
        return list(self._paragraphs)
