"""Every fault of a note, told alike by the build, by the check and on GitHub."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from edition.__main__ import main
from edition.diagnostics import Code, FindingError
from tests.annotations.small import QUOTES, Site, note
from tests.support import ENVIRONMENT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.annotations.small import Run

pytestmark = pytest.mark.slow

SECRET = "Zanzibar"
"""Stands in the text of every refused note, and so must stand nowhere in the output."""

GOOD = note("d1", "the glass is whole", body=f"About {SECRET}.")


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty-quote": (changed("the glass is whole", "— …"), "3 A-104"),
    "unknown-key": (changed("kind:", "colour: red\nkind:"), "5 A-212"),
    "missing-key": (changed("kind: explanation\n", ""), "10 A-213"),
    "misspelt-key": (changed("certainty:", "certainity:"), "10 A-212"),
    "key-twice": (changed("kind:", "kind: outcome\nkind:"), "6 A-214"),
    "bad-date": (changed("2026-11-23", "2026-02-30"), "7 A-217"),
    "unknown-kind": (changed("explanation", "explenation"), "5 A-218"),
    "unknown-certainty": (changed(": certain", ": sure"), "10 A-219"),
    "no-source": (changed("  - log, p. 7\n", ""), "8 A-105"),
    "unknown-source": (changed("log, p. 7", "lgo, p. 7"), "9 A-220"),
    "bad-yaml": (changed("author: Jane", "author: [Jane"), "6 A-211"),
    "not-utf-8": (changed("About", "Déjà").encode("latin-1"), "12 A-201"),
    "bom": (b"\xef\xbb\xbf" + GOOD.encode(), "1 A-202"),
    "too-large": (GOOD + "word " * 5_000, "1 A-204"),
    "no-text": (changed(f"About {SECRET}.", ""), "11 A-301"),
    "Capitals": (GOOD, "1 A-205"),
    "html": (changed("About", "<i>About</i>"), "12 A-304"),
}
PLACELESS = {
    "not-found": (note("d1", "the glass was whole"), "3 A-101"),
    "other-neighbours": (note("d1", "hold", before="said: holds and"), "5 A-101"),
    "no-neighbours": (note("d1", "hold", after="the rudder"), "5 A-101"),
    "needless-neighbours": (note("d1", "the glass is whole", before="nothing of it"), "5 A-101"),
    "ambiguous": (note("d1", "hold"), "3 A-102"),
    "wrong-page": (note("d1", "The sea is high. We", page="11"), "5 A-103"),
    "unknown-document": (note("d3", "the glass is whole"), "2 A-107"),
}
ACCEPTED: dict[str, str | bytes] = {
    "windows": note("d1", "The Lamp burns again").replace("\n", "\r\n").encode(),
    "twin": note("d1", "the keeper sleeps", body="Has the words and kind of another."),
}
EXPECTED = {
    **{slug: told for slug, (_, told) in {**REFUSED, **PLACELESS}.items()},
    "twin": "3 A-106",
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition with a note of every kind of fault."""
    site = Site(tmp_path_factory.mktemp("faulty"))
    files: dict[str, str | bytes] = {slug: text for slug, (text, _) in REFUSED.items()}
    files |= {slug: text for slug, (text, _) in PLACELESS.items()} | ACCEPTED
    for slug, text in files.items():
        site.note(slug).write_bytes(text if isinstance(text, bytes) else text.encode())
    return site


@pytest.fixture(scope="module")
def told(faulty: Site) -> Run:
    return faulty.build()


def test_every_fault_is_told_with_file_and_line(told: Run) -> None:
    found: dict[str, list[str]] = {}
    for code in told.codes:
        match = re.fullmatch(r"annotations/([\w-]+)\.md:(\d+ A-\d+)", code)
        assert match, code
        found.setdefault(match[1], []).append(match[2])
    assert found.keys() == EXPECTED.keys()
    for slug, expected in EXPECTED.items():
        assert expected in found[slug], slug
        assert len(set(found[slug])) == 1 or slug == "misspelt-key", found[slug]


def test_the_codes_named_are_all_tested() -> None:
    tested = {told.split()[1] for told in EXPECTED.values()}
    first = {code.value for code in Code if code.value.startswith("A-1")}
    assert first <= tested
    assert len(tested) >= 18


