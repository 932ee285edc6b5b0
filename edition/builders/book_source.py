"""The Typst source of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..locate import edition_domain
from ..writers.typst import front
from ..writers.typst.pages import write_page
from .book import CONTRIBUTORS, INDEX, MADE

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
    front_matter = [
        front.title_page(titles),
        front.imprint(writer, titles, top, book.trees[root]),
        front.contents(sum(map(_headings, (book.trees[n] for n in book.order if n not in MADE)))),
        "main-matter()",
    ]
    parts: dict[str, str] = {}
    for name in book.order:
        if name == CONTRIBUTORS:
            parts[name] = front.contributors(domain.notes.contributors(), env.config.author)
        elif name != INDEX:
            parts[name] = write_page(writer, book.parts[name], book.trees[name])
    if INDEX in book.order:  # when all marks are known
        parts[INDEX] = front.index(writer)
    body = [*front_matter, *(parts[name] for name in book.order), "placement-report()"]
    code = "\n".join(piece for piece in body if piece)
    return front.beginning(titles) + "#{\n" + code + "\n}\n"


def _headings(tree: nodes.document) -> int:
    """Count the headings a page would have in contents of two levels."""
    return sum(1 for _ in tree.findall(nodes.section))


def _titles(
    config: Config, domain: EditionDomain, book: Book, root: str, time: int
) -> front.Titles:
    """Gather what the title page and the metadata say, from the settings the site uses."""
    keywords: dict[str, None] = {}
    for docname in book.order:
        if (metadata := domain.metadata.get(docname)) is not None:
            keywords.update((value, None) for k in _KEYWORDS if (value := metadata.get(k)))
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
    )
