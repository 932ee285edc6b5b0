"""What the tests of imports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importing.desk import new_edition
from tests.importing.imported import Imported, imported_edition

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support import Shared


@pytest.fixture(scope="session")
def imported(shared: Shared) -> Imported:
    """An edition with all documents of the volume."""
    return imported_edition(shared)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An edition without documents."""
    return new_edition(tmp_path / "edition")
