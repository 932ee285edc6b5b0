"""``note`` and ``reanchor`` as they are called: what they write, and what they never do."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from edition.__main__ import main
from edition.annotations.file import read_annotation
from edition.annotations.issue_form import LABELS
from tests.annotations.small import Site, note
from tests.support import REPOSITORY, as_anybody

if TYPE_CHECKING:
    from pathlib import Path

FORM = REPOSITORY / ".github" / "ISSUE_TEMPLATE" / "suggest-an-annotation.yml"


class Caller:
    """Calls commands in the folder of a site."""

    def __init__(self, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
        self.site = site
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Give the code, and what was said on both channels."""
        try:
            code = main(["--root", str(self.site.source), *arguments])
        except SystemExit as end:  # as argparse ends a wrong call
            code = int(str(end.code))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def files(self) -> set[str]:
        return {file.stem for file in (self.site.source / "annotations").iterdir()}

    def written(self, *arguments: str) -> str:
        """Call, expect one new file, and give its name."""
        before = self.files()
        code, output, error = self(*arguments)
        assert (code, error) == (0, "")
        (new,) = self.files() - before
        assert f"Written: annotations/{new}.md\n" in output
        return new

    def values(self, slug: str) -> Any:
        """What the new file says; it is good."""
        file = self.site.note(slug)
        known = {"log", "chart"}
        said, findings = read_annotation(
            f"annotations/{slug}.md", file.read_bytes(), known_sources=known
        )
        assert findings == []
        return said


@pytest.fixture
def call(site: Site, capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(site, capsys)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Any:
    def give(*answers: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{a}\n" for a in answers)))

    return give


SOURCE = ("--document", "d1", "--source", "log, p. 7")

# ------------------------------------------------------------------------------ options


def test_options_make_a_file(call: Caller) -> None:
    slug = call.written(
        *("note", "--document", "d1", "--quote", "the glass is whole", "--kind", "outcome"),
        *("--certainty", "likely", "--source", "log, p. 7", "--source", "chart"),
        *("--author", "Joan Roe", "--github", "joanroe", "--text", "It *was* mended."),
    )
    assert slug == "the-glass-is-whole"
    said = call.values(slug)
    assert (said.document, said.quote, said.page) == ("d1", "the glass is whole", "10")
    assert (said.kind, said.certainty, said.author) == ("outcome", "likely", "Joan Roe")
    assert [source.text for source in said.sources] == ["log, p. 7", "chart"]
    assert (said.github, said.body) == ("joanroe", "It *was* mended.")
    assert said.date == date.today().isoformat()
    assert call("check") == (0, "All well: 2 documents, 6 notes.\n", "")


def test_the_page_of_the_words_is_written(call: Caller) -> None:
    assert call.values(call.written("note", *SOURCE, "--quote", "and soon")).page == "12"


def test_quotes_are_written_as_they_stand_and_found(call: Caller) -> None:
    slug = call.written("note", *SOURCE, "--quote", "He said: hold … and hold.")
    assert call.values(slug).quote == "He said: hold … and hold."


def test_names_are_free_and_fit(call: Caller) -> None:
    call.site.note("the-lamp").write_text(note("d1", "The Lamp"), encoding="utf-8")
    assert call.written("note", *SOURCE, "--quote", "The Lamp", "--kind", "context") == "the-lamp-2"
    long = "the glass is whole, and the keeper sleeps. It shines far out to sea"
    assert (
        call.written("note", *SOURCE, "--quote", long) == "the-glass-is-whole-and-the-keeper-sleeps"
    )
    assert call.written("note", *SOURCE, "--quote", "1901", "--slug", "year") == "year"


def test_no_file_is_overwritten(call: Caller) -> None:
    file = call.site.note("spring")
    before = file.read_bytes()
    code, _, error = call("note", *SOURCE, "--quote", "The Lamp", "--slug", "spring")
    assert code == 1
    assert "annotations/spring.md exists already" in error
    assert file.read_bytes() == before


def test_a_link_in_the_place_of_the_new_file_is_not_followed(call: Caller) -> None:
    if sys.platform == "win32":
        pytest.skip("needs symbolic links")
    target = call.site.source / "target.md"
    call.site.note("lamp").symlink_to(target)
    code, _, _ = call("note", *SOURCE, "--quote", "The Lamp", "--slug", "lamp")
    assert code == 1
    assert not target.exists()


@pytest.mark.parametrize("slug", ["../outside", "Capital", "index"])
def test_names_that_are_none(call: Caller, slug: str) -> None:
    before = {*call.site.source.rglob("*")}
    code, _, error = call("note", *SOURCE, "--quote", "The Lamp", "--slug", slug)
    assert code == 1
    assert error.startswith("A-205 ")
    assert error.endswith("Nothing was written.\n")
    assert {*call.site.source.rglob("*")} == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--quote", "the glass was whole"], ["A-101 ", "Nearest:  the glass is whole"]),
        (["--quote", "hold"], ["A-102 ", 'before: "said:"']),
        (["--quote", "The Lamp", "--page", "12"], ["A-103 "]),
        (["--quote", "The Lamp", "--document", "d7"], ["A-107 "]),
        (
            ["--quote", "…", "--source", "lgo", "--text", "# x", "--author", "<b>"],
            ["A-104 ", "A-220 ", "Nearest:  log", "A-309 ", "A-222 "],
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    call: Caller, options: list[str], said: list[str]
) -> None:
    before = call.files()
    code, output, error = call("note", *SOURCE, *options)
    assert (code, output) == (1, "")
    assert all(part in error for part in said)
    assert error.endswith("\nNothing was written.\n")
    assert call.files() == before


def test_without_a_source_nothing_is_written(call: Caller) -> None:
    code, _, error = call("note", "--document", "d1", "--quote", "The Lamp")
    assert code == 1
    assert "A-105 " in error


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["note", "--kind", "gossip"],
        ["note", "--certainty", "sure"],
        ["note", "--from-issue"],
        ["note", "stray"],
        ["check", "--fast"],
    ],
)
def test_wrong_calls(call: Caller, arguments: list[str]) -> None:
    code, _, error = call(*arguments)
    assert code == 2
    assert error.startswith("usage: ")


