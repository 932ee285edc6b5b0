"""``python -m edition import``: what it writes, what it never touches, what it says."""

from __future__ import annotations

import errno
import re
from html import escape
from pathlib import Path

import pytest

from edition.commands.reading import read_edition
from edition.nodes import person_entry, volume_wording
from tests.importing.desk import Outcome, bring_in, command, contents, small
from tests.importing.imported import VOLUME
from tests.support import build

PERSONS = """<list>
<item><hi rend="strong"><persName xml:id="p_EF_1">Elm, Fay</persName></hi>, ferrywoman</item>
</list>
<list><item><hi rend="strong"><term xml:id="t_RB_1">RB</term></hi>, River Board</item></list>"""

TEXT = (
    '<p><persName corresp="#p_EF_1">Fay Elm</persName> wrote to the '
    '<gloss target="#t_RB_1">RB</gloss>.</p>'
)

PERSON = """
:::{person-entry} Elm, Fay
:tei: p_EF_1
:aliases: Fay Elm
:volume: ferrywoman
:volume-source: the volume’s list
:::
"""

TERM = """
:::{glossary-term} RB
:tei: t_RB_1
:volume: RB, River Board
:volume-source: the volume’s list
:::
"""

DOCUMENT = """---
id: d1
number: "1"
first-page: "1"
last-page: "1"
volume-url: https://history.state.gov/historicaldocuments/frus1890-91v77
url: https://history.state.gov/historicaldocuments/frus1890-91v77/d1
---

# 1. A Paper

{person}`Fay Elm` wrote to the {term}`RB`.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A volume with one document that names a person and a term."""
    path = tmp_path / "volume.xml"
    path.write_text(small(TEXT, lists=PERSONS), encoding="utf-8")
    return path


def well(root: Path) -> bool:
    return command(root, "check").out.startswith("All well")


# -- what is written -------------------------------------------------------------------


def test_a_document_and_the_entries_it_needs(papers: Path, file: Path) -> None:
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert outcome == Outcome(
        0,
        "Written: memo/document-1.md\n"
        "Added to people.md: Elm, Fay\n"
        "Added to glossary.md: RB\n"
        "Then: see that a toctree or a document-list has memo/document-1, look at each comment "
        "in it (a line that begins with %), explain the new entries, and: make check\n",
        "",
    )
    after = contents(papers)
    assert after["memo/document-1.md"].decode() == DOCUMENT
    assert after["people.md"] == before["people.md"] + PERSON.encode()
    assert after["glossary.md"] == before["glossary.md"] + TERM.encode()
    assert set(after) - set(before) == {"memo", "memo/document-1.md"}
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"people.md", "glossary.md"}
    assert well(papers)


def test_registers_that_end_without_a_line_break_and_in_any_bytes(papers: Path, file: Path) -> None:
    before = b"# People\r\n\r\nWhom the papers name \xe2\x80\x93 all of them."
    (papers / "people.md").write_bytes(before)
    assert bring_in(papers, file).code == 0
    assert (papers / "people.md").read_bytes() == before + b"\n" + PERSON.encode()
    assert well(papers)


def test_entries_go_where_the_register_is(papers: Path, file: Path) -> None:
    (papers / "memo").mkdir()
    register = "# Who\n\nThey: {person}`Ash`.\n\n:::{person-entry} Ash\nA person.\n:::\n"
    (papers / "memo" / "index.md").write_text("# Left out\n", encoding="utf-8")
    (papers / "people.md").write_text("# People\n", encoding="utf-8")
    (papers / "who.md").write_text(register, encoding="utf-8")
    conf = (papers / "conf.py").read_text(encoding="utf-8")
    (papers / "conf.py").write_text(conf.replace('"people.md"', '"people.md", "who.md"'))
    outcome = bring_in(papers, file)
    assert "Added to who.md: Elm, Fay" in outcome.out
    assert (papers / "who.md").read_text(encoding="utf-8") == register + PERSON
    assert (papers / "people.md").read_text(encoding="utf-8") == "# People\n"


