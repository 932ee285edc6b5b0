"""The TEI of the edition and of documents that were brought in: valid by the whole schema."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.importing.generated_edition import NUMBERS, generated_edition
from tests.importing.imported import DOCUMENTS, imported_edition

if TYPE_CHECKING:
    from tests.support import Shared

pytestmark = pytest.mark.slow

SCHEMA = Path(__file__).parent / "tei_all.rng.gz"


def test_every_document_is_valid_against_tei_p5(shared: Shared, tei: Path) -> None:
    with gzip.open(SCHEMA) as file:
        schema = etree.RelaxNG(etree.parse(file))
    folders = [imported_edition(shared).tei.out, generated_edition(shared).tei.out]
    files = [file for folder in folders for file in sorted(folder.glob("*.xml"))]
    assert len(files) == len(DOCUMENTS) + len(NUMBERS)
    for path in [tei, *files]:
        schema.validate(etree.parse(path))
        assert [str(error) for error in schema.error_log] == [], path.name
