"""Long books: what would only cost time and memory is not made, and nothing else is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from benchmarks.many_copies import write_copies
from tests.pdf.tagged import Tag, marked_content, read_tags
from tests.support import application

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

COPIES = 4
PRINTED_PAGES = 3
"""Of the memorandum, which stands before the pages that speak of them."""


@pytest.fixture(scope="module")
def long_book(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    """The book of some copies of the memorandum, so that Gromyko is named 40 times."""
    folder = tmp_path_factory.mktemp("long")
    source = write_copies(folder, COPIES, 30)
    with application(source, folder / "out", folder / "trees", "typst") as app:
        app.build()
        assert app.statuscode == 0
        waiting = app.env._write_doc_doctree_cache
        assert not waiting, "pages of notes, which the book has at their marks, were let go"
    return read_tags(folder / "out" / "book.pdf")


def test_many_mentions_are_left_to_the_index(long_book: Tag) -> None:
    said = [tag.text() for tag in long_book.all("P")]
    assert any(f"{10 * COPIES} times in the text" in words for words in said)
    assert "See the index." in said
    assert any(re.match(r"Also in \d+ notes and other pages: see the index\.", w) for w in said)


def test_the_index_has_them_each_page_once(long_book: Tag) -> None:
    (line,) = [t.text() for t in long_book.all("P") if t.text().startswith("Gromyko, Andrei, ")]
    ends = [int(n) for n in re.findall(r"\d+", line)]
    assert len(ends) > 3
    assert ends == sorted(set(ends))


def test_few_mentions_are_listed(long_book: Tag) -> None:
    assert any(
        tag.text().startswith("4 times in the text: p.\u00a0250") for tag in long_book.all("P")
    )


def test_printed_pages_stand_in_the_outer_margin(book: Path) -> None:
    """Where the place of a mark is known, and where Typst was asked for it."""
    found: list[bool] = []
    with pikepdf.open(book) as pdf:
        for number, sheet in enumerate(pdf.pages, 1):
            for x, words in _texts_with_x(sheet):
                if words.startswith("[Page 25") and len(found) < PRINTED_PAGES:
                    width = float(sheet.mediabox[2])
                    found.append(x > width / 2 if number % 2 else x < width / 2)
    assert found == [True, True, True]


def _texts_with_x(sheet: pikepdf.Page) -> list[tuple[float, str]]:
    """Give each piece of marked content that begins a text, with its distance from the left."""
    texts = marked_content(sheet)
    found: list[tuple[float, str]] = []
    number, moved = None, [0.0]
    for instruction in pikepdf.parse_content_stream(sheet):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name == "q":
            moved.append(moved[-1])
        elif name == "Q":
            moved.pop()
        elif name == "cm":
            moved[-1] += float(operands[4])
        elif name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
            number = operands[1].get("/MCID")
        elif name == "Tm" and number is not None:
            found.append((moved[-1] + float(operands[4]), texts.get(int(number), "")))
            number = None
    return found
