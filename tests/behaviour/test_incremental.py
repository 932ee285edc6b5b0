"""A change reads the file that changed, and writes every page that shows it, no other.

What stands in the site afterwards is what a build from nothing would have made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.workshop import Workshop
from tests.support import ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

TEXT = "papers/report-7"
ROOT = "index"
"""Page with the table of contents: Sphinx writes it whenever a page in it was read."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    workshop = Workshop(tmp_path_factory.mktemp("incremental"), ROOTS / "test-second")
    first = workshop.build()
    assert first.messages == ""
    assert first.read == first.written == {ROOT, TEXT, "glossary", "people"}
    workshop.keep()
    return workshop


@pytest.fixture
def shop(built: Workshop) -> Iterator[Workshop]:
    """An edition that is built; after the test, the site must be what a build afresh makes."""
    built.restore()
    yield built
    afresh = built.build_afresh()
    for page in sorted(afresh.rglob("*.html")):
        name = page.relative_to(afresh)
        found = (built.site / name).read_text(encoding="utf-8")
        expected = page.read_text(encoding="utf-8")
        assert found == expected, name


def test_nothing_changed(shop: Workshop) -> None:
    run = shop.build()
    assert (run.read, run.written, run.messages) == (set(), set(), "")


def test_file_only_touched(shop: Workshop) -> None:
    """Sphinx goes by the time of a file; nothing else is written for it."""
    shop.touch(TEXT)
    run = shop.build()
    assert run.read == {TEXT}
    assert run.written == {TEXT, ROOT}


def test_sentence_around_a_mention(shop: Workshop) -> None:
    """The register shows the sentence, and is not read for it."""
    shop.change(TEXT, "It heard", "It had heard")
    run = shop.build()
    assert run.read == {TEXT}
    assert run.written == {TEXT, ROOT, "people"}
    assert "It had heard" in shop.html("people")


def test_sentence_without_a_mention(shop: Workshop) -> None:
    shop.change(TEXT, "Oil is dear", "Oil is very dear")
    run = shop.build()
    assert run.read == {TEXT}
    assert run.written == {TEXT, ROOT}


def test_new_mention(shop: Workshop) -> None:
    shop.change(TEXT, "Oil is dear", "{term}`Oil` is dear")
    run = shop.build()
    assert run.read == {TEXT}
    assert run.written == {TEXT, ROOT, "glossary"}
    assert "(p. xiii, text)" in shop.html("glossary")


def test_mention_that_is_gone(shop: Workshop) -> None:
    shop.change(TEXT, "As above.", "As below.")
    shop.change("people", "He kept the {term}`lamp`.", "He kept the lamp.")
    run = shop.build()
    assert run.read == {TEXT, "people"}
    assert run.written == {TEXT, ROOT, "people", "glossary"}
    assert "Also in: " not in shop.html("glossary").partition('id="oil"')[0]


def test_page_of_a_mention(shop: Workshop) -> None:
    """A page that begins earlier changes the numbers in the registers and in references."""
    shop.change(TEXT, "The Board met", "{page}`xiii`The Board met")
    shop.change(TEXT, "light{page}`xiii <0021>`house", "lighthouse")
    run = shop.build()
    assert run.read == {TEXT}
    assert run.written == {TEXT, ROOT, "people"}
    assert "(p. xiii, ¶1)" in shop.html("people")


def test_number_of_a_paragraph(shop: Workshop) -> None:
    """The reference in the glossary follows: it names page and number."""
    shop.change(TEXT, ":facs: 0022\n:::\n", ":facs: 0022\n:::\n\nAn insertion.\n")
    run = shop.build()
    assert run.read == {TEXT}
    assert "glossary" in run.written
    assert run.messages == ""


def test_entry_with_a_new_address(shop: Workshop) -> None:
    """Every page that links to the entry is written, the text among them."""
    shop.change("people", ":aliases: Ashe", ":id: john-ashe\n:aliases: Ashe")
    run = shop.build()
    assert run.read == {"people"}
    assert run.written == {"people", TEXT, ROOT}
    assert "people.html#john-ashe" in shop.html(TEXT)


def test_entry_that_is_gone(shop: Workshop) -> None:
    """The text keeps its words, and loses the link; the mention without entry is told."""
    before = shop.path("people").read_text(encoding="utf-8")
    shop.path("people").write_text("# People\n\nNobody.\n", encoding="utf-8")
    shop.touch("people")
    run = shop.build()
    assert run.read == {"people"}
    assert TEXT in run.written
    assert run.messages.count("WARNING: R-102") == 6
    assert "people.html#" not in shop.html(TEXT)
    assert "the keeper, Mr. " in shop.html(TEXT)
    shop.path("people").write_text(before, encoding="utf-8")
    shop.touch("people")
    again = shop.build()
    assert again.messages == ""
    assert "people.html#ashe-j" in shop.html(TEXT)


def test_text_that_is_gone(shop: Workshop) -> None:
    """The registers forget its mentions; what is used nowhere else is told."""
    shop.path(TEXT).unlink()
    shop.change(ROOT, "papers/report-7\n", "")
    shop.change(ROOT, " {para}`r7p3` names the lamp.", "")
    run = shop.build()
    assert run.read == {ROOT}
    assert {"glossary", "people"} <= run.written
    assert run.messages.count("WARNING: R-104") == 1
    assert run.messages.count("WARNING: T-140") == 1
    assert "in the text" not in shop.html("people")


def test_text_that_is_new(shop: Workshop) -> None:
    new = shop.path("papers/report-8")
    new.write_text(ANOTHER, encoding="utf-8")
    shop.change(ROOT, "papers/report-7\n", "papers/report-7\npapers/report-8\n")
    run = shop.build()
    assert run.read == {ROOT, "papers/report-8"}
    assert run.written == {ROOT, TEXT, "papers/report-8", "glossary", "people"}  # its menus
    assert run.messages == ""
    assert "A second report names" in shop.html("people")


ANOTHER = """---
id: r8
number: "8"
first-page: "4"
---

# 8. Another

A second report names {person}`Ashe`.
"""