# ------------------------------------------------------------------------------ answers


def test_answers_make_a_file(call: Caller, answer: Any) -> None:
    answer("d1", "the glass is whole", "outcome", "", "log, p. 7", "Joan Roe", "It was mended.")
    said = call.values(call.written("note"))
    assert (said.quote, said.kind, said.certainty) == ("the glass is whole", "outcome", "likely")
    assert (said.author, said.body, said.page) == ("Joan Roe", "It was mended.", "10")


def test_only_words_and_source_must_be_answered(call: Caller, answer: Any) -> None:
    answer("", "", "The Lamp", "", "", "", "log", "", "")
    said = call.values(call.written("note"))
    assert (said.document, said.kind, said.author) == ("d1", "explanation", "The editors")


def test_wrong_answers_are_asked_again(call: Caller, answer: Any) -> None:
    answer(
        *("d9", "d1", "the glass was whole", "the glass is whole", "gossip", "context"),
        *("certain", "lgo, p. 7", "log, p. 7", "", ""),
    )
    code, output, _ = call("note")
    assert code == 0
    assert "One of: d1, d2." in output
    assert "Nearest:  the glass is whole" in output
    assert "One of: identification, explanation" in output
    assert "Nearest:  log" in output
    assert call.values("the-glass-is-whole").kind == "context"


def test_equal_words_are_chosen_from(call: Caller, answer: Any) -> None:
    answer("d1", "hold", "2", "", "", "log", "", "")
    code, output, _ = call("note")
    assert code == 0
    assert "These words stand there 3 times:\n" in output
    assert "2  p. 12, ¶2: said: hold and [hold]\n" in output
    assert call.values("hold").before == "said: hold and"
    call.site.build()
    page = call.site.html("memo/first")
    assert page.index('data-notes="hold"') > page.index(">hold</em>")


def test_more_words_instead_of_a_choice(call: Caller, answer: Any) -> None:
    answer("d1", "hold", "9", "0", "He said: hold", "", "", "log", "", "")
    assert call.values(call.written("note")).quote == "He said: hold"


@pytest.mark.parametrize("answers", [(), ("d1", "The Lamp", "outcome")])
def test_no_more_answers(call: Caller, answer: Any, answers: tuple[str, ...]) -> None:
    before = call.files()
    answer(*answers)
    code, _, error = call("note")
    assert code == 1
    assert error == "\nNothing was written.\n"
    assert call.files() == before


# -------------------------------------------------------------------------------- issues

SUGGESTED = {
    "quote": "the glass is\nwhole",
    "page": "p. 10",
    "kind": "outcome: what came of it",
    "sources": "log, p. 7\n- chart",
    "certainty": "open: the sources differ or are silent",
    "note": "It was mended, says {cite:p}`log`.\n\nOr *not*.",
    "author": "Joan Roe",
    "github": "_No response_",
}


def issue(**changes: str) -> str:
    """The text of an issue, as GitHub makes it out of the form."""
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert [field["id"] for field in fields] == list(SUGGESTED)
    answers = {**SUGGESTED, **changes}
    return "\r\n\r\n".join(
        f"### {field['attributes']['label']}\r\n\r\n" + answers[field["id"]].replace("\n", "\r\n")
        for field in fields
    )


