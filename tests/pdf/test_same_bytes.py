"""The same sources give the same bytes: anywhere, at any hour, in any order of hashing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from edition.builders.book_time import FALLBACK, book_time
from tests.support import build_by_command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

pytestmark = pytest.mark.slow


def test_two_folders_time_zones_and_orders_of_hashing(edition: Edition, tmp_path: Path) -> None:
    sums = []
    for number, zone in ((1, "UTC"), (2, "Pacific/Kiritimati")):
        place = tmp_path / f"folder {number}"
        source = place / ("a" * number) / "sources"
        shutil.copytree(edition.source, source)
        surroundings = {
            "PYTHONHASHSEED": str(number),
            "TZ": zone,
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "1000000000",
        }
        made = build_by_command(source, place, "typst", environment=surroundings)
        (file,) = made.out.iterdir()
        sums.append(hashlib.sha256(file.read_bytes()).hexdigest())
        with pikepdf.open(file) as pdf:
            assert str(pdf.docinfo["/CreationDate"]).startswith("D:20010909014640")
    assert sums[0] == sums[1]


def test_time_is_the_one_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert book_time(tmp_path) == 12


def test_time_is_that_of_the_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    dated = {**os.environ, "GIT_COMMITTER_DATE": "1700000000 +0500"}
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", tmp_path, *command], check=True, env=dated)
    assert book_time(tmp_path) == 1700000000


def test_without_either_the_time_is_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert book_time(tmp_path) == FALLBACK


def test_without_git_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert book_time(tmp_path) == FALLBACK
