"""Which pull requests need more than the check of the content."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "extent_of_change.sh"


def git(folder: Path, *arguments: str) -> None:
    """Run Git there, as somebody."""
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def write(folder: Path, *names: str) -> None:
    """Write files and commit everything."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n" * 9, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "change")


def extent(folder: Path, event: str) -> str:
    """Ask the script."""
    done = subprocess.run([SCRIPT, event], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip().partition("=")[2]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    git(tmp_path, "init")
    write(tmp_path, "edition/quote.py", "annotations/old.md")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "everything"),
    [
        (["annotations/new.md"], "false"),
        (["annotations/new.md", "sources.bib"], "false"),
        (["about/method.md", "glossary.md", "people.md", "index.md"], "false"),
        (["memo/document-84.md"], "true"),
        (["annotations/new.md", "edition/quote/fold.py"], "true"),
        (["annotations/deeper/new.md"], "true"),
        (["annotations/new.py"], "true"),
        (["edition/about/x.md"], "true"),
        (["Makefile"], "true"),
        (["README.md"], "true"),
    ],
)
def test_only_content_is_checked_quickly(
    repository: Path, names: list[str], everything: str
) -> None:
    write(repository, *names)
    assert extent(repository, "pull_request") == everything


def test_a_renamed_file_counts_with_both_its_names(repository: Path) -> None:
    git(repository, "mv", "edition/quote.py", "annotations/new.md")
    git(repository, "commit", "--message", "move")
    assert extent(repository, "pull_request") == "true"


def test_what_lands_is_always_tested_throughout(repository: Path) -> None:
    write(repository, "annotations/new.md")
    assert extent(repository, "push") == "true"
