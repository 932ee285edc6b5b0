"""The words of a document and the letters they are made of, to find stretches alike."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .folding import Span

_WORD = re.compile(r"\w+")
_LEAST_ALIKE = 0.4
"""Share of a word's trigrams that the sought words must have for it to count."""


class Vocabulary:
    """The words of a folded, lower-case text.

    :param text: the text.
    """

    def __init__(self, text: str) -> None:
        """Cut the text into words."""
        self.spans: list[Span] = [match.span() for match in _WORD.finditer(text)]
        self.words = [text[start:end] for start, end in self.spans]
        self._counts = Counter(self.words)
        self._trigrams = {word: trigrams(word) for word in self._counts}

    def windows(self, sought: str, within: Span, most: int) -> Iterator[Span]:
        """Give stretches that share most words, or parts of words, with some sought words.

        :param sought: folded words in lower case.
        :param within: only words in this span are looked at.
        :param most: how many stretches to give, the best first.
        :return: spans half as long again as the sought words at both ends.
        """
        wanted = _WORD.findall(sought)
        first = next((n for n, span in enumerate(self.spans) if span[0] >= within[0]), 0)
        weights = self._weights(wanted)
        chosen = [
            weights[word]
            for word, span in zip(self.words[first:], self.spans[first:], strict=True)
            if span[0] >= within[0] and span[1] <= within[1]
        ]
        size = min(len(wanted), len(chosen))
        if not size:
            return
        sums = list(accumulate(chosen, initial=0.0))
        totals = list(map(sub, sums[size:], sums))
        spare = size // 2 + 2
        for _ in range(most):
            at = max(range(len(totals)), key=totals.__getitem__)
            if totals[at] <= 0:
                return
            begin, end = max(at - spare, 0), min(at + size + spare, len(chosen))
            yield self.spans[first + begin][0], self.spans[first + end - 1][1]
            for near in range(max(at - size // 2, 0), min(at + size // 2 + 1, len(totals))):
                totals[near] = 0.0

    def _weights(self, wanted: list[str]) -> dict[str, float]:
        """Weigh each word: how much of it is wanted, times how rare it is."""
        parts = frozenset().union(*map(trigrams, wanted))
        total = len(self.words) + 1
        weights = {}
        for word, own in self._trigrams.items():
            share = len(own & parts) / len(own)
            rare = math.log(total / self._counts[word]) + 0.1
            weights[word] = share * rare if share >= _LEAST_ALIKE else 0.0
        return weights


def trigrams(word: str) -> frozenset[str]:
    """Give every three letters in a row of a word, its edges counted as letters."""
    edged = f" {word} "
    return frozenset(edged[at : at + 3] for at in range(len(edged) - 2))
