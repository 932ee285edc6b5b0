"""How alike two texts are, and where in a text the most alike stretch lies.

The distance is Levenshtein's (letters added, dropped, changed), computed for a whole column
at once in the bits of one integer (G. Myers, 1999), so that a hundred letters cost no more
than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .folding import Span


def likeness(one: str, other: str) -> int:
    """Give how alike two texts are, in percent; 100 for equal texts only."""
    if one == other:
        return 100
    if not one or not other:
        return 0
    distance = distances(one, other, anchored=True)[-1]
    return min(99, round(100 * (1 - distance / max(len(one), len(other)))))


def most_alike(sought: str, text: str) -> Span:
    """Give the stretch of a text with the least distance from the sought letters.

    :return: its span; the first one of several. Empty if nothing is alike.
    """
    if not sought or not text:
        return 0, 0
    ends = distances(sought, text, anchored=False)
    end = min(range(len(ends)), key=ends.__getitem__) + 1
    back = distances(sought[::-1], text[:end][::-1], anchored=True)
    length = 1 + min(range(len(back)), key=lambda at: (back[at], abs(at + 1 - len(sought))))
    return end - length, end


def distances(sought: str, text: str, *, anchored: bool) -> list[int]:
    """Give the distance of the sought letters from the text up to each of its letters.

    :param sought: not empty.
    :param anchored: compare with the whole text up to the letter; else with the stretch,
        ending there, that is nearest.
    """
    size = len(sought)
    every, last, carry = (1 << size) - 1, 1 << (size - 1), int(anchored)
    at: dict[str, int] = {}
    for number, letter in enumerate(sought):
        at[letter] = at.get(letter, 0) | (1 << number)
    more, less, distance = every, 0, size
    result = []
    for letter in text:
        equal = at.get(letter, 0)
        across = (((equal & more) + more) ^ more) | equal
        up = less | (every & ~(across | more))
        down = more & across
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = (up << 1) | carry
        diagonal = equal | less
        more = (down << 1 | ~(diagonal | up)) & every
        less = up & diagonal & every
        result.append(distance)
    return result
