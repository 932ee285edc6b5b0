"""Programs of the machine: start one, or install it with Debian's package manager."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class NotAvailable(Exception):  # noqa: N818 - a fact about the machine, not an error
    """One way to get a tool did not work; the text says why, in a few words."""


def run(command: Sequence[str], *, cwd: Path | None = None, timeout: int = 900) -> str:
    """Run a program to its end.

    :return: what it printed.
    :raises NotAvailable: it is not there, failed, or took too long.
    """
    try:
        done = subprocess.run(
            command, cwd=cwd, timeout=timeout, capture_output=True, text=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotAvailable(f"{Path(command[0]).name}: {type(error).__name__}") from error
    if done.returncode:
        lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        telling = [line for line in lines if line.lower().startswith(("error", "e:", "npm err"))]
        reason = (telling or lines or [f"exit {done.returncode}"])[0]
        raise NotAvailable(f"{Path(command[0]).name}: {reason[:120]}")
    return done.stdout


def works(program: str | Path, option: str) -> bool:
    """Tell whether a program starts; a browser may be there without its libraries."""
    if os.name == "nt":  # Chrome opens a window instead of printing its version.
        return True
    try:
        run([str(program), option], timeout=60)
    except NotAvailable:
        return False
    return True


def apt(*packages: str) -> Callable[[], None]:
    """Make a way to get something from Debian's packages, for root only."""

    def install() -> None:
        if not shutil.which("apt-get"):
            raise NotAvailable("no apt-get")
        if os.geteuid() != 0:
            raise NotAvailable(f"not root: sudo apt-get install {' '.join(packages)}")
        quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "--yes"]
        run([*quiet, "update"])
        run([*quiet, "install", "--no-install-recommends", *packages])

    return install
