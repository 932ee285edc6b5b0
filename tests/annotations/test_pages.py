"""What stands on the pages of a small edition because of its notes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tests.annotations.pages import check_links_and_ids, one_line, only, parsed
from tests.annotations.small import note

if TYPE_CHECKING:
    from tests.annotations.small import Site


def test_links_within_links_of_a_note(site: Site) -> None:
    """A mention, a citation, a paragraph within a link are plain words there."""
    body = (
        "See [the {term}`Lamp` entry](../glossary.md#lamp), [the *{term}`Lamp`*]"
        "(https://example.org/), [chart {cite:p}`log`](https://example.org/a),"
        "\n[first {para}`d1p1`](../memo/first.md#d1p1) and {term}`Lamp`."
    )
    site.note("linked").write_text(note("d1", "The Lamp burns", body=body), encoding="utf-8")
    run = site.build()
    assert run.codes == []
    for name, links in (("memo/first", 4), ("annotations/linked", 5)):
        page = parsed(site.html(name))
        check_links_and_ids(page)
        told = next(p for p in page.select("p") if p.get_text().startswith("See the Lamp entry"))
        assert one_line(told) == (
            "See the Lamp entry, the Lamp, chart [Dra02], first ¶1, p. 10 and Lamp."
        )
        # Beside the text an entry is linked once in a note.
        assert len(told.select("a")) == links


def test_a_link_to_a_place_of_the_edition_is_found(site: Site) -> None:
    """Entries, paragraphs, pages, parts and documents, as the message A-308 advises."""
    links = [
        *("../glossary.md#lamp", "../people.md#ada", "../memo/first.md#d1p2"),
        *("../memo/first.md#pg_12", "../memo/first.md#d1s1", "../memo/second.md#d2"),
        *("spring.md", "../memo/second.md#note-spring"),
    ]
    body = " ".join(f"[{link}]({link})" for link in links)
    site.note("linked").write_text(note("d1", "The Lamp burns", body=body), encoding="utf-8")
    run = site.build()
    assert run.messages == ""
    for link in links:
        page, _, anchor = link.removeprefix("../").partition("#")
        name = page.removesuffix(".md") if "/" in page or ".." in link else "annotations/spring"
        assert not anchor or parsed(site.html(name)).find(id=anchor)


def test_a_note_brings_no_id_but_its_own(site: Site) -> None:
    """MyST makes an id of every attribute called slug."""
    names = ["lamp", "main", "toc", "footer", "content"]
    for number, name in enumerate(names):
        quote = ("The Lamp", "burns", "again", "glass", "keeper")[number]
        site.note(name).write_text(note("d1", quote), encoding="utf-8")
    assert site.build("singlehtml").codes == []
    page = parsed(site.html("index"))
    ids = Counter(str(element["id"]) for element in page.select("[id]"))
    # docutils numbers the ids of each page from 1 on, and Sphinx joins the pages as they are.
    assert not [anchor for anchor, n in ids.items() if n > 1 and not re.fullmatch(r"id\d+", anchor)]
    assert not ids.keys() & set(names[1:])
    assert only(page, "#lamp").find("h2") or only(page, "#lamp").find("h3")


def test_where_a_quotation_of_a_note_begins_and_ends(site: Site) -> None:
    """The page of a note shows whole words around it, and all of them at the edges."""
    for slug, document, quote in (
        ("at-the-beginning", "d2", "Answer"),
        ("at-the-end", "d2", "will calm"),
        ("within", "d2", "must wait"),
    ):
        site.note(slug).write_text(note(document, quote), encoding="utf-8")
    site.build()

    def context(slug: str) -> str:
        page = parsed(site.html(f"annotations/{slug}"))
        return one_line(page.select(".ed-note-context p")[0])

    assert context("at-the-beginning").startswith("2. Answer From Ben")
    assert context("at-the-end").endswith("that the sea will calm.")
    assert not re.search(r"… \S* … ", context("within"))
    assert "The Buoy must wait until the spring." in context("within")
