"""What is shown of an entry beside a mention is found under the address the mention leads to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from tests.conftest import Edition

PAGES = {
    "html": ("memo/document-84.html", ""),
    "dirhtml": ("memo/document-84/index.html", ""),
    "singlehtml": ("index.html", "index.html"),
}


@pytest.mark.parametrize("builder", PAGES)
def test_every_mention_of_the_memorandum_has_its_preview(edition: Edition, builder: str) -> None:
    built = edition.by(builder)
    script = built.read("_static/edition-registers.js")
    entries = json.loads(script.removeprefix("globalThis.editionRegisters="))
    page, own = PAGES[builder]
    tree = BeautifulSoup(built.read(page), "html.parser")
    links = [str(link["href"]) for link in tree.select("#d84 .ed-paragraph .ed-mention")]
    assert len(links) > 30
    for href in links:
        address = f"{own}{href.removeprefix('../').removeprefix('../')}"
        name, _, summary = entries[address]
        assert name
        assert summary


def test_a_preview_is_plain_words(edition: Edition) -> None:
    script = edition.html().read("_static/edition-registers.js")
    for name, expansion, summary in json.loads(script.partition("=")[2]).values():
        words = f"{name} {expansion} {summary}"
        assert not re.search(r"frus-v0|\bd84p|[{}`]| [).,;]", words), words
        assert len(summary) <= 250
