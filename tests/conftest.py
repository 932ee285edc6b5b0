"""What all tests share: builds of the editions, made once for all workers."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.chromium import chromium
from tests.support import ROOTS, Build, Shared, build, build_by_command, copy_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

GETTEXT = "gettext"
"""The one builder that cannot share doctrees with others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected",
        action="store_true",
        help="write what the tests in tests/doctree expect anew; look at the difference",
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Results made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    return Shared(base)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this worker, for every test that needs one."""
    with chromium() as opened:
        yield opened


class Edition:
    """The builds of one edition that tests look at; each is made when first asked for."""

    def __init__(self, shared: Shared, name: str, root: Path | None) -> None:
        self._shared = shared
        self._name = name
        self._root = root

    @property
    def source(self) -> Path:
        """The sources, as they were when the tests began."""

        def copy(folder: Path) -> None:
            folder.rmdir()
            copy_sources(folder, *([self._root] if self._root else []))

        return self._shared.folder(f"{self._name}-source", copy)

    def html(self) -> Build:
        """The site, read and written page by page."""
        source = self.source
        return self._shared.build(f"{self._name}-html", lambda folder: build(source, folder))

    def parallel_html(self) -> Build:
        """The site by two processes, in another folder, time zone and order of hashing."""

        def make(folder: Path) -> Build:
            source = folder / "elsewhere" / "a folder"
            shutil.copytree(self.source, source)
            surroundings = {"PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
            return build_by_command(source, folder, "html", "-j", "2", environment=surroundings)

        return self._shared.build(f"{self._name}-parallel-html", make)

    def by(self, builder: str) -> Build:
        """The edition in another format, from the doctrees of the site where that is possible."""
        if builder == "html":
            return self.html()

        def make(folder: Path) -> Build:
            if builder != GETTEXT:
                shutil.copytree(self.html().doctrees, folder / "doctrees")
            return build(self.source, folder, builder)

        return self._shared.build(f"{self._name}-{builder}", make)


@pytest.fixture(scope="session")
def edition(shared: Shared) -> Edition:
    """The edition of this repository."""
    return Edition(shared, "edition", None)


@pytest.fixture(scope="session")
def second(shared: Shared) -> Edition:
    """The edition of an entirely different document."""
    return Edition(shared, "second", ROOTS / "test-second")
