"""An address once published leads to the same place for ever.

``published-ids.txt`` has every lasting id of the memorandum's page, and the words it leads to.
Lines are added when an id is new (``pytest tests/content --write-expected``), and never removed
or changed by hand: others have cited them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree, html

from tests.content.witness import normal

if TYPE_CHECKING:
    import pytest

    from tests.conftest import Edition

BASELINE = Path(__file__).parent / "published-ids.txt"
LASTING = re.compile(r"d84|d84(fn|p|s)\d+|pg_[0-9ivxlc]+")
WORDS = 4
"""How many words say where an id leads."""


def published() -> dict[str, str]:
    """Give the ids that were ever published, with the words they lead to."""
    lines = BASELINE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line)


def ids_of(page: str) -> dict[str, str]:
    """Give the lasting ids of a page, in their order, with the first words at each."""
    root = html.document_fromstring(page.encode())
    for aside in root.xpath('//aside | //*[contains(@class, "ed-mark")]'):
        aside.drop_tree()  # annotations come and go between the words
    found = {}
    for element in root.xpath("//*[@id]"):
        if LASTING.fullmatch(element.get("id")):
            found[element.get("id")] = words_at(element)
    return found


def words_at(element: etree._Element) -> str:
    """Give the first words of an element, or those after it when it is empty."""
    pieces = element.xpath(".//text() | following::text()")
    text = ""
    for piece in pieces:
        text += str(piece)
        if len(normal(text).split(" ")) > WORDS + 1:  # the last word is whole
            break
    return " ".join(normal(text).split(" ")[:WORDS])


def test_no_id_has_gone_or_moved(edition: Edition, request: pytest.FixtureRequest) -> None:
    found = ids_of(edition.html().read("memo/document-84.html"))
    if request.config.getoption("--write-expected"):
        known = published() if BASELINE.exists() else {}
        every = {**found, **known}
        text = "".join(f"{anchor}\t{words}\n" for anchor, words in every.items())
        BASELINE.write_text(text, encoding="utf-8")
    assert published() == {anchor: found.get(anchor) for anchor in published()}


def test_every_lasting_id_is_in_the_baseline(edition: Edition) -> None:
    """An id that is not written down could go unnoticed."""
    assert set(ids_of(edition.html().read("memo/document-84.html"))) <= set(published())


def test_the_ids_that_were_promised() -> None:
    promised = {"d84", "d84fn1", "pg_250", "pg_251", "pg_252", *(f"d84p{n}" for n in range(1, 11))}
    assert promised <= set(published())


def test_page_252_begins_inside_its_sentence(edition: Edition) -> None:
    root = html.document_fromstring(edition.html().read("memo/document-84.html").encode())
    page = root.get_element_by_id("pg_252")
    assert next(page.iterancestors("p")).get("id") == "d84p8"
    for mark in root.xpath('//*[contains(@class, "ed-mark")]'):
        mark.drop_tree()
    before = "".join(page.xpath("preceding::text()")).rstrip()
    assert before.endswith("another meeting with Gromyko,")
    assert "".join(page.xpath("following::text()")).startswith("and I plan")
