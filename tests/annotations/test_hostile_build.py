"""Hostile files in the folder of the notes: told, and as if they were not there.

The files are those of tests/hostile; here they go through Sphinx.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from edition.__main__ import main
from tests.annotations.small import Site, note
from tests.hostile.test_bytes import REFUSED_BYTES
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.annotations.small import Run

pytestmark = pytest.mark.slow

HOSTILE = REPOSITORY / "tests" / "hostile"
EXPECTED: dict[str, list[str]] = tomllib.loads(
    (HOSTILE / "expected.toml").read_text(encoding="utf-8")
)

MEMO = """\
---
id: d84
number: "84"
first-page: "250"
---

# 84. Memorandum

Gromyko is an accurate reporter.
"""
SOURCES = """\
@book{frus-v03-d82,
  author = {Wilson},
  title = {One},
  year = {2016},
  publisher = {GPO},
}
@book{frus-v03-d48,
  author = {Wilson},
  title = {Two},
  year = {2016},
  publisher = {GPO},
}
"""
HARMLESS = {"document-unknown"}
"""Not refused by the build, which tells that its document is unknown, and shows its page."""

UNREADABLE = re.compile(r".*: WARNING: Ignored unreadable document .*\n")
"""What Sphinx itself says of a link that leads nowhere, in the first build alone."""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs files of POSIX")


def make_clean(folder: Path) -> Site:
    """The small edition with the document the hostile files are about."""
    site = Site(folder)
    (site.source / "memo" / "document-84.md").write_text(MEMO, encoding="utf-8")
    bibliography = site.source / "sources.bib"
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + SOURCES, encoding="utf-8")
    index = site.source / "index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(text.replace("glossary\n", "memo/document-84\nglossary\n"), encoding="utf-8")
    text = note("d84", "accurate reporter", sources=["frus-v03-d82"], body="A good note.")
    site.note("reporter").write_text(text, encoding="utf-8")
    return site


def add_hostile_files(site: Site) -> None:
    for file in (HOSTILE / "files").glob("*.md"):
        if file.stem not in HARMLESS:
            shutil.copyfile(file, site.note(file.stem))
    for name, (data, _) in REFUSED_BYTES.items():
        site.note(f"bytes-{name}").write_bytes(data)
    if sys.platform != "win32":
        add_what_is_no_file(site.source / "annotations", site.source.parent)


def add_what_is_no_file(notes: Path, outside: Path) -> None:
    secret = outside / "secret.md"
    secret.write_text(note("d84", "accurate reporter", body="The secret."), encoding="utf-8")
    (notes / "link.md").symlink_to(secret)
    (notes / "dangling.md").symlink_to("/nowhere/at/all.md")
    (notes / "loop.md").symlink_to("loop.md")
    (notes / "linked-folder").symlink_to(outside)
    (notes / "folder.md").mkdir()
    (notes / "below").mkdir()
    shutil.copyfile(secret, notes / "below" / "deep.md")
    os.mkfifo(notes / "pipe.md")
    (notes / "program.py").write_text("raise SystemExit\n", encoding="utf-8")
    (notes / "reporter.rst").write_text(".. include:: /etc/passwd\n", encoding="utf-8")
    for name in ("a\nb.md", "\x1b[31mred.md", "\u202ekcits.md", "kаma.md"):
        (notes / name).write_text(note("d84", "accurate"), encoding="utf-8")
    with open(os.fsencode(notes) + b"/\xff\xfe.md", "wb") as file:  # noqa: PTH123
        file.write(note("d84", "accurate").encode())


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = make_clean(tmp_path_factory.mktemp("clean"))
    assert site.build().messages == ""
    return site


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = make_clean(tmp_path_factory.mktemp("hostile"))
    add_hostile_files(site)
    return site


@pytest.fixture(scope="module")
def run(hostile: Site) -> Run:
    run = hostile.build()
    run.messages = UNREADABLE.sub("", run.messages)
    return run


def output(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".buildinfo"
    }


def test_the_output_is_what_it_is_without_them(clean: Site, hostile: Site, run: Run) -> None:
    one, two = output(clean.out), output(hostile.out)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_each_is_told_with_its_code_and_line(run: Run) -> None:
    told: dict[str, set[str]] = {}
    for code in run.codes:
        place, _, name = code.rpartition(" ")
        path, _, line = place.rpartition(":")
        told.setdefault(path.removeprefix("annotations/"), set()).add(f"{name}:{line}")
    for slug in EXPECTED.keys() - HARMLESS:
        assert told.pop(f"{slug}.md") == with_lines(EXPECTED[slug]), slug
    for name, (_, expected) in REFUSED_BYTES.items():
        found = told.pop(f"bytes-{name}.md")
        assert expected is None or found == with_lines(expected), name
    assert "reporter.md" not in told
    if sys.platform != "win32":
        kinds = ["link.md", "dangling.md", "loop.md", "linked-folder", "folder.md", "below"]
        for name in [*kinds, "pipe.md", "program.py", "reporter.rst"]:
            assert told.pop(name) == {"A-206:1"}, name
        assert len(told) == 5
        assert all(codes == {"A-205:1"} for codes in told.values()), told


def with_lines(codes: list[str]) -> set[str]:
    """What is wrong with a file as such is told on its first line."""
    return {re.sub(":0$", ":1", code) for code in codes}


def test_nothing_was_read_of_them(run: Run) -> None:
    good = {"reporter", "index", "keeper-asleep", "no-ship-lost", "oil-wanted", "oil-sent"}
    read = {name for name in run.read if name.startswith("annotations/")}
    assert read == {f"annotations/{name}" for name in {*good, "spring"}}


def test_messages_stay_on_their_lines(run: Run) -> None:
    assert not set("\x1b\u202e\u2028\x85\r") & set(run.messages)
    for line in run.messages.splitlines():
        assert line.startswith(("annotations/", "      ")), line


def test_again_they_are_told_and_nothing_is_read(hostile: Site, run: Run) -> None:
    again = hostile.build()
    assert UNREADABLE.sub("", again.messages) == run.messages
    assert again.read == again.written == set()


def test_the_check_says_the_same(
    hostile: Site, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(hostile.source), "check"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    plain = UNREADABLE.sub("", said.out)
    build = re.sub(r" \[edition\.\S+\]$", "", run.messages.replace(": WARNING: ", ": "), flags=re.M)
    assert re.sub(r"\n\d+ to mend\.\n$", "", plain) == build
    assert not set("\x1b\u202e\u2028\x85\r") & set(said.out)


@posix_only
def test_a_folder_that_is_a_link(tmp_path: Path) -> None:
    site = make_clean(tmp_path)
    notes = site.source / "annotations"
    notes.rename(tmp_path / "elsewhere")
    notes.symlink_to(tmp_path / "elsewhere")
    run = site.build()
    assert "annotations:1 A-206" in run.codes
    assert not any(name.startswith("annotations/") for name in run.read)
    assert not (site.out / "annotations").exists()


@posix_only
def test_an_index_that_is_a_link(tmp_path: Path) -> None:
    site = make_clean(tmp_path)
    index = site.source / "annotations" / "index.md"
    index.rename(tmp_path / "index.md")
    index.symlink_to(tmp_path / "index.md")
    run = site.build()
    assert "annotations/index.md:1 A-206" in run.codes
    assert "annotations/index" not in run.read


@posix_only
def test_a_file_that_turns_hostile_between_two_builds(tmp_path: Path) -> None:
    site = make_clean(tmp_path)
    site.build()
    file = site.note("spring")
    file.unlink()
    file.symlink_to("/etc/passwd")
    run = site.build()
    assert run.codes == ["annotations/spring.md:1 A-206"]
    assert "annotations/spring" not in run.read
    assert "root:" not in site.html("memo/second")


def test_another_file_of_the_same_name_is_not_read_in_its_place(tmp_path: Path) -> None:
    """An edition that takes all files: Sphinx would read the other one, by another parser."""
    site = make_clean(tmp_path)
    conf = site.source / "conf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text.replace("include_patterns", "unused_patterns"), encoding="utf-8")
    (site.source / "annotations" / "reporter.rst").write_text("A trick.\n", encoding="utf-8")
    run = site.build()
    assert "annotations/reporter.rst:1 A-206" in run.codes
    assert "annotations/reporter" not in run.read or "A trick." not in site.html(
        "annotations/reporter"
    )
    assert "A trick" not in site.html("memo/document-84")


WITH_EXTENSIONS = {
    "dollarmath": "It cost $x$ then.",
    "amsmath": "\\begin{equation}\nx\n\\end{equation}",
    "substitution": "It says {{ secret }} here.",
    "strikethrough": "It ~~never~~ was.",
    "tasklist": "- [ ] to be done",
    "fieldlist": ":orphan: yes",
    "attrs_block": "{.ed-document #d84p1}\nWords.",
    "html_image": 'See <img src="https://example.org/a.png"> there.',
    "html_admonition": '<div class="admonition">\nWords.\n</div>',
}
"""By the name of an extension of MyST a text that means something with it alone."""


def test_what_conf_py_adds_to_markdown_is_no_way_in(tmp_path: Path) -> None:
    """A text is checked with the very settings it would be read with."""
    site = make_clean(tmp_path)
    conf = site.source / "conf.py"
    added = ", ".join(f'"{name}"' for name in WITH_EXTENSIONS)
    text = conf.read_text(encoding="utf-8").replace('"deflist"', f'"deflist", {added}')
    conf.write_text(text + 'myst_substitutions = {"secret": "Zanzibar"}\n', encoding="utf-8")
    for name, body in WITH_EXTENSIONS.items():
        text = note("d84", "Gromyko is", sources=["frus-v03-d82"], body=body)
        site.note(name.replace("_", "-")).write_text(text, encoding="utf-8")
    run = site.build()
    refused = {code.split(":")[0] for code in run.codes}
    assert refused == {f"annotations/{name.replace('_', '-')}.md" for name in WITH_EXTENSIONS}
    assert not any(name.replace("_", "-") in page for name in WITH_EXTENSIONS for page in run.read)


def test_another_markdown_reads_the_notes_anew(tmp_path: Path) -> None:
    site = make_clean(tmp_path)
    text = note(
        "d84", "Gromyko is", sources=["frus-v03-d82"], body=WITH_EXTENSIONS["strikethrough"]
    )
    site.note("struck").write_text(text, encoding="utf-8")
    assert site.build().codes == []
    conf = site.source / "conf.py"
    text = conf.read_text(encoding="utf-8").replace('"deflist"', '"deflist", "strikethrough"')
    conf.write_text(text, encoding="utf-8")
    assert site.build().codes == ["annotations/struck.md:12 A-310"]
