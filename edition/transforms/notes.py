"""Printed footnotes: each mark finds its note, each note its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code
from ..nodes import note_mark, printed_note, printed_notes
from ..text.slugs import slug
from .base import DocumentTransform

if TYPE_CHECKING:
    from ..model import DocumentMetadata


class PairPrintedNotes(DocumentTransform):
    """Pair marks and footnotes and move the footnotes to the end of the document.

    The footnotes come in the order of their first marks. Ids: note ``d84fn1`` (as in the
    volume's TEI), mark ``d84fn1-ref1``. A mark without a note becomes plain text; a note
    without a mark stays, and both are reported.
    """

    default_priority = 310

    def change(self, division: nodes.section, metadata: DocumentMetadata) -> None:
        """Set ids, ``refid`` and ``backrefs``, and collect the notes."""
        notes = self._identify(division, metadata.id)
        # Marks of the text before marks within notes, which are no longer in the division.
        places = (division, *notes.values())
        marks = [mark for place in places for mark in place.findall(note_mark)]
        for mark in marks:
            self._pair(mark, notes)
        for key, note in notes.items():
            if not note["backrefs"] and key == note["mark"]:  # else told as a second one
                self.fault(Code.T122, note, f"footnote {note['mark']}, without a mark")
        if notes:
            used = {mark.get("refid"): n for n, mark in reversed([*enumerate(marks)])}
            ordered = sorted(notes.values(), key=lambda n: used.get(n["ids"][0], len(marks)))
            division += printed_notes("", *ordered)

    def _identify(self, division: nodes.section, prefix: str) -> dict[str, printed_note]:
        notes: dict[str, printed_note] = {}
        for note in list(division.findall(printed_note)):
            mark = note["mark"]
            if mark in notes:
                self.fault(Code.T123, note, f"a second footnote {mark}")
                mark = f"{mark}-{len(notes) + 1}"  # shown all the same: nothing is lost
            self.set_id(note, self._free_id(f"{prefix}fn{slug(mark)}"))
            note["docname"], note["backrefs"] = self.env.current_document.docname, []
            note.parent.remove(note)
            notes[mark] = note
        return notes

    def _free_id(self, anchor: str) -> str:
        """Give an id no other node has: that of ``†`` would be that of ``*``."""
        number, free = 1, anchor
        while free in self.document.ids:
            number, free = number + 1, f"{anchor}-{number + 1}"
        return free

    def _pair(self, mark: note_mark, notes: dict[str, printed_note]) -> None:
        note = notes.get(mark["mark"])
        if note is None:
            self.fault(Code.T121, mark, f"the mark {mark['mark']}", self._known(notes))
            mark.replace_self(nodes.superscript("", mark["mark"]))
            return
        mark["refid"], mark["type"] = note["ids"][0], note["type"]
        mark["docname"] = note["docname"]
        self.set_id(mark, f"{note['ids'][0]}-ref{len(note['backrefs']) + 1}")
        note["backrefs"].append(mark["ids"][0])

    @staticmethod
    def _known(notes: dict[str, printed_note]) -> str:
        marks = dict.fromkeys(note["mark"] for note in notes.values())
        return f"one of {', '.join(marks)}" if marks else "a footnote in this file"
