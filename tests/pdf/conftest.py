"""The books the tests look at, each made once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.epub.book import Book
from tests.epub.conftest import epub_of
from tests.pdf.stress import write_stress
from tests.pdf.tagged import Tag, read_tags
from tests.support import ROOTS, Build, build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Shared

NAME = "haig-gromyko-memorandum.pdf"


@pytest.fixture(scope="session")
def real(edition: Edition) -> Build:
    """The book of the edition of this repository."""
    return edition.by("typst")


@pytest.fixture(scope="session")
def book(real: Build) -> Path:
    """Its file."""
    return real.out / NAME


@pytest.fixture(scope="session")
def tags(book: Path) -> Tag:
    """Its structure tree."""
    return read_tags(book)


@pytest.fixture(scope="session")
def stress(shared: Shared) -> Build:
    """The book of the edition that is hard to set."""

    def make(folder: Path) -> Build:
        return build(write_stress(folder / "source"), folder, "typst")

    return shared.build("stress-typst", make)


@pytest.fixture(scope="session")
def stress_book(stress: Build) -> Path:
    """Its file."""
    return stress.out / "stress.pdf"


@pytest.fixture(scope="session")
def stress_tags(stress_book: Path) -> Tag:
    """Its structure tree."""
    return read_tags(stress_book)


@pytest.fixture(scope="session")
def everything(shared: Shared) -> Build:
    """The book with all constructs that Markdown and Sphinx can produce."""

    def make(folder: Path) -> Build:
        source = folder / "source"
        shutil.copytree(ROOTS / "test-everything", source)
        return build(source, folder, "typst")

    return shared.build("everything-typst", make)


@pytest.fixture(scope="session")
def epub(edition: Edition) -> Book:
    """The same edition as an e-book, to compare with."""
    return Book(epub_of(edition.by("epub")))


@pytest.fixture(params=["real", "stress", "everything"])
def any_book(request: pytest.FixtureRequest) -> Path:
    """Each of the books, one after the other."""
    made: Build = request.getfixturevalue(request.param)
    (file,) = made.out.glob("*.pdf")
    return file
