"""Writes the pages of an edition as Typst code, to be set as one book.

The table below says which function writes which node. Another extension can add its own
nodes to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import (
    bibliography,
    blocks,
    edition_nodes,
    inline,
    lists,
    notes,
    objects,
    registers,
    structure,
    tables,
)
from .links import Links
from .pages import write_page
from .spaces import normalise
from .writer import Page, TypstWriter

if TYPE_CHECKING:
    from .writer import Handler

HANDLERS: dict[type[object], Handler] = {
    **structure.HANDLERS,
    **blocks.HANDLERS,
    **lists.HANDLERS,
    **tables.HANDLERS,
    **inline.HANDLERS,
    **bibliography.HANDLERS,
    **notes.HANDLERS,
    **objects.HANDLERS,
    **edition_nodes.HANDLERS,
    **registers.HANDLERS,
}
"""What writes which node."""

__all__ = [
    "HANDLERS",
    "Links",
    "Page",
    "TypstWriter",
    "normalise",
    "write_page",
]
