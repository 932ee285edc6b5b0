"""Typst at work: sets the book, sees where the notes fell, and sets it again if need be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import typst

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""PDF/UA-1, for readers who do not see the page, and PDF/A-2a, for archives."""

MAIN = "edition.typ"
PASSES = 8
"""How often the book is set at most."""


@dataclass(frozen=True, slots=True)
class Placement:
    """On which pages marks and notes were set.

    :param marks: page of each mark, by the label of its note.
    :param notes: page on which each note begins, by its label.
    """

    marks: dict[str, int]
    notes: dict[str, int]

    @property
    def lost(self) -> list[str]:
        """Labels of notes that were marked and not set."""
        return [label for label in self.marks if label not in self.notes]

    @property
    def early(self) -> list[str]:
        """Labels of notes set on a page before their mark: the reader meets them first."""
        return [label for label, page in self.notes.items() if page < self.marks[label]]

    @property
    def late(self) -> list[str]:
        """Labels of notes that begin on a page after their mark."""
        return [label for label, page in self.notes.items() if page > self.marks[label]]

    @property
    def faults(self) -> tuple[int, int, int]:
        """How many notes are lost, early and late; the worst first."""
        return len(self.lost), len(self.early), len(self.late)


@dataclass(slots=True)
class Typeset:
    """The finished book, and how it was come by."""

    pdf: bytes
    placement: Placement
    warnings: list[str]
    passes: int


KINDS = ("loose", "overleaf")
"""What can be done to a block of text, in the order in which it is tried.

A note gets before its mark where Typst moves the line of the mark for the sake of widows or
orphans, and the note no longer (typst/typst#5314): the block is freed of both. If that is
not enough, it begins on a new page.
"""


@dataclass
class Remedies:
    """What is done to the blocks with notes before their marks, by their numbers."""

    chosen: dict[int, int] = field(default_factory=dict)

    def next(self, placement: Placement, units: Mapping[str, int]) -> Remedies | None:
        """Give remedies for what is still misplaced; nothing if nothing more can be done.

        Nothing is done for a note that begins overleaf: its page is full of notes.

        :param units: for each note the number of the block that holds its mark.
        """
        chosen = dict(self.chosen)
        for label in placement.early:
            unit = units.get(label, 0)
            if unit and (tried := self.chosen.get(unit, -1)) < len(KINDS) - 1:
                chosen[unit] = tried + 1
        return Remedies(chosen) if chosen != self.chosen else None

    def write(self, folder: Path) -> None:
        """Write them as the template reads them."""
        units = {kind: list[int]() for kind in KINDS}
        for unit, kind in sorted(self.chosen.items()):
            units[KINDS[kind]].append(unit)
        (folder / "placement.json").write_text(json.dumps(units), encoding="utf-8")


def typeset(
    folder: Path, units: Mapping[str, int], time: int, font_paths: Sequence[str] = ()
) -> Typeset:
    """Set the book whose source is in a folder.

    :param folder: holds ``edition.typ`` and what it reads, and nothing else is read.
    :param units: for each note the number of the block that holds its mark.
    :param time: the time the book is said to be made at, in seconds since 1970.
    :param font_paths: folders of further fonts; those of the machine are never used.
    :raises typst.TypstError: if Typst cannot set it.
    """
    remedies: Remedies | None = Remedies()
    best, placement = Remedies(), Placement({}, {})
    passes = 0
    # One compiler for all passes: it has read the source, which is large, and keeps what it
    # made of it.
    compiler = _compiler(folder, font_paths)
    while remedies is not None and passes < PASSES:
        passes += 1
        remedies.write(folder)
        found = _placement(compiler)
        if passes == 1 or found.faults < placement.faults:
            best, placement = remedies, found
        remedies = remedies.next(found, units)
    best.write(folder)
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=[*STANDARDS], timestamp=time
    )
    assert isinstance(pdf, bytes)  # a list of them is what other formats give
    return Typeset(pdf, placement, [warning.message for warning in warnings], passes)


def _compiler(folder: Path, font_paths: Sequence[str]) -> typst.Compiler:
    import typst  # takes as long as a small build, and other builders need it not

    return typst.Compiler(
        str(folder / MAIN),
        root=str(folder),
        font_paths=list(font_paths),
        ignore_system_fonts=True,
        package_path=str(folder / "packages"),
        package_cache_path=str(folder / "packages"),
    )


def _placement(compiler: typst.Compiler) -> Placement:
    try:
        answer = json.loads(compiler.query("<placement-report>", field="value", one=True))
    except RuntimeError:
        compiler.compile(format="pdf")  # tells of the fault with its place
        raise
    return Placement(dict(answer["marks"]), dict(answer["notes"]))
