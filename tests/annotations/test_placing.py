"""Any set of ranges, in any document: marks and asides come right, and no word changes."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.annotations.ids import note_id
from edition.annotations.placing import Placed, Transcription, letter, mark_id
from edition.nodes import (
    annotation_aside,
    annotation_mark,
    annotation_target,
    mention,
)
from edition.quote import Range
from edition.text.reading import NOT_WORDS, Reading
from tests.annotations.ranges import ranges
from tests.annotations.trees import division_of, in_order, load, transcription_of, without_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.annotations.small import Site
    from tests.conftest import Edition

LINKS = (mention, nodes.reference)


@pytest.fixture(scope="module", params=["small", "memorandum"])
def tree_file(request: pytest.FixtureRequest) -> Path:
    if request.param == "small":
        built: Site = request.getfixturevalue("built")
        return built.trees / "memo" / "first.doctree"
    edition: Edition = request.getfixturevalue("edition")
    return edition.html().doctrees / "memo" / "document-84.doctree"


@cache
def pristine(file: Path) -> tuple[nodes.document, Transcription]:
    tree = load(file)
    return tree, transcription_of(tree)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_ranges(tree_file: Path, data: st.DataObject) -> None:
    tree, plain = pristine(tree_file)
    places = data.draw(ranges(plain))
    notes = in_order((f"n{number}", place) for number, place in enumerate(places))
    marked = deepcopy(tree)
    transcription = transcription_of(marked)
    before = [(reading.text, reading.block["ids"]) for reading in transcription.readings]
    transcription.mark(notes)

    after = transcription_of(marked)
    assert [(reading.text, reading.block["ids"]) for reading in after.readings] == before
    for note in notes:
        assert words_of(after, note) == words_of(plain, note, by_range=True)
    check_pieces(marked)
    check_marks(after, notes)
    check_asides(marked, notes)
    check_ids(marked)
    assert without_notes(marked).pformat() == tree.pformat()


def words_of(transcription: Transcription, note: Placed, *, by_range: bool = False) -> list[str]:
    """The words of a note block by block: by its range, or as they are wrapped."""
    if by_range:
        return [
            transcription.readings[piece.block].text[piece.start : piece.end]
            for piece in transcription.index.pieces(note.range)
        ]
    found = []
    for reading in transcription.readings:
        wrapped = [
            (at, str(text).replace("\n", " "))
            for at, text in reading.pieces
            if isinstance(text.parent, annotation_target) and note.slug in text.parent["notes"]
        ]
        for (one, words), (two, _) in pairwise(wrapped):
            assert one + len(words) == two, "the words of a note have a hole"
        if wrapped:
            found.append("".join(words for _, words in wrapped))
    return found


def check_pieces(tree: nodes.document) -> None:
    for target in tree.findall(annotation_target):
        assert target.astext()
        assert len(target["notes"]) == len(set(target["notes"])) > 0
        assert all(isinstance(child, nodes.Text) for child in target.children)
        assert not any(isinstance(node, annotation_target) for node in parents(target))


def check_marks(transcription: Transcription, notes: list[Placed]) -> None:
    """Each mark stands right after its last word, or after the link that holds it."""
    marks = [
        (number, reading, mark)
        for number, reading in enumerate(transcription.readings)
        for mark in reading.block.findall(annotation_mark)
    ]
    assert [mark["mark"] for _, _, mark in marks] == [note.mark for note in notes]
    assert [mark["note"] for _, _, mark in marks] == [note.slug for note in notes]
    for note, (number, reading, mark) in zip(notes, marks, strict=True):
        assert mark["ids"] == [mark_id(document_of(transcription), note.mark)]
        assert mark["refid"] == note_id(note.slug)
        assert not any(isinstance(node, LINKS) for node in parents(mark))
        piece = transcription.index.pieces(note.range)[-1]
        assert piece.block == number
        assert offset_of(mark, reading) == end_of_link(reading, piece.end)


def document_of(transcription: Transcription) -> str:
    """The id of the document, from any of its blocks."""
    block: nodes.Node = transcription.readings[0].block
    while not (isinstance(block, nodes.section) and "ed-document" in block["classes"]):
        assert block.parent is not None
        block = block.parent
    return str(block["ids"][0])


def end_of_link(reading: Reading, end: int) -> int:
    """Where the outermost link ends that holds the character before an offset."""
    text = next(text for at, text in reading.pieces if at < end <= at + len(text))
    links = [node for node in parents(text) if isinstance(node, LINKS)]
    return reading.span_of(links[-1])[1] if links else end


def offset_of(mark: nodes.Node, reading: Reading) -> int:
    """How many characters of a block stand before a mark."""
    count = 0
    for node in walk(reading.block):
        if node is mark:
            return count
        if isinstance(node, nodes.Text):
            count += len(node)
    raise AssertionError(mark)


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.children:
        yield child
        if not isinstance(child, NOT_WORDS):
            yield from walk(child)


def check_asides(tree: nodes.document, notes: list[Placed]) -> None:
    """Each aside follows the block that holds its mark, all of them in order."""
    asides = list(tree.findall(annotation_aside))
    assert [aside["note"] for aside in asides] == [note.slug for note in notes]
    for aside in asides:
        assert isinstance(aside.parent, nodes.section)
        assert aside["ids"] == [note_id(aside["note"])]
        assert aside["backrefs"] == [mark_id(division_of(tree)["ids"][0], aside["mark"])]
        siblings = aside.parent.children
        at = next(n for n, node in enumerate(siblings) if node is aside)
        block = next(n for n in reversed(siblings[:at]) if not isinstance(n, annotation_aside))
        marks = [m["note"] for m in block.findall(annotation_mark)]
        assert aside["note"] in marks


def check_ids(tree: nodes.document) -> None:
    ids = [anchor for node in tree.findall(nodes.Element) for anchor in node["ids"]]
    assert len(ids) == len(set(ids))


def parents(node: nodes.Node) -> Iterator[nodes.Element]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53, 702, 703)] == [
        *("a", "z", "aa", "az", "ba", "zz", "aaa")
    ]


def test_equal_words_beside_each_other_are_told_apart(built: Site) -> None:
    """docutils finds a child by its words; the second of two equal ones is not the first."""
    tree = load(built.trees / "memo" / "first.doctree")
    transcription = transcription_of(tree)
    at = transcription.index.text.index("hold and hold and hold") + len("hold and hold ")
    transcription.mark(in_order([("second", Range(at, at + len("and")))]))
    block = next(r.block for r in transcription.readings if "He said" in r.text)
    (target,) = block.findall(annotation_target)
    assert [child.astext() for child in block.children] == [
        *("He said: ", "hold", " and ", "hold", " ", "and", "", " ", "hold", ".")
    ]
    assert block.children[5] is target


def test_a_mark_stays_within_emphasis_that_goes_on(built: Site) -> None:
    tree = load(built.trees / "memo" / "first.doctree")
    transcription = transcription_of(tree)
    text = transcription.index.text
    ends = [text.index(word) + len(word) for word in ("It shines", "far", "out to sea")]
    places = [(f"n{end}", Range(end - 3, end)) for end in ends]
    transcription.mark(in_order(places))
    emphasis = next(n for n in tree.findall(nodes.emphasis) if "shines" in n.astext())
    kinds = [type(node).__name__ for node in emphasis.children]
    assert kinds.count("annotation_mark") == 2
    assert kinds[kinds.index("term_mention") + 1] == "annotation_mark"
    following = emphasis.parent.children[emphasis.parent.index(emphasis) + 1]
    assert isinstance(following, annotation_mark)


def test_comments_and_code_are_not_part_of_the_text(built: Site) -> None:
    tree = load(built.trees / "memo" / "first.doctree")
    division = division_of(tree)
    text = transcription_of(tree).index.text
    division.insert(2, nodes.comment("", "hidden words"))
    division.insert(2, nodes.literal_block("", "words of a program"))
    assert transcription_of(tree).index.text == text
