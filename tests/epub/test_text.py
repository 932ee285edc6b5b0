"""The words of the document are those of the received text, line by line."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING

from tests.epub.book import NAMES, TYPE, of_type, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.epub.book import Book, Element

RECEIVED = Path(__file__).parents[1] / "content" / "document-84.received.txt"
PAGE = "text/memo/document-84.xhtml"


def received() -> list[str]:
    """Give the received text without empty lines, white space as one space."""
    lines = RECEIVED.read_text(encoding="utf-8").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def document(book: Book) -> Element:
    """Give the document with what the received text does not have taken out."""
    (section,) = book.pages[PAGE].xpath("//x:section[@id='d84']", namespaces=NAMES)
    found: Element = copy.deepcopy(section)
    for element in list(found.iter()):
        classes = element.get("class", "").split()
        supplied = {"ed-supplied"} & set(classes) or element.get("id") == "pg_250"
        is_letter = "ed-mark-note" in classes
        if supplied or is_letter or "ed-back" in classes or "ed-note" in classes:
            remove(element)
    return found


def remove(element: Element) -> None:
    """Take an element out and leave the words behind it."""
    parent = element.getparent()
    assert parent is not None
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def lines(element: Element) -> Iterator[str]:
    """Give the document in the form of the received text."""
    for mark in of_type(element, "noteref"):
        mark.text = f" {mark.text}"
    for block in element.iter():
        name = str(block.tag).rpartition("}")[2]
        is_page = block.get(TYPE) == "pagebreak" and name == "div"
        in_notes = any("ed-notes" in a.get("class", "") for a in block.iterancestors())
        in_item = any(a.tag == f"{{{NAMES['x']}}}li" for a in block.iterancestors())
        if block.get(TYPE) == "footnote":
            mark, *rest = (words(p) for p in block.iter(f"{{{NAMES['x']}}}p"))
            yield f"{mark}. {' '.join(rest)}"
        elif in_notes or not words(block):
            continue
        elif name == "li":
            yield f"• {words(block)}"
        elif is_page or name in ("h1", "h2") or (name == "p" and not in_item):
            yield words(block)


def test_every_line_is_the_received_text(book: Book) -> None:
    found = [line for line in lines(document(book)) if line != "Notes"]
    assert found == received()


def test_what_was_supplied_is_bracketed_in_words(book: Book) -> None:
    supplied = book.pages[PAGE].xpath("//*[contains(@class, 'ed-supplied')]")
    shown = [words(element) for element in supplied]
    assert shown == ["[Washington, September 18, 1981]", "[SUBJECT]"]


def test_paragraph_numbers_are_no_text(book: Book) -> None:
    numbers = book.pages[PAGE].xpath("//*[@class='ed-number']")
    shown = [(n.get("data-number"), words(n)) for n in numbers]
    assert shown == [(str(number), "") for number in range(1, 11)]
