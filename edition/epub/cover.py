"""The cover, set by Typst with the fonts that come with it: the same picture on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostics import Code
from .errors import failed
from .render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import DocumentMetadata

TEMPLATE = TEMPLATES / "cover.typ"


@dataclass(frozen=True, slots=True)
class Cover:
    """What is printed on the cover."""

    title: str
    subtitle: str
    above: str
    below: str
    language: str

    @property
    def alt(self) -> str:
        """Its alternative text: the words on it, in their order."""
        lines = (self.above, self.title, self.subtitle, self.below)
        return "Cover: " + " ".join(_sentence(line) for line in lines if line)

    def picture(self) -> bytes:
        """Give the cover as a PNG, 1600 by 2560 pixels.

        :raises EpubError: if Typst cannot set it.
        """
        import typst

        words = {
            "title": self.title,
            "subtitle": self.subtitle,
            "above": self.above,
            "below": self.below,
            "lang": self.language.partition("-")[0],
        }
        try:
            picture = typst.compile(
                TEMPLATE,
                format="png",
                ppi=72,
                ignore_system_fonts=True,
                sys_inputs=words,
                timestamp=0,
            )
        except typst.TypstError as error:
            raise failed(Code.E106, str(error).strip()) from error
        assert isinstance(picture, bytes)
        return picture


def cover_of(
    title: str, author: str, documents: Sequence[DocumentMetadata], language: str
) -> Cover:
    """Give the cover of an edition.

    :param title: its title; what follows the last colon is the subtitle.
    :param documents: front matter of its documents, in the order of the book.
    """
    head, _, tail = title.rpartition(": ")
    series = {_volume(document) for document in documents}
    above = series.pop() if len(series) == 1 else ""
    if len(documents) == 1 and above:
        above = f"{above}, Document {documents[0].number}"
    return Cover(head or tail, tail if head else "", above, author, language)


def _volume(document: DocumentMetadata) -> str:
    volume = document.get("volume")
    parts = (document.get("series"), f"Volume {volume}" if volume else "")
    return ", ".join(part for part in parts if part)


def _sentence(line: str) -> str:
    return line if line.endswith((".", "!", "?")) else f"{line}."
