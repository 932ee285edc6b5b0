"""What a book has besides its pages: title page, imprint, contents, contributors, index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ...text.dates import long_date
from .code import array, block, call, language, string, strings
from .pages import write_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from ...annotations.index import Note
    from .pages import Part
    from .writer import TypstWriter


_ONE_LINE = 26
"""Characters of a title that fit into one line."""


_MANY_HEADINGS = 250
"""Headings that fit into the contents of a book, some six pages of them."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What the title page and the file's metadata say.

    :param title: of the book; what follows ``: `` is set as its subtitle.
    :param origin: the volume its documents are from, and the number of a single one.
    :param time: the time the book is said to be made at, in seconds since 1970.
    """

    title: str
    author: str
    version: str
    rights: str
    language: str
    keywords: tuple[str, ...]
    description: str
    time: int
    fonts: tuple[str, ...]
    origin: str = ""


def beginning(titles: Titles) -> str:
    """Give the head of the Typst source: the template, and what holds for the whole book."""
    named = {
        "title": string(titles.title),
        "authors": strings([titles.author] if titles.author else []),
        "keywords": strings(titles.keywords),
        "fonts": strings(titles.fonts),
        **language(titles.language or "en"),
    }
    if titles.description:
        named["description"] = string(titles.description)
    arguments = ", ".join(f"{name}: {value}" for name, value in named.items())
    return f'#import "book.typ": *\n#show: book.with({arguments})\n'


def title_page(titles: Titles) -> str:
    """Give the code of the title page."""
    title, _, subtitle = titles.title.partition(": ")
    lines = strings(title_lines(title))
    foot = string(f"Version {titles.version}") if titles.version else "[]"
    authors = strings([titles.author] if titles.author else [])
    named = {"above": string(titles.origin)} if titles.origin else {}
    return call("title-page", lines, string(subtitle), authors, foot, **named)


def title_lines(title: str) -> list[str]:
    """Give a title in one line or two: cut where it pauses, else near the middle."""
    if len(title) <= _ONE_LINE:
        return [title]
    cuts = [at for at, character in enumerate(title) if character == " "]
    if not cuts:
        return [title]

    def length(cut: int) -> int:
        pause = title[cut - 1] in ",;:–—"
        return max(cut, len(title) - cut) - (_ONE_LINE // 4 if pause else 0)

    cut = min(cuts, key=length)
    return [title[:cut], title[cut + 1 :]]


def imprint(writer: TypstWriter, titles: Titles, part: Part | None, tree: nodes.document) -> str:
    """Give the code of the page behind the title: the opening words, rights and version.

    :param part: the top page of the edition, if it is not a part of the book.
    """
    about = write_body(writer, part, tree) if part is not None else "[]"
    if part is not None:
        about = block([call("target", string(f"{part.docname}:")), about])
    day = datetime.fromtimestamp(titles.time, UTC).date().isoformat()
    lines = [
        titles.rights,
        f"Version {titles.version}, {long_date(day)}." if titles.version else "",
        f"Set in {titles.fonts[0]} with Typst. Tagged for reading aloud (PDF/UA-1)"
        " and for keeping (PDF/A-2a).",
    ]
    return call("imprint", about, block(call("par", string(line)) for line in lines if line))


def contents(headings: Sequence[tuple[int, str]]) -> str:
    """Give the code of the table of contents; of a long book it lists the parts alone.

    :param headings: level and words of each heading of the first two levels.
    """
    short = len(headings) <= _MANY_HEADINGS
    lines = [array([str(level), string(words)]) for level, words in headings if short or level == 1]
    return call("contents", string("Contents"), *lines) if lines else ""


def contributors(writer: TypstWriter, found: Iterable[tuple[str, list[Note]]], author: str) -> str:
    """Give the code of the list of those who wrote notes; empty if there are no notes.

    :param author: whose notes are not signed one by one.
    """
    people = list(found)
    if not people:
        return ""
    every = [note.annotation for _, notes in people for note in notes]
    checked = sum(bool(annotation.checked) for annotation in every)
    said = [
        "The notes marked with letters end with the name of their author"
        + (f", unless that is {author}." if author in dict(people) else "."),
        " What a note says is certain unless it ends with “likely” or “open”. ",
        f"{checked} of the {len(every)} notes were checked by an editor, whose name they end with."
        if checked
        else "No note has been checked by an editor yet.",
    ]
    lines = [
        array([string(name), string("1 note" if len(notes) == 1 else f"{len(notes)} notes")])
        for name, notes in people
    ]
    return own_part(
        writer,
        "contributors",
        "Contributors",
        block([call("paragraph", string("".join(said))), call("contributors", array(lines))]),
    )


def own_part(writer: TypstWriter, name: str, title: str, body: str) -> str:
    """Give the code of a part that no page holds."""
    writer.headings.append((1, title))
    heading = call("section-heading", "1", string(title), string(title), opening="true")
    return call("part", string(f"{name}:"), string(title), block([heading, body]))


def index(writer: TypstWriter) -> str:
    """Give the code of the index; empty if nothing is in it. To be called last."""
    lines = writer.index.code()
    if not lines:
        return ""
    words = "Persons, terms and places with their pages; in bold where they have an entry."
    about = [call("paragraph", string(words))] if writer.index.has_main else []
    return own_part(writer, "genindex", "Index", block([*about, lines]))
