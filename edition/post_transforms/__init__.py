"""Post-transforms: what is done to a page when it is written, with all pages known.

Priorities: before Sphinx resolves its own references (10), so that nothing of ours is left
for it; the lowering last, when nothing of ours is added any more, and before LaTeX collects
its footnotes (600).
"""

from __future__ import annotations

from .annotation_pages import FillAnnotationLists, FillAnnotationPages
from .annotations import LinkOnceInNotes, ShowAnnotations
from .links import (
    FreeLinksOfLinks,
    JoinLinks,
    LinkMentions,
    LinkParagraphs,
    LinkRelated,
)
from .lists import DropDownloads, FillDownloads, FillMentionLists
from .lowering import LowerForPlainFormats
from .manual_page import LowerForManualPages
from .paragraph_links import AddParagraphLinks

POST_TRANSFORMS = (
    ShowAnnotations,
    FillAnnotationPages,
    FillAnnotationLists,
    FillMentionLists,
    LinkMentions,
    LinkRelated,
    LinkParagraphs,
    FreeLinksOfLinks,
    LinkOnceInNotes,
    JoinLinks,
    DropDownloads,
    FillDownloads,
    AddParagraphLinks,
    LowerForPlainFormats,
    LowerForManualPages,
)
