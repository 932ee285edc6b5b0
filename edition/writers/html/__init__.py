"""The nodes of the edition in HTML (web pages and EPUB).

Roles are those of DPUB-ARIA 1.1. Page numbers and paragraph numbers are attributes, shown
by the style sheet, so that copied text is the text alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...nodes import (
    annotation_aside,
    annotation_list,
    annotation_mark,
    annotation_target,
    mention,
    note_mark,
    page_beginning,
    paragraph_link,
    person_mention,
    printed_note,
    printed_notes,
    supplied,
    supplied_block,
    term_mention,
)
from ...timeline_nodes import timeline_picture
from . import document, notes, timeline
from .base import close_tag, never

if TYPE_CHECKING:
    from docutils import nodes

    from .base import Visitor

VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    annotation_target: (notes.visit_annotation_target, close_tag("span")),
    annotation_mark: (notes.visit_annotation_mark, never),
    annotation_aside: (notes.visit_annotation_aside, notes.depart_annotation_aside),
    annotation_list: (notes.visit_annotation_list, close_tag("div")),
    timeline_picture: (timeline.visit_timeline_picture, never),
    page_beginning: (document.visit_page_beginning, never),
    note_mark: (document.visit_note_mark, never),
    printed_notes: (document.visit_printed_notes, close_tag("div")),
    printed_note: (document.visit_printed_note, document.depart_printed_note),
    paragraph_link: (document.visit_paragraph_link, never),
    supplied: (document.visit_supplied, close_tag("span")),
    supplied_block: (document.visit_supplied_block, close_tag("div")),
    mention: (document.visit_mention, document.depart_mention),
    term_mention: (document.visit_mention, document.depart_mention),
    person_mention: (document.visit_mention, document.depart_mention),
}
"""What to call for each node; nodes not listed are written as the docutils node beneath."""
