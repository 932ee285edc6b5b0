"""Transforms: what is done to one page after it is parsed, without knowing the others.

Priorities, and the neighbours that fix them (order measured on Sphinx 9.0, MyST 5.2):
after MyST's explicit ids (262) and before docinfo (340), so that ids of ours replace the
automatic ones before anything collects them; domains read the finished page at 850.
"""

from __future__ import annotations

from .annotation_page import TitleAnnotationPage
from .annotations import ResolveAnnotations
from .document import IdentifyDocument
from .mentions import IdentifyMentions
from .notes import PairPrintedNotes
from .pages import PlaceOnPages
from .raw_text import KeepLineBreaks, TellHtml

TRANSFORMS = (
    KeepLineBreaks,
    TellHtml,
    TitleAnnotationPage,
    IdentifyDocument,
    PairPrintedNotes,
    PlaceOnPages,
    IdentifyMentions,
    ResolveAnnotations,
)
