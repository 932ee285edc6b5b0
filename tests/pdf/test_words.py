"""The words of the memorandum, as a screen reader finds them, against the received text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.content import witness

if TYPE_CHECKING:
    from tests.content.blocks import Block
    from tests.pdf.tagged import Tag

pytestmark = pytest.mark.slow

_PAGE = re.compile(r"(\[Page \d+\]) ?")


def test_memorandum_is_the_received_text(tags: Tag) -> None:
    expected = [block for block in witness.expected() if not block.kind.startswith("note")]
    assert _memorandum(tags) == [_printed(block) for block in expected]


def test_source_note_is_the_received_text(tags: Tag) -> None:
    (note,) = [block for block in witness.expected() if block.kind == "note 1"]
    printed = [n.text("Lbl") for n in tags.all("Note")]
    assert printed.count(note.words) == 1


def test_headings_are_tagged_by_their_level(tags: Tag) -> None:
    levels = {"heading 1": "H1", "heading 2": "H2"}
    expected = [
        (levels[block.kind], block.words) for block in witness.expected() if block.kind in levels
    ]
    found = [(tag.name, tag.text()) for tag in _parts(tags) if tag.name in levels.values()]
    assert found == expected


def test_marks_of_headings_are_outside_of_the_headings(tags: Tag) -> None:
    heading, *after = _parts(tags)
    assert heading.name == "H1"
    marks = []
    while after and after[0].name == "Link":
        marks.append(after.pop(0).text())
    assert "1" in marks
    assert not list(heading.all("Note", "Lbl"))
    assert heading.text().endswith("President Reagan")


def _parts(tags: Tag) -> list[Tag]:
    """Give the top elements of the memorandum: from its heading to the next one."""
    (document,) = [part for part in tags.parts if not isinstance(part, str)]
    parts = [part for part in document.parts if not isinstance(part, str)]
    first = [block.words for block in witness.expected() if block.kind == "heading 1"]
    starts = [n for n, part in enumerate(parts) if part.name == "H1"]
    (start,) = [n for n in starts if parts[n].text() == first[0]]
    return parts[start : starts[starts.index(start) + 1]]


def _memorandum(tags: Tag) -> list[str]:
    """Give its blocks; a page that begins between two of them is a block of its own."""
    found = []
    for part in _parts(tags):
        for block in _blocks(part):
            words = block.text("Note", "Lbl")
            if page := _PAGE.match(words):
                found.append(page[1])
                words = words[page.end() :]
            found.append(words)
    return [words for words in found if words]


def _blocks(part: Tag) -> list[Tag]:
    if part.name == "Link":  # the mark of a heading
        return []
    if part.name in ("Div", "L", "LI", "LBody"):
        inner = [child for child in part.parts if not isinstance(child, str)]
        return [block for child in inner for block in _blocks(child)]
    assert part.name in ("H1", "H2", "P"), part
    return [part]


def _printed(block: Block) -> str:
    """Give a block as print shows it: what is supplied stands in square brackets."""
    if block.supplied and block.kind != "page":
        return f"[{block.words}]"
    return block.words
