"""The mark of a footnote on a heading is no part of the heading's words, wherever they go."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from lxml import etree, html

if TYPE_CHECKING:
    from tests.conftest import Edition
    from tests.support import Build

TITLES = {
    "edition": (
        "memo/document-84",
        "84. Memorandum From Secretary of State Haig to President Reagan",
    ),
    "second": ("papers/report-7", "7. Report on the Lamp of the North Mole"),
}


@pytest.fixture(params=TITLES)
def case(request: pytest.FixtureRequest) -> tuple[Edition, str, str]:
    edition: Edition = request.getfixturevalue(request.param)
    return (edition, *TITLES[request.param])


def test_environment(case: tuple[Edition, str, str]) -> None:
    edition, docname, title = case
    env = edition.html().environment()
    assert env.titles[docname].astext() == title
    assert env.longtitles[docname].astext() == title
    assert title in env.tocs[docname].astext()
    assert not re.search(r"(Reagan|Mole|Lamp|Costs)\d", env.tocs[docname].astext())
    copied = [env.titles[docname], env.longtitles[docname], env.tocs[docname]]
    for copy in copied:
        assert [node for node in copy.findall(nodes.Element) if node["ids"]] == []


def test_title_of_the_page(case: tuple[Edition, str, str]) -> None:
    edition, docname, title = case
    page = html.document_fromstring(edition.html().read(f"{docname}.html").encode())
    assert page.findtext(".//title").startswith(title)
    assert re.match(rf"{re.escape(title)}(\s|$|[–—-])", page.findtext(".//title"))


def test_nowhere_in_the_site(case: tuple[Edition, str, str]) -> None:
    """Menus, tables of contents, links to the next page: all show the heading's words."""
    edition, _, title = case
    built = edition.html()
    last = title.split()[-1]
    for path in built.out.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        for mark in page.xpath('//*[contains(@class, "ed-mark")]'):
            mark.drop_tree()
        assert not re.search(rf"{last}\s?\d\b", page.text_content()), path
    assert title in html.document_fromstring(built.read("index.html").encode()).text_content()


def test_search_index(case: tuple[Edition, str, str]) -> None:
    edition, docname, title = case
    index = search_index(edition.html())
    assert index["titles"][index["docnames"].index(docname)] == title
    assert title in index["alltitles"]
    assert not [t for t in index["alltitles"] if re.search(r"(Reagan|Mole|Lamp|Costs)\d", t)]


def search_index(built: Build) -> dict[str, list[str]]:
    text = built.read("searchindex.js")
    found: dict[str, list[str]] = json.loads(text[len("Search.setIndex(") : -1])
    return found


def test_ids(case: tuple[Edition, str, str]) -> None:
    """No id is made from the heading and its mark."""
    edition, docname, _ = case
    page = html.document_fromstring(edition.html().read(f"{docname}.html").encode())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert [
        anchor
        for anchor in ids
        if re.search(r"(to-president-reagan|north-mole|costs)-?\d$", anchor)
    ] == []


def test_epub_and_latex_contents(case: tuple[Edition, str, str]) -> None:
    edition, _, title = case
    for name in edition.by("epub").out.glob("*.ncx"):
        texts = [e.text for e in etree.parse(name).getroot().iter("{*}text")]
        assert title in texts
    (book,) = edition.by("latex").out.glob("*.tex")
    # LaTeX leaves the mark out of the contents by itself, when it is this command.
    for chapter in re.findall(r"\\(?:chapter|section)\{.*", book.read_text(encoding="utf-8")):
        assert not re.search(r"\\footnote(mark)?\b", chapter)


def test_man_and_gettext_titles(case: tuple[Edition, str, str]) -> None:
    edition, docname, title = case
    catalogue = "\n".join(
        p.read_text(encoding="utf-8") for p in edition.by("gettext").out.glob("*.pot")
    )
    assert f"{title}1" not in catalogue
    assert f"{docname}.md" in catalogue
