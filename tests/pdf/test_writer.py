"""The pieces of the writer, one by one; no Sphinx, but for the list of its nodes."""

from __future__ import annotations

import inspect
import json

import pytest
import typst
from docutils import nodes
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx import addnodes

from edition import letter_nodes
from edition import nodes as edition_nodes
from edition.register_index import RegisterIndex
from edition.writers.typst import HANDLERS, Page, TypstWriter, front, normalise
from edition.writers.typst.code import block, call, language, string
from edition.writers.typst.columns import LINE, columns_of
from edition.writers.typst.index_entries import IndexEntries
from edition.writers.typst.links import Links, NoteTarget
from edition.writers.typst.notes import lemmas_of, shortened

# -- code -----------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_string_holds_exactly_its_text(text: str) -> None:
    source = f"#metadata({string(text)}) <it>"
    compiler = typst.Compiler(source.encode(), ignore_system_fonts=True)
    assert json.loads(compiler.query("<it>", field="value", one=True)) == text


def test_a_block_of_one_string_is_that_string() -> None:
    assert block([string("a}b")]) == '"a}b"'
    assert block([string('a"'), string("b")]) == '{\n"a\\""\n"b"\n}'


@pytest.mark.parametrize(
    ("tag", "named"),
    [
        ("", {}),
        ("en", {"lang": '"en"'}),
        ("pt_br", {"lang": '"pt"', "region": '"BR"'}),
        ("de-AT", {"lang": '"de"', "region": '"AT"'}),
        ("zh-Hant", {"lang": '"zh"'}),
    ],
)
def test_a_language_is_told_as_typst_has_it(tag: str, named: dict[str, str]) -> None:
    assert language(tag) == named


def test_calls_and_blocks() -> None:
    assert call("f", "a", "b", named_thing="c") == "f(named-thing: c, a, b)"
    assert block(["a", "", "b"]) == "{\na\nb\n}"
    assert block([]) == "[]"


# -- white space ----------------------------------------------------------------------


def spaced(*children: nodes.Node) -> str:
    paragraph = nodes.paragraph("", "", *children)
    document = nodes.section("", paragraph)
    normalise(document)
    return paragraph.astext()


def text(words: str) -> nodes.Text:
    return nodes.Text(words)


def test_line_ends_are_spaces() -> None:
    assert spaced(text("  one\n two \n")) == "one two"


def test_spaces_fold_across_nodes() -> None:
    assert spaced(text("one "), nodes.emphasis("", " two "), text(" three")) == "one two three"


def test_no_break_spaces_and_code_stay() -> None:
    code = nodes.literal("", "a  b")
    assert spaced(text("p.\u00a0 1 "), code, text(" c")) == "p.\u00a0 1 a  b c"


def test_no_line_ends_before_the_number_of_a_page() -> None:
    assert spaced(text("see p. 250, pp. IX, n. 1; p. in")) == (
        "see p.\u00a0250, pp.\u00a0IX, n.\u00a01; p. in"
    )


def test_nor_where_a_line_of_the_source_ends() -> None:
    ends = [
        text("see p."),
        text("\n"),
        text("250 "),
        nodes.emphasis("", "", text("n."), text("\n1")),
    ]
    assert spaced(*ends) == "see p.\u00a0250 n.\u00a01"


def test_no_space_of_a_document_changes_but_in_our_notes() -> None:
    words, note = nodes.paragraph("", "see p. 2"), nodes.paragraph("", "see p. 3")
    normalise(nodes.section("", words, edition_nodes.annotation_aside("", note)), exact=True)
    assert (words.astext(), note.astext()) == ("see p. 2", "see p.\u00a03")


def test_a_mark_without_words_takes_no_space() -> None:
    mark = edition_nodes.note_mark(mark="1")
    assert spaced(text("one "), mark, text("two")) == "one two"


# -- index ----------------------------------------------------------------------------


def lines(index: IndexEntries) -> list[str]:
    return [line for line in index.code().split("\n") if line.startswith(("line(", "index-l"))]


def test_names_are_sorted_without_accents_capitals_and_marks() -> None:
    index = IndexEntries()
    for name in ("Zürich", "élan", "Eagle", "“East” side", "1981"):
        index.mark(name)
    names = [line.split('"')[1] for line in lines(index) if line.startswith("line")]
    assert names == ["1981", "Eagle", "“East” side", "élan", "Zürich"]


