"""Citations on the pages of the finished site, beside them, and in their heads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from edition.citations.citable import Citable, Site
from edition.citations.exchange import bibtex
from edition.citations.files import FORMATS
from edition.citations.head import PICTURE_SIZE, json_ld
from edition.citations.picture import draw
from edition.citations.processor import cite, plain
from tests.citations.conftest import BASE, build_again
from tests.citations.test_processor import MEMO, NOTE
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Build, Shared

pytestmark = pytest.mark.slow

MEMO_PAGE = "memo/document-84.html"


def page(build: Build, name: str = MEMO_PAGE) -> html.HtmlElement:
    return html.document_fromstring(build.read(name).encode())


def cited(tree: html.HtmlElement) -> dict[str, str]:
    """Give the citations a page shows, with stars around italic words."""
    (box,) = tree.find_class("ed-cite")
    for italic in box.iter("em"):
        italic.text = f"*{italic.text}*"
    names = [term.text_content() for term in box.iter("dt")]
    return dict(zip(names, [d.text_content().strip() for d in box.iter("dd")], strict=True))


def test_the_memorandum_shows_its_citations(published: Build) -> None:
    assert cited(page(published)) == MEMO


def test_a_note_shows_its_citations(published: Build) -> None:
    shown = cited(page(published, "annotations/linkage.html"))
    assert list(shown) == list(NOTE)
    assert all(f"{BASE}annotations/linkage.html" in words for words in shown.values())


def test_citations_are_no_part_of_the_document(published: Build) -> None:
    tree = page(published)
    assert not tree.get_element_by_id("d84").find_class("ed-cite")
    box = tree.get_element_by_id("d84-cite")
    assert box.tag == "details"
    assert box.getparent().tag == "main"


def test_citations_are_not_searched(published: Build) -> None:
    text = published.read("searchindex.js").removeprefix("Search.setIndex(").rstrip(")")
    index = json.loads(text)
    found = index["terms"]["bibtex"]
    pages = {index["docnames"][n] for n in (found if isinstance(found, list) else [found])}
    assert "about/cite" in pages
    assert "memo/document-84" not in pages


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_document_and_note_has_its_files(
    edition: Edition, shared: Shared, published: Build, builder: str
) -> None:
    build = (
        published
        if builder == "html"
        else shared.build("published-dirhtml", lambda f: build_again(edition, f, builder))
    )
    names = {f.relative_to(build.out / "cite").with_suffix("").as_posix() for f in files_of(build)}
    domain = build.environment().domaindata["edition"]
    notes = {f"notes/{name.rpartition('/')[2]}" for name in domain["files"]}
    assert names == {"document-84", *notes}
    assert len(list(files_of(build))) == len(FORMATS) * len(names)
    name = MEMO_PAGE if builder == "html" else "memo/document-84/index.html"
    (links,) = page(build, name).find_class("ed-cite-files")
    for link in links.iter("a"):
        assert (build.out / name).parent.joinpath(link.get("href")).is_file()


def files_of(build: Build) -> list[Path]:
    return [file for file in (build.out / "cite").rglob("*.*") if file.suffix != ".png"]


def test_the_files_say_what_the_page_says(published: Build, memo: Citable) -> None:
    text = published.read("cite/document-84.txt")
    for label, words in cite(memo).each():
        assert f"{label}\n{plain(words)}\n" in text
    assert published.read("cite/document-84.bib") == bibtex(memo)
    (item,) = json.loads(published.read("cite/document-84.json"))
    assert item["custom"]["edition-url"] == f"{BASE}{MEMO_PAGE}"


def test_files_do_not_depend_on_how_the_site_is_built(edition: Edition) -> None:
    one, two = edition.html(), edition.parallel_html()
    assert files_of(one)
    for file in files_of(one):
        assert (two.out / file.relative_to(one.out)).read_bytes() == file.read_bytes()


def test_one_page_holds_no_citation_of_the_document(edition: Edition) -> None:
    out = edition.by("singlehtml").out
    assert not (out / "cite").exists()
    assert "ed-cite" not in (out / "index.html").read_text(encoding="utf-8")


def test_other_editions_cite_their_notes_in_a_line(edition: Edition) -> None:
    text = (edition.by("text").out / "annotations" / "linkage.txt").read_text(encoding="utf-8")
    assert re.search(r"Cite this note\n +The editors, “Note\s+on ", text)


# -- head ---------------------------------------------------------------------------


def tags(tree: html.HtmlElement, kind: str) -> dict[str, str]:
    found = [t for t in tree.xpath("//head/meta[@content]") if t.get(kind)]
    return {str(t.get(kind)): str(t.get("content")) for t in found}


def test_every_page_says_what_it_is(published: Build) -> None:
    env = published.environment()
    for name in sorted(env.found_docs):
        tree = page(published, f"{name}.html")
        graph = tags(tree, "property")
        assert graph["og:title"], name
        assert graph["og:url"] == f"{BASE}{name}.html"
        assert graph["og:image"] == f"{BASE}cite/edition.png"
        assert graph["og:description"] == tags(tree, "name")["description"]
        assert len(tree.xpath("//head/meta[@name='description']")) == 1, name


def test_a_note_is_described_by_its_own_words(published: Build) -> None:
    tree = page(published, "annotations/linkage.html")
    (body,) = tree.find_class("ed-note-body")
    described = tags(tree, "name")["description"].rstrip("…")
    assert described in " ".join(body.text_content().split())


def test_dublin_core(published: Build) -> None:
    names = tags(page(published), "name")
    assert names["DC.creator"] == "Haig, Alexander M. Jr."
    assert names["DC.date"] == "2016"
    assert names["DC.identifier"] == f"{BASE}{MEMO_PAGE}"
    assert page(published).xpath("//link[@rel='schema.DC']")


def data(tree: html.HtmlElement) -> dict[str, Any]:
    (script,) = tree.xpath("//script[@type='application/ld+json']")
    found = json.loads(script.text)
    assert isinstance(found, dict)
    return found


def test_schema_org(published: Build) -> None:
    document = data(page(published))
    assert document["@context"] == "https://schema.org"
    assert document["@type"] == ["Chapter", "Message"]
    assert document["author"][0]["name"] == "Alexander M. Haig Jr."
    assert document["recipient"][0]["name"] == "Ronald W. Reagan"
    assert (document["dateCreated"], document["datePublished"]) == ("1981-09-18", "2016")
    assert (document["pageStart"], document["pageEnd"]) == ("250", "252")
    assert document["isPartOf"]["volumeNumber"] == "3"
    assert document["url"] == f"{BASE}{MEMO_PAGE}"
    assert document["sameAs"].startswith("https://history.state.gov/")
    assert data(page(published, "annotations/linkage.html"))["@type"] == "Comment"


def test_no_title_ends_the_block_of_data() -> None:
    thing = Citable("webpage", "x", "</script><script>alert(1)</script>", "Reports")
    written = json_ld(thing, Site("Reports", "Nobody"))
    assert written.count("<") == 2
    assert json.loads(written.partition(">")[2].rpartition("<")[0])["name"] == thing.title


def test_without_an_address_nothing_needs_one(edition: Edition) -> None:
    build = edition.html()
    tree = page(build)
    assert "og:image" not in tags(tree, "property")
    assert "citation_fulltext_html_url" not in tags(tree, "name")
    assert tags(tree, "name")["citation_public_url"].startswith("https://history.state.gov/")
    assert not (build.out / "cite" / "edition.png").exists()


# -- picture, and what is written by hand ---------------------------------------------


def test_the_picture(published: Build) -> None:
    png = (published.out / "cite" / "edition.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    assert size == PICTURE_SIZE
    assert draw("A: b", "c") == draw("A: b", "c") != draw("A: b", "d")


def test_about_page_cites_as_the_memorandum_does(memo: Citable) -> None:
    text = (REPOSITORY / "about" / "cite.md").read_text(encoding="utf-8")
    flat = re.sub(r"<(https:[^>]*)>", r"\1", " ".join(text.split()))
    for label, words in MEMO.items():
        assert f"{label} : {words}" in flat
    unindented = re.sub(r"^  ", "", text, flags=re.MULTILINE)
    assert bibtex(memo) in unindented