def test_an_edition_without_registers_gets_them_and_is_told_what_to_do(
    papers: Path, file: Path, tmp_path: Path
) -> None:
    for name in ("people.md", "glossary.md"):
        (papers / name).unlink()
    index = papers / "index.md"
    index.write_text(index.read_text().replace("people\nglossary\n", ""), encoding="utf-8")
    conf = papers / "conf.py"
    conf.write_text(conf.read_text().replace('"glossary.md", "people.md", ', ""), encoding="utf-8")
    outcome = bring_in(papers, file)
    assert outcome.code == 0
    assert outcome.out.splitlines()[-3:-1] == [
        "conf.py leaves people.md out: add it to include_patterns.",
        "conf.py leaves glossary.md out: add it to include_patterns.",
    ]
    assert (
        "see that a toctree or a document-list has memo/document-1 and people and glossary"
        in outcome.out
    )
    assert (papers / "people.md").read_text(encoding="utf-8") == "# People\n" + PERSON
    assert (papers / "glossary.md").read_text(encoding="utf-8") == "# Glossary\n" + TERM
    conf.write_text(conf.read_text().replace('"memo/*.md"', '"memo/*.md", "*.md"'))
    index.write_text(index.read_text().replace("memo/*\n", "memo/*\npeople\nglossary\n"))
    assert build(papers, tmp_path / "site").messages == ""


def test_a_folder_of_documents_of_another_name(papers: Path, file: Path) -> None:
    conf = papers / "conf.py"
    conf.write_text(conf.read_text() + 'edition_documents = "papers"\n', encoding="utf-8")
    outcome = bring_in(papers, file)
    assert "Written: papers/document-1.md" in outcome.out
    assert "conf.py leaves papers/document-1.md out" in outcome.out


# -- what is never touched -------------------------------------------------------------


def test_the_same_command_again_changes_nothing(papers: Path, file: Path) -> None:
    bring_in(papers, file)
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert outcome.code == 0
    assert outcome.out.startswith("There already, the same: memo/document-1.md\nThen: ")
    assert contents(papers) == before


@pytest.mark.parametrize("there", [b"mine", DOCUMENT.encode() + b"\n", b""])
def test_nothing_is_written_over(papers: Path, file: Path, there: bytes) -> None:
    (papers / "memo").mkdir()
    (papers / "memo" / "document-1.md").write_bytes(there)
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-103"])
    assert "memo/document-1.md" in outcome.err
    assert outcome.out == ""
    assert contents(papers) == before


def test_a_file_the_edition_does_not_read_is_not_written_over_either(
    papers: Path, file: Path
) -> None:
    conf = papers / "conf.py"
    conf.write_text(conf.read_text().replace('"memo/*.md"', '"none/*.md"'), encoding="utf-8")
    (papers / "memo").mkdir()
    (papers / "memo" / "document-1.md").write_bytes(b"\xff\xfe")
    before = contents(papers)
    assert bring_in(papers, file).codes == ["D-103"]
    assert contents(papers) == before


def test_an_import_that_was_cut_off_is_completed(papers: Path, file: Path) -> None:
    registers = {name: (papers / name).read_bytes() for name in ("people.md", "glossary.md")}
    bring_in(papers, file)
    whole = contents(papers)
    for cut in (["people.md", "glossary.md"], ["glossary.md"]):
        for name in cut:
            (papers / name).write_bytes(registers[name])
        outcome = bring_in(papers, file)
        assert outcome.code == 0
        assert "There already, the same" in outcome.out
        assert contents(papers) == whole


@pytest.mark.parametrize("refused", ["document-1.md", "people.md", "glossary.md"])
def test_a_disk_that_refuses_is_told_and_the_same_command_goes_on(
    papers: Path, file: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_replace = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == refused:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return really_replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replace)
        outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-205"])
    assert f"{refused}: No space left on device" in outcome.err
    assert "give the same command again" in outcome.err
    assert not list(papers.rglob("*.part"))
    assert bring_in(papers, file).code == 0
    assert well(papers)


def test_a_folder_in_the_place_of_the_document(papers: Path, file: Path) -> None:
    (papers / "memo" / "document-1.md").mkdir(parents=True)
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-205"])
    assert "memo/document-1.md: Is a directory" in outcome.err
    assert contents(papers) == before


def test_a_file_in_the_place_of_the_folder(papers: Path, file: Path) -> None:
    (papers / "memo").write_bytes(b"")
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-205"])
    assert contents(papers) == before


def test_an_id_of_another_file_is_not_taken(papers: Path, file: Path) -> None:
    (papers / "memo").mkdir()
    (papers / "memo" / "my-own.md").write_text(
        '---\nid: d1\nnumber: "1"\nfirst-page: "1"\n---\n\n# Mine\n', encoding="utf-8"
    )
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["T-103"])
    assert "memo/my-own.md has the id d1" in outcome.err
    assert contents(papers) == before


# -- entries the edition has -----------------------------------------------------------