def test_pairs_and_triples_are_listed_under_each_part() -> None:
    index = IndexEntries()
    assert len(index.marks("pair", "one; two", False)) == 2
    assert len(index.marks("triple", "a; b; c", False)) == 3
    assert index.marks("single", "entry; below", True) == ['index-mark(main: true, "i6")']


def test_see_and_see_also_need_no_page() -> None:
    index = IndexEntries()
    assert index.marks("see", "here; there", False) == []
    assert index.marks("seealso", "here; elsewhere", False) == []
    assert 'line(see: ("there", ), also: ("elsewhere", ), "here", "")' in index.code()


def test_an_index_without_entries_is_nothing() -> None:
    assert IndexEntries().code() == ""


def test_mentions_that_link_to_their_entry_need_no_marks() -> None:
    index = IndexEntries()
    index.link("people:haig", "Haig, Alexander M., Jr.")
    assert index.has_link("people:haig")
    assert not index.has_link("people:reagan")
    assert 'book-index(("people:haig": "i1", ), ' in index.code()
    assert lines(index)[1:] == ['line("Haig, Alexander M., Jr.", "i1")']


# -- contents -------------------------------------------------------------------------


def test_contents_keep_room_for_their_lines() -> None:
    code = front.contents([(1, "One"), (2, "Two")])
    assert code == 'contents("Contents", (1, "One", ), (2, "Two", ))'


def test_contents_of_a_long_book_are_its_parts() -> None:
    headings = [(1, "Part"), *[(2, f"Section {n}") for n in range(300)]]
    assert front.contents(headings) == 'contents("Contents", (1, "Part", ))'


def test_a_book_without_headings_has_no_contents() -> None:
    assert front.contents([]) == ""


# -- links ----------------------------------------------------------------------------


@pytest.fixture
def links() -> Links:
    moved = {"notes/x": NoteTarget("page:note-x", "k")}
    uris = {"page.html": "page", "notes/x.html": "notes/x", "out.html": "out"}
    found = Links(uris, moved, "https://example.org/")
    found.add_page("page", nodes.section("", nodes.paragraph(ids=["here"])))
    return found


def reference(**attributes: str) -> nodes.reference:
    return nodes.reference("", "words", **attributes)


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"refid": "here"}, ("page:here", "")),
        ({"refid": "nowhere"}, ("page:", "")),
        ({"refuri": "page.html#here"}, ("page:here", "")),
        ({"refuri": "#here"}, ("page:here", "")),
        ({"refuri": "page.html"}, ("page:", "")),
        ({"refuri": "notes/x.html#annotation-x"}, ("page:note-x", "")),
        ({"refuri": "out.html#a"}, ("", "https://example.org/out.html#a")),
        ({"refuri": "https://example.com/#a"}, ("", "https://example.com/#a")),
    ],
)
def test_where_a_link_leads(
    links: Links, attributes: dict[str, str], expected: tuple[str, str]
) -> None:
    assert links.resolve("page", reference(**attributes)) == expected


def test_a_label_is_wanted_once(links: Links) -> None:
    tree = nodes.paragraph("", "", reference(refid="here"), reference(refid="here"))
    links.look_for_targets("page", tree)
    assert links.wanted("page", "here") == "page:here"
    assert links.wanted("page", "here") == ""
    assert links.left("page") == []


# -- columns --------------------------------------------------------------------------


def row(*cells: str) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def specs(*widths: int) -> list[nodes.colspec]:
    return [nodes.colspec(colwidth=width) for width in widths]


def test_widths_of_the_source_are_kept() -> None:
    one, three = columns_of(specs(1, 3), [row("a", "b")]).widths
    assert float(three.removesuffix("fr")) == 3 * float(one.removesuffix("fr"))


def test_a_short_table_is_as_wide_as_its_words() -> None:
    assert columns_of(specs(50, 50), [row("a", "b")]).widths == ["auto", "auto"]


def shares(*cells: str) -> list[float]:
    return [
        float(width.removesuffix("fr")) for width in columns_of(specs(50, 50), [row(*cells)]).widths
    ]


def test_a_long_column_gets_more_room() -> None:
    narrow, wide = shares("1", "many words " * 30)
    assert wide > 10 * narrow > 0
    assert narrow + wide == pytest.approx(LINE, abs=8)


def test_two_long_columns_share_the_room_by_their_lengths() -> None:
    one, three = shares("many words " * 20, "many words " * 60)
    assert three / one == pytest.approx(3, rel=0.15)


