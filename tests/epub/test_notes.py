"""Notes: each opens at its mark, and each leads back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from tests.epub.book import TYPE, XHTML, of_type, words

if TYPE_CHECKING:
    from tests.epub.book import Book
    from tests.support import Build

pytestmark = pytest.mark.slow

MEMO = "text/memo/document-84.xhtml"


def test_every_mark_finds_its_note(either: Book) -> None:
    marks = 0
    for page, tree in either.pages.items():
        for mark in of_type(tree, "noteref"):
            note = either.place(page, mark.get("href", ""))
            assert mark.get("href", "").startswith("#"), "readers open notes of the same page"
            assert note is not None
            assert note.tag == f"{{{XHTML}}}aside"
            assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
            assert mark.get("role") == "doc-noteref"
            marks += 1
    assert marks > 3


def test_every_note_has_a_mark_and_leads_back_to_each(either: Book) -> None:
    for page, tree in either.pages.items():
        called: dict[str, set[str]] = {}
        for mark in of_type(tree, "noteref"):
            called.setdefault(mark.get("href", "")[1:], set()).add(mark.get("id", ""))
        notes = {note.get("id", ""): note for note in of_type(tree, "footnote")}
        assert set(called) == set(notes), page
        for name, note in notes.items():
            back = note.xpath(".//*[@role='doc-backlink']/@href")
            assert {link[1:] for link in back} <= called[name] or not back
            if "ed-" in note.get("class", ""):
                assert {link[1:] for link in back} == called[name]


def test_marks_and_kinds_are_those_of_the_site(book: Book, edition_site: Build) -> None:
    site = html.fromstring(edition_site.read("memo/document-84.html").encode())
    there = [(a.get("href"), a.text_content()) for a in site.find_class("ed-mark")]
    here = [(a.get("href"), words(a)) for a in of_type(book.pages[MEMO], "noteref")]
    assert here == there
    assert len(here) > 30


def test_no_note_lost_a_word(book: Book, edition_site: Build) -> None:
    site = html.fromstring(edition_site.read("memo/document-84.html").encode())
    for note in site.find_class("ed-note-body"):
        (here,) = [
            n for n in of_type(book.pages[MEMO], "footnote") if n.get("id") == note.get("id")
        ]
        for paragraph in note.iter("p", "li"):
            if "ed-note-meta" not in (paragraph.get("class") or ""):
                assert " ".join(paragraph.text_content().split()) in words(here)


def test_notes_stand_behind_the_text_the_volumes_first(book: Book) -> None:
    tree = book.pages[MEMO]
    order = [element for element in tree.iter() if element.get(TYPE) in ("noteref", "footnote")]
    kinds = "".join("m" if element.get(TYPE) == "noteref" else "n" for element in order)
    assert re.fullmatch("m+n+", kinds)
    assert of_type(tree, "footnote")[0].get("id") == "d84fn1"
    assert of_type(tree, "footnotes")


def test_nothing_is_folded_away(either: Book) -> None:
    for tree in either.pages.values():
        for name in ("details", "summary", "form", "input", "script"):
            assert not list(tree.iter(f"{{{XHTML}}}{name}"))


def test_the_page_of_a_note_is_not_in_the_book_and_links_lead_to_the_note(book: Book) -> None:
    assert [page for page in book.spine if "/annotations/" in page] == [
        "text/annotations/index.xhtml"
    ]
    links = book.pages["text/annotations/index.xhtml"].xpath(
        "//*[contains(@class, 'ed-notes-list')]//@href"
    )
    assert len(links) > 60
    places = ("../memo/document-84.xhtml#note-", "../memo/document-84.xhtml#d84-")
    assert all(link.startswith(places) for link in links)
    for tree in book.pages.values():
        assert "Page of this note" not in words(tree)
