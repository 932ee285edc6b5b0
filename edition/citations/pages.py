"""What is done when a page of the site is written: tags in its head, citations as files."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from markupsafe import Markup
from sphinx.errors import SphinxError

from ..locate import edition_domain
from ..site.page_context import description_of
from .box import citation_box
from .files import FORMATS, contents, file_uri, write
from .head import open_graph, tags_of
from .picture import PICTURE
from .site import PAGE_BUILDERS, page_uri, site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Describe a page in its head, and write its citations. Runs at ``html-page-context``.

    :raises SphinxError: if a file cannot be written.
    """
    if app.builder.name not in PAGE_BUILDERS or doctree is None:
        return
    site = site_of(app.config)
    box = next(doctree.findall(citation_box), None)
    title = plain_title(context) or site.title
    tags = open_graph(
        site,
        box.citable.numbered_title if box else title,
        description_of(_described(doctree), title),
        site.address(page_uri(app.builder, pagename)),
        article=box is not None,
        picture=site.address(PICTURE),
    )
    if box is not None:
        tags += tags_of(box.citable, site) + _links(app, pagename, context)
        _write(app, pagename, box)
    context["metatags"] = f"{context.get('metatags', '')}\n{tags}"


def _described(doctree: nodes.document) -> nodes.document:
    """Give what a page is about: the text of an annotation, else all of the page.

    Anything that holds paragraphs will do.
    """
    holders = (n for n in doctree.findall(nodes.container) if "ed-note-body" in n["classes"])
    return cast("nodes.document", next(holders, doctree))


def plain_title(context: dict[str, Any]) -> str:
    """Give the title of a page as plain text, of the HTML Sphinx has made of it."""
    return Markup(context.get("title", "")).striptags()


def _links(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    """Give the citations to tools that look for other forms of a page."""
    domain = edition_domain(app.env)
    links = []
    for suffix, (label, media) in FORMATS.items():
        href = escape(context["pathto"](file_uri(domain, pagename, suffix), 1))
        title = f"Citation ({label})"
        links.append(f'<link rel="alternate" type="{media}" title="{title}" href="{href}">\n')
    return "".join(links)


def _write(app: Sphinx, pagename: str, box: citation_box) -> None:
    domain = edition_domain(app.env)
    uris = {suffix: file_uri(domain, pagename, suffix) for suffix in FORMATS}
    try:
        write(Path(app.outdir), uris, contents(box.citable, box.citations))
    except OSError as error:
        where = error.filename or app.outdir
        message = f"{where} cannot be written: {error.strerror or error}."
        raise SphinxError(f"{message} Mend: make room, or mend the rights.") from error
