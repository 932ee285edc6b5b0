"""Files that are none, or that want more than to be read: clear messages, nothing written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from edition.importing.document import import_document
from edition.importing.surroundings import Surroundings
from edition.importing.volume import look_through
from edition.importing.xml_tree import MAX_BYTES, MAX_DEPTH, read_xml
from tests.importing.desk import bring_in, contents, small
from tests.support import environment_of_command

if TYPE_CHECKING:
    from pathlib import Path

    from edition.diagnostics import Finding
    from edition.importing.document import Imported

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
BOMB = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
)


def entity(declaration: str, use: str = "") -> str:
    """A volume with a document type of its own."""
    return f"<!DOCTYPE TEI [{declaration}]>\n" + small(f"<p>{use}</p>")


# -- refused before anything is done ---------------------------------------------------

REFUSED: dict[str, tuple[str | bytes, str, int, str]] = {
    "empty": (b"", "D-201", 1, "an empty file"),
    "white space": (b" \n\t\r\n ", "D-201", 1, "an empty file"),
    "byte order mark alone": (b"\xef\xbb\xbf", "D-201", 1, "no element found"),
    "no XML": (b"Dear Sir,\nI am no XML.", "D-201", 1, "syntax error"),
    "a web page": (b"<!DOCTYPE html>\n<p>Hello", "D-202", 1, "<!DOCTYPE html"),
    "not closed": (small("<p>Words.").replace("</div>", ""), "D-201", 7, "mismatched tag"),
    "crossed": (small("<p><hi>a</p></hi>"), "D-201", 5, "mismatched tag"),
    "cut off": (small("<p>Words.</p>")[:-30], "D-201", 5, "unclosed token"),
    "two at the top": (small() + "<TEI/>", "D-201", 8, "junk after document element"),
    "an attribute twice": (small('<p n="1" n="2"/>'), "D-201", 5, "duplicate attribute"),
    "an unknown entity": (small("<p>\n\na&nbsp;b</p>"), "D-201", 7, "undefined entity"),
    "a character that is none": (small("<p>&#0;</p>"), "D-201", 5, "invalid character number"),
    "a control character": (small("<p>\x0c</p>"), "D-201", 5, "not well-formed"),
    "zero bytes": (b"\x00" * 100, "D-201", 1, ""),
    "a zero byte within": (small("<p>a\x00b</p>"), "D-201", 5, "not well-formed"),
    "half a character": (small("<p>é").encode()[:-30], "D-201", 5, ""),
    "a declaration too late": (" <?xml version='1.0'?>" + small(), "D-201", 1, "XML or text decl"),
    "no name for the namespace": (f"<TEI {TEI}>\n<frus:x/></TEI>", "D-201", 2, "unbound prefix"),
    "another namespace": (
        '<TEI xmlns="urn:x">\n</TEI>',
        "D-201",
        1,
        "of the namespace urn:x",
    ),
    "latin-1 undeclared": (small("<p>Déjà</p>").encode("latin-1"), "D-201", 5, "not well-formed"),
    "UTF-16 declared only": (
        '<?xml version="1.0" encoding="UTF-16"?>' + small(),
        "D-201",
        1,
        "encoding specified in XML declaration is incorrect",
    ),
    "an unknown encoding": (
        '<?xml version="1.0" encoding="x-nobody"?>' + small(),
        "D-201",
        1,
        "x-nobody",
    ),
    "a document type": ("<!DOCTYPE TEI>\n" + small(), "D-202", 1, "<!DOCTYPE TEI"),
    "an entity bomb": (entity(BOMB, "&l9;"), "D-202", 1, "<!DOCTYPE"),
    "a long entity": (
        entity(f'<!ENTITY a "{"a" * 10**6}">', "&a;" * 99),
        "D-202",
        1,
        "<!DOCTYPE",
    ),
    "an entity within itself": (entity('<!ENTITY a "&a;">', "&a;"), "D-202", 1, "<!DOCTYPE"),
    "a file as an entity": (
        entity('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        "D-202",
        1,
        "<!DOCTYPE",
    ),
    "a page of the web as an entity": (
        entity('<!ENTITY a SYSTEM "http://127.0.0.1:9/a">', "&a;"),
        "D-202",
        1,
        "<!DOCTYPE",
    ),
    "a parameter entity": (
        entity('<!ENTITY % a SYSTEM "secret.dtd"> %a;'),
        "D-202",
        1,
        "<!DOCTYPE",
    ),
    "a document type elsewhere": (
        '<!DOCTYPE TEI SYSTEM "secret.dtd">\n' + small(),
        "D-202",
        1,
        "<!DOCTYPE",
    ),
    "too deep": ("<TEI>" + "\n<div>" * 100_000, "D-201", MAX_DEPTH + 1, "elements in one another"),
    "too deep within": (
        small("<hi>" * MAX_DEPTH + "x" + "</hi>" * MAX_DEPTH),
        "D-201",
        5,
        "elements in one another",
    ),
    "no document": (f"<TEI {TEI}>\n<text/></TEI>", "D-203", 1, "<TEI> without a document in it"),
    "a heading of nothing": (small("<p>x</p>", head=""), "D-205", 3, "without a heading"),
    "a heading of a page": (small(head='<pb n="2"/>'), "D-205", 3, "without a heading"),
    "no heading": (
        small("<p>x</p>").replace("<head>1. A Paper</head>", ""),
        "D-205",
        3,
        "without a heading",
    ),
    "a page of no number": (
        small("<p>x</p>", before='<pb n="[blank]"/>'),
        "D-205",
        3,
        "no page on which it begins",
    ),
    "a page of a million digits": (
        small("<p>x</p>", before=f'<pb n="{"1" * 10**6}"/>'),
        "D-205",
        3,
        "no page on which it begins",
    ),
    "an empty body": (f"<TEI {TEI}><text><body/></text></TEI>", "D-205", 1, "without a heading"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_line_and_reason(papers: Path, tmp_path: Path, name: str) -> None:
    content, code, line, reason = REFUSED[name]
    file = tmp_path / "volume.xml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    before = contents(papers)
    begin = time.process_time()
    outcome = bring_in(papers, file)
    assert time.process_time() - begin < 1
    assert (outcome.code, outcome.codes, outcome.out) == (1, [code], "")
    assert f"volume.xml:{line}: {code} " in outcome.err
    assert re.search(f"Found: +.*{re.escape(reason)}", outcome.err), outcome.err
    assert re.search("Mend: +[A-Z]", outcome.err)
    assert contents(papers) == before


def test_how_to_name_the_namespace_is_told(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "volume.xml"
    file.write_text("<TEI><frus:attachment/></TEI>", encoding="utf-8")
    assert 'xmlns:frus="http://history.state.gov/frus/ns/1.0"' in bring_in(papers, file).err


def test_no_more_of_a_file_is_read_than_a_volume_may_have(papers: Path, tmp_path: Path) -> None:
    file = tmp_path / "volume.xml"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES * 30)
    outcome = bring_in(papers, file)
    assert (outcome.code, outcome.codes) == (1, ["D-201"])
    assert "at most 100,000,000" in outcome.err


# -- nothing outside of the file -------------------------------------------------------

WATCHED = """
import json, sys
from edition.__main__ import main
root, good, *files = sys.argv[1:]
main(["--root", root, "import", good])  # everything that is ever imported is imported now
touched = []
sys.addaudithook(lambda event, args: touched.append([event, str(args[0])])
    if event in ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
    else None)
