"""The edition's nodes told in docutils' own, for formats that have no visitors of ours."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..nodes import (
    annotation_aside,
    annotation_mark,
    note_mark,
    page_beginning,
    printed_note,
    supplied,
    supplied_block,
)
from ..writers.latex import footnote_number
from .base import EditionPostTransform

KEEPS_NODES = ("html", "xml", "pseudoxml", "typst", "tei")
"""Formats whose writers know the nodes of the edition, or print any node."""


class LowerForPlainFormats(EditionPostTransform):
    """Write page numbers, note marks, notes and supplied words as plain text and footnotes.

    For plain text, manual pages, LaTeX, Texinfo and any builder unknown to the edition, so
    that none of them loses a word.
    """

    default_priority = 500

    def is_supported(self) -> bool:
        """Tell whether the format needs it."""
        return super().is_supported() and self.env._builder_cls.format not in KEEPS_NODES

    def run(self, **kwargs: Any) -> None:
        """Replace the nodes of the edition."""
        for page in list(self.document.findall(page_beginning)):
            page.parent.replace(page, _page_number(page))
        for kind in (note_mark, annotation_mark):
            for mark in list(self.document.findall(kind)):
                mark.parent.replace(mark, _footnote_reference(mark))
        for note in list(self.document.findall(printed_note)):
            note.parent.replace(note, _footnote(note))
        for aside in list(self.document.findall(annotation_aside)):
            _move_to_end(aside)
        for words in list(self.document.findall(supplied)):
            _bracket(words)
        for block in list(self.document.findall(supplied_block)):
            for element in block.findall(nodes.TextElement):
                if not isinstance(element, nodes.Inline):
                    _bracket(element)
        if self.env._builder_cls.format == "latex":
            self._part_marks()
            self._number_footnotes()
            self._add_targets()
        else:
            self._drop_page_links()
        if self.env._builder_cls.name == "man":
            self._drop_addresses()

    def _part_marks(self) -> None:
        """Put a comma between two raised marks in a row: “h” and “i” would read as “hi”."""
        for mark in list(self.document.findall(nodes.footnote_reference)):
            at = mark.parent.index(mark)
            if at and isinstance(mark.parent[at - 1], nodes.footnote_reference):
                mark.parent.insert(at, nodes.superscript("", ","))

    def _number_footnotes(self) -> None:
        """Give LaTeX numbers to count by; it prints them as the marks they stand for."""
        for node in list(self.document.findall(nodes.footnote_reference)):
            node[:] = [nodes.Text(footnote_number(node.astext()))]
        for note in list(self.document.findall(nodes.footnote)):
            note[0] = nodes.label("", footnote_number(note[0].astext()))

    def _drop_page_links(self) -> None:
        """Leave out the links to pages of notes, which lead nowhere without hypertext."""
        for link in list(self.document.findall(nodes.reference)):
            if "ed-note-page-link" in link["classes"]:
                link.parent.remove(link)

    def _drop_addresses(self) -> None:
        """Leave only links that lead to the web: a manual page prints the address of any other."""
        for link in list(self.document.findall(nodes.reference)):
            if "://" not in link.get("refuri", ""):
                link.parent.replace(link, nodes.inline("", "", *link.children, ids=link["ids"]))

    def _add_targets(self) -> None:
        """Give LaTeX a label for ids it would pass over: of blocks, mentions and marks."""
        for node in list(self.document.findall(nodes.TextElement)):
            if not node["ids"] or isinstance(node, (nodes.term, nodes.target)):
                continue
            target = nodes.target("", "", ids=node["ids"])
            if isinstance(node, (nodes.footnote_reference, nodes.reference)):
                node.parent.insert(node.parent.index(node), target)
            elif "page" in node:
                node.insert(0, target)
            else:
                continue
            node["ids"] = []


def _move_to_end(aside: annotation_aside) -> None:
    """Make an annotation a footnote behind the text, so that the text reads on."""
    division: nodes.Element = aside.parent
    while "ed-document" not in division["classes"]:
        division = division.parent
    aside.parent.remove(aside)
    division.append(_footnote(aside))


def _page_number(page: page_beginning) -> nodes.Element:
    """Give ``[Page 251]``, as the received text prints it."""
    target = nodes.target("", "", ids=page["ids"])
    words = f"[Page {page['n']}]"
    if page.get("block"):
        return nodes.paragraph("", "", target, nodes.Text(words))
    return nodes.inline("", "", target, nodes.Text(words + (" " if _after_space(page) else "")))


def _after_space(page: page_beginning) -> bool:
    """Tell whether a page begins between words, not inside one."""
    siblings = page.parent.children
    before = siblings[: siblings.index(page)]
    return not before or before[-1].astext()[-1:].isspace()


def _footnote_reference(mark: nodes.Element) -> nodes.footnote_reference:
    return nodes.footnote_reference(
        "", mark["mark"], ids=mark["ids"], refid=mark["refid"], docname=mark["docname"]
    )


def _footnote(note: nodes.Element) -> nodes.footnote:
    label = nodes.label("", note["mark"])
    kept = {key: note[key] for key in ("ids", "backrefs", "docname")}
    return nodes.footnote("", label, *note.children, **kept)


def _bracket(element: nodes.Element) -> None:
    """Put square brackets around words that are not the received text's."""
    texts = list(element.findall(nodes.Text))
    if texts:
        texts[0].parent.replace(texts[0], nodes.Text("[" + texts[0]))
        last = list(element.findall(nodes.Text))[-1]
        last.parent.replace(last, nodes.Text(last + "]"))
