"""Notes: all of them, once, on the page of their marks, with the marks of the web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pdf import stress
from tests.pdf.tagged import read_tags

if TYPE_CHECKING:
    from tests.pdf.tagged import Tag
    from tests.support import Build

pytestmark = pytest.mark.slow


def test_every_note_once(tags: Tag, real: Build) -> None:
    printed, placed = _notes(real)
    assert len(list(tags.all("Note"))) == len(printed) + len(placed)


def test_marks_are_those_of_the_web_pages(tags: Tag, real: Build) -> None:
    printed, placed = _notes(real)
    assert sorted(_mark(note) for note in tags.all("Note")) == sorted([*printed, *placed])


def test_every_note_of_the_stress_edition_once(stress_tags: Tag) -> None:
    notes = list(stress_tags.all("Note"))
    assert len(notes) == stress.DOCUMENTS * (stress.NOTES + stress.PRINTED)
    longest = max(notes, key=lambda note: len(note.text().split()))
    assert len(longest.text().split()) > 600


def test_every_word_of_the_stress_edition(stress_tags: Tag, stress: Build) -> None:
    printed = set(stress_tags.text().replace(".", " ").replace("]", " ").split())
    for file in (stress.source / "annotations").iterdir():
        body = file.read_text(encoding="utf-8").rpartition("---\n")[2]
        assert set(body.replace(".", " ").split()) <= printed, file.name


@pytest.mark.parametrize("edition_name", ["tags", "stress_tags"])
def test_no_note_before_its_mark(edition_name: str, request: pytest.FixtureRequest) -> None:
    """A note may begin overleaf when its page is full; never on an earlier page."""
    tree: Tag = request.getfixturevalue(edition_name)
    checked = 0
    for block in tree.all("P", "LBody", "TD", "TH", "Lbl", "Div"):
        mark = None
        for part in block.parts:
            if isinstance(part, str):
                continue
            if part.name == "Lbl":
                mark = part
            elif part.name == "Note" and mark is not None:
                first = min(part.pages())
                assert first >= max(mark.pages(), default=first), part.text()[:80]
                checked += 1
    assert checked > 50


def test_few_notes_begin_overleaf(real: Build, tags: Tag) -> None:
    late = 0
    for block in tags.all("P"):
        mark = None
        for part in block.parts:
            if not isinstance(part, str) and part.name == "Lbl":
                mark = part
            elif not isinstance(part, str) and part.name == "Note" and mark and mark.pages():
                late += min(part.pages()) > max(mark.pages())
    assert late <= 4


def test_a_note_called_twice_is_set_once(everything: Build) -> None:
    tree = read_tags(everything.out / "everything.pdf")
    first = [n for n in tree.all("Note") if n.text().endswith("with emphasis and a link.")]
    assert len(first) == 1


def test_sources_are_told_unless_the_note_has_told_them(tags: Tag) -> None:
    told = {_mark(n): n.text("Lbl").replace("\u00a0", " ") for n in tags.all("Note")}
    assert told["b"].endswith("[Sources: [9], n. 1, p. 250; [10], n. 1, p. 252.]")
    assert "Document 82, p. 242 [7]" in told["t"]
    assert "[Source" not in told["t"]


def _notes(real: Build) -> tuple[list[str], list[str]]:
    """Give the marks of the volume's notes and of ours."""
    data = real.environment().domaindata["edition"]
    printed = [note.mark for record in data["documents"].values() for note in record.notes]
    placed = [place.mark for places in data["places"].values() for place in places]
    return printed, placed


def _mark(note: Tag) -> str:
    return next(note.all("Lbl")).text()