def test_no_word_is_broken_that_has_room() -> None:
    columns = columns_of(specs(50, 50), [row("Ambassador-designate", "many words " * 60)])
    assert not columns.hyphenate
    assert float(columns.widths[0].removesuffix("fr")) > len("Ambassador-")
    assert columns_of(specs(50, 50), [row("x" * 30, "many words " * 60)]).hyphenate


@pytest.mark.parametrize(("words", "tall"), [(100, False), (1000, True)])
def test_a_row_stays_together_unless_it_is_too_tall(words: int, tall: bool) -> None:
    assert columns_of(specs(50, 50), [row("1", "words " * words)]).tall is tall


def test_cells_that_span_columns_widen_none() -> None:
    wide = nodes.entry("", nodes.paragraph("", "many words " * 30), morecols=1)
    columns = columns_of(specs(50, 50), [row("a", "b"), nodes.row("", wide)])
    assert columns.widths == ["auto", "auto"]


# -- words of notes, titles -----------------------------------------------------------


def test_long_quotations_are_shortened() -> None:
    assert shortened("one two three") == "one two three"
    assert shortened("a b c d e f g h i j") == "a b c … h i j"


def test_words_of_a_note_come_from_all_its_pieces() -> None:
    def target(words: str, *notes: str) -> edition_nodes.annotation_target:
        return edition_nodes.annotation_target("", words, notes=list(notes))

    first = nodes.paragraph("", "", target("one ", "x"), target("two", "x", "y"))
    second = nodes.paragraph("", "", nodes.emphasis("", "", target("three", "y")))
    tree = nodes.section("", first, second)
    assert lemmas_of(tree) == {"x": "one two", "y": "two three"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Short", ["Short"]),
        ("Haig to Reagan, September 18, 1981", ["Haig to Reagan,", "September 18, 1981"]),
        ("Onewordwithoutanyspaceinitatallwhatever", ["Onewordwithoutanyspaceinitatallwhatever"]),
    ],
)
def test_a_title_is_cut_where_it_pauses(title: str, expected: list[str]) -> None:
    assert front.title_lines(title) == expected


# -- headings -------------------------------------------------------------------------


def heading_code(*children: nodes.Node) -> str:
    """Give the code of a page that is a heading, as the writer writes it."""
    tree = nodes.section("", nodes.title("", "", *children))
    writer = TypstWriter(Links({}, {}), HANDLERS, {}, RegisterIndex({}, {}, {}))
    writer.page = Page("page", "page.md")
    return writer.write(tree)


def test_marks_of_a_heading_are_told_apart_wherever_they_stand() -> None:
    def mark(letter: str) -> nodes.Node:
        return edition_nodes.annotation_mark(mark=letter, refid=f"note-{letter}")

    inner = nodes.emphasis("", "", text("Two"), mark("b"))
    code = heading_code(text("One"), mark("a"), text(" "), inner, mark("c"))
    shown = [line for line in code.split("\n") if line.startswith(("again", "between"))]
    assert [line.partition("(")[0] for line in shown] == [
        "again", "between-marks", "again", "between-marks", "again",
    ]  # fmt: skip
    assert '"One Two"' in code


def test_a_heading_is_listed_once() -> None:
    assert heading_code(text("A  heading")).count('"A heading"') == 1


# -- the table ------------------------------------------------------------------------

NOT_WRITTEN = {
    # parts that what holds them writes
    "colspec", "row", "entry", "thead", "tbody", "tgroup", "term", "classifier",
    "field_name", "option", "option_group", "option_string", "option_argument", "legend",
    "production", "hlistcol",
    # front matter that MyST does not make nodes of
    "author", "authors", "organization", "address", "contact", "version", "revision",
    "status", "date", "copyright", "header", "footer",
}  # fmt: skip
"""Nodes that stand only inside of others, or that no page of an edition has."""


@pytest.mark.parametrize(
    "module", [nodes, addnodes, edition_nodes, letter_nodes], ids=lambda m: m.__name__
)
def test_every_node_has_something_that_writes_it(module: object) -> None:
    found = [
        node
        for _, node in inspect.getmembers(module, inspect.isclass)
        if issubclass(node, nodes.Element) and node.__name__[0].islower()
    ]
    assert len(found) > 1
    missing = [node.__name__ for node in found if not any(c in HANDLERS for c in node.__mro__)]
    assert set(missing) - NOT_WRITTEN == set()


def test_parts_of_letters_have_a_look_of_their_own() -> None:
    assert {letter_nodes.letter_line, letter_nodes.attachment_label} <= set(HANDLERS)
