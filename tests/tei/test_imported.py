"""The TEI of documents that were brought in: valid, whatever was in them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.importing.imported import DOCUMENTS, imported_edition

if TYPE_CHECKING:
    from tests.support import Shared

SCHEMA = Path(__file__).parent / "tei_all.rng.gz"


@pytest.mark.slow
def test_every_document_is_valid_against_tei_p5(shared: Shared) -> None:
    imported = imported_edition(shared)
    with gzip.open(SCHEMA) as file:
        schema = etree.RelaxNG(etree.parse(file))
    for name in DOCUMENTS:
        schema.validate(etree.parse(imported.exported(name)))
        assert [str(error) for error in schema.error_log] == []