found = {}
for file in files:
    touched.clear()
    code = main(["--root", root, "import", file])
    found[file] = [code, *touched]
print(json.dumps(found))
"""

OUTSIDE = {
    "volume": entity('<!ENTITY a SYSTEM "secret.txt">', "&a;"),
    "absolute": entity('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
    "parameter": entity('<!ENTITY % a SYSTEM "secret.txt"> %a;'),
    "dtd": '<!DOCTYPE TEI PUBLIC "-//X//Y" "secret.txt">\n' + small(),
    "web": entity('<!ENTITY a SYSTEM "http://127.0.0.1:9/secret.txt">', "&a;"),
    "stylesheet": '<?xml-stylesheet href="secret.txt"?>\n' + small().replace("</TEI>", ""),
    "schema": '<?xml-model href="secret.txt"?>\n' + small().replace("</TEI>", ""),
}
"""Refused as soon as they are read, so that the edition is not read either."""

INCLUDED = small(
    '<p>a <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="secret.txt" parse="text"/>'
    '<graphic url="secret.txt"/> <ref target="secret.txt">b</ref> '
    "{include} secret.txt ```{literalinclude} secret.txt``` ![x](secret.txt)</p>",
    '<pb n="2" facs="secret.txt"/>',
)
"""Brought in; nothing of it is followed."""


def test_nothing_is_opened_outside_of_the_file(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("<!ENTITY a 'secret'>secret", encoding="utf-8")
    files = {}
    for name, text in {"good": small(), **OUTSIDE, "included": INCLUDED}.items():
        files[name] = tmp_path / f"{name}.xml"
        files[name].write_text(text.replace('n="1" xml:id="d1"', f'n="{len(files)}"'))
    script = tmp_path / "watched.py"
    script.write_text(WATCHED, encoding="utf-8")
    command = [sys.executable, str(script), str(papers), *map(str, files.values())]
    result = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment_of_command()
    )
    found = json.loads(result.stdout.splitlines()[-1])
    for name in OUTSIDE:
        assert found[str(files[name])] == [1, ["open", str(files[name])]]
    code, *touched = found[str(files["included"])]
    assert code == 0
    assert {event for event, _ in touched} == {"open"}
    assert [place for _, place in touched if "secret" in place or "passwd" in place] == []
    text = (papers / "memo" / f"document-{len(files)}.md").read_text("utf-8")
    assert "ENTITY" not in text


# -- brought in, whatever it is --------------------------------------------------------


def read(text: str | bytes) -> tuple[Imported | None, list[Finding]]:
    """Import without an edition, and without writing."""
    data = text.encode() if isinstance(text, str) else text
    root, findings = read_xml(data, "volume.xml")
    if root is None:
        return None, findings
    return import_document(look_through(root), 0, "volume.xml", Surroundings(language="en"))


def body(text: str | bytes) -> str:
    """Give the Markdown below the heading."""
    imported, findings = read(text)
    assert imported is not None, [finding.text() for finding in findings]
    return imported.text.partition("\n# ")[2].partition("\n\n")[2]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("latin-1", "ISO-8859-1"),
        ("cp1252", "windows-1252"),
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
    ],
)
def test_encodings_that_are_declared_or_plain(encoding: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    assert body((head + small("<p>Déjà vu.</p>")).encode(encoding)) == "Déjà vu.\n"


def test_no_namespace_at_all() -> None:
    assert body(small("<p>Words.</p>").replace(TEI, "")) == "Words.\n"


def test_a_document_without_words() -> None:
    assert body(small()) == ""
    assert body(small("<p/><p> </p><p>&#160;</p>")) == "&#160;\n"


@pytest.mark.parametrize(
    "text",
    [
        small("<list><item>" * 45 + "word" + "</item></list>" * 45),
        small("<quote>" * 90 + "<p>word</p>" + "</quote>" * 90),
        small("<p>" + "<hi rend='italic'>" * 90 + "word" + "</hi>" * 90 + "</p>"),
        small("<p>" + "<emph><hi>" * 45 + "word" + "</hi></emph>" * 45 + "</p>"),
        small("<p>" + "<hi rend='smallcaps'>" * 90 + "word" + "</hi>" * 90 + "</p>"),
        small("<p>" + '<ref target="#d2">' * 90 + "word" + "</ref>" * 90 + "</p>"),
        small("<p>" + '<persName corresp="#p_A_1">' * 90 + "word" + "</persName>" * 90 + "</p>"),
        small("<table><row><cell>" * 30 + "word" + "</cell></row></table>" * 30),
        small("<frus:attachment>" * 90 + "<p>word</p>" + "</frus:attachment>" * 90),
        small("<div>" * 90 + "<p>word</p>" + "</div>" * 90),
        small("<choice>" * 90 + "word" + "</choice>" * 90 + "<p>word</p>"),
    ],
    ids=[
        *("lists", "quotations", "italics", "both", "capitals", "references", "names", "tables"),
        *("attachments", "parts", "choices"),
    ],
)
def test_what_is_deep_comes_in_flat(text: str) -> None:
    begin = time.process_time()
    found = body(text)
    assert time.process_time() - begin < 1
    assert "word" in re.sub("(?m)^%.*$", "", found)


def test_notes_within_notes() -> None:
    notes = "".join(f'x<note n="{number}">' for number in range(90)) + "y" + "</note>" * 90
    found = body(small(f"<p>{notes}</p>"))
    assert found.count(":::{footnote}") == 90


@pytest.mark.parametrize(
    "block",
    [
        f"<p>{'word ' * 200_000}</p>",
        f"<p>{'x' * 1_000_000}</p>",
        f'<p rend="{"x" * 1_000_000}">word</p>',
        f'<p><ref target="https://example.org/{"x" * 1_000_000}">word</ref></p>',
        f'<p><hi rend="{"italic " * 100_000}">word</hi></p>',
        f"<!-- {'x' * 1_000_000} --><p>word</p>",
        f'<p><note n="{"x" * 1_000_000}">word</note></p>',
        f'<p><persName corresp="#{"x" * 1_000_000}">word</persName></p>',
    ],
    ids=["words", "word", "attribute", "address", "renditions", "comment", "mark", "name"],
)
def test_a_megabyte_in_one_place(block: str) -> None:
    begin = time.process_time()
    imported, findings = read(small(block))
    assert time.process_time() - begin < 5
    assert imported is not None or [finding.code.value for finding in findings] == ["D-206"]
    assert all(len(finding.text()) < 2_000 for finding in findings)
    assert imported is None or all(len(finding.text()) < 2_000 for finding in imported.findings)


def test_a_cell_over_ten_thousand_columns() -> None:
    found = body(small('<table><row><cell cols="10000" rows="10000">x</cell></row></table>'))
    assert found.count("\n  -") == 199
    assert len(found) < 2_000


def test_ten_thousand_columns() -> None:
    begin = time.process_time()
    found = body(small(f"<table><row>{'<cell>x</cell>' * 10_000}</row></table>"))
    assert time.process_time() - begin < 5
    assert found.count("- x\n") == 10_000


PLACES = ["../../evil", "/etc/evil", "..", ".", "con", "a/b", "a\\b", "a\nb", "x" * 500, "é—!", " "]


@pytest.mark.parametrize("place", PLACES, ids=ascii)
def test_no_number_or_id_of_a_stranger_names_a_file_elsewhere(
    papers: Path, tmp_path: Path, place: str
) -> None:
    file = tmp_path / "volume.xml"
    text = small("<p>x</p>").replace('n="1" xml:id="d1"', f'n="{place}" xml:id="{place}"')
    file.write_text(text, encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    outcome = bring_in(papers, file)
    assert outcome.code == 0
    new = set(tmp_path.rglob("*")) - before
    (written,) = new - {papers / "memo"}
    assert written.parent == papers / "memo"
    assert re.fullmatch(r"document-[a-z0-9-]+\.md", written.name)
    assert len(written.name) < 100


@pytest.mark.parametrize("number", ["", "[blank]", "-3", "4a", "iiii", "1" * 20, "&#x661;", "1.5"])
def test_page_numbers_that_are_none(number: str) -> None:
    imported, _ = read(small(f'<p>a<pb n="{number}"/>b</p><pb n="{number}"/><list><pb/></list>'))
    assert imported is not None
    assert "{page}" not in imported.text
    assert [finding.line for finding in imported.findings] == [5, 5, 5]


def test_messages_do_not_move_the_cursor() -> None:
    imported, _ = read(small('<p><del rend="&#x9b;31m\u202e">x</del></p>'))
    assert imported is not None
    (finding,) = imported.findings
    assert "<U+202E>" in finding.text()
    assert "\x9b" not in finding.text()
    assert "\u202e" not in imported.text
