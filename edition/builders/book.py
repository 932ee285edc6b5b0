"""The pages of an edition put in the order of a book."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from docutils import nodes

from ..diagnostics import Code
from ..locate import edition_domain, source_path
from ..writers.typst import normalise
from ..writers.typst.links import NoteTarget
from ..writers.typst.pages import Part
from .errors import refuse_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..domain import EditionDomain
    from ..model import DocumentMetadata

INDEX = "genindex"
CONTRIBUTORS = "contributors"
MADE = (INDEX, CONTRIBUTORS)
"""Names of the parts that no page holds and the book makes by itself."""


@dataclass
class Book:
    """The pages of a book.

    :param order: their names, those of the parts it makes by itself among them.
    :param trees: each page, its references resolved and its white space normalised.
    :param parts: what the book says of each page.
    """

    order: list[str]
    trees: dict[str, nodes.document] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)


def assemble(builder: Builder) -> Book:
    """Read the pages of the book, in their order.

    If an order is set that leaves out the top page, the book has the paragraphs before its
    first section (see :func:`opening_words`).

    :raises NoPdfError: if the order names what does not exist.
    """
    env = builder.env
    domain = edition_domain(env)
    book = Book(page_order(env, env.config.edition_pdf_order))
    _let_go(env, {*book.order, env.config.root_doc})
    for docname in (*book.order, env.config.root_doc):
        if docname in MADE or docname in book.trees:
            continue
        tree = env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
        builder.post_process_images(tree)
        normalise(tree, exact=domain.is_document(docname))
        book.trees[docname] = tree
        book.parts[docname] = _part(env, docname)
    if env.config.root_doc not in book.order:
        opening_words(book.trees[env.config.root_doc])
    return book


def _let_go(env: BuildEnvironment, kept: set[str]) -> None:
    """Let the pages go that are not in the book: Sphinx keeps what it has read until it is written.

    Of a volume with thousands of annotations, these are most of what there is.
    """
    waiting: dict[str, nodes.document] = getattr(env, "_write_doc_doctree_cache", {})
    for docname in waiting.keys() - kept:
        del waiting[docname]


def page_order(env: BuildEnvironment, patterns: Sequence[str]) -> list[str]:
    """Give the names of the pages in the order of the book.

    :param patterns: names of pages, ``*`` for any characters; pages a pattern names come in
        the order of the table of contents. Empty for all pages in that order, then the
        list of contributors and the index.
    """
    pages = [page for page in _reading_order(env) if not _is_annotation_page(env, page)]
    if not patterns:
        return [*pages, *reversed(MADE)]
    order: list[str] = []
    for pattern in patterns:
        found = [pattern] if pattern in MADE else [p for p in pages if fnmatchcase(p, pattern)]
        if not found:
            expected = f"one of {', '.join([*pages, *MADE])}"
            refuse_for(Code.C101, f"edition_pdf_order names {pattern!r}", expected)
        order += [page for page in found if page not in order]
    return order


def _reading_order(env: BuildEnvironment) -> list[str]:
    """Give every page, in the order of the tables of contents; then those in none."""
    order: dict[str, None] = {}

    def visit(docname: str) -> None:
        if docname in env.found_docs and docname not in order:
            order[docname] = None
            for below in env.toctree_includes.get(docname, ()):
                visit(below)

    visit(env.config.root_doc)
    return [*order, *sorted(set(env.found_docs) - set(order))]


def _is_annotation_page(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page is of the annotations: the book has them under the text."""
    return docname.startswith(f"{env.config.edition_annotations}/")


def opening_words(tree: nodes.document) -> None:
    """Cut the top page down to the paragraphs before its first section.

    What follows there (what to read, to download, to contribute) leads through web pages.
    """
    first = next(tree.findall(nodes.section), None)
    if first is None:
        tree.children.clear()
        return
    kept = []
    for child in first.children:
        if isinstance(child, nodes.section):
            break
        if isinstance(child, nodes.paragraph):
            kept.append(child)
    tree[:] = kept


def notes_as_targets(domain: EditionDomain) -> dict[str, NoteTarget]:
    """Give, for the page of each annotation, the note that stands for it in the book."""
    single = len(domain.documents) == 1
    targets = {}
    for note in domain.notes.notes:
        if (place := note.place) is not None:
            number = domain.documents[place.docname].metadata.number
            mark = place.mark if single else f"{number}\u00a0{place.mark}"
            label = f"{place.docname}:{note.annotation.id}"
            targets[note.docname] = NoteTarget(label, mark)
    return targets


def _part(env: BuildEnvironment, docname: str) -> Part:
    metadata = edition_domain(env).metadata.get(docname)
    title = env.titles[docname].astext() if docname in env.titles else docname
    path = source_path(env, docname)
    found = env.toc_secnumbers.get(docname, {})
    numbers = {anchor: ".".join(map(str, number)) for anchor, number in found.items()}
    if metadata is None:
        return Part(docname, path, title, numbers=numbers)
    return Part(
        docname,
        path,
        metadata.get("short-title") or title,
        _origin(metadata),
        metadata.get("language"),
        volume_of(metadata),
        numbers,
    )


def volume_of(metadata: DocumentMetadata) -> str:
    """Give series and volume of a document; empty if it is of no series."""
    series, volume = metadata.get("series"), metadata.get("volume")
    return f"{series}, Volume {volume}" if series and volume else series


def _origin(metadata: DocumentMetadata) -> str:
    """Say where a document was printed: series, volume and pages."""
    first, last = metadata.get("first-page"), metadata.get("last-page")
    pages = f"p. {first}" if first == last else f"pp. {first}–{last}"
    volume = volume_of(metadata)
    return f"{volume}, {pages}" if volume else ""
