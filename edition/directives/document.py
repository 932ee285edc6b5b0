"""Directives for what a printed document is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from ..diagnostics import Code
from ..nodes import (
    dateline,
    page_beginning,
    printed_note,
    subject_label,
    subject_list,
    supplied_block,
)
from ..text.printed_pages import page_rank
from .base import DocumentDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

NOTE_TYPES = ("source", "editorial")
"""Types of a printed footnote, as in the TEI of *Foreign Relations of the United States*."""


class PageDirective(DocumentDirective):
    """``:::{page} 251``: a printed page begins here, between two blocks. TEI: ``pb``.

    Options: ``facs`` (number of the page image), ``supplied`` (the received text does not
    show this page). Doctree: see :class:`~edition.nodes.page_beginning`.
    """

    optional_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "facs": directives.unchanged,
        "supplied": directives.flag,
    }

    def make(self) -> list[Node]:
        """Make a page beginning, or report that its number is missing or none."""
        if not self.arguments:
            return self.fault(Code.T110, "{page} without a number", ":::{page} 251")
        number = self.arguments[0]
        if page_rank(number) is None:
            return self.fault(Code.T111, repr(number), ":::{page} 251")
        node = page_beginning("", n=number, block=True)
        if "facs" in self.options:
            node["facsimile"] = self.options["facs"]
        node["supplied"] = "supplied" in self.options
        return [self.placed(node)]


class PrintedNoteDirective(DocumentDirective):
    """``:::{footnote} 1`` with ``:type: source``: a footnote of the volume. TEI: ``note``.

    The type is ``source`` or ``editorial`` (the default). The content may have several
    paragraphs. Doctree: see :class:`~edition.nodes.printed_note`.
    """

    optional_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {"type": directives.unchanged}

    def make(self) -> list[Node]:
        """Make a printed note, or report that mark, type or text is missing."""
        if not self.arguments:
            return self.fault(Code.T120, "{footnote} without a mark", ":::{footnote} 1")
        kind = self.options.get("type", "editorial")
        if kind not in NOTE_TYPES:
            return self.fault(Code.T124, repr(kind), " or ".join(NOTE_TYPES))
        if not self.content:
            return self.fault(Code.T125, f"footnote {self.arguments[0]} without text")
        note = printed_note("", mark=self.arguments[0], type=kind)
        note += self.parse_content_to_nodes()
        return [self.placed(note)]


class DatelineDirective(DocumentDirective):
    """``:::{dateline}``: place and date of the document. TEI: ``opener/dateline``."""

    has_content = True

    def make(self) -> list[Node]:
        """Make a dateline of the words in the content."""
        if not self.content:
            return self.fault(Code.T131, "an empty {dateline}")
        return [self.placed(dateline("", "", *self.words(), classes=["ed-dateline"]))]


class SubjectDirective(DocumentDirective):
    """``:::{subject} SUBJECT``: label and subject lines. TEI: ``list type="subject"``.

    The content is one paragraph for one subject, or a list with one item for each.
    Doctree: see :class:`~edition.nodes.subject_list`.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def make(self) -> list[Node]:
        """Make a subject list with its label."""
        if not self.content:
            return self.fault(Code.T131, "an empty {subject}")
        container = self.placed(subject_list(classes=["ed-subject"]))
        container += self._label()
        content = self.parse_content_to_nodes()
        if not any(isinstance(block, nodes.bullet_list) for block in content):
            content = [nodes.bullet_list("", nodes.list_item("", *content))]
        container += content
        return [container]

    def _label(self) -> list[Node]:
        if not self.arguments:
            return []
        inline, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        label = subject_label("", "", *inline, classes=["ed-subject-label"])
        return [self.placed(label), *messages]

    def kept(self) -> list[Node]:
        """Keep the label too."""
        return [*self._label(), *super().kept()]


class SuppliedDirective(DocumentDirective):
    """``:::{supplied}``: blocks absent from the received text. TEI: ``supplied``."""

    has_content = True

    def make(self) -> list[Node]:
        """Make a supplied block around the content."""
        if not self.content:
            return self.fault(Code.T131, "an empty {supplied}")
        block = supplied_block()
        block += self.parse_content_to_nodes()
        return [self.placed(block)]
