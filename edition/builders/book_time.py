"""The time a book is said to be made at: the same for the same sources, wherever built."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FALLBACK = 1_577_836_800
"""January 1, 2020: for sources that come with neither a time nor a repository."""

_TIMEOUT = 10
"""Seconds git may take."""


def book_time(root: Path) -> int:
    """Give the time in seconds since 1970: ``SOURCE_DATE_EPOCH``, else the last commit's.

    :param root: folder of ``conf.py``.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given.isdecimal():
        return int(given)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return FALLBACK
    answer = result.stdout.strip()
    return int(answer) if result.returncode == 0 and answer.isdecimal() else FALLBACK
