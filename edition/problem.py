"""A fault found in a value, before it is known in which file and line the value stands."""

from __future__ import annotations

from typing import NamedTuple

from .diagnostics import Code, Finding


class Problem(NamedTuple):
    """What is wrong with a value; the fields are those of :class:`Finding`."""

    code: Code
    found: str
    expected: str = ""
    details: tuple[str, ...] = ()
    mend: str = ""

    def at(self, path: str, line: int) -> Finding:
        """Give the fault with its place."""
        return Finding(self.code, path, line, self.found, self.expected, self.details, self.mend)
