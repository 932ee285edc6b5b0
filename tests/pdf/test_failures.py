"""Whatever goes wrong: words that help, exit code, no half-written file, no traceback."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, NoReturn

import pytest

from edition.builders.safe_file import write_whole
from tests.support import ENVIRONMENT, ROOTS, application, as_anybody

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

CONF = """\
project = "Failures"
author = "The tests"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["*.md", "memo/*.md", "annotations/*.md"]
smartquotes = False
myst_enable_extensions = ["colon_fence"]
edition_pdf_name = "book"
"""
OLD = b"%PDF of an earlier build"


@dataclass
class Result:
    """What came of a build."""

    code: int
    said: str
    out: Path

    def files(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.out.iterdir()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small edition that can be built, and the PDF of an earlier build."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    write(source, "# A page\n\nWords.\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "book.pdf").write_bytes(OLD)
    return source


def write(project: Path, text: str, name: str = "index.md") -> None:
    (project / name).write_text(text, encoding="utf-8")


def run(project: Path) -> Result:
    """Build in this process."""
    out, messages = project.parent / "out", StringIO()
    trees = project.parent / "trees"
    with application(project, out, trees, "typst", messages=messages) as app:
        app.build()
        code = app.statuscode
    for color in ("\x1b[31m", "\x1b[91m", "\x1b[39;49;00m"):
        messages = StringIO(messages.getvalue().replace(color, ""))
    return Result(code, messages.getvalue(), out)


def command(project: Path) -> list[str]:
    """Give the command a reader types."""
    out, trees = project.parent / "out", project.parent / "trees"
    options = ["--no-color", "-q", "-b", "typst", "-d", str(trees)]
    return [sys.executable, "-m", "sphinx", *options, str(project), str(out)]


def run_command(project: Path, before: Callable[[], None] | None = None) -> Result:
    """Build as a reader's command line does."""
    done = subprocess.run(
        command(project),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **ENVIRONMENT},
        preexec_fn=before,
    )
    assert "Traceback" not in done.stderr
    return Result(done.returncode, done.stderr, project.parent / "out")


def fails(project: Path, code: str, *words: str) -> None:
    """Build, and see that it fails with a message and leaves the old PDF alone."""
    result = run(project)
    assert result.code == 1, result.said
    assert code in result.said
    for word in words:
        assert word in result.said
    assert "No PDF was written." in result.said
    assert result.files() == {"book.pdf": OLD}


def test_a_good_edition_replaces_the_old_file(project: Path) -> None:
    result = run_command(project)
    assert (result.code, result.said) == (0, "")
    (data,) = result.files().values()
    assert data.startswith(b"%PDF-1.7")
    assert (result.out / "book.pdf").stat().st_mode & 0o777 == 0o644


def test_image_without_alternative_text(project: Path) -> None:
    shutil.copy(ROOTS / "test-everything" / "images" / "dot.png", project)
    write(project, "# A page\n\nOne\n\n```{image} dot.png\n```\n\nTwo ![](dot.png)\n")
    fails(project, "P-102", "index.md:5", "index.md:8", "dot.png", "Say in words")


def test_image_that_is_none(project: Path) -> None:
    (project / "dot.png").write_text("not an image", encoding="utf-8")
    write(project, "# A page\n\n![A dot](dot.png)\n")
    fails(project, "P-105", "index.md:3", "dot.png, which is not an image")


def test_image_that_is_broken(project: Path) -> None:
    whole = (ROOTS / "test-everything" / "images" / "dot.png").read_bytes()
    (project / "dot.png").write_bytes(whole[:30])
    write(project, "# A page\n\n![A dot](dot.png)\n")
    fails(project, "P-105", "index.md:3", "dot.png: failed to decode image")


def test_image_on_another_computer(project: Path) -> None:
    write(project, "# A page\n\n![A dot](https://example.org/dot.png)\n")
    fails(project, "P-105", "index.md:3", "an image on another computer")


def test_letters_no_font_has(project: Path) -> None:
    write(project, "# A page\n\nWords.\n\nThe word 漢字 here.\n")
    fails(project, "P-104", "index.md:5", "U+6F22", "edition_pdf_fonts")


def test_command_line_fails_too(project: Path) -> None:
    write(project, "# A page\n\n{math}`x`\n")
    result = run_command(project)
    assert result.code == 1
    assert "P-103" in result.said
    assert result.files() == {"book.pdf": OLD}


