"""Sites the tests of annotations share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.annotations.small import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The small edition, not yet built."""
    return Site(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition, built once; not to be changed."""
    site = Site(tmp_path_factory.mktemp("built"))
    site.build()
    return site


@pytest.fixture(scope="session")
def _changeable(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    """A site in a place of its own, and a copy of its folder when it was just built.

    Sphinx reads everything anew when the sources stand elsewhere, so each test gets the
    same folder, put back.
    """
    site = Site(tmp_path_factory.mktemp("changeable") / "site")
    site.build()
    copy = site.folder.with_name("copy")
    shutil.copytree(site.folder, copy)
    return site, copy


@pytest.fixture
def ready(_changeable: tuple[Site, Path]) -> Site:
    """The small edition, built, to be changed and built again."""
    site, copy = _changeable
    shutil.rmtree(site.folder)
    shutil.copytree(copy, site.folder)
    return site
