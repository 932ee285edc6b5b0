"""The plain text: the received text and what was supplied, and the way to its characters."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from edition.annotations.placing import Transcription
from edition.exports.plain_text import plain_text
from edition.exports.text_line import Line
from edition.nodes import note_mark, page_beginning, supplied
from edition.transforms.base import first_section
from tests.content.witness import differences
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

RECEIVED = REPOSITORY / "tests" / "content" / "document-84.received.txt"


def lines(text: str) -> list[str]:
    """The lines of a text with words on them."""
    return [line for line in text.split("\n") if line.strip()]


def test_equals_the_received_text_and_the_published_list(data: Path) -> None:
    """Without the lines the list calls supplied, not a character differs, indents included."""
    supplied_lines = [f"[{d.edition.strip('[]')}]" for d in differences() if not d.received]
    ours = lines((data / "document-84.txt").read_text(encoding="utf-8"))
    received = lines(RECEIVED.read_text(encoding="utf-8"))
    for line in supplied_lines:
        assert ours.count(line) == 1
        ours.remove(line)
    assert len(supplied_lines) == 3
    assert ours == received


def test_ends_with_a_line_break_and_holds_one_empty_line_between_blocks(data: Path) -> None:
    text = (data / "document-84.txt").read_text(encoding="utf-8")
    assert text.endswith(".\n")
    assert not text.startswith("\n")
    assert "\n\n\n" not in text


def test_every_character_of_every_block_is_found(edition: Edition) -> None:
    tree = edition.html().doctrees / "memo" / "document-84.doctree"
    division = first_section(pickle.loads(tree.read_bytes()))
    assert division is not None
    check_places(division)


def check_places(division: nodes.section) -> None:
    plain = plain_text(division)
    for reading in Transcription(division, "1").readings:
        places = plain.places[id(reading.block)]
        assert "".join(plain.text[place] for place in places) == reading.text


def block(*content: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *content)


def page(number: str) -> page_beginning:
    return page_beginning("", n=number)


def mark(number: str) -> note_mark:
    return note_mark("", mark=number)


T = nodes.Text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([T("Gromyko, "), page("252"), T("and I")], "Gromyko, [Page 252] and I"),
        ([T("Gromyko,"), page("252"), T(" and I")], "Gromyko, [Page 252] and I"),
        ([T("Gromyko, "), page("252"), T(" and I")], "Gromyko, [Page 252] and I"),
        ([T("docu"), page("252"), T("ments")], "docu[Page 252]ments"),
        ([page("252"), T("And I")], "[Page 252] And I"),
        ([T("the end."), page("252")], "the end. [Page 252]"),
        ([T("a "), page("1"), page("2"), T("b")], "a [Page 1] [Page 2] b"),
        ([T("In 1981,"), mark("2"), T(" he")], "In 1981,[2] he"),
        ([T("In 1981,"), mark("2"), page("9"), T(" he")], "In 1981,[2] [Page 9] he"),
        ([T("He was "), supplied("", "not"), T(" there")], "He was [not] there"),
        ([T("one\ntwo")], "one two"),
        ([T("one"), nodes.raw("", "<br />\n", format="html"), T("two")], "one two"),
        ([], ""),
    ],
)
def test_marks_and_the_spaces_around_them(content: list[nodes.Node], expected: str) -> None:
    line = Line(block(*content))
    assert line.text == expected
    words = "".join(node.astext() for node in block(*content).findall(nodes.Text))
    if "<br" not in words:
        assert "".join(line.text[place] for place in line.places) == words.replace("\n", " ")


def test_the_mark_on_a_heading_stands_as_in_the_received_text() -> None:
    title = nodes.title("", "", T("84. To Reagan"), mark("1"))
    assert Line(title).text == "84. To Reagan 1"
    title = nodes.title("", "", T("84. To"), mark("1"), T(" Reagan"))
    assert Line(title).text == "84. To[1] Reagan"


SHAPES = """
1. Title
========

- one

  - deep

    further
- two

3. three
4. four

   below

    quoted

term
    meaning

=====  =====
a      b
=====  =====
c      d
e f    g
=====  =====

last
"""


def test_lists_quotations_and_tables() -> None:
    # docutils makes a single section the document itself
    tree = publish_doctree(SHAPES, settings_overrides={"doctitle_xform": False})
    section = first_section(tree)
    assert section is not None
    plain = plain_text(section)
    assert lines(plain.text) == [
        "1. Title",
        "  • one",
        "      • deep",
        "        further",
        "  • two",
        "  3. three",
        "  4. four",
        "     below",
        "       quoted",
        "term",
        "  meaning",
        "a\tb",
        "c\td",
        "e f\tg",
        "last",
    ]
    check_places(section)


NESTED = """
1. Title
========

.. list-table:: Outer

   * - a
     - .. list-table:: Inner

          * - b
            - c
   * - d
     - e
"""


def test_a_table_in_a_cell_is_written_once() -> None:
    tree = publish_doctree(NESTED, settings_overrides={"doctitle_xform": False})
    section = first_section(tree)
    assert section is not None
    plain = plain_text(section)
    assert lines(plain.text) == ["1. Title", "Outer", "a\tInner b c", "d\te"]
    check_places(section)


def test_another_edition_has_its_files_too(second: Edition) -> None:
    names = sorted(path.name for path in (second.html().out / "data").iterdir())
    assert "report-7.txt" in names
    assert "report-7.xml" in names
    text = second.html().read("data/report-7.txt")
    assert re.search(r"^\[Page \w+\]", text, re.MULTILINE)
