"""The data files of the real edition, and of another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

Json = dict[str, Any]


@pytest.fixture(scope="session")
def data(edition: Edition) -> Path:
    """The folder of the data files."""
    return edition.html().out / "data"


@pytest.fixture(scope="session")
def collection(data: Path) -> Json:
    """The collection of the annotations."""
    found: Json = json.loads((data / "annotations.jsonld").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def items(collection: Json) -> list[Json]:
    """Every annotation of the collection."""
    found: list[Json] = collection["first"]["items"]
    return found