def test_formula(project: Path) -> None:
    write(project, "# A page\n\nA formula {math}`x^2`.\n\n```{math}\ny\n```\n")
    fails(project, "P-103", "index.md:3", "x^2", "index.md:5", "in words")


def test_node_nobody_knows(project: Path) -> None:
    (project / "strange.py").write_text(STRANGE, encoding="utf-8")
    conf = f"import sys; sys.path.insert(0, {str(project)!r})\n{CONF}extensions += ['strange']\n"
    (project / "conf.py").write_text(conf, encoding="utf-8")
    write(project, "# A page\n\n```{strange}\n```\n")
    fails(project, "P-101", "index.md:3", "oddity")


STRANGE = """
from docutils import nodes
from docutils.parsers.rst import Directive

class oddity(nodes.General, nodes.Element):
    pass

class Strange(Directive):
    def run(self):
        node = oddity()
        node.line = self.lineno
        return [node]

def setup(app):
    app.add_node(oddity)
    app.add_directive("strange", Strange)
"""


def test_page_that_does_not_exist_in_the_order(project: Path) -> None:
    (project / "conf.py").write_text(CONF + "edition_pdf_order = ['memoir/*']\n", encoding="utf-8")
    fails(project, "C-101", "memoir/*", "genindex")


def test_every_fault_is_told_at_once(project: Path) -> None:
    write(project, "# A page\n\n{math}`x`\n\n![](none.png)\n\n![B](none.png)\n")
    fails(project, "P-103", "P-102", "P-105")


def test_folder_that_cannot_be_written_to(project: Path) -> None:
    (project.parent / "out" / "book.pdf").unlink()
    (project.parent / "out" / "book.pdf").mkdir()  # stands in the way, also for root
    result = run(project)
    assert result.code == 1
    assert "P-108" in result.said
    assert "may be written to" in result.said
    assert [file.name for file in result.out.iterdir()] == ["book.pdf"]


def test_disk_that_is_full(project: Path) -> None:
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000))

    run_command(project)  # with room, so that all but the book is there
    out = project.parent / "out"
    (out / "book.pdf").write_bytes(OLD)
    result = run_command(project, small)
    assert result.code != 0
    assert result.files() == {"book.pdf": OLD}


@pytest.mark.parametrize("full", ["where it works", "where it writes"])
def test_a_full_disk_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, full: str
) -> None:
    def no_room(*_arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    writes = full == "where it writes"
    monkeypatch.setattr(os, "fsync", no_room) if writes else monkeypatch.setattr(
        shutil, "copyfile", no_room
    )
    place = "book.pdf" if writes else str(scratch)
    fails(project, "P-108", "No space left on device", place)
    assert list(scratch.iterdir()) == []


def test_a_folder_that_is_read_only(project: Path) -> None:
    out = project.parent / "out"
    out.chmod(0o555)
    try:
        result = run_command(project, as_anybody)
    finally:
        out.chmod(0o755)
    assert result.code == 1
    assert "WARNING: P-108" in result.said
    assert not result.said.startswith(":"), "there is no file and line to tell"
    assert "Permission denied" in result.said
    assert result.files() == {"book.pdf": OLD}


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_broken_off_leaves_the_old_file(project: Path, sent: signal.Signals) -> None:
    many = "\n\n".join(f"Words {number}." * 40 for number in range(2000))
    write(project, f"# A page\n\n{many}\n")
    process = subprocess.Popen(
        [part for part in command(project) if part != "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    for line in process.stdout:
        if b"assembling the book" in line:
            break
    process.send_signal(sent)
    process.communicate(timeout=120)
    # Sphinx ends by itself when it is interrupted; nothing is asked of it by the others.
    assert process.returncode > 0 if sent is signal.SIGINT else process.returncode == -sent
    files = {file.name: file.read_bytes() for file in (project.parent / "out").iterdir()}
    assert files == {"book.pdf": OLD}


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), KeyboardInterrupt()])
def test_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def refuse(_descriptor: int) -> None:
        raise error

    target = tmp_path / "book.pdf"
    target.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(type(error)):
        write_whole(target, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["book.pdf"]
    assert target.read_bytes() == OLD


def test_remains_of_a_killed_build_go(tmp_path: Path) -> None:
    (tmp_path / ".book.pdf.abc.part").write_bytes(b"half")
    write_whole(tmp_path / "book.pdf", b"whole")
    assert [file.name for file in tmp_path.iterdir()] == ["book.pdf"]


def test_note_of_six_hundred_words(project: Path) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    write(project, f"# A page\n\nWords[^1].\n\n[^1]: {words}\n")
    assert run(project).code == 0
