"""A volume with every construct, document by document: in, built, out again, and in again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from edition.domain import EditionDomain
from edition.importing.document import import_document
from edition.importing.surroundings import surroundings_in
from edition.importing.volume import look_through
from edition.importing.xml_tree import read_xml
from edition.transforms.base import first_section
from tests.importing.desk import COMMENT, command
from tests.importing.elements import differences
from tests.importing.imported import DOCUMENTS, VOLUME, XML_ID, documents_of
from tests.importing.words import Held, held_by_doctree, held_by_tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from tests.importing.imported import Imported

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
STANDOFF = "{http://www.tei-c.org/ns/1.0}standOff"
documents = pytest.mark.parametrize("name", DOCUMENTS)

_TOLD = re.compile(r"volume\.xml:(\d+): D-204 .*\n +Found: +(.*)")


# -- what is told ----------------------------------------------------------------------


def told(imported: Imported, name: str) -> list[tuple[int, str]]:
    """Give line and construct of each message about a document."""
    return [(int(line), what) for line, what in _TOLD.findall(imported.outcomes[name].err)]


@documents
def test_it_comes_in(imported: Imported, name: str) -> None:
    outcome = imported.outcomes[name]
    assert outcome.code == 0
    assert set(outcome.codes) <= {"D-204"}
    assert f"Written: memo/document-{name[1:]}.md" in outcome.out


def test_what_is_told_is_what_has_no_form(
    imported: Imported, request: pytest.FixtureRequest
) -> None:
    found = "".join(
        f"{name}\n" + "".join(f"  {line} {what}\n" for line, what in told(imported, name))
        for name in DOCUMENTS
    )
    expected = HERE / "told.txt"
    if request.config.getoption("--write-expected"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@documents
def test_what_is_told_stands_on_its_line(imported: Imported, name: str) -> None:
    lines = VOLUME.read_text(encoding="utf-8").split("\n")
    for number, what in told(imported, name):
        tag = what.partition(" ")[0].partition(">")[0]
        begins = {"a": "<!--" if "comment" in what else "<?"}.get(tag, tag)
        assert begins in lines[number - 1].replace("xi:", ""), what


@documents
def test_what_is_told_is_kept_as_a_comment(imported: Imported, name: str) -> None:
    comments = re.findall(r"(?m)^% line (\d+): .* \((.*)\)$", imported.markdown(name))
    kept = [(int(line), what) for line, what in comments]
    wanted = [(line, re.sub(r"^(<.*?>|a .*?): ", "", what)) for line, what in told(imported, name)]
    assert sorted(kept) == sorted(wanted)


def test_a_comment_keeps_every_reading(imported: Imported) -> None:
    text = imported.markdown("d11")
    assert "<choice><sic>wxk</sic><corr>barrel</corr></choice>" in text
    assert "<!-- a remark -->" in text
    assert "<?target some data?>" in text


# -- words in = words out --------------------------------------------------------------


@cache
def volume(name: str) -> Held:
    return held_by_tei(DOCUMENTS[name])


@cache
def environment(imported: Imported) -> BuildEnvironment:
    return imported.html.environment()


@cache
def built(imported: Imported, name: str) -> Held:
    env = environment(imported)
    entries: dict[tuple[str, str], str] = {
        (entry.kind, wording.casefold()): entry.tei
        for entry in EditionDomain(env).index.entries
        for wording in entry.wordings
    }
    division = first_section(env.get_doctree(f"memo/document-{name[1:]}"))
    assert division is not None
    return held_by_doctree(division, entries)


@cache
def exported(imported: Imported, name: str) -> Held:
    return held_by_tei(documents_of(imported.exported(name))[name])


@documents
def test_every_block_is_built_with_its_words(imported: Imported, name: str) -> None:
    assert built(imported, name).blocks == volume(name).blocks
    assert built(imported, name).notes == volume(name).notes


@documents
def test_every_block_comes_out_with_its_words(imported: Imported, name: str) -> None:
    assert exported(imported, name).blocks == volume(name).blocks
    assert exported(imported, name).notes == volume(name).notes


@documents
def test_every_page_begins_where_it_did(imported: Imported, name: str) -> None:
    assert built(imported, name).pages == volume(name).pages
    assert exported(imported, name).pages == volume(name).pages


@documents
def test_every_name_names_whom_it_did(imported: Imported, name: str) -> None:
    wanted = volume(name).names
    for found in (built(imported, name).names, exported(imported, name).names):
        assert [one[:2] for one in found] == [one[:2] for one in wanted]
        whole = [one[2] == other[2] for one, other in zip(found, wanted, strict=True)]
        parts = [one[2] in other[2] for one, other in zip(found, wanted, strict=True)]
        assert all(parts)
        assert whole.count(False) == PARTLY_NAMED.get(name, 0)


PARTLY_NAMED = {"d9": 1, "d14": 3}
"""Names with a page, a rendition or a backtick at an end of them."""


# -- export ----------------------------------------------------------------------------


def silent(imported: Imported, name: str) -> Iterator[str]:
    """Give the differences between a document and its export that the import did not tell."""
    messages = told(imported, name)
    lost = {
        (line, element(tag)): {key.rpartition(":")[2] for key in keys.split(", ")}
        for line, what in messages
        for tag, keys in re.findall(r"^(<.*>): its ((?:[\w:-]+(?:, )?)+)$", what)
    }
    known = {(line, tag(what)) for line, what in messages}
    ours = documents_of(imported.exported(name))[name]
    for sign, found in differences(DOCUMENTS[name], ours, lost):
        if sign == "+" or (found.line, found.text) not in known:
            yield f"{sign} {found.text}"


def tag(what: str) -> str:
    """Give the tag in a message as :mod:`.elements` has it: without prefixes and namespaces."""
    start = what.rpartition(": ")[0]
    start = {"a comment": "<!-- -->", "a processing instruction": "<? ?>"}.get(start, start)
    start = re.sub(r"([< ])\w+:(?=[\w.-]+[ =>])", r"\1", start)
    return re.sub(r' xmlns="[^"]*"', "", start)


def element(start: str) -> str:
    """Give the name of an element by its start tag."""
    return re.split("[ >]", tag(f"{start}: "))[0][1:]


def test_the_export_is_the_volume_element_by_element(imported: Imported) -> None:
    found = Counter(
        (difference, name) for name in DOCUMENTS for difference in silent(imported, name)
    )
    accepted = accepted_differences()
    assert found - accepted == Counter()
    assert accepted - found == Counter()


def accepted_differences() -> Counter[tuple[str, str]]:
    """Read the list beside this test: a difference, and each document that has it."""
    lines = (HERE / "accepted-differences.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return Counter((difference, name) for difference, names in pairs for name in names.split())


@documents
def test_the_export_lists_whom_its_document_names_and_nobody_else(
    imported: Imported, name: str
) -> None:
    root = etree.parse(imported.exported(name)).getroot()
    listed = [*root.iterfind(".//{*}listPerson/{*}person"), *root.iterfind(".//{*}list/{*}item")]
    ids = [entry.get(XML_ID) for entry in listed if entry.getparent().getparent().tag == STANDOFF]
    assert sorted(ids) == sorted({entry for _, entry, _ in volume(name).names})


# -- in again --------------------------------------------------------------------------


@documents
def test_the_export_brings_the_same_document_in_again(imported: Imported, name: str) -> None:
    """To the byte, apart from the comments, which are about the volume's own file."""
    env = environment(imported)
    root, _ = read_xml(imported.exported(name).read_bytes(), "again.xml")
    assert root is not None
    around = surroundings_in(EditionDomain(env), "memo", "en")
    again, findings = import_document(look_through(root), 0, "again.xml", around)
    assert findings == []
    assert again is not None
    assert again.findings == []
    assert again.entries == []
    assert again.text == COMMENT.sub("", imported.markdown(name)).rstrip("\n") + "\n"


