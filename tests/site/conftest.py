"""The site of the real edition, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.pages import Page, read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition


@pytest.fixture(scope="session")
def site(edition: Edition) -> Path:
    """The folder of the finished site."""
    return edition.html().out


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site, by its path."""
    return read_pages(site)


@pytest.fixture(scope="session")
def memo(pages: dict[str, Page]) -> Page:
    """The page of the memorandum."""
    return pages["memo/document-84.html"]
