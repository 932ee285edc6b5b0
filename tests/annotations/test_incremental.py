"""A changed file of a note reads and writes exactly the pages it concerns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.annotations.small import QUOTES, note
from tests.support import build_by_command

if TYPE_CHECKING:
    from pathlib import Path

    from tests.annotations.small import Run, Site

pytestmark = pytest.mark.slow

FIRST, SECOND, LIST = "memo/first", "memo/second", "annotations/index"

BY_SPHINX = {LIST, "index"}
"""Written by Sphinx itself whenever a page of their tables of contents is."""


def page(slug: str) -> str:
    return f"annotations/{slug}"


def check(run: Run, read: set[str], written: set[str]) -> None:
    assert run.read == read
    assert run.written - BY_SPHINX == written - BY_SPHINX
    if written & {FIRST, SECOND}:
        assert run.written >= BY_SPHINX


def test_nothing_changed(ready: Site) -> None:
    run = ready.build()
    check(run, set(), set())
    assert run.written == set()


def test_touched(ready: Site) -> None:
    os.utime(ready.note("spring"))
    check(ready.build(), {page("spring")}, {page("spring")})
    check(ready.build(), set(), set())


def test_another_text(ready: Site) -> None:
    body = "Another text, about the {term}`Lamp` too."
    ready.note("spring").write_text(note("d2", "until the spring", body=body), encoding="utf-8")
    run = ready.build()
    check(run, {page("spring")}, {page("spring"), SECOND})
    assert "Another text" in ready.html(SECOND)
    assert "Another text" in ready.html(page("spring"))


def test_another_mention(ready: Site) -> None:
    body = "About {person}`Ada`."
    ready.note("spring").write_text(note("d2", "until the spring", body=body), encoding="utf-8")
    check(ready.build(), {page("spring")}, {page("spring"), SECOND, "glossary", "people"})


@pytest.mark.parametrize(
    ("key", "value"),
    [("certainty", "open"), ("date", "2026-11-24"), ("checked", "Joan Roe, 2026-11-25")],
)
def test_another_value(ready: Site, key: str, value: str) -> None:
    text = note("d2", "until the spring", **{key: value})
    ready.note("spring").write_text(text, encoding="utf-8")
    check(ready.build(), {page("spring")}, {page("spring"), SECOND})
    told = {"open": "Certainty: open", "2026-11-24": "November 24", "Joan": "Checked by Joan Roe"}
    assert next(t for v, t in told.items() if value.startswith(v)) in ready.html(SECOND)


@pytest.mark.parametrize(("key", "value"), [("kind", "outcome"), ("author", "Joan Roe")])
def test_a_value_the_list_shows(ready: Site, key: str, value: str) -> None:
    text = note("d2", "until the spring", **{key: value})
    ready.note("spring").write_text(text, encoding="utf-8")
    run = ready.build()
    check(run, {page("spring")}, {page("spring"), SECOND})
    assert LIST in run.written
    assert value in ready.html(LIST)
    assert value in ready.html(SECOND)


def test_other_words(ready: Site) -> None:
    text = note("d2", "must wait until the spring")
    ready.note("spring").write_text(text, encoding="utf-8")
    run = ready.build()
    # The note before it is called by its words on the page of its neighbour.
    check(run, {page("spring"), SECOND}, {page("spring"), SECOND, page("oil-sent"), "glossary"})
    assert "must wait until the spring" in ready.html(page("oil-sent"))


def test_another_document(ready: Site) -> None:
    ready.note("spring").write_text(note("d1", "the chain holds"), encoding="utf-8")
    run = ready.build()
    around = {page("no-ship-lost"), page("oil-wanted"), page("oil-sent"), "glossary"}
    check(run, {page("spring"), FIRST, SECOND}, {page("spring"), FIRST, SECOND} | around)
    assert "note-spring" in ready.html(FIRST)
    assert "note-spring" not in ready.html(SECOND)


def test_new(ready: Site) -> None:
    ready.note("calm").write_text(note("d2", "the sea will calm"), encoding="utf-8")
    run = ready.build()
    check(
        run,
        {page("calm"), SECOND, LIST},  # its contents list has a glob
        {page("calm"), SECOND, LIST, page("spring"), "glossary"},  # a new mention of the lamp
    )
    assert "annotations/calm.html" in ready.html(SECOND)


def test_deleted(ready: Site) -> None:
    ready.note("spring").unlink()
    run = ready.build()
    check(run, {SECOND, LIST}, {SECOND, LIST, page("oil-sent"), "glossary"})
    assert "note-spring" not in ready.html(SECOND)
    assert "spring.html" not in ready.html(page("oil-sent"))


def test_renamed(ready: Site) -> None:
    ready.note("spring").rename(ready.note("autumn"))
    run = ready.build()
    written = {page("autumn"), SECOND, LIST, page("oil-sent"), "glossary"}
    check(run, {page("autumn"), SECOND, LIST}, written)
    assert "note-autumn" in ready.html(SECOND)
    assert "note-spring" not in ready.html(SECOND)


def test_refused_and_mended(ready: Site) -> None:
    good = ready.note("spring").read_text(encoding="utf-8")
    ready.note("spring").write_text(good + "\n<b>bold</b>\n", encoding="utf-8")
    run = ready.build()
    check(run, {SECOND, LIST}, {SECOND, LIST, page("oil-sent"), "glossary"})
    assert run.codes == ["annotations/spring.md:14 A-304"] * 2  # <b> and </b>
    assert "note-spring" not in ready.html(SECOND)
    ready.note("spring").write_text(good, encoding="utf-8")
    run = ready.build()
    written = {page("spring"), SECOND, LIST, page("oil-sent"), "glossary"}
    check(run, {page("spring"), SECOND, LIST}, written)
    assert run.codes == []


def test_another_source(ready: Site) -> None:
    """Pages that cite a source are written again when the bibliography says it otherwise."""
    file = ready.source / "sources.bib"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("The Log", "The New Log"), encoding="utf-8")
    run = ready.build()
    assert run.read == {"people"}
    assert run.written >= {FIRST, SECOND, *(page(n) for n in ("spring", "oil-sent"))}
    assert "The New Log" in ready.html(page("spring"))


def test_a_source_that_is_gone(ready: Site) -> None:
    file = ready.source / "sources.bib"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("@book{log")], encoding="utf-8")
    codes = ready.build().codes
    for slug in QUOTES:  # the source of each, and the citation in its text
        assert [code for code in codes if f"/{slug}.md" in code] == [
            f"annotations/{slug}.md:9 A-220",
            f"annotations/{slug}.md:12 A-220",
        ]
    file.write_text(text, encoding="utf-8")
    run = ready.build()
    assert run.codes == []
    assert "note-spring" in ready.html(SECOND)


def test_a_correction_of_the_text_names_every_note_it_touches(ready: Site) -> None:
    file = ready.source / "memo" / "first.md"
    text = file.read_text(encoding="utf-8")
    text = text.replace("keeper sleeps", "keeper wakes").replace("no ship", "no vessel")
    file.write_text(text, encoding="utf-8")
    broken = ["annotations/keeper-asleep.md:3 A-101", "annotations/no-ship-lost.md:3 A-101"]
    run = ready.build()
    assert run.codes == broken
    assert "Nearest:  the keeper wakes" in run.messages
    assert run.read == {FIRST}
    assert "note-keeper-asleep" not in ready.html(FIRST)
    assert "note-oil-wanted" in ready.html(FIRST)
    again = ready.build()
    assert again.codes == broken
    assert again.read == again.written == set()


def test_a_fault_is_told_on_the_line_it_has_now(ready: Site) -> None:
    """The words stay wrong, and move down by a line."""
    text = note("d2", "no such words")
    ready.note("spring").write_text(text, encoding="utf-8")
    assert ready.build().codes == ["annotations/spring.md:3 A-101"]
    text = text.replace("document: d2\n", "# A comment.\ndocument: d2\n")
    ready.note("spring").write_text(text, encoding="utf-8")
    assert ready.build().codes == ["annotations/spring.md:4 A-101"]


def test_names_that_only_differ_in_capitals(ready: Site) -> None:
    """Both are refused, and the good one is back when the other is gone."""
    other = ready.note("Spring")
    if other.exists():
        pytest.skip("the file system does not tell them apart")
    other.write_text(note("d2", "Oil"), encoding="utf-8")
    codes = {code.rpartition(" ")[2] for code in ready.build().codes}
    assert codes == {"A-205", "A-207"}
    assert "note-spring" not in ready.html(SECOND)
    other.unlink()
    assert ready.build().codes == []
    assert "note-spring" in ready.html(SECOND)


def test_two_processes_write_the_same(site: Site, tmp_path: Path) -> None:
    """With good notes, wrong ones and refused ones, from nothing and after a change."""
    site.note("wrong").write_text(note("d1", "no such words"), encoding="utf-8")
    site.note("refused").write_text(note("d1", "The Lamp", body="<b>x</b>"), encoding="utf-8")
    for number in range(8):  # enough pages for two processes
        text = note("d2", "the sea will calm", kind="context", body=f"Number {number}.")
        site.note(f"calm-{number}").write_text(text, encoding="utf-8")

    def both() -> list[tuple[dict[str, bytes], list[str]]]:
        results = []
        for processes in ("1", "2"):
            folder = tmp_path / f"by-{processes}"
            folder.mkdir(exist_ok=True)
            built = build_by_command(site.source, folder, "html", "-j", processes)
            results.append((files(built.out), sorted(built.messages.splitlines())))
        return results

    one, two = both()
    assert one == two
    assert any("A-101" in line for line in one[1])
    site.note("spring").write_text(note("d2", "must wait"), encoding="utf-8")
    site.note("calm-3").unlink()
    one, two = both()
    assert one == two


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != ".buildinfo"
    }
