"""Ways through the book: reading order, contents, printed pages, landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..post_transforms.epub import notes_id
from ..site.navigation import headings_of
from .items import Heading, Landmark, PageMark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from ..domain import EditionDomain
    from .items import Page

_LANDMARKS = {
    "glossary": "Glossary",
    "bibliography": "Bibliography",
    "index": "Index",
}
"""Types of pages that readers look for, with the names they are offered under."""


def reading_order(env: BuildEnvironment, left_out: Collection[str]) -> list[str]:
    """Give the pages of the book: in the order of the tables of contents, then those in none.

    :param left_out: pages the book does not have.
    """
    order: dict[str, None] = {}

    def visit(docname: str) -> None:
        if docname in env.found_docs and docname not in order:
            order[docname] = None
            for below in env.toctree_includes.get(docname, ()):
                visit(below)

    visit(env.config.root_doc)
    order |= dict.fromkeys(sorted(env.found_docs - set(order)))
    return [docname for docname in order if docname not in left_out]


class Headings:
    """Makes the table of contents: pages under the pages that list them, with their sections.

    The entries of registers are left out; the alphabet leads to them.
    """

    def __init__(
        self,
        env: BuildEnvironment,
        domain: EditionDomain,
        pages: Sequence[Page],
        ids: Mapping[str, Collection[str]],
    ) -> None:
        """Begin with no page placed.

        :param pages: the pages of the book in their order.
        :param ids: for each page of the book the ids it has.
        """
        self._env = env
        self._domain = domain
        self._pages = {page.docname: page for page in pages}
        self._ids = ids
        self._placed: set[str] = set()

    def lines(self) -> list[Heading]:
        """Give all lines; the top page stands beside the pages it lists, not above them."""
        root = self._env.config.root_doc
        self._placed.add(root)
        top = [self._line(root, [])] if root in self._pages else []
        listed = self._below(root)
        others = [self._tree(name) for name in self._pages if name not in self._placed]
        return [*top, *listed, *others]

    def _below(self, docname: str) -> list[Heading]:
        found = []
        for name in self._env.toctree_includes.get(docname, ()):
            if name in self._pages and name not in self._placed:
                found.append(self._tree(name))
        return found

    def _tree(self, docname: str) -> Heading:
        self._placed.add(docname)
        return self._line(docname, self._below(docname))

    def _line(self, docname: str, below: list[Heading]) -> Heading:
        page = self._pages[docname]
        return Heading(page.title, page.href, [*self._sections(page), *below])

    def _sections(self, page: Page) -> Iterable[Heading]:
        """Give the sections that are on the page, the first level of them."""
        if page.matter.division == "frontmatter" or self._domain.entries.get(page.docname):
            return
        for section in headings_of(self._env.tocs.get(page.docname)):
            if section["href"].lstrip("#") in self._ids[page.path]:
                yield Heading(section["title"], page.href + section["href"])
        document = self._domain.metadata.get(page.docname)
        if document is not None and (anchor := notes_id(document.id)) in self._ids[page.path]:
            yield Heading("Notes", f"{page.href}#{anchor}")


def page_list(domain: EditionDomain, pages: Iterable[Page]) -> list[PageMark]:
    """Give the printed pages in the order of the book; a page two documents share, once."""
    marks: dict[str, PageMark] = {}
    for page in pages:
        for printed in domain.pages_of(page.docname):
            mark = PageMark(printed.number, f"{page.href}#{printed.anchor}")
            marks.setdefault(printed.number, mark)
    return list(marks.values())


def landmarks(pages: Sequence[Page], cover: str, nav: str) -> list[Landmark]:
    """Give the parts of the book that reading systems offer to jump to."""
    marks = [Landmark("cover", "Cover", cover), Landmark("toc", "Contents", f"{nav}#toc")]
    text = next((page for page in pages if page.matter.division == "bodymatter"), None)
    if text is not None:
        marks.append(Landmark("bodymatter", "Text", text.href))
    for page in pages:
        if name := _LANDMARKS.get(page.matter.type):
            marks.append(Landmark(page.matter.type, name, page.href))
    return marks
