"""Directives for what letters, telegrams and records of conversations have besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives

from ..diagnostics import Code
from ..letter_nodes import attachment_label, letter_line
from .base import DocumentDirective
from .document import SubjectDirective

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class LabelledListDirective(SubjectDirective):
    """``:::{labelled-list} TO``: a list with its label. TEI: ``list`` with ``head``.

    Option: ``type`` (TEI: ``list/@type``). The content is as that of ``subject``; in it, an
    item that is one line with a list below it is a list with a label of its own.
    """

    option_spec: ClassVar[OptionSpec] = {"type": directives.unchanged_required}
    list_type = ""

    def make(self) -> list[Node]:
        """Make a list with its label."""
        made = super().make()
        if made and self.content:
            container = made[0]
            container["list_type"] = self.options.get("type", self.list_type)  # type: ignore[index]
        return made


class ParticipantsDirective(LabelledListDirective):
    """``:::{participants} PARTICIPANTS``: who took part. TEI: ``list type="participants"``."""

    option_spec: ClassVar[OptionSpec] = {}
    list_type = "participants"


class LetterLineDirective(DocumentDirective):
    """A line of a letter that is no paragraph of its text; see the two kinds below."""

    has_content = True
    part = ""

    def make(self) -> list[Node]:
        """Make the line of the words in the content."""
        if not self.content:
            return self.fault(Code.T131, f"an empty {{{self.part}}}")
        classes = [f"ed-{self.part}"]
        return [self.placed(letter_line("", "", *self.words(), part=self.part, classes=classes))]


class SaluteDirective(LetterLineDirective):
    """``:::{salute}``: ``Dear Mr. President:``. TEI: ``salute``."""

    part = "salute"


class SignedDirective(LetterLineDirective):
    """``:::{signed}``: the name below a letter or telegram. TEI: ``signed``."""

    part = "signed"


class AttachmentDirective(DocumentDirective):
    """``:::{attachment}``: an attachment begins. TEI: ``div type="attachment"``.

    The content, if any, are the words printed above it. The attachment runs to the next one
    or to the end of the document; the first heading in it is its own.
    """

    has_content = True

    def make(self) -> list[Node]:
        """Make the label, which marks the beginning."""
        words = self.words() if self.has_content else []
        return [self.placed(attachment_label("", "", *words, classes=["ed-attachment"]))]
