"""How a build ends that did not give its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from ..diagnostics import Code, Finding, warn

if TYPE_CHECKING:
    from collections.abc import Sequence


class NoPdfError(Exception):
    """The PDF cannot be made.

    Not an error of Sphinx's own, because those are printed with a traceback.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Say why.

        :param findings: everything that is wrong; at least one.
        """
        super().__init__(findings[0].body())
        self.findings = findings

    def tell(self) -> None:
        """Print every fault, each with its place."""
        for finding in self.findings:
            warn(finding)


def refuse(findings: Sequence[Finding]) -> None:
    """End the making of the book if there is any fault.

    :raises NoPdfError: if there is.
    """
    if findings:
        raise NoPdfError(findings)


def refuse_for(code: Code, found: str, expected: str = "") -> NoReturn:
    """End the making of the book for a fault that is in no source file.

    :raises NoPdfError: always.
    """
    path = "conf.py" if code is Code.C101 else ""
    raise NoPdfError([Finding(code, path, 0, found, expected)])
