"""Widths of the columns of a table, from what stands in them.

Markdown gives every column of a table the same width. A number of one digit and a sentence
cannot be read side by side in that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 74
"""Characters that fit into the width of a table, roughly."""

_LONG_WORD = 16
"""Characters of a word that is hyphenated rather than given more room."""

_GAP = 2
"""Characters the space between two columns takes."""


def column_widths(specs: Sequence[nodes.Element], rows: Sequence[nodes.Element]) -> list[str]:
    """Give the width of each column in Typst's units.

    Widths the source sets are kept. Otherwise a short table is as wide as its words; in a
    wide one each column gets its longest word, and the rest goes where most text is.

    :param specs: docutils' description of the columns.
    :param rows: all rows, those of the heading too.
    """
    given = [max(int(spec.get("colwidth", 1)), 1) for spec in specs]
    if max(given) - min(given) > 1:
        return [f"{width}fr" for width in given]
    longest, word = _measure(len(specs), rows)
    room = LINE - _GAP * len(specs)
    if sum(longest) <= room:
        return ["auto"] * len(specs)
    spare = max(room - sum(word), 0)
    wish = [max(full - part, 0) ** 0.7 for full, part in zip(longest, word, strict=True)]
    total = sum(wish) or 1.0
    widths = [part + spare * more / total for part, more in zip(word, wish, strict=True)]
    return [f"{width:.1f}fr" for width in widths]


def _measure(count: int, rows: Sequence[nodes.Element]) -> tuple[list[int], list[int]]:
    """Give, for each column, the length of its longest cell and of its longest word."""
    longest, word = [1] * count, [1] * count
    for row in rows:
        column = 0
        for cell in row.children:
            if not isinstance(cell, nodes.entry):
                continue
            span = int(cell.get("morecols", 0)) + 1
            if span == 1 and column < count:
                text = cell.astext()
                longest[column] = max(longest[column], len(text))
                word[column] = max(
                    word[column], *(min(len(w), 16) + 1 for w in text.split() or [""])
                )
            column += span
    return longest, word
