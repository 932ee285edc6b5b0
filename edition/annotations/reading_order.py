"""Previous and next note in the order of the text, for the site's own links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..locate import edition_domain
from .titles import annotation_title

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .index import Note


def link_neighbours(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let the page of a note lead to the notes before and after it in the text.

    Runs at ``html-page-context``; Sphinx itself would follow the names of the files.
    """
    notes = edition_domain(app.env).notes
    own = notes.on_page(pagename)
    if own is None:
        return
    before, after = notes.neighbours(own.annotation.slug)
    context["prev"] = _link(app, pagename, before)
    context["next"] = _link(app, pagename, after)


def _link(app: Sphinx, here: str, note: Note | None) -> dict[str, str] | None:
    if note is None:
        return None
    link = app.builder.get_relative_uri(here, note.docname)
    return {"link": link, "title": annotation_title(note.annotation.quote)}
