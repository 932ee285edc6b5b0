"""“Cite this”: found, unfolded and copied with or without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import DESK, MEMO, PHONE

if TYPE_CHECKING:
    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

NOTE = "annotations/linkage.html"

COPY = """name => {
  getSelection().selectAllChildren(document.querySelector(name))
  return getSelection().toString()
}"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", [MEMO, NOTE])
def test_citations_unfold_by_keyboard(reader: Reader, path: str, scripts: bool) -> None:
    page = reader.open(path, scripts=scripts)
    box = page.locator("details.ed-cite")
    assert not box.locator("dd").first.is_visible()
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    assert box.locator("dd").count() == 4
    assert all(dd.is_visible() for dd in box.locator("dd").all())
    page.keyboard.press("Tab")
    assert box.locator("a:focus").inner_text() == "BibTeX"


def test_a_citation_is_copied_as_it_stands(reader: Reader) -> None:
    page = reader.open()
    page.locator("details.ed-cite summary").click()
    copied = page.evaluate(COPY, ".ed-cite dd")
    assert copied.startswith("Alexander M. Haig Jr., “Memorandum From")
    assert copied.endswith(
        "Document 84, https://history.state.gov/historicaldocuments/frus1981-88v03/d84."
    )


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 640)])
def test_open_citations_stay_in_the_window(reader: Reader, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    page.locator("details.ed-cite summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_document_is_copied_without_its_citation(reader: Reader) -> None:
    page = reader.open()
    page.locator("details.ed-cite summary").click()
    assert "Cite this" not in page.evaluate(COPY, ".ed-document")


@pytest.mark.parametrize("path", [MEMO, NOTE])
def test_the_block_of_data_is_there_and_the_policy_says_nothing(reader: Reader, path: str) -> None:
    page = reader.open(path)
    text = page.locator('script[type="application/ld+json"]').text_content()
    assert text is not None
    assert '"@context":"https://schema.org"' in text
    assert not reader.complaints


def test_a_file_opens_from_its_link(reader: Reader) -> None:
    page = reader.open()
    page.locator("details.ed-cite summary").click()
    for link in page.locator(".ed-cite-files a").all():
        answer = page.request.get(str(link.evaluate("link => link.href")))
        assert answer.ok
        assert "Haig" in answer.text()


def test_paper_carries_no_citation_box(reader: Reader) -> None:
    page = reader.open()
    page.emulate_media(media="print")
    assert not page.locator(".ed-cite").is_visible()
