"""Ranges of whole words, chosen by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from edition.quote import Range

if TYPE_CHECKING:
    from edition.annotations.placing import Transcription


@st.composite
def ranges(draw: st.DrawFn, transcription: Transcription) -> list[Range]:
    """Ranges of whole words, some of them identical, nested or adjacent on purpose."""
    index = transcription.index
    words = [*range(len(index.folded.text.split()))]
    starts = word_spans(transcription)
    found: list[Range] = []
    for _ in range(draw(st.integers(1, 9))):
        how = draw(st.sampled_from(["new", "new", "same", "inside", "next"])) if found else "new"
        first = draw(st.sampled_from(words))
        last = min(first + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])), words[-1])
        place = Range(starts[first][0], starts[last][1])
        if how != "new":
            other = draw(st.sampled_from(found))
            if how == "same":
                place = other
            elif how == "inside":
                inner = [s for s in starts if other.start <= s[0] and s[1] <= other.end]
                one, two = sorted([draw(st.sampled_from(inner)), draw(st.sampled_from(inner))])
                place = Range(one[0], two[1])
            else:
                after = [s for s in starts if s[0] >= other.end][:3]
                place = Range(after[0][0], after[-1][1]) if after else other
        found.append(place)
    return found


def word_spans(transcription: Transcription) -> list[tuple[int, int]]:
    """Where each word of the text stands, with the marks that touch it."""
    text = transcription.index.text
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return spans
