"""Annotations beside the words they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from ..annotations.placing import mark_id
from ..annotations.titles import annotation_title
from ..nodes import annotation_aside, annotation_mark, annotation_meta, annotation_target
from ..text.dates import long_date
from .base import EditionPostTransform

if TYPE_CHECKING:
    from ..annotations.index import Note
    from ..annotations.values import SourceRef


SITES = ("html", "dirhtml")
"""Builders that give every page an address of its own."""


class AnnotationPostTransform(EditionPostTransform):
    """What the pages that show annotations share."""

    def sources(self, sources: tuple[SourceRef, ...]) -> list[list[nodes.Node]]:
        """Give each source as a citation with its place, in the form of the bibliography."""
        return [[self._citation(s.key), *_locator(s.locator)] for s in sources]

    def _citation(self, key: str) -> nodes.Node:
        """Give a citation as the role ``cite:p`` would make it, for this page."""
        if "cite" not in self.env.domains:
            return nodes.Text(key)
        reference = addnodes.pending_xref("", refdomain="cite", reftype="p", reftarget=key)
        reference["refdoc"] = self.env.current_document.docname
        reference["refwarn"], reference["refexplicit"] = True, False
        reference += nodes.inline("", key)
        return reference

    def byline(self, note: Note) -> list[nodes.Node]:
        """Give author and day, certainty, and whether an editor has checked the note."""
        annotation = note.annotation
        words = f"{annotation.author}, {long_date(annotation.date)}. "
        words += f"Certainty: {annotation.certainty}. "
        words += checked_words(annotation.checked)
        return [nodes.Text(words)]

    def to_page(self, note: Note) -> nodes.Element:
        """Give a link to the page of an annotation, called by its words."""
        title = nodes.Text(annotation_title(note.annotation.quote))
        return self.link(note.docname, f"annotation-{note.annotation.slug}", title)


def checked_words(checked: str) -> str:
    """Say whether an editor has checked a note: ``Jane Doe, 2026-11-23`` or nothing."""
    if not checked:
        return "Not yet checked by an editor."
    name, _, day = checked.rpartition(",")
    return f"Checked by {name.strip()}, {long_date(day.strip())}."


def _locator(locator: str) -> list[nodes.Node]:
    return [nodes.Text(f", {locator}")] if locator else []


class ShowAnnotations(AnnotationPostTransform):
    """Fill the asides of a document with the text of its annotations.

    Before mentions (5) and references (10) are resolved, so that links in the copied text
    are made for the page that shows it.
    """

    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        """Fill every aside, and tell every mark of which kind its annotation is."""
        letters: dict[str, str] = {}
        for mark in self.document.findall(annotation_mark):
            mark["kind"] = self.domain.notes.get(mark["note"]).annotation.kind
            letters[mark["note"]] = mark["mark"]
        for target in self.document.findall(annotation_target):
            target["marks"] = [letters[note] for note in target["notes"]]
        for aside in list(self.document.findall(annotation_aside)):
            note = self.domain.notes.get(aside["note"])
            aside["kind"] = note.annotation.kind
            aside["kind_label"] = note.annotation.kind.capitalize()
            for key in ("author", "date", "certainty", "checked"):
                aside[key] = getattr(note.annotation, key)
            aside += self.body(note.docname)
            aside += self._meta(note)

    def body(self, docname: str) -> list[nodes.Node]:
        """Give a copy of the text of an annotation, fit for the page being written."""
        tree = self.env.get_doctree(docname)
        holder = next(n for n in tree.findall(nodes.container) if "ed-note-body" in n["classes"])
        copy = holder.deepcopy()
        for node in copy.findall(nodes.Element):
            node["ids"], node["names"] = [], []
            if isinstance(node, addnodes.pending_xref):
                node["refdoc"] = self.env.current_document.docname
        for words in list(copy.findall(nodes.Text)):
            if words == "\n":  # where a line of the source ends, no line of the note does
                words.parent.replace(words, nodes.Text(" "))
        return list(copy.children)

    def _meta(self, note: Note) -> annotation_meta:
        meta = annotation_meta(classes=["ed-note-meta"])
        meta += nodes.Text("Sources: ")
        for number, source in enumerate(self.sources(note.annotation.sources)):
            meta += [nodes.Text("; ")] if number else []
            meta += source
        meta += nodes.Text(". ")
        meta += self.byline(note)
        meta += nodes.Text(" ")
        words = nodes.Text("Page of this note")
        # The heading of a page needs no anchor where the page has an address of its own.
        own = self.domain.builder.name in SITES
        anchor = "" if own else f"annotation-{note.annotation.slug}"
        page = self.link(note.docname, anchor, words)
        page["classes"].append("ed-note-page-link")
        meta += page
        return meta


class LinkOnceInNotes(EditionPostTransform):
    """Link a person, a term or a source once in a note beside the text.

    On a page with fifty notes the others would be some hundred stops of the Tab key, to
    places that were just passed. After references are resolved (10).
    """

    default_priority = 20
    builders = SITES

    def run(self, **kwargs: Any) -> None:
        """Make words of each link to what the note has linked to before."""
        for aside in self.document.findall(annotation_aside):
            linked = set()
            for link in list(aside.findall(nodes.reference)):
                target = link.get("refuri")
                if target in linked:
                    link.parent.replace(link, link.children)
                linked.add(target)


def place_words(note: Note) -> str:
    """Give the place of an annotation in words: ``p. 252, ¶9``; empty without a place."""
    if note.place is None:
        return ""
    pages = note.place.pages
    page = f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"
    return f"{page}, {note.place.label}"


def mark_anchor(note: Note) -> str:
    """Give the id of the mark of an annotation that has a place."""
    assert note.place is not None
    return mark_id(note.annotation.document, note.place.mark)
