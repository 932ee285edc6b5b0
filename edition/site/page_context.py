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
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

from docutils import nodes

from ..locate import edition_domain
from ..nodes import annotation_aside, printed_note
from .navigation import SINGLE_PAGE, SiteMenu, headings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from ..model import PrintedPage

THEME = "edition"
"""Name of the theme, as in ``html_theme``."""

DESCRIPTION_LENGTH = 155
"""Characters search engines show of a description."""

SEARCH_SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "searchtools.js",
    "language_data.js",
    "edition-search.js",
)
"""Scripts of the search page, in the order they need each other; the index comes last."""

_SPHINX_FILES = frozenset({*SEARCH_SCRIPTS, "translations.js", "pygments.css", "basic.css"})
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')  # the layout has one already
_COLUMNS = re.compile(r"<colgroup>.*?</colgroup>\s*", re.DOTALL)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_TAG = re.compile(r"<[^>]*>")


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


def labelled_tables(body: str) -> str:
    """Name each cell after its column, for screens too narrow for columns.

    :param body: the page's HTML as Sphinx wrote it.
    :return: the same with ``data-label`` on the cells of tables that have a head, and without
        column widths, which docutils writes as ``style`` attributes.
    """
    return _TABLE.sub(_labelled_table, _COLUMNS.sub("", body))


def _labelled_table(match: re.Match[str]) -> str:
    head, _, rows = match[0].partition("</thead>")
    names = [_TAG.sub("", cell).strip() for cell in _HEAD_CELL.findall(head)]
    if not names or "span=" in match[0]:
        return match[0]

    def labelled_row(row: re.Match[str]) -> str:
        labels = iter(names)
        return _CELL.sub(lambda _: f'<td data-label="{next(labels, "")}"', row[0])

    return f"{head}</thead>{_ROW.sub(labelled_row, rows)}"


def known_roles(body: str) -> str:
    """Make the bibliography a list of items, as its role says.

    docutils writes entries with a role that DPUB-ARIA 1.1 has withdrawn, which leaves the list
    around them without a single item.
    """
    return body.replace(' role="doc-biblioentry"', ' role="listitem"')


def own_files(files: Iterable[Any]) -> list[Any]:
    """Give the style sheets or scripts a page asks for beyond Sphinx's and the parent's.

    :param files: ``css_files`` or ``script_files`` of the page's context.
    :return: those of the theme, of ``conf.py`` and of extensions, in their order.
    """
    kept = []
    for file in sorted(files, key=lambda file: getattr(file, "priority", 500)):
        path = str(getattr(file, "filename", file) or "")
        name = path.removeprefix("_static/").partition("?")[0]
        inherited = name in _SPHINX_FILES or name.startswith(("styles/", "scripts/"))
        if path and not inherited:
            kept.append(file)
    return kept


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
        context["edition_css_files"] = own_files(context.get("css_files", ()))
        context["edition_script_files"] = own_files(context.get("script_files", ()))
        context["metatags"] = _VIEWPORT.sub("", context.get("metatags", ""))
        if 'name="description"' not in context["metatags"]:
            title = str(context.get("docstitle") or app.config.project)
            context["edition_description"] = description_of(doctree, title)
        if "body" in context:
            context["body"] = known_roles(labelled_tables(context["body"]))
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


def _register_scripts(app: Sphinx) -> None:
    """Let Sphinx name our scripts with their checksums, as it does for the style sheet."""
    if app.config.html_theme == THEME and app.builder.format == "html":
        app.add_js_file("edition-early.js", priority=100)
        app.add_js_file("edition.js", loading_method="defer")
        app.add_js_file("edition-select.js", loading_method="defer")  # documents only


def _drop_parent_files(app: Sphinx, exception: Exception | None) -> None:
    """Remove from the output what only the parent's pages would ask for (6 MB, 140 files)."""
    if exception is not None or app.config.html_theme != THEME or app.builder.format != "html":
        return
    theme = cast("StandaloneHTMLBuilder", app.builder).theme
    static = Path(app.outdir, "_static")
    for folder in theme.get_theme_dirs()[1:]:
        if folder.name == "basic":
            continue
        for entry in sorted(Path(folder, "static").glob("[!.]*")):
            copied = static / entry.name
            if copied.is_dir():
                shutil.rmtree(copied)
            else:
                copied.unlink(missing_ok=True)


def setup_page_context(app: Sphinx) -> None:
    """Connect everything the theme's templates need.

    :param app: the application being set up.
    """
    page_context = PageContext()
    app.connect("config-inited", _spare_parent_templates)
    app.connect("builder-inited", page_context.menu.forget)
    app.connect("builder-inited", _register_scripts)
    app.connect("doctree-resolved", _drop_tooltips)
    # After everybody else, so that what they set is kept.
    app.connect("html-page-context", page_context.fill, priority=900)
    app.connect("build-finished", _drop_parent_files, priority=900)
