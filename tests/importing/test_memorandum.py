"""The memorandum itself: from its own TEI the same file, from the volume's the same words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from edition.commands.reading import read_edition
from edition.domain import EditionDomain
from edition.importing.document import import_document
from edition.importing.surroundings import surroundings_in
from edition.importing.volume import look_through
from edition.importing.xml_tree import read_xml
from edition.transforms.base import first_section
from tests.importing.desk import bring_in, contents
from tests.importing.words import held_by_doctree, held_by_tei
from tests.support import REPOSITORY, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

pytestmark = pytest.mark.slow

MEMORANDUM = REPOSITORY / "memo" / "document-84.md"
VOLUME = REPOSITORY / "tests" / "content" / "document-84.tei.xml"
ADDRESS = "https://history.state.gov/historicaldocuments/frus1981-88v03"


def test_its_own_tei_gives_the_same_file_to_the_byte(edition: Edition) -> None:
    exported = edition.by("tei").out / "document-84.xml"
    root, _ = read_xml(exported.read_bytes(), "document-84.xml")
    assert root is not None
    domain = EditionDomain(edition.html().environment())
    del domain.documents["memo/document-84"]
    around = surroundings_in(domain, "memo", "en")
    imported, findings = import_document(look_through(root), 0, "document-84.xml", around)
    assert findings == []
    assert imported is not None
    assert (imported.name, imported.findings) == ("document-84", [])
    assert (imported.entries, imported.adopted) == ([], {})
    assert imported.text == MEMORANDUM.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition without its memorandum."""
    source = copy_sources(tmp_path_factory.mktemp("without") / "edition")
    (source / "memo" / "document-84.md").unlink()
    return source


def test_the_volumes_tei_gives_its_words_pages_notes_and_names(without: Path) -> None:
    before = contents(without)
    outcome = bring_in(without, VOLUME, "--volume-url", ADDRESS)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Added" not in outcome.out
    after = contents(without)
    assert {name for name in after if after[name] != before.get(name)} == {"memo/document-84.md"}
    with read_edition(without) as edition:
        domain = edition.domain
        division = first_section(edition.env.get_doctree("memo/document-84"))
    assert division is not None
    entries: dict[tuple[str, str], str] = {
        (entry.kind, wording.casefold()): entry.tei
        for entry in domain.index.entries
        for wording in entry.wordings
    }
    found = held_by_doctree(division, entries)
    assert found == held_by_tei([etree.parse(VOLUME).getroot()])
    assert len(found.blocks) == 18
    assert [len(note) for note in found.notes] == [1]
    assert [page[:2] for page in found.pages] == [("251", "0282"), ("252", "0283")]
    assert Counter(kind for kind, _, _ in found.names) == {"person": 14, "term": 7}
    metadata = domain.metadata["memo/document-84"]
    assert (metadata.id, metadata.number) == ("d84", "84")
    assert (metadata.first_page, metadata.last_page) == ("250", "252")
    assert (metadata.get("place"), metadata.get("date")) == ("Washington", "1981-09-18")
    assert metadata.get("url") == f"{ADDRESS}/d84"
