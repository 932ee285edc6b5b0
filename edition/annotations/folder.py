"""The folder of the notes: one ordinary Markdown file for each note, and nothing else.

The folder is filled by strangers. Nothing in it is followed (symbolic links) or opened
(pipes, devices) before it is known to be an ordinary file of a note.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..text.safe_text import shown
from .file import MAX_BYTES, Annotation, read_annotation
from .ids import INDEX, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from myst_parser.config.main import MdParserConfig

_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers leave in every folder."""

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file that may be a note.

    :param path: the file, relative to the folder of ``conf.py``, with ``/``.
    :param docname: the name of its page.
    """

    path: str
    docname: str


@dataclass(frozen=True, slots=True)
class FolderReading:
    """All notes of a folder.

    :param annotations: the good ones, in the order of their slugs.
    :param findings: everything wrong, in the order of the files and lines.
    :param refused: the files with a fault, relative to the folder of ``conf.py``: the
        build must read nothing of them.
    """

    annotations: tuple[Annotation, ...]
    findings: tuple[Finding, ...]
    refused: frozenset[str]


def read_annotation_folder(
    root: Path,
    folder: str,
    *,
    known_sources: Collection[str] | None = None,
    known_documents: Collection[str] | None = None,
) -> FolderReading:
    """Read and check every note of a folder; no fault in one hides the others.

    :param root: the folder of ``conf.py``.
    :param folder: the folder of the notes, relative to it, with ``/``.
    :param known_sources: the keys of the bibliography; nothing when they are not known.
    :param known_documents: the ids of the documents; nothing when they are not known.
    """
    files, findings = list_annotation_files(root, folder)
    annotations = []
    for file in files:
        annotation, faults = read_annotation_at(
            root,
            file.path,
            known_sources=known_sources,
            known_documents=known_documents,
        )
        findings += faults
        if annotation:
            annotations.append(annotation)
    findings.sort(key=lambda finding: (finding.path, finding.line))
    refused = frozenset(finding.path for finding in findings)
    good = tuple(note for note in annotations if note.path not in refused)
    return FolderReading(good, tuple(findings), refused)


def list_annotation_files(root: Path, folder: str) -> tuple[list[NoteFile], list[Finding]]:
    """List the files of a folder that may be notes.

    :param root: the folder of ``conf.py``.
    :param folder: the folder of the notes, relative to it.
    :return: them, in the order of their names (``index.md`` is the editors' and left out), and what
        else there is. A folder that does not exist holds no notes.
    """
    place = root / folder
    if place.is_symlink():
        return [], [Finding(Code.A206, folder, 0, "the folder is a symbolic link")]
    try:
        with os.scandir(place) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [Finding(Code.A208, folder, 0, _reason(error))]
    files: list[NoteFile] = []
    findings: list[Finding] = []
    for entry in found:
        if entry.name in _IGNORED:
            continue
        path = f"{folder}/{shown(entry.name)}"
        if reason := _refusal(entry):
            findings.append(Finding(Code.A206, path, 0, reason))
        elif entry.name != INDEX:
            full = f"{folder}/{entry.name}"
            files.append(NoteFile(full, full.removesuffix(SUFFIX)))
    return files, findings + _collisions([entry.name for entry in found], folder)


def _refusal(entry: os.DirEntry[str]) -> str:
    """Tell what an entry is, if it is not an ordinary Markdown file."""
    if entry.is_symlink():
        return "a symbolic link"
    if entry.is_dir(follow_symlinks=False):
        return "a folder"
    if not entry.is_file(follow_symlinks=False):
        return "neither a file nor a folder"
    if not entry.name.endswith(SUFFIX):
        return f"a file whose name does not end in {SUFFIX}"
    return ""


def _collisions(names: list[str], folder: str) -> list[Finding]:
    """Report names that are the same on computers that ignore capital letters."""
    by_fold: dict[str, list[str]] = {}
    for name in names:
        by_fold.setdefault(name.casefold(), []).append(name)
    findings = []
    for alike in by_fold.values():
        for name in alike if len(alike) > 1 else ():
            others = " and ".join(shown(other) for other in alike if other != name)
            path = f"{folder}/{shown(name)}"
            findings.append(Finding(Code.A207, path, 0, f"there is also {others}"))
    return findings


def read_annotation_at(
    root: Path,
    path: str,
    *,
    known_sources: Collection[str] | None = None,
    known_documents: Collection[str] | None = None,
    syntax: MdParserConfig | None = None,
) -> tuple[Annotation | None, list[Finding]]:
    """Read one annotation file of the disk; see :func:`read_annotation`.

    :param path: the file, relative to ``root``. Its last part is not followed if it is a
        symbolic link, and no more is read of it than a note may have.
    """
    told = shown(path, 300)
    data, findings = read_bytes(root, path)
    if data is None:
        return None, findings
    return read_annotation(
        told, data, known_sources=known_sources, known_documents=known_documents, syntax=syntax
    )


def read_bytes(root: Path, path: str) -> tuple[bytes | None, list[Finding]]:
    """Read the bytes of a note, up to the first byte too many.

    :return: the bytes, or nothing when it is not an ordinary file or cannot be read.
    """
    file, told = root / path, shown(path, 300)
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None, [Finding(Code.A206, told, 0, "not an ordinary file")]
        with os.fdopen(os.open(file, os.O_RDONLY | _NO_FOLLOW), "rb") as opened:
            return opened.read(MAX_BYTES + 1), []
    except OSError as error:
        return None, [Finding(Code.A208, told, 0, _reason(error))]


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
