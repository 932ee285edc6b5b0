"""Titles free of the edition's nodes, for tables of contents, menus and ``<title>``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nodes import (
    annotation_mark,
    annotation_target,
    mention,
    note_mark,
    page_beginning,
    supplied,
)

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

_MARKS = (note_mark, annotation_mark, page_beginning)
_WORDS = (mention, supplied, annotation_target)


def clean_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Take marks and ids out of the copies of titles that Sphinx's collectors made.

    Runs at ``doctree-read``, after them. A copied id would stand in the page twice; a
    copied mark would number the heading.
    """
    docname = app.env.current_document.docname
    for holder in (app.env.titles, app.env.longtitles, app.env.tocs):
        copy = holder.get(docname)
        if copy is not None:
            _clean(copy)


def _clean(copy: nodes.Element) -> None:
    for mark in list(copy.findall(lambda n: isinstance(n, _MARKS))):
        mark.parent.remove(mark)
    for words in list(copy.findall(lambda n: isinstance(n, _WORDS))):
        words.parent.replace(words, words.children)
