"""The documents stand in the contents by themselves, in the order of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = "Letters"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
include_patterns = ["index.md", "memo/*.md"]
nitpicky = True
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
html_theme = "edition"
"""
INDEX = "# Letters\n\nAll of them.\n\n:::{document-list}\n:caption: The letters\n:::\n"


def letter(number: int) -> str:
    """Give a document."""
    return (
        f'---\nid: d{number}\nnumber: "{number}"\nfirst-page: "{number}"\n---\n\n'
        f"# {number}. Letter\n\nWords of letter {number}.\n"
    )


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    root = tmp_path / "root"
    (root / "memo").mkdir(parents=True)
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "index.md").write_text(INDEX, encoding="utf-8")
    for number in (84, 100, 9):
        (root / "memo" / f"letter-{number}.md").write_text(letter(number), encoding="utf-8")
    shop = Workshop(tmp_path, root)
    assert shop.build().messages == ""
    return shop


def menu(shop: Workshop) -> list[str]:
    """Give the pages in the menu of the first page, in their order."""
    page = shop.html("index")
    letters = page[page.index("The letters") :]
    names = [letters.find(f"memo/letter-{number}.html") for number in (9, 84, 85, 100)]
    places = {place: n for place, n in zip(names, (9, 84, 85, 100), strict=True) if place >= 0}
    return [str(places[place]) for place in sorted(places)]


def test_the_order_is_that_of_the_numbers(shop: Workshop) -> None:
    assert menu(shop) == ["9", "84", "100"]


def test_a_new_document_needs_no_other_change(shop: Workshop) -> None:
    shop.path("memo/letter-85").write_text(letter(85), encoding="utf-8")
    run = shop.build()
    assert run.messages == ""
    assert run.read == {"index", "memo/letter-85"}
    assert menu(shop) == ["9", "84", "85", "100"]
    assert "letter-85.html" in shop.html("memo/letter-9")


def test_a_document_that_is_gone_leaves_the_contents(shop: Workshop) -> None:
    shop.path("memo/letter-9").unlink()
    assert shop.build().messages == ""
    assert menu(shop) == ["84", "100"]


def test_an_edition_without_documents_can_be_built(shop: Workshop) -> None:
    for number in (9, 84, 100):
        shop.path(f"memo/letter-{number}").unlink()
    assert shop.build().messages == ""
    assert "The letters" not in shop.html("index")
