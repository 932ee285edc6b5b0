"""Files that are either whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_SUFFIX = ".part"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name beside its own, and rename it when it is complete.

    Whatever goes wrong, a file of an earlier build stays as it was.

    :raises OSError: if it cannot be written; nothing is left behind.
    """
    prefix = f".{path.name}."
    for stale in path.parent.glob(f"{prefix}*{_SUFFIX}"):
        stale.unlink(missing_ok=True)  # of a build that was killed
    descriptor, name = tempfile.mkstemp(_SUFFIX, prefix, path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)  # mkstemp makes files only their owner can read
        Path(name).replace(path)
    except BaseException:  # an interrupt too: nothing half-written stays
        Path(name).unlink(missing_ok=True)
        raise
