"""The same sources give the same bytes; the time is the sources', not the clock's."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.epub.book import Book
from tests.epub.conftest import epub_of
from tests.support import build_by_command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Build

pytestmark = pytest.mark.slow


def built(folder: Path, source: Path, **environment: str) -> Path:
    """Build the EPUB by command from a copy of the sources."""
    copy = folder / "a folder" / "of sources"
    shutil.copytree(source, copy)
    return epub_of(build_by_command(copy, folder, "epub", environment=environment))


def test_two_builds_from_two_folders_are_the_same_file(
    tmp_path: Path, edition: Edition, build: Build
) -> None:
    surroundings = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    other = built(tmp_path, edition.source, **surroundings)
    first, second = Book(epub_of(build)), Book(other)
    different = [name for name, data in first.files.items() if second.files.get(name) != data]
    assert different == []
    assert other.read_bytes() == epub_of(build).read_bytes()


def test_the_time_is_the_one_that_is_given(tmp_path: Path, second: Edition) -> None:
    book = Book(built(tmp_path, second.source, SOURCE_DATE_EPOCH="369651600"))
    assert book.meta("dcterms:modified") == ["1981-09-18T09:00:00Z"]
    assert book.dublin("date") == ["1981-09-18"]
    assert {entry.date_time for entry in book.entries} == {(1981, 9, 18, 9, 0, 0)}


def test_the_time_is_else_that_of_the_last_commit(
    tmp_path: Path, second: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    source = tmp_path / "repository"
    shutil.copytree(second.source, source)
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    dates = {"GIT_COMMITTER_DATE": "2001-02-03T04:05:06Z", "PATH": "/usr/bin:/bin"}
    for command in (["init", "-q"], ["add", "."], [*name, "commit", "-q", "-m", "One"]):
        subprocess.run(["git", "-C", str(source), *command], check=True, env=dates)
    book = Book(epub_of(build_by_command(source, tmp_path, "epub")))
    assert book.meta("dcterms:modified") == ["2001-02-03T04:05:06Z"]


def test_the_archive_says_first_what_it_is(book: Book) -> None:
    first = book.entries[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert book.path.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    assert {entry.external_attr for entry in book.entries} == {0o100644 << 16}


def test_a_time_before_zip_files_is_told_in_the_metadata_alone(
    tmp_path: Path, second: Edition
) -> None:
    book = Book(built(tmp_path, second.source, SOURCE_DATE_EPOCH="0"))
    assert book.meta("dcterms:modified") == ["1970-01-01T00:00:00Z"]
    assert {entry.date_time[0] for entry in book.entries} == {1980}
