"""What the templates of the theme know of a page beyond what Sphinx tells them.

Every value is cheap (see :mod:`edition.site.navigation` for menu and contents list), because it
is computed for each page of an edition of any size.

Set by this module: ``edition_menu``, ``edition_contents``, ``edition_document`` (front matter
of a document, else ``None``), ``edition_pages`` (its printed pages, from
:meth:`edition.domain.EditionDomain.pages_of`), ``edition_description``, and the style sheets
and scripts a page asks for. Whoever set one of the first four before is not overruled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypedDict

from docutils import nodes

from ..locate import edition_domain
from ..nodes import annotation_aside, printed_note
from .navigation import SINGLE_PAGE, SiteMenu, headings_of
from .page_html import fit_for_site
from .static_files import SEARCH_SCRIPTS, THEME, own_files, own_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..model import PrintedPage

DESCRIPTION_LENGTH = 155
"""Characters search engines show of a description."""

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')  # the layout has one already


_MORE_STYLES = re.compile(r'<table|<pre|<div class="admonition|class="headerlink')
"""What a document may hold that has its style in ``edition-pages.css`` alone."""


class PageLink(TypedDict):
    """A printed page that begins in a document, as the list of pages shows it."""

    n: str
    href: str
    supplied: bool


def description_of(doctree: nodes.document | None, fallback: str) -> str:
    """Give one sentence about a page: its first paragraph of some length, cut at a word.

    :param doctree: the resolved page, or ``None`` for a page without source.
    :param fallback: what to say when the page has no such paragraph.
    :return: plain text of at most :data:`DESCRIPTION_LENGTH` characters.
    """
    paragraphs: Iterable[nodes.paragraph] = doctree.findall(nodes.paragraph) if doctree else ()
    for paragraph in paragraphs:
        text = " ".join(paragraph.astext().split())
        if len(text) >= DESCRIPTION_LENGTH // 2 and not _is_note(paragraph):
            return shorten(text)
    return shorten(fallback)


def _is_note(node: nodes.Node) -> bool:
    """Tell whether a paragraph belongs to a note or a footnote, not to the text."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.section):
        if isinstance(parent, annotation_aside | printed_note | nodes.footnote):
            return True
        parent = parent.parent
    return False


def shorten(text: str) -> str:
    """Cut a text at the last word that fits a description, with an ellipsis."""
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


class PageContext:
    """Fills the context of each page; one instance lives as long as the application."""

    def __init__(self) -> None:
        """Begin with an empty menu."""
        self.menu = SiteMenu()

    def fill(
        self,
        app: Sphinx,
        pagename: str,
        _template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Add what the templates read (handler of ``html-page-context``)."""
        if app.config.html_theme != THEME:
            return
        env = app.env
        single = app.builder.name == SINGLE_PAGE
        toc = None if single else env.tocs.get(pagename)
        context["edition_search"] = not single and context["hasdoc"]("search")
        domain = edition_domain(env)
        context.setdefault("edition_document", domain.metadata.get(pagename))
        context.setdefault("edition_pages", page_links(domain.pages_of(pagename)))
        context.setdefault("edition_menu", self.menu.for_page(env, context))
        context.setdefault("edition_contents", headings_of(toc))
        context["edition_note_kinds"] = sorted(
            {note.annotation.kind for note in domain.notes.beside(pagename)}
        )
        context["edition_script_files"] = own_files(context.get("script_files", ()))
        context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
        if 'name="description"' not in context["metatags"]:
            title = str(context.get("docstitle") or app.config.project)
            context["edition_description"] = description_of(doctree, title)
        body = context.get("body", "")
        plain = bool(context["edition_document"]) and not _MORE_STYLES.search(body)
        context["edition_css_files"] = own_styles(context.get("css_files", ()), plain=plain)
        if body:
            context["body"] = fit_for_site(body)
        if pagename == "search":
            scripts = [f"_static/{name}" for name in SEARCH_SCRIPTS]
            context["edition_search_scripts"] = [*scripts, "searchindex.js"]


def page_links(pages: Iterable[PrintedPage]) -> list[PageLink]:
    """Give the printed pages of a document as links within its page."""
    return [
        PageLink(n=page.number, href=f"#{page.anchor}", supplied=page.supplied) for page in pages
    ]


def _spare_parent_templates(_app: Sphinx, config: Config) -> None:
    """Keep the parent from rendering, for every page, templates we do not show."""
    if config.html_theme == THEME:
        for section in ("navbar_persistent", "secondary_sidebar_items"):
            config.html_theme_options.setdefault(section, [])


def _drop_tooltips(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Remove the titles of links: a whole bibliography entry on each citation, for mice only."""
    if app.config.html_theme == THEME and app.builder.format == "html":
        for link in doctree.findall(nodes.reference):
            link.attributes.pop("reftitle", None)


def setup_page_context(app: Sphinx) -> None:
    """Connect everything the theme's templates need.

    :param app: the application being set up.
    """
    page_context = PageContext()
    app.connect("config-inited", _spare_parent_templates)
    app.connect("builder-inited", page_context.menu.forget)
    app.connect("doctree-resolved", _drop_tooltips)
    # After everybody else, so that what they set is kept.
    app.connect("html-page-context", page_context.fill, priority=900)
