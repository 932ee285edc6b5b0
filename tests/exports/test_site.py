"""The data files as part of the site: linked, stable, the same by every way of building."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from tests.support import ROOTS, build, build_by_command, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition

pytestmark = pytest.mark.slow

NAMES = [
    "annotations.jsonld",
    "document-84.txt",
    "document-84.xml",
    "edition.json",
    "edition.schema.json",
]


def files(site: Path) -> dict[str, bytes]:
    found = {f"data/{path.name}": path.read_bytes() for path in (site / "data").iterdir()}
    for name in ("robots.txt", "sitemap.xml"):
        if (site / name).exists():
            found[name] = (site / name).read_bytes()
    return found


def alternates(page: str) -> dict[str, str]:
    links = html.document_fromstring(page.encode()).xpath("//head/link[@rel='alternate']")
    return {link.get("href"): link.get("type") for link in links}


def test_file_names_are_stable(edition: Edition) -> None:
    assert sorted(path.name for path in (edition.html().out / "data").iterdir()) == NAMES


def test_the_document_is_linked_to_its_files(edition: Edition) -> None:
    links = alternates(edition.html().read("memo/document-84.html"))
    assert {link: kind for link, kind in links.items() if "data/" in link} == {
        "../data/document-84.xml": "application/tei+xml",
        "../data/document-84.txt": "text/plain",
        "../data/annotations.jsonld": (
            'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
        ),
        "../data/edition.json": "application/json",
    }


def test_readers_find_the_files_at_the_foot_of_the_document(edition: Edition) -> None:
    page = html.document_fromstring(edition.html().read("memo/document-84.html").encode())
    links = [link.get("href") for link in page.xpath("//div[@class='ed-downloads']//a")]
    assert {f"../data/{name}" for name in NAMES} - {"../data/edition.schema.json"} <= set(links)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.html", ["data/edition.json"]),
        ("annotations/linkage.html", ["../data/annotations.jsonld"]),
        ("glossary.html", []),
        ("search.html", []),
    ],
)
def test_other_pages(edition: Edition, page: str, expected: list[str]) -> None:
    data = [link for link in alternates(edition.html().read(page)) if "data/" in link]
    assert data == expected


def test_tei_is_that_of_the_builder(edition: Edition) -> None:
    ours = (edition.html().out / "data" / "document-84.xml").read_bytes()
    assert ours == (edition.by("tei").out / "document-84.xml").read_bytes()


def test_same_bytes_by_two_processes_elsewhere(edition: Edition) -> None:
    assert files(edition.parallel_html().out) == files(edition.html().out)


def test_addresses_without_html_at_their_ends(edition: Edition) -> None:
    build = edition.by("dirhtml")
    assert '"source": "../memo/document-84/"' in build.read("data/annotations.jsonld")
    assert "../../data/document-84.xml" in alternates(build.read("memo/document-84/index.html"))


@pytest.mark.parametrize("builder", ["epub", "singlehtml", "text"])
def test_other_builders_write_none(edition: Edition, builder: str) -> None:
    out = edition.by(builder).out
    assert not (out / "data").exists()
    assert not (out / "robots.txt").exists()


def test_no_sitemap_without_an_address(edition: Edition) -> None:
    assert not (edition.html().out / "sitemap.xml").exists()
    assert edition.html().read("robots.txt") == "User-agent: *\nAllow: /\n"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("addressed")
    settings = {"html_baseurl": "https://example.org/en/latest"}
    return build(ROOTS / "test-second", folder, settings=settings).out


def test_sitemap_names_every_page_once(addressed: Path) -> None:
    root = etree.parse(addressed / "sitemap.xml").getroot()
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    pages = [loc.text for loc in root.iter("{*}loc")]
    assert len(pages) == len(set(pages)) > 3
    for page in pages:
        name = page.removeprefix("https://example.org/en/latest/")
        assert (addressed / name).is_file()
    assert (addressed / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/en/latest/sitemap.xml\n"
    )


def test_addresses_are_whole_when_the_site_knows_its_own(addressed: Path) -> None:
    text = (addressed / "data" / "edition.json").read_text(encoding="utf-8")
    hrefs = re.findall(r'"(?:href|tei|text|id|\$schema)": "([^"\s]*/[^"\s]*)"', text)
    assert hrefs
    assert all(href.startswith("https://example.org/en/latest/") for href in hrefs)


def test_a_robots_file_of_the_editors_own_stays(tmp_path: Path) -> None:
    source = copy_sources(tmp_path / "source", ROOTS / "test-second")
    (source / "robots.txt").write_text("User-agent: *\nDisallow: /drafts/\n")
    out = build(source, tmp_path, settings={"html_extra_path": ["robots.txt"]}).out
    assert (out / "robots.txt").read_text() == "User-agent: *\nDisallow: /drafts/\n"


def test_a_change_elsewhere_reaches_the_files_of_a_document(tmp_path: Path) -> None:
    """The page of the document is not written again; its TEI has the register, and is."""
    source = copy_sources(tmp_path / "source", ROOTS / "test-second")
    build_by_command(source, tmp_path)
    glossary = source / "glossary.md"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text(text + "\nChanged.\n", encoding="utf-8")
    entry = re.search(r"(?m)^:::\{glossary-term\} (.+)$", text)
    assert entry is not None
    changed = text.replace(entry[0], f"{entry[0]}\n:expansion: Put in afterwards", 1)
    glossary.write_text(changed, encoding="utf-8")
    again = build_by_command(source, tmp_path)
    assert "Put in afterwards" in again.read("data/report-7.xml")
    fresh = build(source, tmp_path / "fresh")
    assert files(again.out) == files(fresh.out)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    from sphinx.errors import SphinxError

    out = tmp_path / "out-html"
    out.mkdir()
    (out / "data").write_text("in the way")
    with pytest.raises(SphinxError, match="cannot be written"):
        build(ROOTS / "test-second", tmp_path)
