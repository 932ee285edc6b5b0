"""The time a book is said to be made at: the same for the same sources, wherever built."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..git import ask_git

if TYPE_CHECKING:
    from pathlib import Path

FALLBACK = 1_577_836_800
"""January 1, 2020: for sources that come with neither a time nor a repository."""


def book_time(root: Path) -> int:
    """Give the time in seconds since 1970: ``SOURCE_DATE_EPOCH``, else the last commit's.

    :param root: folder of ``conf.py``.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given.isdecimal():
        return int(given)
    answer = ask_git(root, "log", "-1", "--format=%ct")
    return int(answer) if answer.isdecimal() else FALLBACK
