"""The edition says what the witnesses say, with the published differences and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from edition.domain import EditionDomain
from tests.content import witness
from tests.content.extract import from_html, from_tree, from_xml
from tests.content.plain_text import coarse, from_text

if TYPE_CHECKING:
    from lxml import etree

    from tests.conftest import Edition
    from tests.support import Build

DOCNAME = "memo/document-84"


def test_text_is_that_of_the_volume() -> None:
    """The two witnesses agree, so that either may be asked below."""
    words = [block.words for block in witness.received() if block.kind == "paragraph"]
    paragraphs = [p for p in witness.tei().iter("p") if not p.get("rend")]
    of_volume = [witness.normal("".join(p.itertext())) for p in paragraphs]
    assert len(words) == 10
    assert [w.replace("[Page 252] ", "") for w in words] == of_volume


def test_every_published_difference_is_needed() -> None:
    """Without any one row of the table the texts would differ."""
    needed = witness.expected()
    for left_out in witness.differences():
        blocks = witness.received()
        for difference in witness.differences():
            if difference != left_out:
                witness.apply(difference, blocks)
        stripped = [replace(block, words=block.words.strip(" ")) for block in blocks]
        assert [b.words for b in stripped] != [b.words for b in needed], left_out


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])  # EPUB: tests/epub
def test_html(edition: Edition, builder: str) -> None:
    assert from_html(edition.by(builder).read(PAGES[builder]), "d84") == witness.expected()


PAGES = {
    "html": f"{DOCNAME}.html",
    "dirhtml": f"{DOCNAME}/index.html",
    "singlehtml": "index.html",
}


def test_xml(edition: Edition) -> None:
    assert from_xml(edition.by("xml").read(f"{DOCNAME}.xml")) == witness.expected()


def test_text(edition: Edition) -> None:
    found = from_text(edition.by("text").read(f"{DOCNAME}.txt"))
    assert found == coarse(witness.expected())


def test_tree(edition: Edition) -> None:
    """What the mutation test reads is what the web page says."""
    env = edition.html().environment()
    env.doctreedir = edition.html().doctrees
    assert from_tree(env.get_doctree(DOCNAME)) == witness.expected()


def test_printed_pages(edition: Edition) -> None:
    record = domain_of(edition.html()).documents[DOCNAME]
    assert [page.anchor for page in record.pages] == ["pg_250", "pg_251", "pg_252"]
    assert {page.number: page.facsimile for page in record.pages} == witness.facsimiles()
    assert [page.number for page in record.pages if page.supplied] == ["250"]
    marked = {pb.get("n"): pb.get(witness.XML_ID) for pb in witness.tei().iter("pb")}
    assert marked == {page.number: page.anchor for page in record.pages if not page.supplied}


def test_footnotes(edition: Edition) -> None:
    record = domain_of(edition.html()).documents[DOCNAME]
    found = [(note.mark, note.anchor, note.type) for note in record.notes]
    assert found == list(witness.note_marks())


def domain_of(built: Build) -> EditionDomain:
    """Give the domain as it was stored."""
    return EditionDomain(built.environment())


# -- mentions ---------------------------------------------------------------------------


def of_volume() -> list[tuple[str, str]]:
    """Give the persons and terms the volume marks, in its order, the footnote last."""
    found: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for element in witness.tei().iter("persName", "gloss"):
        target = (element.get("corresp") or element.get("target") or "").removeprefix("#")
        words = witness.normal("".join(element.itertext()))
        found[any(a.tag == "note" for a in element.iterancestors())].append((target, words))
    return found[False] + found[True]


def test_every_mention_of_the_volume_is_one_here(edition: Edition) -> None:
    """The same names and terms, in the same order and with the same words."""
    domain = domain_of(edition.html())
    marked = set(witness.mentions())
    found = [
        (entry.tei, mention.shown)
        for mention in domain.mentions[DOCNAME]
        if (entry := domain.index.entry(mention.kind, mention.target)) and entry.tei in marked
    ]
    assert found == of_volume()


def test_oracle_counts_what_it_should() -> None:
    assert witness.mentions() == {
        "p_GA_1": 10,
        "t_TNF_1": 5,
        "p_HAM_1": 1,
        "p_RRW_1": 1,
        "p_HAA_1": 1,
        "p_BL_1": 1,
        "t_NSC_1": 1,
        "t_USSR_1": 1,
    }


@pytest.mark.parametrize("page", ["glossary", "people"])
def test_registers_list_every_mention(edition: Edition, page: str) -> None:
    """Each entry has as many sentences as the volume has marks, each with a link to its place."""
    built = edition.html()
    domain = domain_of(built)
    register = html.document_fromstring(built.read(f"{page}.html").encode())
    memo = html.document_fromstring(built.read(f"{DOCNAME}.html").encode())
    text = [block.words for block in witness.expected()]
    listed = 0
    for entry in domain.entries[page]:
        items = register.xpath(
            f'//*[@id="{entry.anchor}"]//*[contains(@class,"ed-mentions")]/ul/li'
        )
        if entry.tei in witness.mentions():
            assert len(items) == witness.mentions()[entry.tei], entry.name
        for item in items:
            check_item(item, memo, text)
        listed += len(items)
    kind = {"glossary": "term", "people": "person"}[page]
    assert listed == sum(mention.kind == kind for mention in domain.mentions[DOCNAME])


def check_item(item: etree._Element, memo: etree._Element, text: list[str]) -> None:
    """The sentence stands in the text; the link leads to the words it marks, on their page."""
    (paragraph,) = item.iter("p")
    (words,) = paragraph.iter("strong")
    link = list(paragraph.iter("a"))[-1]
    path, _, anchor = link.get("href", "").partition("#")
    assert path == f"{DOCNAME}.html"
    target = memo.get_element_by_id(anchor)
    assert witness.normal(target.text_content()) == witness.normal(words.text_content())
    sentence = witness.normal(paragraph.text_content().removesuffix(link.text_content()))
    assert any(sentence in re.sub(r"\[Page \d+\]", "", block) for block in text), sentence
    begun = memo.xpath(f'//*[@id="{anchor}"]/preceding::*[@data-page][contains(@class,"ed-page")]')
    if "note" not in link.text_content():  # a footnote stands behind the text, not on its page
        page = begun[-1].get("data-page") if begun else "250"
        assert link.text_content().startswith(f"(p. {page}, "), sentence
