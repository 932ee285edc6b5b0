"""What a document is made of between TEI and Markdown: pieces of a line, and blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import RegisterKind


# -- within a line ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; white space in them is single spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The beginning of a printed page, within a line or as a block."""

    number: str
    facsimile: str = ""
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a printed footnote."""

    mark: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a printed line that means something."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a rendition of print: ``italic``, ``strong``, ``smallcaps`` ..."""

    rend: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A person or term of the registers, by its id in the volume."""

    kind: RegisterKind
    id: str
    shown: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is already an address or a file."""

    target: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """Words restored by editors."""

    text: str


Inline = Words | Page | Mark | Break | Styled | Named | Link | Restored
Line = tuple[Inline, ...]


# -- blocks ----------------------------------------------------------------------------


@dataclass(slots=True)
class Paragraph:
    """A paragraph, or a line of its own; ``form`` says which.

    :param form: ``p``, ``dateline``, ``salute``, ``signed``, ``attachment``.
    """

    line: Line
    form: str = "p"


@dataclass(slots=True)
class Heading:
    """A heading within the document; ``level`` from 2."""

    line: Line
    level: int


@dataclass(slots=True)
class Item:
    """One item of a list, with its label if it has one of its own."""

    blocks: list[Block]
    label: Line = ()


@dataclass(slots=True)
class ItemList:
    """A list.

    :param kind: ``plain``, ``numbered``, ``labelled`` (each item has a label), ``headed``
        (the list has one).
    :param type: ``subject``, ``participants`` or another of TEI, for a headed list.
    """

    kind: str
    items: list[Item]
    head: Line = ()
    type: str = ""


@dataclass(slots=True)
class Cell:
    """A cell of a table."""

    blocks: list[Block]


@dataclass(slots=True)
class Table:
    """A table; the first ``heads`` rows are its head."""

    rows: list[list[Cell]]
    head: Line = ()
    heads: int = 0


@dataclass(slots=True)
class Quotation:
    """Blocks quoted."""

    blocks: list[Block]


@dataclass(slots=True)
class Supplied:
    """Blocks restored by editors."""

    blocks: list[Block]


@dataclass(slots=True)
class Rule:
    """A line across the page."""


@dataclass(slots=True)
class Remark:
    """A comment for the editor, below the block it is about."""

    text: str


@dataclass(slots=True)
class Footnote:
    """A printed footnote."""

    mark: str
    type: str
    blocks: list[Block] = field(default_factory=list)


Block = Paragraph | Heading | ItemList | Table | Quotation | Supplied | Rule | Remark | Page
