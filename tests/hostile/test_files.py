"""Every file of ``files/`` is refused for exactly the faults of ``expected.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from edition.annotations.file import Annotation, read_annotation
from edition.annotations.folder import FolderReading, read_annotation_folder

HERE = Path(__file__).parent
SOURCES = frozenset({"frus-v03-d82", "frus-v03-d48"})
DOCUMENTS = frozenset({"d84"})
EXPECTED: dict[str, list[str]] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading() -> FolderReading:
    return read_annotation_folder(HERE, "files", known_sources=SOURCES, known_documents=DOCUMENTS)


def test_every_file_has_an_expectation() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in (HERE / "files").glob("*.md"))
    assert len(EXPECTED) >= 60


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_file_is_refused_with_code_and_line(name: str, reading: FolderReading) -> None:
    path = f"files/{name}.md"
    found = [f"{one.code.value}:{one.line}" for one in reading.findings if one.path == path]
    assert sorted(found) == sorted(EXPECTED[name])
    assert path in reading.refused


def test_no_refused_file_hides_another_or_is_read(reading: FolderReading) -> None:
    assert reading.annotations == ()
    assert len(reading.refused) == len(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_lines_told_are_lines_of_the_file(name: str, reading: FolderReading) -> None:
    lines = (HERE / "files" / f"{name}.md").read_text(encoding="utf-8").split("\n")
    for finding in reading.findings:
        if finding.path == f"files/{name}.md":
            assert 0 <= finding.line <= len(lines)


def test_messages_cannot_move_a_cursor(reading: FolderReading) -> None:
    for finding in reading.findings:
        assert not any(ord(mark) < 32 and mark != "\n" for mark in finding.text())
        assert "\n" not in finding.github()
        assert "\u202e" not in finding.text()


def test_the_same_file_without_its_fault_is_read() -> None:
    data = (HERE / "files" / "html-inline.md").read_bytes()
    good = data.replace(b"<b>", b"**").replace(b"</b>", b"**")
    note, findings = read_annotation(
        "annotations/html-inline.md", good, known_sources=SOURCES, known_documents=DOCUMENTS
    )
    assert findings == []
    assert isinstance(note, Annotation)
