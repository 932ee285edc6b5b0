"""The plain records the edition is made of.

Everything the domain keeps is one of these: frozen, picklable, free of nodes, so that it
survives the environment's pickle and the merge of parallel readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

RegisterKind = Literal["term", "person"]


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """What the front matter of a document says. All values are text, as written.

    :param id: ``xml:id`` of the document in its volume (``d84``); prefix of all its ids.
    :param number: number of the document in the volume (``84``).
    :param first_page: printed page on which the document begins.
    :param last_page: printed page on which it ends; empty when it is the first.
    :param other: every further key (date, author, volume ...), by its name.
    """

    id: str
    number: str
    first_page: str
    last_page: str = ""
    other: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str:
        """Give the value of a key of the front matter, empty when it is absent."""
        known = {
            "id": self.id,
            "number": self.number,
            "first-page": self.first_page,
            "last-page": self.last_page or self.first_page,
        }
        return known.get(key) or self.other.get(key, "")


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One beginning of a printed page (TEI ``pb``).

    :param number: the number as printed, arabic or roman.
    :param anchor: id of the mark (``pg_251``).
    :param facsimile: number of the page image, empty when unknown.
    :param supplied: whether the mark is ours, not the received text's.
    """

    number: str
    anchor: str
    facsimile: str = ""
    supplied: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph of a document.

    :param anchor: its id (``d84p7``).
    :param number: its number within the document, from 1.
    :param page: printed page on which it begins.
    """

    anchor: str
    number: int
    page: str


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """One footnote printed in the volume (TEI ``note``)."""

    anchor: str
    mark: str
    type: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document of the edition, as the other pages need to know it."""

    docname: str
    metadata: DocumentMetadata
    heading: str
    pages: tuple[PrintedPage, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[PrintedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of a register: a term or a person.

    :param name: the heading of the entry (``Gromyko, Andrei``).
    :param anchor: its id on the register's page.
    :param aliases: other wordings under which a mention finds it.
    :param tei: its ``xml:id`` in the volume, empty when the volume has none.
    :param see: names of related entries.
    :param summary: the beginning of its explanation, as plain text.
    """

    kind: RegisterKind
    name: str
    anchor: str
    docname: str
    path: str
    line: int
    aliases: tuple[str, ...] = ()
    tei: str = ""
    expansion: str = ""
    see: tuple[str, ...] = ()
    summary: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording under which a mention finds this entry."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a term or a person is named.

    :param target: the entry as the author wrote it.
    :param shown: the words in the text.
    :param anchor: id of the place.
    :param page: printed page, empty outside documents.
    :param place: the place in words (``¶6``, ``heading``, ``note 1``), empty outside documents.
    :param before: the sentence up to the words; ``after``: the sentence from their end.
    :param within: id of the register entry whose text holds the mention, else empty.
    """

    kind: RegisterKind
    target: str
    shown: str
    docname: str
    path: str
    line: int
    anchor: str
    page: str = ""
    place: str = ""
    before: str = ""
    after: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphReference:
    """One use of the role ``para``: a link to a paragraph of a document."""

    target: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class AnnotationPlace:
    """Where an annotation stands in a document, as the W3C selectors describe it.

    :param mark: its letter in the document.
    :param start: first character in the document's words; ``end``: the one after its last.
    :param exact: the words as printed, with up to 32 characters before and after them.
    :param before: its first sentence up to the words; ``after``: its last from their end.
    :param block: id of the paragraph in which it begins, empty for a heading.
    :param label: that block's name (``¶9``).
    :param pages: every printed page it touches.
    """

    slug: str
    docname: str
    mark: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    before: str
    after: str
    block: str
    label: str
    pages: tuple[str, ...]
