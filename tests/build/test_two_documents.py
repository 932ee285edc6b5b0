"""One edition may hold several documents, of any kind, side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from edition.domain import EditionDomain
from tests.content import witness
from tests.content.extract import from_html
from tests.support import REPOSITORY, ROOTS, Build, Shared, build, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

MEMORANDUM = REPOSITORY / "memo" / "document-84.md"


def entries(text: str, role: str, directive: str) -> str:
    """Give an entry for everything a text mentions, and nothing more."""
    named = re.findall(rf"\{{{role}\}}`(?:[^`<]+<([^`>]+)>|([^`]+))`", text)
    names = {(explicit or shown).casefold(): explicit or shown for explicit, shown in named}
    return "\n".join(f"\n:::{{{directive}}} {name}\nExplained.\n:::" for name in names.values())


def make(folder: Path) -> Path:
    """Put the memorandum beside the report of the other edition."""
    source = copy_sources(folder / "source", ROOTS / "test-second")
    text = MEMORANDUM.read_text(encoding="utf-8")
    (source / "papers" / "document-84.md").write_text(text, encoding="utf-8")
    for page, role, directive in (
        ("glossary", "term", "glossary-term"),
        ("people", "person", "person-entry"),
    ):
        with (source / f"{page}.md").open("a", encoding="utf-8") as file:
            file.write(entries(text, role, directive))
    index = source / "index.md"
    both = index.read_text(encoding="utf-8").replace(
        "papers/report-7\n", "papers/report-7\npapers/document-84\n"
    )
    index.write_text(both, encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def two(shared: Shared) -> Build:
    return shared.build("two-documents", lambda folder: build(make(folder), folder))


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "xml"])
def test_every_format(two: Build, tmp_path: Path, builder: str) -> None:
    assert two.messages == ""
    assert (
        build(two.source, tmp_path, builder, doctrees=two.copy_of_doctrees(tmp_path)).messages == ""
    )


def test_each_keeps_its_words(two: Build) -> None:
    assert from_html(two.read("papers/document-84.html"), "d84") == witness.expected()
    report = from_html(two.read("papers/report-7.html"), "r7")
    assert [b.words for b in report if b.kind.startswith("heading")] == [
        "7. Report on the Lamp of the North Mole",
        "Costs",
        "Of which, wicks",
    ]


def test_one_page_for_both(two: Build, tmp_path: Path) -> None:
    joined = build(two.source, tmp_path, "singlehtml", doctrees=two.copy_of_doctrees(tmp_path))
    page = joined.read("index.html")
    assert from_html(page, "d84") == witness.expected()
    assert from_html(page, "r7") == from_html(two.read("papers/report-7.html"), "r7")
    ids = [e.get("id") for e in html.document_fromstring(page.encode()).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_one_page_for_two_documents_that_share_a_printed_page(two: Build, tmp_path: Path) -> None:
    """Where one ends and the other begins, both say so; the place has two ids."""
    source = copy_sources(tmp_path / "source", two.source)
    paper = source / "papers" / "report-7.md"
    text = paper.read_text(encoding="utf-8")
    assert "\n:::{page} 1\n" in text
    paper.write_text(text.replace("\n:::{page} 1\n", "\n:::{page} 251\n"), encoding="utf-8")
    joined = build(source, tmp_path, "singlehtml")
    page = html.document_fromstring(joined.read("index.html").encode())
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if "pg_251" in name] == ["pg_251", "d84-pg_251"]


def test_registers_know_both(two: Build) -> None:
    domain = EditionDomain(two.environment())
    assert set(domain.documents) == {"papers/document-84", "papers/report-7"}
    pages = {m.docname for entry in domain.index.entries for m in domain.index.mentions_of(entry)}
    assert pages >= {"papers/document-84", "papers/report-7"}
    assert [page.number for page in domain.pages_of("papers/report-7")] == ["xiii", "1"]
    assert [page.number for page in domain.pages_of("papers/document-84")] == ["250", "251", "252"]
