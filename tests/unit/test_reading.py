"""The words of a block, and the way back to its nodes."""

from __future__ import annotations

from docutils import nodes

from edition.nodes import (
    annotation_mark,
    dateline,
    note_mark,
    page_beginning,
    supplied,
    term_mention,
)
from edition.text.reading import block_of, read_block


def paragraph(*children: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *children)


def test_words_without_marks() -> None:
    page = page_beginning(n="252")
    block = paragraph(
        nodes.Text("with "),
        term_mention("", "Gromyko"),
        note_mark(mark="1"),
        nodes.Text(", "),
        page,
        nodes.Text("and\nI "),
        annotation_mark(mark="a"),
        nodes.emphasis("", "plan"),
    )
    reading = read_block(block)
    assert reading.text == "with Gromyko, and I plan"
    assert reading.marks == [(14, page)]
    assert [at for at, _ in reading.pieces] == [0, 5, 12, 14, 20]


def test_offsets_are_those_of_the_nodes() -> None:
    block = paragraph(nodes.Text("a\n b "), supplied("", "c"), nodes.Text("  d"))
    reading = read_block(block)
    for at, text in reading.pieces:
        assert reading.text[at : at + len(text)] == str(text).replace("\n", " ")
    assert len(reading.text) == sum(len(text) for _, text in reading.pieces)


def test_page_inside_emphasis_inside_a_mention() -> None:
    inner = nodes.emphasis(
        "", "", nodes.Text("light"), page_beginning(n="xiii"), nodes.Text("house")
    )
    mention = term_mention("", "", inner)
    reading = read_block(paragraph(nodes.Text("A "), mention, nodes.Text(".")))
    assert reading.text == "A lighthouse."
    assert reading.marks[0][0] == 7
    assert reading.span_of(mention) == (2, 12)
    assert reading.span_of(page_beginning()) == (0, 0)


def test_block_of_a_node() -> None:
    mention = term_mention("", "TNF")
    emphasis = nodes.emphasis("", "", mention)
    line = dateline("", "", emphasis)
    nodes.section("", line)
    assert block_of(mention) is line
    assert block_of(nodes.Text("loose")) is None
