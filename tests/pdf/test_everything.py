"""What Markdown and Sphinx can produce is in the book, each word of it, or it is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from lxml import html

from tests.pdf.tagged import Tag, read_tags
from tests.support import ROOTS, build

if TYPE_CHECKING:
    from tests.support import Build, Shared

PAGES = ["index", "more", "rarities", "glossary", "memo/paper"]

INLINE = {"Span", "Link", "Lbl", "Em", "Strong", "Code", "Reference", "Note"}

_NOT_WORDS = (
    "script|style|nav|footer|*[contains(@class, 'headerlink')]|*[contains(@class, 'copybtn')]"
    "|*[contains(@class, 'ed-cite')]|*[@aria-label='Cite']|*[@id='other-formats']"
)


@pytest.fixture(scope="module")
def site(shared: Shared) -> Build:
    """The same pages as a site."""
    return shared.build(
        "everything-html", lambda folder: build(ROOTS / "test-everything", folder, "html")
    )


@pytest.fixture(scope="module")
def tree(everything: Build) -> Tag:
    """The structure tree of the book."""
    return read_tags(everything.out / "everything.pdf")


def spaced(tag: Tag) -> str:
    """Give the words of an element, blocks apart from each other."""
    pieces = []
    for part in tag.parts:
        if isinstance(part, str):
            pieces.append(part)
        else:
            space = "" if part.name in INLINE else " "
            pieces.append(space + spaced(part) + space)
    return "".join(pieces).replace("\u00ad", "").replace("\u2060", "")


def test_nothing_is_told_of_it(everything: Build) -> None:
    assert everything.messages == ""


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_the_site_is_in_the_book(tree: Tag, site: Build, page: str) -> None:
    main = html.document_fromstring(site.read(f"{page}.html").encode()).find(".//div[@role='main']")
    assert main is not None
    for kind in _NOT_WORDS.split("|"):
        for element in main.xpath(f".//{kind}"):
            element.drop_tree()
    known = set(re.findall(r"\w+", spaced(tree)))
    words = re.findall(r"\w+", " ".join(main.itertext()).replace("\u00ad", ""))
    assert len(words) > 20
    assert [word for word in dict.fromkeys(words) if word not in known] == LEFT_OUT.get(page, [])


LEFT_OUT = {
    "index": ["again", "Not"],  # right before a mark; in `only:: html`
    "rarities": ["7"],  # number of a line of code, drawn and not read
}


def test_numbers_of_sections_are_in_headings_and_bookmarks(tree: Tag, everything: Build) -> None:
    headings = [tag.text() for tag in tree.all("H1", "H2")]
    assert "1 More" in headings
    assert "1.1 A section" in headings
    with pikepdf.open(everything.out / "everything.pdf") as pdf, pdf.open_outline() as outline:
        assert "1 More" in [item.title for item in outline.root]


def test_code_is_read_without_its_line_numbers(tree: Tag) -> None:
    code = [tag.text() for tag in tree.all("Code")]
    assert any(text.startswith("one = 1") for text in code)
    assert not any(text.startswith("7") for text in code)


def test_pictures_have_their_words_and_stay_on_the_page(tree: Tag, everything: Build) -> None:
    words = [figure.alternative for figure in tree.all("Figure")]
    assert {"A tall image", "A wide image", "webp", "gif", "jpeg", "A dot in a cell"} <= set(words)
    with pikepdf.open(everything.out / "everything.pdf") as pdf:
        for sheet in pdf.pages:
            for box in _boxes_of_figures(pdf, sheet):
                left, bottom, right, top = box
                assert 0 <= left < right <= float(sheet.mediabox[2])
                assert 24 < bottom < top <= float(sheet.mediabox[3]) - 24


def _boxes_of_figures(pdf: pikepdf.Pdf, sheet: pikepdf.Page) -> list[list[float]]:
    """Give where the figures of a page are, as the structure tree says."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, pikepdf.Array):
            waiting += list(kid)
        elif isinstance(kid, pikepdf.Dictionary):
            waiting += [kid.K] if "/K" in kid else []
            attributes: Any = kid.get("/A", pikepdf.Dictionary())
            for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
                if kid.get("/S") == "/Figure" and "/BBox" in one and kid.get("/Pg") == sheet.obj:
                    found.append([float(side) for side in one.BBox])
    return found
