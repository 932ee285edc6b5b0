"""The EPUBs that the tests look at, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Edition
from tests.epub.book import Book
from tests.pdf.stress import write_stress
from tests.support import ROOTS
from tests.support import build as build_edition

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support import Build, Shared


def epub_of(build: Build) -> Path:
    """Give the one file a build leaves."""
    files = list(build.out.iterdir())
    assert len(files) == 1, files
    return files[0]


@pytest.fixture(scope="session")
def build(edition: Edition) -> Build:
    """What the builder made of the edition of this repository."""
    return edition.by("epub")


@pytest.fixture(scope="session")
def book(build: Build) -> Book:
    """The edition of this repository."""
    return Book(epub_of(build))


@pytest.fixture(scope="session")
def second_book(second: Edition) -> Book:
    """An edition of an entirely different document."""
    return Book(epub_of(second.by("epub")))


@pytest.fixture(scope="session")
def everything_book(shared: Shared) -> Book:
    """A page with every construct of Markdown and Sphinx."""
    everything = Edition(shared, "everything-for-epub", ROOTS / "test-everything")
    return Book(epub_of(everything.by("epub")))


@pytest.fixture(scope="session")
def stress_book(shared: Shared) -> Book:
    """An edition of several documents with 300 notes of all lengths."""

    def make(folder: Path) -> Build:
        return build_edition(write_stress(folder / "source"), folder, "epub")

    return Book(epub_of(shared.build("stress-epub", make)))


@pytest.fixture(params=["book", "second_book", "everything_book", "stress_book"])
def either(request: pytest.FixtureRequest) -> Book:
    """Each, one after the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Book)
    return found


@pytest.fixture(scope="session")
def edition_site(edition: Edition) -> Build:
    """The site of the edition of this repository, to compare with."""
    return edition.html()
