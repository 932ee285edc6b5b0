"""An edition whose folder of notes is still empty; the first notes that come, and the last to go.

The pages of the notes hang below the page that lists them, without a word of its author.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.annotations.small import QUOTES, Site, note
from tests.support import build_by_command

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

LIST = "annotations/index"
BUILDERS = ("html", "dirhtml", "singlehtml", "text", "man", "latex", "epub", "typst", "tei")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition without its notes; not to be changed."""
    site = Site(tmp_path_factory.mktemp("empty"))
    for slug in QUOTES:
        site.note(slug).unlink()
    return site


@pytest.fixture
def to_fill(empty: Site, tmp_path: Path) -> Site:
    """The same, built, to be changed and built again."""
    site = Site(tmp_path, shutil.copytree(empty.source, tmp_path / "source"))
    assert site.build().messages == ""
    return site


def contents(site: Site) -> list[str]:
    """Give the pages below the list, in their order."""
    includes: list[str] = site.environment().toctree_includes.get(LIST, [])
    return includes


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_is_amiss(empty: Site, builder: str, tmp_path: Path) -> None:
    assert Site(tmp_path, empty.source).build(builder).messages == ""


def test_by_two_processes_with_warnings_as_errors(empty: Site, tmp_path: Path) -> None:
    built = build_by_command(empty.source, tmp_path, "html", "-j", "2", "-W", "--keep-going")
    assert "There are no notes yet." in built.read(f"{LIST}.html")
    assert "Nobody has written a note yet." in built.read(f"{LIST}.html")


def test_the_first_note_stands_in_list_and_contents(to_fill: Site) -> None:
    to_fill.note("spring").write_text(note("d2", "until the spring"), encoding="utf-8")
    run = to_fill.build()
    assert run.messages == ""
    assert run.read == {LIST, "annotations/spring", "memo/second"}
    assert "“until the spring”" in to_fill.html(LIST)
    assert "no notes yet" not in to_fill.html(LIST)
    assert contents(to_fill) == ["annotations/spring"]


def test_the_last_note_that_goes_leaves_an_empty_list(to_fill: Site) -> None:
    to_fill.note("spring").write_text(note("d2", "until the spring"), encoding="utf-8")
    to_fill.build()
    to_fill.note("spring").unlink()
    assert to_fill.build().messages == ""
    assert "There are no notes yet." in to_fill.html(LIST)
    assert contents(to_fill) == []


def test_the_pages_come_in_the_order_of_their_names(to_fill: Site) -> None:
    for slug in ("note-10", "note-9", "a-lamp"):
        text = note("d2", {"note-10": "Oil", "note-9": "Tell", "a-lamp": "keeper"}[slug])
        to_fill.note(slug).write_text(text, encoding="utf-8")
    assert to_fill.build().messages == ""
    assert contents(to_fill) == [f"annotations/{name}" for name in ("a-lamp", "note-9", "note-10")]


def test_a_refused_note_is_in_no_contents(to_fill: Site) -> None:
    to_fill.note("spring").write_text(note("d2", "until the spring", kind="joke"), "utf-8")
    assert to_fill.build().codes == ["annotations/spring.md:5 A-218"]
    assert contents(to_fill) == []
