"""The values the templates read, one by one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from edition.site.navigation import MENU_LIMIT, SiteMenu, headings_of
from edition.site.page_context import DESCRIPTION_LENGTH, description_of, shorten
from edition.site.page_html import labelled_tables
from edition.site.static_files import own_files

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def toc(*titles: str | tuple[str, list[str]], page: str = "Page") -> nodes.bullet_list:
    """Make what Sphinx stores of the headings of a page."""

    def item(title: str, below: list[str], anchor: str) -> nodes.list_item:
        link = nodes.reference("", title, refuri="page", anchorname=anchor, internal=True)
        made = nodes.list_item("", addnodes.compact_paragraph("", "", link))
        if below:
            made += nodes.bullet_list("", *(item(t, [], f"#{t.lower()}") for t in below))
        return made

    pairs = [(title, []) if isinstance(title, str) else title for title in titles]
    top = nodes.list_item(
        "", addnodes.compact_paragraph("", "", nodes.reference("", page, refuri="p", anchorname=""))
    )
    top += nodes.bullet_list(
        "", *(item(title, below, f"#{title.lower()}") for title, below in pairs)
    )
    return nodes.bullet_list("", top)


def test_headings_leave_out_the_title() -> None:
    found = headings_of(toc("One", ("Two", ["Under"])))
    assert [(h["title"], h["href"]) for h in found] == [("One", "#one"), ("Two", "#two")]
    assert [h["title"] for h in found[1]["children"]] == ["Under"]


def test_one_heading_is_no_list() -> None:
    assert headings_of(toc("One")) == []
    assert headings_of(None) == []


def environment(count: int) -> BuildEnvironment:
    """Make an environment whose root lists some pages, one site and one page that is gone."""
    entries: list[tuple[str | None, str]] = [(None, f"page-{n}") for n in range(count)]
    entries += [("Elsewhere", "https://example.org/"), (None, "gone")]
    root = nodes.bullet_list("", addnodes.toctree("", entries=entries, caption="Pages"))
    titles = {f"page-{n}": nodes.title("", f"Page {n}") for n in range(count)}
    config = SimpleNamespace(root_doc="index")
    return cast(
        "BuildEnvironment", SimpleNamespace(tocs={"index": root}, titles=titles, config=config)
    )


def context(pagename: str) -> dict[str, Any]:
    return {"pagename": pagename, "pathto": lambda name: f"../{name}.html"}


def test_the_menu_names_pages_and_marks_the_current_one() -> None:
    (group,) = SiteMenu().for_page(environment(2), context("page-1"))
    assert group["caption"] == "Pages"
    assert group["more"] == 0
    assert [(e["title"], e["href"], e["current"]) for e in group["entries"]] == [
        ("Page 0", "../page-0.html", False),
        ("Page 1", "../page-1.html", True),
        ("Elsewhere", "https://example.org/", False),
    ]


def test_the_menu_does_not_grow_with_the_edition() -> None:
    (group,) = SiteMenu().for_page(environment(1000), context("page-1"))
    assert len(group["entries"]) == MENU_LIMIT
    assert group["more"] == 1001


def test_the_menu_is_read_once() -> None:
    menu, env = SiteMenu(), environment(2)
    menu.for_page(env, context("page-0"))
    env.titles["page-0"] = nodes.title("", "Changed")
    assert menu.for_page(env, context("page-0"))[0]["entries"][0]["title"] == "Page 0"
    menu.forget(cast("Any", None))
    assert menu.for_page(env, context("page-0"))[0]["entries"][0]["title"] == "Changed"


def page(*parts: nodes.Node) -> nodes.document:
    document = new_document("page")
    document += nodes.section("", *parts)
    return document


LONG = "A paragraph of some length, which says enough about its page to stand for all of it."


def test_a_page_is_described_by_its_first_paragraph_of_some_length() -> None:
    short, footnote = (
        nodes.paragraph("", "Short."),
        nodes.footnote("", nodes.paragraph("", LONG * 2)),
    )
    assert description_of(page(short, footnote, nodes.paragraph("", LONG)), "fallback") == LONG
    assert description_of(page(short), "fallback") == "fallback"
    assert description_of(None, "fallback") == "fallback"


@pytest.mark.parametrize("text", ["word " * 100, "x" * 400, "short"])
def test_a_description_is_cut_at_a_word(text: str) -> None:
    cut = shorten(text.strip())
    assert len(cut) <= DESCRIPTION_LENGTH
    assert cut == "short" or cut.endswith("…")


TABLE = """<table class="t"><colgroup>
<col style="width: 50%" />
</colgroup>
<thead><tr><th class="head"><p>Where &amp; when</p></th>
<th><p>What <em>came</em></p></th></tr></thead>
<tbody><tr><td><p>A</p></td><td><p>B</p></td></tr>
<tr><td><p>C</p></td><td>D</td></tr></tbody></table>"""


def test_cells_are_named_after_their_columns() -> None:
    labelled = labelled_tables(f"<p>x</p>{TABLE}<p>y</p>{TABLE}")
    assert labelled.count('<td data-label="Where &amp; when"') == 4
    assert labelled.count('<td data-label="What came"') == 4
    assert "style" not in labelled
    assert labelled.startswith("<p>x</p><table")


@pytest.mark.parametrize(
    "table",
    [
        "<table><tbody><tr><td>A</td></tr></tbody></table>",
        TABLE.replace("<td><p>A", '<td colspan="2"><p>A'),
    ],
)
def test_tables_without_plain_columns_stay(table: str) -> None:
    assert "data-label" not in labelled_tables(table)


def test_only_files_beyond_sphinx_and_the_parent_are_asked_for() -> None:
    names = [
        "_static/pygments.css",
        "_static/styles/sphinx-book-theme.css",
        "_static/edition.css",
        None,
        "own.css",
    ]
    files = [SimpleNamespace(filename=name, priority=200) for name in names]
    assert [file.filename for file in own_files(files)] == ["_static/edition.css", "own.css"]
    assert own_files(["_static/basic.css", "plain.css"]) == ["plain.css"]