def test_an_entry_of_the_same_name_is_taken_and_the_line_to_add_is_told(
    papers: Path, file: Path
) -> None:
    entry = "\n:::{person-entry} Elm, Fay\nRows well.\n:::\n"
    register = (papers / "people.md").read_text(encoding="utf-8") + entry
    (papers / "people.md").write_text(register, encoding="utf-8")
    outcome = bring_in(papers, file)
    line = "Taken for p_EF_1 of the file: Elm, Fay. To keep that id, add to it `:tei: p_EF_1`.\n"
    assert line in outcome.out
    assert "Added to people.md" not in outcome.out
    assert (papers / "people.md").read_text(encoding="utf-8") == register
    text = (papers / "memo" / "document-1.md").read_text(encoding="utf-8")
    assert "{person}`Fay Elm <Elm, Fay>`" in text
    assert well(papers)
    assert bring_in(papers, file).code == 0
    taken = entry.replace("Fay\nRows", "Fay\n:tei: p_EF_1\n\nRows")
    (papers / "people.md").write_text(register.replace(entry, taken), encoding="utf-8")
    again = bring_in(papers, file)
    assert (again.code, "Taken" in again.out) == (0, False)


def test_an_entry_is_taken_for_one_person_only(papers: Path, tmp_path: Path) -> None:
    with (papers / "people.md").open("a", encoding="utf-8") as register:
        register.write("\n:::{person-entry} Elm, Fay\nRows well.\n:::\n")
    twins = PERSONS + PERSONS.replace("p_EF_1", "p_EF_2").replace("t_RB_1", "t_RB_2")
    names = [f'<persName corresp="#p_EF_{n}">Elm</persName>' for n in (1, 2)]
    file = tmp_path / "volume.xml"
    file.write_text(small(f"<p>{' '.join(names)}</p>", lists=twins), encoding="utf-8")
    outcome = bring_in(papers, file)
    assert "Taken for p_EF_1 of the file: Elm, Fay." in outcome.out
    assert "Added to people.md: Elm, Fay (p_EF_2)" in outcome.out
    assert well(papers)


def test_an_entry_of_the_same_id_is_the_one_whatever_it_is_called(papers: Path, file: Path) -> None:
    entry = "\n:::{person-entry} The ferrywoman\n:tei: p_EF_1\n\nRows well.\n:::\n"
    register = (papers / "people.md").read_text(encoding="utf-8") + entry
    (papers / "people.md").write_text(register, encoding="utf-8")
    assert bring_in(papers, file).code == 0
    assert (papers / "people.md").read_text(encoding="utf-8") == register
    text = (papers / "memo" / "document-1.md").read_text(encoding="utf-8")
    assert "{person}`Fay Elm <The ferrywoman>`" in text
    assert well(papers)


def test_an_entry_of_the_same_id_that_seems_to_be_another_is_pointed_out(
    papers: Path, file: Path
) -> None:
    """The ids of two volumes may be the same by chance."""
    entry = "\n:::{person-entry} Fir, Gus\n:tei: p_EF_1\n\nSteers well.\n:::\n"
    with (papers / "people.md").open("a", encoding="utf-8") as register:
        register.write(entry)
    outcome = bring_in(papers, file)
    assert outcome.code == 0
    line = "Look: p_EF_1 is “Elm, Fay” in the file and “Fir, Gus” here. Are they the same?\n"
    assert line in outcome.out
    assert "RB" not in outcome.out.partition("Look")[2]


def test_an_entry_that_only_shares_a_wording_is_another(papers: Path, file: Path) -> None:
    entry = "\n:::{person-entry} Elm, Fay\n:tei: p_EF_9\n:aliases: Fay Elm\n\nHer aunt.\n:::\n"
    with (papers / "people.md").open("a", encoding="utf-8") as register:
        register.write(entry + "\n{person}`Fay Elm`\n")
    assert "Added to people.md: Elm, Fay (p_EF_1)" in bring_in(papers, file).out
    text = (papers / "memo" / "document-1.md").read_text(encoding="utf-8")
    assert "{person}`Fay Elm <Elm, Fay (p_EF_1)>`" in text
    assert well(papers)


def test_ids_that_are_taken_are_left_alone(papers: Path, file: Path) -> None:
    entry = "\n:::{glossary-term} An elm\n:id: elm-fay\n\nA tree.\n:::\n\n{term}`An elm`\n"
    with (papers / "glossary.md").open("a", encoding="utf-8") as register:
        register.write(entry)
    assert bring_in(papers, file).code == 0
    assert ":id: elm-fay-2\n" in (papers / "people.md").read_text(encoding="utf-8")
    assert well(papers)


