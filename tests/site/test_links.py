"""Every link within the site leads to a page, and to a place on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.pages import Page


def within(page: Page) -> list[str]:
    """Give the addresses of links without a host."""
    hrefs = [str(href) for href in page.find("//a/@href | //link/@href")]
    return [href for href in hrefs if "//" not in href and not href.startswith("mailto:")]


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    for path, page in pages.items():
        for href in within(page):
            target, fragment = page.resolve(href)
            if not (site / target).is_file():
                broken.append(f"{path}: {href} leads to no file")
            elif fragment and target in pages and fragment not in pages[target].ids:
                broken.append(f"{path}: {href} leads to no place on {target}")
    assert not broken, "\n".join(broken)


def test_ids_are_unique_on_their_page(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        repeated = [name for name, count in Counter(page.ids).items() if count > 1]
        assert not repeated, f"{path}: {repeated}"


def test_what_names_other_elements_names_existing_ones(pages: dict[str, Page]) -> None:
    naming = (
        "//@aria-labelledby | //@aria-describedby | //@aria-controls | //@popovertarget | //@for"
    )
    for path, page in pages.items():
        names = {name for value in page.find(naming) for name in str(value).split()}
        assert names <= set(page.ids), path


def test_the_printed_pages_can_be_jumped_to(memo: Page) -> None:
    links = memo.find("//*[contains(@class, 'ed-page-list')]//a")
    assert [(link.text, link.get("href")) for link in links] == [
        ("[250]", "#pg_250"),
        ("251", "#pg_251"),
        ("252", "#pg_252"),
    ]


def test_the_headings_can_be_jumped_to(memo: Page) -> None:
    links = memo.find("//*[@id='ed-contents']//nav[1]//a")
    assert [link.text for link in links] == [
        "Objectives and Basic Approach",
        "Focus on Interventionism",
        "TNF Negotiations",
        "Possible Outcomes",
    ]


def test_every_page_of_the_edition_can_be_reached_from_the_top(pages: dict[str, Page]) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = pages[waiting.pop()]
        targets = {page.resolve(href)[0] for href in within(page)} & set(pages)
        waiting += targets - reached
        reached |= targets
    assert set(pages) - reached <= {"genindex.html"}