# -- the edition -----------------------------------------------------------------------


def test_the_site_is_built_without_a_warning(imported: Imported) -> None:
    assert imported.html.messages == ""
    assert imported.tei.messages == ""


def test_check_says_that_all_is_well(imported: Imported) -> None:
    outcome = command(imported.source, "check")
    assert outcome.out == f"All well: {len(DOCUMENTS)} documents, 0 notes.\n"
    assert outcome.code == 0


def test_the_registers_have_whom_the_documents_name_and_nobody_else(imported: Imported) -> None:
    entries = EditionDomain(environment(imported)).index.entries
    assert {entry.tei: (entry.name, entry.aliases) for entry in entries} == ENTRIES
    assert "Never" not in (imported.source / "people.md").read_text(encoding="utf-8")


ENTRIES = {
    "p_AB_1": ("Alder, Bertha", ("Bertha Alder",)),
    "p_BC_1": ("Birch, Caspar", ()),
    "p_BC_2": ("Birch, Caspar (p_BC_2)", ()),
    "p_CD_1": ("Cedar, Dora", ("Dora Cedar", "Cedar", "Mrs. Cedar", "spaced", "Cedar’s")),
    "p_ZZ_9": ("Zinnia Zack", ()),
    "t_FB_1": ("FB", ()),
    "t_NML_1": ("NML", ("North Mole Lamp",)),
    "t_OIL_1": ("Oil [first pressing]", ("oil",)),
    "t_QQ_1": ("a “term” nobody listed: it’s 100% so", ()),
    "t_XX_1": ("[x] # *y*", ()),
}


def test_the_front_matter_says_what_header_and_dateline_say(imported: Imported) -> None:
    metadata = EditionDomain(environment(imported)).documents["memo/document-3"].metadata
    assert (metadata.id, metadata.number) == ("d3", "3")
    assert (metadata.first_page, metadata.last_page) == ("2", "3")
    assert metadata.other == {
        "place": "North Mole",
        "date": "1890-04-01",
        "subject": "Oil; Wicks and FB matters",
        "series": "Papers of the Harbor Boards, 1890–1891",
        "volume": "LXXVII",
        "volume-title": "Lamps & Ferries: “Green” Years",
        "volume-url": "https://history.state.gov/historicaldocuments/frus1890-91v77",
        "editor": "Edith E. Editor",
        "general-editor": "Gerald: General",
        "publisher": "Harbor Press",
        "publisher-place": "Port Example, EX",
        "year": "1999",
        "url": "https://history.state.gov/historicaldocuments/frus1890-91v77/d3",
    }
