"""The memorandum as a record, and the site that knows its own address."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from edition.citations.citable import Citable, Site, of_document
from edition.front_matter.reading import read_front_matter
from edition.model import DocumentRecord
from edition.sources import metadata_from
from tests.support import REPOSITORY, Build, build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Shared

BASE = "https://example.org/en/latest/"


@pytest.fixture(scope="session")
def record() -> DocumentRecord:
    """The memorandum, from its own front matter."""
    name = "memo/document-84.md"
    front, _ = read_front_matter((REPOSITORY / name).read_text(encoding="utf-8"), name)
    metadata, findings = metadata_from(front, name)
    assert metadata
    assert not findings
    heading = "84. Memorandum From Secretary of State Haig to President Reagan"
    return DocumentRecord("memo/document-84", metadata, heading)


@pytest.fixture(scope="session")
def site() -> Site:
    """The edition at an address."""
    title = "Haig to Reagan, September 18, 1981: An Annotated Edition"
    return Site(title, "The editors", BASE, "en", "Free")


@pytest.fixture(scope="session")
def memo(record: DocumentRecord, site: Site) -> Citable:
    """What can be cited of the memorandum."""
    return of_document(record, site, "memo/document-84.html")


def build_again(edition: Edition, folder: Path, builder: str) -> Build:
    """Write the site of an edition for an address, from what was read already."""
    shutil.copytree(edition.html().doctrees, folder / "doctrees")
    return build(edition.source, folder, builder, settings={"html_baseurl": BASE})


@pytest.fixture(scope="session")
def published(shared: Shared, edition: Edition) -> Build:
    """The site as it is published: it knows its address."""
    return shared.build("published-html", lambda folder: build_again(edition, folder, "html"))
