"""Widths of the columns of a table, from what stands in them.

Markdown gives every column of a table the same width. A number of one digit and a sentence
cannot be read side by side in that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 78
"""Characters that fit into the width of a table, roughly."""

_LONG_WORD = 20
"""Characters of a word that is hyphenated rather than given more room."""

_GAP = 3
"""Characters the space between two columns takes."""

_TALL = 28
"""Lines of a row that may break over pages; those of a shorter one stay together."""

_BREAKS = re.compile(r"[ \n]+|(?<=[-–—/])")
"""Where a line may end without hyphenation."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is to be set.

    :param widths: of each column, in Typst's units.
    :param hyphenate: whether words must be hyphenated to fit.
    :param tall: whether a row is too tall to be kept together.
    """

    widths: list[str]
    hyphenate: bool = False
    tall: bool = False


def columns_of(specs: Sequence[nodes.Element], rows: Sequence[nodes.Element]) -> Columns:
    """Give the widths of the columns of a table.

    Widths the source sets are kept. Otherwise a short table is as wide as its words. In a
    wide one each column gets its longest word, and the rest where it saves most lines.

    :param specs: docutils' description of the columns.
    :param rows: all rows, those of the heading too.
    """
    cells = [_lengths(row, len(specs)) for row in rows]
    room = LINE - _GAP * len(specs)
    words = [max([1, *(row[column][1] for row in cells)]) for column in range(len(specs))]
    least = [min(word, _LONG_WORD) + 1.0 for word in words]
    given = [max(int(spec.get("colwidth", 1)), 1) for spec in specs]
    if max(given) - min(given) > 1:
        widths = [width * room / sum(given) for width in given]
        hyphenate = any(width < word for width, word in zip(widths, words, strict=True))
    else:
        longest = [max([1, *(row[column][0] for row in cells)]) for column in range(len(specs))]
        if sum(longest) <= room:
            return Columns(["auto"] * len(specs))
        widths = _with_fewest_lines(cells, least, room)
        hyphenate = max(words) > _LONG_WORD or sum(widths) > room + 1
    return Columns([f"{width:.1f}fr" for width in widths], hyphenate, _is_tall(cells, widths))


_Row = list[tuple[int, int]]
"""Of each cell of a row how many characters it has, and how many its longest word."""


def _lengths(row: nodes.Element, count: int) -> _Row:
    """Measure the cells of a row; those that span columns count for none."""
    measured, column = [(0, 0)] * count, 0
    for cell in row.children:
        if not isinstance(cell, nodes.entry):
            continue
        span = int(cell.get("morecols", 0)) + 1
        if span == 1 and column < count:
            text = cell.astext()
            measured[column] = (len(text), max(map(len, _BREAKS.split(text))))
        column += span
    return measured


def _with_fewest_lines(cells: Sequence[_Row], least: list[float], room: float) -> list[float]:
    """Give out the room, a character at a time, each where the rows then have fewest lines."""
    widths = least.copy()
    while sum(widths) < room:
        heights = [_lines(row, widths) for row in cells]
        saved = []
        for column in range(len(widths)):
            wider = [width + (at == column) for at, width in enumerate(widths)]
            saved.append(sum(heights) - sum(_lines(row, wider) for row in cells))
        widths[saved.index(max(saved))] += 1
    return widths


def _lines(row: _Row, widths: Sequence[float]) -> float:
    """Give how many lines a row has; parts of lines count, so that a little helps a little."""
    return max(length / width for (length, _), width in zip(row, widths, strict=True))


def _is_tall(cells: Sequence[_Row], widths: Sequence[float]) -> bool:
    return any(_lines(row, widths) > _TALL for row in cells)
