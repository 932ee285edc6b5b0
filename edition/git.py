"""What git knows of the folder; nothing where there is no git, or no repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TIMEOUT = 10
"""Seconds git may take."""


def ask_git(root: Path, *arguments: str) -> str:
    """Give git's answer to a question, without the spaces around it.

    :param root: the folder of which git is asked.
    :param arguments: the command of git and what belongs to it.
    :return: the answer; nothing if git is not here, does not know, or takes too long.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