WORDINGS = [
    "plain, “quoted” and dashed – so",
    'a "quote" and a \\ backslash',
    "key: value",
    "# a comment",
    "ends with a colon:",
    "- an item",
    "[a list]",
    "{a: mapping}",
    "*alias &anchor !tag %directive @at `tick`",
    "|",
    ">",
    "yes",
    "null",
    "1890",
    "::: fence",
    "--- rule",
    "'single'",
    "100% of <all> & more",
    "{term}`x` {{ y }} $z$",
    "émigré 😀",
]


def test_whatever_the_volume_says_of_an_entry_stands_there(papers: Path, tmp_path: Path) -> None:
    items = [
        f'<item><persName xml:id="p_W_{n}">Name {n}: {words}</persName>, {words}</item>'
        for n, words in enumerate(map(escape, WORDINGS))
    ]
    names = [f'<persName corresp="#p_W_{n}">x{n}</persName>' for n in range(len(WORDINGS))]
    file = tmp_path / "volume.xml"
    file.write_text(small(f"<p>{' '.join(names)}</p>", lists=f"<list>{''.join(items)}</list>"))
    assert bring_in(papers, file).err == ""
    with read_edition(papers) as edition:
        tree = edition.env.get_doctree("people")
        assert edition.warnings == ()
    entries = {str(entry["tei"]): entry for entry in tree.findall(person_entry)}
    for number, words in enumerate(WORDINGS):
        entry = entries[f"p_W_{number}"]
        (wording,) = entry.findall(volume_wording)
        assert wording.astext().split("\n")[0] == f"“{words}”"
        name = re.sub(r"[<>;`]", "", f"Name {number}: {words}")
        assert entry["name"] == " ".join(name.split())
    assert well(papers)


# -- which document --------------------------------------------------------------------


def test_one_of_many_must_be_named(papers: Path) -> None:
    before = contents(papers)
    outcome = bring_in(papers, VOLUME)
    assert (outcome.code, outcome.codes) == (1, ["D-203"])
    assert "Found:    15 documents" in outcome.err
    assert "Expected: one of d1, d2, d3," in outcome.err
    assert contents(papers) == before


@pytest.mark.parametrize("name", ["d15", "15"])
def test_by_id_and_by_number(papers: Path, name: str) -> None:
    assert bring_in(papers, VOLUME, "--document", name).code == 0
    assert (papers / "memo" / "document-15.md").is_file()


def test_a_document_that_is_not_there(papers: Path) -> None:
    outcome = bring_in(papers, VOLUME, "--document", "d99")
    assert (outcome.code, outcome.codes) == (1, ["D-203"])
    assert "Found:    no document d99" in outcome.err


