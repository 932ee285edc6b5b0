"""How a build ends that did not give its EPUB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from ..diagnostics import Finding, warn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..diagnostics import Code


class EpubError(SphinxError):
    """The EPUB was not made; an EPUB of an earlier build is still as it was."""

    category = "No EPUB"


def failed(code: Code, found: str, expected: str = "") -> EpubError:
    """Give the error for a fault that is in no source file."""
    return EpubError(Finding(code, "", 0, found, expected).body())


def refuse(findings: Sequence[Finding]) -> None:
    """Tell every fault with its place, then end the build; do nothing if there is none.

    :raises EpubError: if there is any fault.
    """
    if not findings:
        return
    for finding in findings:
        warn(finding)
    count = "one fault" if len(findings) == 1 else f"{len(findings)} faults"
    raise EpubError(f"The sources have {count}, told above with file and line.")
