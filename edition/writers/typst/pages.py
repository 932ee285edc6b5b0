"""One page of the edition as one part of the book."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .code import block, call, language, string
from .notes import lemmas_of, notes_of
from .writer import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from .writer import TypstWriter


@dataclass(frozen=True, slots=True)
class Part:
    """What the book says of a page beside its text.

    :param docname: name of the page.
    :param source: its file, for messages.
    :param head: words of the running head.
    :param origin: where a document was printed, above its heading; empty for other pages.
    :param volume: the volume it was printed in, for the running head.
    :param numbers: of its sections, by the anchors Sphinx gives them.
    :param language: language of the page.
    """

    docname: str
    source: str
    head: str
    origin: str = ""
    language: str = ""
    volume: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)


def write_page(writer: TypstWriter, part: Part, tree: nodes.document) -> str:
    """Give the code of a page, set as a part of the book.

    :param tree: the page, its references resolved and its white space normalised.
    """
    body = write_body(writer, part, tree)
    named = {"origin": string(part.origin)} if part.origin else {}
    if part.volume:
        named["volume"] = string(part.volume)
    named |= language(part.language)
    return call("part", string(f"{part.docname}:"), string(part.head), body, **named)


def write_body(writer: TypstWriter, part: Part, tree: nodes.Element) -> str:
    """Give the code of a page's content alone."""
    notes, lemmas = notes_of(tree), lemmas_of(tree)
    writer.page = Page(part.docname, part.source, notes, lemmas, numbers=part.numbers)
    writer.links.emitted(f"{part.docname}:")  # the part itself is that target
    pieces = [writer.write(tree)]
    rest = [call("target", string(label)) for label in writer.links.left(part.docname)]
    rest += writer.flush()
    for label in writer.links.left(part.docname):
        writer.links.emitted(label)
    return block([*pieces, *rest])
