"""Pages of a built site, parsed without mending them."""

from __future__ import annotations

from collections import Counter

from bs4 import BeautifulSoup, Tag


def parsed(text: str) -> BeautifulSoup:
    """Parse a page without mending it: a link in a link stays one."""
    return BeautifulSoup(text, "html.parser")


def one_line(element: Tag) -> str:
    return " ".join(element.get_text().split())


def only(element: Tag, selector: str) -> Tag:
    (found,) = element.select(selector)
    return found


def check_links_and_ids(page: BeautifulSoup) -> None:
    assert not page.select("a a")
    ids = Counter(element["id"] for element in page.select("[id]"))
    assert not [anchor for anchor, count in ids.items() if count > 1]