def test_a_number_that_two_documents_have(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.xml"
    other = '<div type="document" n="1" xml:id="d2"><head>1. Another</head></div>'
    file.write_text(small().replace("</body>", f"{other}</body>"), encoding="utf-8")
    outcome = bring_in(papers, file, "--document", "1")
    assert (outcome.code, outcome.codes) == (1, ["D-203"])
    assert "Found:    2 documents" in outcome.err
    assert "Expected: one of d1, d2" in outcome.err


def test_of_very_many_documents_some_are_named(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.xml"
    others = "".join(f'<div type="document" xml:id="d{n}"/>' for n in range(2, 500))
    file.write_text(small().replace("</body>", f"{others}</body>"), encoding="utf-8")
    outcome = bring_in(papers, file)
    assert "d20 and 479 more" in outcome.err


# -- pages and addresses ---------------------------------------------------------------

WITHOUT_PAGE = """<div type="document" n="7" xml:id="d7" xmlns="http://www.tei-c.org/ns/1.0">
<head>7. A Paper</head><p>Words, see <ref target="#d9">Document 9</ref>.</p></div>"""


def test_a_page_the_file_does_not_name_is_asked_for(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "part.xml"
    file.write_text(WITHOUT_PAGE, encoding="utf-8")
    before = contents(papers)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-205"])
    assert "--first-page 250" in outcome.err
    assert contents(papers) == before
    outcome = bring_in(papers, file, "--first-page", "xii", "--volume-url", "https://a.example/v/")
    assert (outcome.code, outcome.err) == (0, "")
    text = (papers / "memo" / "document-7.md").read_text(encoding="utf-8")
    assert "first-page: xii\nlast-page: xii\n" in text
    assert "volume-url: https://a.example/v\nurl: https://a.example/v/d7\n" in text
    assert "[Document 9](https://a.example/v/d9)" in text


def test_a_page_before_the_first_that_is_named(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "part.xml"
    file.write_text(WITHOUT_PAGE.replace("Words", '<pb n="251"/>Words'), encoding="utf-8")
    assert bring_in(papers, file).code == 0
    text = (papers / "memo" / "document-7.md").read_text(encoding="utf-8")
    assert 'first-page: "250"\nlast-page: "251"\n' in text


@pytest.mark.parametrize(
    ("option", "value"), [("--first-page", "p. 250"), ("--volume-url", "javascript:x")]
)
def test_a_page_or_an_address_that_is_none(
    papers: Path, file: Path, option: str, value: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        bring_in(papers, file, option, value)
    assert stopped.value.code == 2


def test_references_lead_to_documents_of_the_same_volume_only(papers: Path, tmp_path: Path) -> None:
    """Ids are those of a volume: d2 of another is another document."""
    (papers / "memo").mkdir()
    for number, volume in ((2, "frus1890-91v77"), (3, "frus1870-71v02")):
        (papers / "memo" / f"document-{number}.md").write_text(
            f'---\nid: d{number}\nnumber: "{number}"\nfirst-page: "1"\n'
            f"volume-url: https://history.state.gov/historicaldocuments/{volume}\n---\n\n"
            f"# {number}. Paper\n\nWords.{{fn}}`1`\n\n:::{{footnote}} 1\nA note.\n:::\n",
            encoding="utf-8",
        )
    places = ["#d2", "#d2fn1", "#d2fn7", "#d3", "#d3fn1", "frus1870-71v02#d3fn1", "#d1", "#d1fn9"]
    refs = " ".join(f'<ref target="{place}">x</ref>' for place in places)
    file = tmp_path / "volume.xml"
    file.write_text(small(f"<p>{refs}</p>"), encoding="utf-8")
    assert bring_in(papers, file).code == 0
    text = (papers / "memo" / "document-1.md").read_text(encoding="utf-8")
    base = "https://history.state.gov/historicaldocuments"
    targets = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert targets == [
        "document-2.md",
        "document-2.md#d2fn1",
        "document-2.md",
        f"{base}/frus1890-91v77/d3",
        f"{base}/frus1890-91v77/d3#fn1",
        "document-3.md#d3fn1",
        "#d1",
        f"{base}/frus1890-91v77/d1#fn9",
    ]
    assert well(papers)


# -- what cannot be in the front matter ------------------------------------------------


def test_values_the_front_matter_cannot_have_are_left_out_and_told(
    papers: Path, tmp_path: Path
) -> None:
    header = (
        '<teiHeader><fileDesc><titleStmt><title type="volume">Oars</title></titleStmt>'
        "<publicationStmt><publisher>P\u202eress</publisher><date>1999–2000</date>"
        f"<pubPlace>{'far ' * 400}</pubPlace></publicationStmt></fileDesc></teiHeader>"
    )
    opener = "<opener><dateline><date when='1890-02-30'>February 30</date></dateline></opener>"
    text = small(opener, "<p>Words.</p>").replace("<text>", f"{header}\n<text>")
    file = tmp_path / "volume.xml"
    file.write_text(text, encoding="utf-8")
    outcome = bring_in(papers, file)
    assert outcome.code == 0
    assert outcome.codes == ["D-204"] * 4
    assert "publisher of the front matter, left out: P<U+202E>ress" in outcome.err
    assert "year of the front matter, left out: 1999–2000" in outcome.err
    assert "publisher-place of the front matter, left out: far far" in outcome.err
    text = (papers / "memo" / "document-1.md").read_text(encoding="utf-8")
    assert "volume-title: Oars\n" in text
    assert "year:" not in text
    assert "\ndate:" not in text
    assert well(papers)


# -- the file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"), [("none.xml", "No such file or directory"), ("", "Is a directory")]
)
def test_a_file_that_is_none(papers: Path, tmp_path: Path, name: str, told: str) -> None:
    outcome = bring_in(papers, tmp_path / name)
    assert (outcome.code, outcome.codes) == (1, ["D-201"])
    assert told in outcome.err


def test_line_ends_of_windows(papers: Path, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert bring_in(papers, file).code == 0
    assert (papers / "memo" / "document-1.md").read_bytes() == DOCUMENT.encode()
