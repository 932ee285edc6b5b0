"""The timeline of the real edition: picture and list say the same, and cite what they say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from tests.support import REPOSITORY

if TYPE_CHECKING:
    from tests.conftest import Edition

pytestmark = pytest.mark.slow

EVENTS: list[dict[str, Any]] = tomllib.loads(
    (REPOSITORY / "about" / "timeline.toml").read_text(encoding="utf-8")
)["event"]


@pytest.fixture(scope="module")
def page(edition: Edition) -> BeautifulSoup:
    return BeautifulSoup(edition.html().read("about/timeline.html"), "html.parser")


def test_every_event_is_in_the_picture_and_in_the_list(page: BeautifulSoup) -> None:
    drawn = [text.get_text() for text in page.select(".ed-timeline svg text")]
    listed = page.select(".ed-events > dt")
    assert len(listed) == len(EVENTS) >= 20
    for event in EVENTS:
        assert event["short"] in drawn


def test_every_event_has_its_sources_and_leads_to_them(page: BeautifulSoup) -> None:
    for event, entry in zip(EVENTS, page.select(".ed-events > dd"), strict=True):
        line = entry.select(".ed-event-sources")[-1]
        hrefs = [str(link["href"]) for link in line.select("a")]
        for source in event["sources"]:
            key, _, place = source.partition(", ")
            assert f"bibliography.html#source-{key}" in hrefs
            assert place in line.get_text()


def test_what_was_expected_is_marked_in_both_and_leads_to_its_paragraph(
    page: BeautifulSoup,
) -> None:
    marks = [t.get_text() for t in page.select("svg text.tl-accent")]
    expected = [event["expected"] for event in EVENTS if "expected" in event]
    assert marks == [f"¶{', '.join(p.removeprefix('d84p') for p in ps)}" for ps in expected]
    for event, entry in zip(EVENTS, page.select(".ed-events > dd"), strict=True):
        for paragraph in event.get("expected", ()):
            link = entry.select_one(f'a[href="../memo/document-84.html#{paragraph}"]')
            assert link is not None
            assert re.fullmatch(r"¶\d+, p\. 25[012]", link.get_text())


def test_the_memorandum_has_its_own_day(page: BeautifulSoup) -> None:
    (own,) = [event for event in EVENTS if event.get("document")]
    assert (own["document"], own["date"]) == ("d84", "1981-09-18")
    assert len(page.select("svg path.tl-accent")) == 2, "in the picture and in its legend"


@pytest.mark.parametrize("builder", ["text", "man", "latex", "xml"])
def test_formats_without_pictures_have_the_list(edition: Edition, builder: str) -> None:
    out = edition.by(builder).out
    files = [f for f in out.rglob("*") if f.suffix in (".txt", ".7", ".tex", ".xml")]
    words = " ".join(" ".join(f.read_text(encoding="utf-8").split()) for f in files)
    assert "In a speech to the Berlin Press Association" in words
