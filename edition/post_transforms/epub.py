"""What pages are made into for an EPUB, where notes pop up and nothing hides."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..annotations.titles import annotation_title
from ..nodes import annotation_aside, printed_notes, supplied, supplied_block
from .base import EditionPostTransform
from .paragraph_links import AddParagraphLinks


class note_collection(nodes.section):  # noqa: N801 - docutils names its nodes so
    """All notes of a document, behind its text; only ever in the tree of a page of an EPUB."""


class GatherNotes(EditionPostTransform):
    """Put the notes of a document behind its text, the volume's first.

    A reading system shows them at their marks; one that cannot, at the end, where they
    do not come between the sentences.
    """

    default_priority = 40
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Gather the notes of every document on the page; say of which words each speaks."""
        for aside in self.document.findall(annotation_aside):
            quote = self.domain.notes.get(aside["note"]).annotation.quote
            aside["title"] = annotation_title(quote)
        documents = [s for s in self.document.findall(nodes.section) if _is_document(s)]
        for document in documents:
            printed = list(document.findall(printed_notes))
            asides = list(document.findall(annotation_aside))
            for note in (*printed, *asides):
                note.parent.remove(note)
            groups = (
                ("Printed in the volume", "printed", printed),
                ("Of this edition", "ours", asides),
            )
            filled = [group for group in groups if group[2]]
            if not filled:
                continue
            prefix = notes_id(document["ids"][0])
            notes = note_collection(
                "", nodes.title("", "Notes"), ids=[prefix], classes=["ed-notes"]
            )
            for title, name, members in filled:
                notes += nodes.section(
                    "", nodes.title("", title), *members, ids=[f"{prefix}-{name}"]
                )
            document += notes


class BracketSupplied(EditionPostTransform):
    """Put the brackets of supplied words into the text: not every reader has our style sheet."""

    default_priority = 40
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Bracket supplied words, and each paragraph of supplied blocks."""
        for words in self.document.findall(supplied):
            _bracket(words)
        for block in self.document.findall(supplied_block):
            for element in list(block.findall(nodes.TextElement)):
                if not isinstance(element, nodes.Inline) and element.astext():
                    _bracket(element)


class NumberParagraphs(AddParagraphLinks):
    """Show the number of each paragraph of a document: references name it."""

    builders = ("epub",)  # type: ignore[assignment] # of any length


EPUB_POST_TRANSFORMS = (GatherNotes, BracketSupplied, NumberParagraphs)


def notes_id(document: str) -> str:
    """Give the id of the notes of a document."""
    return f"{document}-notes"


def _is_document(section: nodes.section) -> bool:
    return "ed-document" in section["classes"]


def _bracket(element: nodes.Element) -> None:
    element.insert(0, nodes.Text("["))
    element.append(nodes.Text("]"))