def test_good_notes_are_not_stopped(faulty: Site, told: Run) -> None:
    page = faulty.html("memo/first") + faulty.html("memo/second")
    for slug in [*QUOTES, "windows", "twin"]:
        assert f'id="note-{slug}"' in page
    for slug in [*REFUSED, *PLACELESS]:
        assert f'id="note-{slug}"' not in page


def test_nothing_of_a_refused_file_is_in_the_output(faulty: Site, told: Run) -> None:
    for file in faulty.out.rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        if file.name == "objects.inv":
            data = zlib.decompress(data.split(b"zlib.\n", 1)[1])
        assert SECRET.encode() not in data, file
        assert SECRET.lower().encode() not in data, file
        for slug in REFUSED:
            assert f"annotations/{slug}".encode() not in data, (file, slug)


def check(site: Site, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Run the check as the command line does; give its code and what it says."""
    code = main(["--root", str(site.source), "check", *options])
    output = capsys.readouterr()
    assert output.err == ""
    return code, output.out


def test_check_says_what_the_build_says(
    faulty: Site, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output = check(faulty, capsys)
    assert code == 1
    build = re.sub(
        r" \[edition\.\S+\]$", "", told.messages.replace(": WARNING: ", ": "), flags=re.M
    )
    count = len(told.codes)
    assert output == f"{build}\n{count} to mend.\n"
    assert not (faulty.source / "_build").exists()


def test_github_is_told_the_same(
    faulty: Site, told: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    code, output = check(faulty, capsys, "--github")
    assert code == 1
    commands = [line for line in output.splitlines() if line.startswith("::error ")]
    plain = "\n".join(line for line in output.splitlines() if not line.startswith("::error "))
    assert len(commands) == len(told.codes)
    for command in commands:
        match = re.fullmatch(r"::error file=([^,:]+),line=(\d+),title=(A-\d+)::(.+)", command)
        assert match, command
        body = unquote(match[4])
        assert body.startswith(f"{match[3]} ")
        assert f"{match[1]}:{match[2]}: {body}\n" in f"{plain}\n"


def test_warnings_that_are_errors_fail_the_build(faulty: Site, told: Run) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    command += ["-d", str(faulty.trees), str(faulty.source), str(faulty.out)]
    result = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**ENVIRONMENT, "PATH": ""}
    )
    assert result.returncode == 1
    assert result.stderr.count("WARNING: A-") == len(told.codes)
    assert "Traceback" not in result.stderr


def test_all_is_well(built: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(built, capsys) == (0, "All well: 2 documents, 5 notes.\n")
    assert check(built, capsys, "--github") == (0, "All well: 2 documents, 5 notes.\n")


# ------------------------------------------------------- what the messages advise, followed


def message(run: Run, slug: str) -> str:
    start = run.messages.index(f"annotations/{slug}.md:")
    return re.split(r"\n(?=\S)", run.messages[start:])[0]


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("misspelt-key", ["Nearest:  certainty"]),
        ("unknown-kind", ["Nearest:  explanation", "one of identification, explanation"]),
        ("unknown-source", ["Nearest:  log"]),
        ("not-found", ["Nearest:  the glass is whole   (p. 10, ¶1, ", "% alike)"]),
        ("ambiguous", ["3 times", 'before: "said:"   → p. 12, ', 'before: "said: hold and"']),
        (
            "other-neighbours",
            ['hold   before: "said: holds and"', "Nearest:  p. 12, ¶2", 'Paste:    before: "'],
        ),
        ("no-neighbours", ['hold   after: "the rudder"', 'before: "said:"   → p. 12, ']),
        ("needless-neighbours", ["They stand there once: p. 10, ¶1."]),
        ("wrong-page", ["page: 11", "page: 12"]),
        ("unknown-document", ["one of d1, d2"]),
        ("twin", ["annotations/keeper-asleep.md"]),
        ("too-large", ["at most 20,000"]),
        ("bom", ["without BOM"]),
    ],
)
def test_messages_say_what_would_be_right(told: Run, slug: str, words: list[str]) -> None:
    text = message(told, slug)
    for part in [*words, "Found:    ", "Mend:     "]:
        assert part in text


def test_the_lines_to_paste_mend_the_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = Site(tmp_path)
    site.note("nearest").write_text(note("d1", "the glass was hole"), encoding="utf-8")
    site.note("which").write_text(note("d1", "and"), encoding="utf-8")
    site.note("where").write_text(note("d1", "We wait", page="250"), encoding="utf-8")
    code, output = check(site, capsys)
    assert code == 1
    pasted = re.search(r"Paste:    (quote: >-)\n +(.*)\n", output)
    assert pasted
    file = site.note("nearest")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r"quote: >-\n  .*", f"{pasted[1]}\n  {pasted[2]}", text), encoding="utf-8"
    )
    choices = re.findall(r"^ +(before: \".*?\"(?:   after: \".*?\")?)   → (.*)$", output, re.M)
    assert len(choices) == 8
    file = site.note("which")
    text = file.read_text(encoding="utf-8")
    expected = re.search(r"Expected: (page: 12)\n", output)
    assert expected
    wrong = site.note("where")
    wrong.write_text(
        wrong.read_text(encoding="utf-8").replace("page: 250", expected[1]), encoding="utf-8"
    )
    for keys, place in choices[:3]:
        file.write_text(
            text.replace("kind:", keys.replace("   ", "\n") + "\nkind:"), encoding="utf-8"
        )
        code, output = check(site, capsys)
        assert code == 0, output
        site.build()
        assert place in site.html("annotations/which")


def test_one_page_explains_every_code() -> None:
    """The page about messages is made from the codes; see the directive edition-messages."""
    for code in Code:
        assert code.summary.endswith(".")
        assert code.mend


# ------------------------------------------------------------- faults of other files


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title = {The Log},", "title = {The Log},\n  title = {Again},", 7, "duplicate title"),
        ("@book{log", "@book{chart", 7, "repeated bibliography entry: chart"),
        ("year = {1900},", "year {1900},", 4, "'=' expected"),
        ("Drake, Dora", "D, r, a, k, e", 8, "Too many commas"),
    ],
)
def test_a_bibliography_that_cannot_be_read(
    site: Site, capsys: pytest.CaptureFixture[str], old: str, new: str, line: int, words: str
) -> None:
    file = site.source / "sources.bib"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FindingError) as error:
        site.build()
    code, output = check(site, capsys, "--github")
    assert code == 1
    assert str(error.value) in output
    assert output.startswith(f"sources.bib:{line}: B-101 ")
    assert f"\n::error file=sources.bib,line={line},title=B-101::B-101 " in output
    assert words in output
    assert output.endswith("\n1 to mend.\n")


def test_what_sphinx_has_to_say_is_said_too(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """A link that leads nowhere: once, with the file from the folder of conf.py."""
    text = note("d1", "The Lamp", body="[gone](../gone.md) and [no place](../glossary.md#no).")
    site.note("links").write_text(text, encoding="utf-8")
    code, output = check(site, capsys, "--github")
    assert code == 1
    lines = output.splitlines()
    assert [line for line in lines if line.startswith("annotations/links.md:12: WARNING: ")] == [
        lines[0],
        lines[2],
    ]
    assert lines[1].startswith("::error file=annotations/links.md,line=12::WARNING: ")
    assert output.endswith("\n2 to mend.\n")
    assert str(site.source) not in output


def test_a_conf_py_that_cannot_be_used(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site.source / "conf.py").write_text("extensions = [", encoding="utf-8")
    for command in (["check"], ["note", "--quote", "x"], ["reanchor"]):
        assert main(["--root", str(site.source), *command]) == 1
        output = capsys.readouterr()
        assert "conf.py" in output.err
        assert "Traceback" not in output.err


def test_a_folder_without_conf_py(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "check"]) == 2
    assert "there is no conf.py" in capsys.readouterr().err


def test_a_terminal_without_the_signs(faulty: Site) -> None:
    command = [sys.executable, "-m", "edition", "--root", str(faulty.source), "check"]
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert result.returncode == 1
    assert result.stderr == b""
    assert b"(p. 10, ?1, " in result.stdout
