"""The Typst source of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..locate import edition_domain
from ..writers.typst import front
from ..writers.typst.pages import write_page
from .book import CONTRIBUTORS, INDEX, volume_of

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..domain import EditionDomain
    from ..writers.typst import TypstWriter
    from .book import Book

_KEYWORDS = ("author", "recipient", "subject", "series")
"""Keys of a document's front matter whose values are keywords of the book."""


def write_book(writer: TypstWriter, book: Book, env: BuildEnvironment, time: int) -> str:
    """Give the whole source.

    :param book: its pages.
    :param time: the time it is said to be made at.
    """
    domain, root = edition_domain(env), env.config.root_doc
    titles = _titles(env.config, domain, book, root, time)
    top = book.parts[root] if root not in book.order else None
    opening = [
        front.title_page(titles),
        front.imprint(writer, titles, top, book.trees[root]),
    ]
    parts = _parts(writer, book, env)
    headings = [heading for name in book.order for heading in parts[name].headings]
    body = [part.code for part in map(parts.__getitem__, book.order)]
    pieces = [*opening, front.contents(headings), "main-matter()", *body, "placement-report()"]
    code = "\n".join(piece for piece in pieces if piece)
    return front.beginning(titles) + "#{\n" + code + "\n}\n"


class _Written(NamedTuple):
    """A part as code, and those of its headings that stand in the contents."""

    code: str
    headings: list[tuple[int, str]]


def _parts(writer: TypstWriter, book: Book, env: BuildEnvironment) -> dict[str, _Written]:
    """Write every part; the index last, when all its marks are known."""
    parts = {}
    for name in sorted(book.order, key=lambda name: name == INDEX):
        writer.headings = []
        if name == INDEX:
            code = front.index(writer)
        elif name == CONTRIBUTORS:
            people = edition_domain(env).notes.contributors()
            code = front.contributors(writer, people, env.config.author)
        else:
            code = write_page(writer, book.parts[name], book.trees[name])
        parts[name] = _Written(code, writer.headings)
    return parts


def _titles(
    config: Config, domain: EditionDomain, book: Book, root: str, time: int
) -> front.Titles:
    """Gather what the title page and the metadata say, from the settings the site uses."""
    found = [m for name in book.order if (m := domain.metadata.get(name)) is not None]
    keywords = dict.fromkeys(v for m in found for k in _KEYWORDS if (v := m.get(k)))
    volumes = {volume_of(metadata) for metadata in found}
    origin = volumes.pop() if len(volumes) == 1 else ""
    if origin and len(found) == 1:
        origin += f", Document\u00a0{found[0].number}"
    words = book.trees[root].astext() if root not in book.order else ""
    return front.Titles(
        title=config.project,
        author=config.author if config.author != "Author name not set" else "",
        version=config.version,
        rights=config.copyright,
        language=config.language,
        keywords=tuple(keywords),
        description=" ".join(words.split("\n\n")[0].split()),
        time=time,
        fonts=tuple(config.edition_pdf_fonts),
        origin=origin,
    )