def test_every_choice_of_the_form_is_understood() -> None:
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    labels = [f["attributes"]["label"] for f in form["body"] if f["type"] != "markdown"]
    assert labels == list(LABELS)


def test_an_issue_becomes_a_file(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "issue.md"
    file.write_bytes(issue().encode())
    slug = call.written("note", "--document", "d1", "--from-issue", str(file))
    assert slug == "the-glass-is-whole"
    said = call.values(slug)
    assert (said.quote, said.page, said.kind) == ("the glass is whole", "10", "outcome")
    assert [source.text for source in said.sources] == ["log, p. 7", "chart"]
    assert (said.certainty, said.author, said.github) == ("open", "Joan Roe", "")
    assert said.body == SUGGESTED["note"]


def test_all_that_is_wrong_with_an_issue_is_said(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "issue.md"
    text = issue(quote="the glass was whole", sources="A book of mine", note="<script>x</script>")
    file.write_bytes(text.encode())
    before = call.files()
    code, _, error = call("note", "--document", "d1", "--from-issue", str(file))
    assert code == 1
    for told in ("A-101 ", "A-220 ", "A-304 ", "Nothing was written."):
        assert told in error
    assert call.files() == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "cannot be read: No such file"),
        (b"\xff\xfe\x00", "cannot be read: it is not plain text"),
        (issue().replace("mended", "men\u202eded").encode(), "U+202E"),
    ],
)
def test_an_issue_that_is_none(call: Caller, tmp_path: Path, data: bytes | None, said: str) -> None:
    file = tmp_path / "issue.md"
    if data is not None:
        file.write_bytes(data)
    code, _, error = call("note", "--document", "d1", "--from-issue", str(file))
    assert code == 1
    assert said in error
    assert "\u202e" not in error
    assert error.endswith("Nothing was written.\n")


# ------------------------------------------------------------------------------ reanchor


def correct(site: Site, **changes: str) -> None:
    file = site.source / "memo" / "first.md"
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        old, new = old.replace("_", " "), new.replace("_", " ")
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def test_nothing_to_reanchor(call: Caller) -> None:
    assert call("reanchor") == (0, "Every note has its place.\n", "")


def test_new_quotes_are_shown_and_written_on_request(call: Caller) -> None:
    correct(call.site, keeper_sleeps="keeper_slept", no_ship_was="no_vessel_was")
    files = {slug: call.site.note(slug) for slug in ("keeper-asleep", "no-ship-lost")}
    before = {slug: file.read_bytes() for slug, file in files.items()}
    code, output, error = call("reanchor")
    assert (code, error) == (1, "")
    assert "-  the keeper sleeps\n+  the keeper slept\n" in output
    assert "-  no ship was lost\n+  no vessel was lost\n" in output
    assert "--apply" in output
    assert {slug: file.read_bytes() for slug, file in files.items()} == before
    code, output, error = call("reanchor", "--apply")
    assert (code, error) == (0, "")
    for slug, file in files.items():
        old, new = before[slug].splitlines(), file.read_bytes().splitlines()
        assert [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b] == [3]
    assert call("check")[0] == 0
    assert call("reanchor") == (0, "Every note has its place.\n", "")


def test_line_ends_stay(call: Caller) -> None:
    file = call.site.note("keeper-asleep")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    correct(call.site, keeper_sleeps="keeper_slept")
    assert call("reanchor", "--apply")[0] == 0
    assert b"  the keeper slept\r\n" in file.read_bytes()
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_words_that_are_gone_are_left_to_a_person(call: Caller) -> None:
    correct(call.site, **{", and the keeper sleeps": ""})
    before = call.site.note("keeper-asleep").read_bytes()
    code, output, _ = call("reanchor", "--apply")
    assert code == 1
    assert "annotations/keeper-asleep.md: nothing in the text is like its words" in output
    assert call.site.note("keeper-asleep").read_bytes() == before


def test_refused_notes_are_named(call: Caller) -> None:
    """A file that cannot be read has no quote to propose for; the check tells of it."""
    call.site.note("broken").write_text(note("d1", "x", body="<b>"), encoding="utf-8")
    assert call("reanchor")[0] == 0
    assert call("check")[0] == 1


def test_a_file_that_cannot_be_written(site: Site) -> None:
    folder = site.source / "annotations"
    folder.chmod(0o500)
    command = [sys.executable, "-m", "edition", "--root", str(site.source), "note", *SOURCE]
    try:
        done = subprocess.run(
            [*command, "--quote", "The Lamp"],
            capture_output=True,
            text=True,
            check=False,
            cwd=REPOSITORY,
            preexec_fn=as_anybody,
        )
    finally:
        folder.chmod(0o700)
    assert done.returncode == 1
    assert "cannot be written: Permission denied" in done.stderr
