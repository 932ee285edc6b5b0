"""Annotations find their place in the document they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..annotations.messages import explain
from ..annotations.placing import Placed, Transcription, letter
from ..annotations.store import selector_digest
from ..locate import edition_domain
from ..model import AnnotationPlace
from ..nodes import annotation_aside, annotation_mark
from ..quote import Quote, Range, resolve
from ..text.sentences import sentences
from .base import DocumentTransform

if TYPE_CHECKING:
    from docutils import nodes

    from ..annotations.file import Annotation
    from ..model import DocumentMetadata
    from ..quote import TextIndex

_CONTEXT = 32
"""Characters of context kept on each side of a place (W3C Web Annotation, TextQuoteSelector)."""


class ResolveAnnotations(DocumentTransform):
    """Find the words of each annotation, strictly, and mark them in the tree.

    After ids and pages are set (300 to 330), before domains read the page (850). An
    annotation without a place is reported and does not appear beside the text.
    """

    default_priority = 400

    def change(self, division: nodes.section, metadata: DocumentMetadata) -> None:
        """Place every annotation of this document and record where it stands."""
        domain = edition_domain(self.env)
        docname = self.env.current_document.docname
        transcription = Transcription(division, metadata.first_page)
        found: list[tuple[Range, Annotation]] = []
        for _, annotation in domain.annotations(metadata.id):
            quote = Quote(annotation.quote, annotation.before, annotation.after, annotation.page)
            outcome = resolve(transcription.index, quote)
            if isinstance(outcome, Range):
                found.append((outcome, annotation))
            else:
                finding = explain(annotation, quote, transcription.index, outcome)
                domain.record(docname, finding)
        found.sort(key=lambda item: (item[0].end, item[0].start, item[1].slug))
        placed = [Placed(a.slug, letter(n), r) for n, (r, a) in enumerate(found, 1)]
        transcription.mark(placed)
        for node in division.findall(_is_ours):
            node["docname"] = docname  # type: ignore[index]
        domain.places[docname] = tuple(_place(transcription, n, docname) for n in placed)
        domain.selectors[docname] = selector_digest(domain, docname, metadata.id)


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, (annotation_aside, annotation_mark))


def _place(transcription: Transcription, note: Placed, docname: str) -> AnnotationPlace:
    """Describe a place as a Web Annotation's selectors do."""
    index, start, end = transcription.index, note.range.start, note.range.end
    block, before, after = index.block_at(start), *_sentence(transcription.index, note.range)
    return AnnotationPlace(
        slug=note.slug,
        docname=docname,
        mark=note.mark,
        start=start,
        end=end,
        exact=index.text[start:end],
        prefix=index.text[max(start - _CONTEXT, 0) : start],
        suffix=index.text[end : end + _CONTEXT],
        before=before,
        after=after,
        block=block.id,
        label=block.label,
        pages=index.pages(note.range),
    )


def _sentence(index: TextIndex, words: Range) -> tuple[str, str]:
    """Give what stands before and after some words in the sentences they stand in."""
    (first, start), (last, end) = index.locate(words.start), index.locate(words.end)
    before, after = index.blocks[first].text, index.blocks[last].text
    begin = max((s for s, _ in sentences(before) if s <= start), default=start)
    stop = min((e for _, e in sentences(after) if e >= end), default=end)
    return before[begin:start], after[end:stop]
