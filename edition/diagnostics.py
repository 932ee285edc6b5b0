"""What can be wrong with a source file, and the one way it is told.

Every fault has a code. The build, ``python -m edition check`` and the check on pull
requests all print the same :class:`Finding`, so a contributor meets one wording only.
The page that explains them is made from :class:`~edition.codes.Code`; nothing is written twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError
from sphinx.util import logging

from .codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WARNING_TYPE", "Code", "Finding", "nearest", "warn"]

WARNING_TYPE = "edition"
"""Warning type of every message; ``suppress_warnings`` takes ``edition.A-101``."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place.

    :param code: what kind of fault.
    :param path: the file, relative to the folder of ``conf.py``, with ``/``; empty when the
        fault is in none.
    :param line: line in the file, from 1; 0 when the fault is the file itself.
    :param found: what stands there, in plain words.
    :param expected: what should stand there.
    :param details: further lines, each complete (nearest match, places, a line to paste).
    :param mend: how to mend it; the code's own advice when empty.
    """

    code: Code
    path: str
    line: int
    found: str
    expected: str = ""
    details: tuple[str, ...] = ()
    mend: str = ""

    @property
    def location(self) -> str:
        """``file:line`` as editors and CI understand it; line 1 when it is the file itself.

        Sphinx takes a place without a colon for the name of a page.
        """
        return f"{self.path}:{self.line or 1}" if self.path else ""

    def body(self) -> str:
        """Give the message without its place, on several lines."""
        lines = [f"{self.code.value} {self.code.summary}", f"Found:    {self.found}"]
        if self.expected:
            lines.append(f"Expected: {self.expected}")
        lines.extend(self.details)
        lines.append(f"Mend:     {self.mend or self.code.mend}")
        return "\n      ".join(lines)

    def text(self) -> str:
        """Give the whole message as the command line prints it."""
        return f"{self.location}: {self.body()}" if self.path else self.body()

    def github(self) -> str:
        """Give the message as a workflow command of GitHub Actions (one line)."""
        return workflow_command(self.body(), self.path, self.line or 1, self.code.value)


class FindingError(SphinxError):
    """A fault without whose mending nothing can be built."""

    category = "The edition cannot be built"

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text())
        self.finding = finding


def workflow_command(message: str, path: str = "", line: int = 0, title: str = "") -> str:
    """Give an error as a workflow command of GitHub Actions, with what is known of its place."""
    properties = {"file": path, "line": str(line or ""), "title": title}
    known = ",".join(f"{key}={_escape_property(v)}" for key, v in properties.items() if v)
    return f"::error {known}::{_escape(message)}" if known else f"::error::{_escape(message)}"


def _escape(text: str) -> str:
    """Escape the data of a workflow command (GitHub: ``%``, CR and LF)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def warn(finding: Finding) -> None:
    """Report a fault through Sphinx, as a warning of type ``edition`` with its code."""
    _logger.warning(
        "%s",
        finding.body(),
        location=finding.location or None,
        type=WARNING_TYPE,
        subtype=finding.code.value,
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word most like ``word``, or an empty text if none is near."""
    by_fold = {name.casefold(): name for name in known}
    match = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[match[0]] if match else ""
