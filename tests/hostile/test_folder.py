"""Folders with links, pipes, strange names and files nobody may read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from edition.annotations.folder import (
    FolderReading,
    list_annotation_files,
    read_annotation_at,
    read_annotation_folder,
)

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """---
document: d84
quote: accurate reporter
kind: context
author: A Stranger
date: 2026-11-23
sources: [frus-v03-d82]
certainty: certain
---
An ordinary sentence.
"""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs names of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notes = tmp_path / "annotations"
    notes.mkdir()
    (notes / "good.md").write_text(GOOD, encoding="utf-8")
    (notes / "index.md").write_text("# All notes\n", encoding="utf-8")
    return notes


def read(folder: Path) -> FolderReading:
    return read_annotation_folder(folder.parent, "annotations")


def told(reading: FolderReading) -> dict[str, str]:
    return {finding.path: finding.code.value for finding in reading.findings}


def test_the_good_note_is_read_and_the_index_is_not(folder: Path) -> None:
    reading = read(folder)
    assert [note.slug for note in reading.annotations] == ["good"]
    assert reading.findings == ()


def test_a_missing_folder_holds_no_notes(tmp_path: Path) -> None:
    assert read_annotation_folder(tmp_path, "annotations") == FolderReading((), (), frozenset())


@posix_only
def test_links_folders_pipes_and_other_files_are_refused(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text(GOOD, encoding="utf-8")
    (folder / "link.md").symlink_to(secret)
    (folder / "dangling.md").symlink_to("/nowhere/at/all.md")
    (folder / "linked-folder").symlink_to("/etc")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "program.py").write_text("import os\n", encoding="utf-8")
    (folder / "capital.MD").write_text(GOOD, encoding="utf-8")
    (folder / ".DS_Store").write_bytes(b"\x00")
    reading = read(folder)
    assert [note.slug for note in reading.annotations] == ["good"]
    assert set(told(reading).values()) == {"A-206"}
    refused = ["link.md", "dangling.md", "linked-folder", "loop.md", "folder.md", "pipe.md"]
    refused += ["program.py", "capital.MD"]
    assert set(told(reading)) == {f"annotations/{name}" for name in refused}


@posix_only
def test_an_index_that_is_a_link_is_refused(folder: Path) -> None:
    (folder / "index.md").unlink()
    (folder / "index.md").symlink_to("/etc/passwd")
    assert told(read(folder)) == {"annotations/index.md": "A-206"}


@posix_only
def test_a_folder_that_is_a_link_is_refused(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")
    folder.symlink_to(folder.parent / "elsewhere")
    reading = read(folder)
    assert reading.annotations == ()
    assert told(reading) == {"annotations": "A-206"}


@posix_only
def test_a_link_put_in_place_after_the_listing_is_not_followed(folder: Path) -> None:
    (folder / "good.md").unlink()
    (folder / "good.md").symlink_to("/etc/passwd")
    note, findings = read_annotation_at(folder.parent, "annotations/good.md")
    assert note is None
    assert [finding.code.value for finding in findings] == ["A-206"]


@posix_only
def test_names_that_differ_only_in_case_are_refused(folder: Path) -> None:
    (folder / "Good.md").write_text(GOOD, encoding="utf-8")
    if len(list(folder.iterdir())) < 3:
        pytest.skip("the file system does not tell them apart")
    reading = read(folder)
    assert reading.annotations == ()
    codes = sorted((finding.path, finding.code.value) for finding in reading.findings)
    assert codes == [
        ("annotations/Good.md", "A-205"),
        ("annotations/Good.md", "A-207"),
        ("annotations/good.md", "A-207"),
    ]


@posix_only
@pytest.mark.parametrize("name", ["a\nb.md", "\x1b[31mred.md", "\u202ekcits.md", "kаma.md"])
def test_strange_names_are_shown_harmlessly(folder: Path, name: str) -> None:
    (folder / name).write_text(GOOD, encoding="utf-8")
    reading = read(folder)
    assert [note.slug for note in reading.annotations] == ["good"]
    assert [finding.code.value for finding in reading.findings] == ["A-205"]
    assert not any(mark in reading.findings[0].text() for mark in "\x1b\u202e")
    assert reading.findings[0].location.count("\n") == 0


@posix_only
def test_a_name_that_is_not_unicode_can_be_told(folder: Path) -> None:
    try:
        with open(os.fsencode(folder) + b"/\xff\xfe.md", "wb") as file:  # noqa: PTH123
            file.write(GOOD.encode())
    except OSError:
        pytest.skip("the file system has no such names")
    reading = read(folder)
    assert [finding.code.value for finding in reading.findings] == ["A-205"]
    reading.findings[0].text().encode("utf-8")


def test_an_unreadable_file_does_not_hide_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "locked.md").write_text(GOOD, encoding="utf-8")
    really_open = os.open

    def refuse(path: Path, *rest: int) -> int:
        if path.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return really_open(path, *rest)

    monkeypatch.setattr("edition.annotations.folder.os.open", refuse)
    reading = read(folder)
    assert [note.slug for note in reading.annotations] == ["good"]
    assert told(reading) == {"annotations/locked.md": "A-208"}
    assert "Permission denied" in reading.findings[0].found


def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    note, findings = read_annotation_at(folder.parent, "annotations/gone.md")
    assert note is None
    assert [finding.code.value for finding in findings] == ["A-208"]


def test_no_more_of_a_file_is_read_than_a_note_may_have(folder: Path) -> None:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(3_000_000_000)
    assert told(read(folder)) == {"annotations/huge.md": "A-204"}


def test_the_order_is_that_of_the_names(folder: Path) -> None:
    for name in ("zebra", "alpha", "mike"):
        (folder / f"{name}.md").write_text(GOOD, encoding="utf-8")
    files, findings = list_annotation_files(folder.parent, "annotations")
    assert [file.docname for file in files] == [
        f"annotations/{name}" for name in ("alpha", "good", "mike", "zebra")
    ]
    assert findings == []
