"""A slip of one character anywhere in the memorandum's source is caught.

Caught is a slip when the words, the kinds and order of blocks, the places of pages and note
marks, what is marked as supplied, or the numbers of page images differ from the published
text, or when the build tells of it. See :mod:`tests.content.mutants` for how it is read.
"""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING

import pytest

from tests.content.mutants import (
    FRONT_MATTER,
    Mutant,
    Reader,
    body_of,
    lines_of_words,
    mutants,
    reader,
    skeleton,
)
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

SOURCE = REPOSITORY / "memo" / "document-84.md"
BODY = body_of(SOURCE.read_text(encoding="utf-8"))
LINES = lines_of_words(BODY)
BATCH = 150
"""How many paragraphs are read at once."""


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with reader(tmp_path_factory.mktemp("mutants")) as made:
        yield made
    gc.collect()


def test_body_is_what_is_changed() -> None:
    """All characters of the body are in one of the two parts."""
    _, places = skeleton(BODY)
    assert sum(len(line) for _, line in LINES) + len(places) == len(BODY)
    assert len(LINES) == 18


@pytest.mark.parametrize(("mark", "line"), LINES)
def test_slip_in_words(reading: Reader, mark: str, line: str) -> None:
    """No slip in the running text reads as the text does."""
    changed = list(mutants(line))  # a character more is a word changed: not tried here
    assert len(changed) > 1.9 * len(line)
    (expected,) = reading.read_each([line], mark)
    missed = []
    for start in range(0, len(changed), BATCH):
        some = changed[start : start + BATCH]
        found = reading.read_each([mutant.text for mutant in some], mark)
        missed += [mutant for mutant, read in zip(some, found, strict=True) if read == expected]
    assert [mutant for mutant in missed if not is_harmless(mutant)] == []


def test_slip_in_structure(reading: Reader) -> None:
    """No slip in fences, options, marks of headings and line breaks reads as the text does."""
    body, places = skeleton(BODY)
    expected = reading.read(FRONT_MATTER + body)
    assert expected.messages == 0
    changed = [mutant for mutant in mutants(body, add=True) if mutant.at in places]
    assert len(changed) > 2 * len(places)
    missed = [m for m in changed if reading.read(FRONT_MATTER + m.text) == expected]
    assert [mutant for mutant in missed if not is_harmless(mutant)] == []


def is_harmless(mutant: Mutant) -> bool:
    """Tell whether a slip changes nothing that anybody could see, now or later.

    There are three: an empty line fewer where its neighbour ends a block anyway, a fence
    that is closed by the fence around it or by the end of the file, and the space between
    the number of a page and that of its image.
    """
    if (mutant.what, mutant.before) == ("drop", "\n"):
        return True
    line = mutant.text[: mutant.at + 1].rpartition("\n")[2]
    return line == ":::x" or bool(re.search(r"\{page\}`\d+<$", line))
