"""Links from the pages to the data files: in their heads, and at the feet of documents."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ..locate import edition_domain
from .addresses import ANNOTATIONS, EDITION, FOLDER, base_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TEI_TYPE = "application/tei+xml"
ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give a page its links to the data files. Runs at ``html-page-context``.

    A document has its own files, it and each annotation the annotations, the first page
    the whole edition.
    """
    from . import BUILDERS

    if app.builder.name not in BUILDERS:
        return
    domain = edition_domain(app.env)
    files: list[tuple[str, str, str]] = []
    if pagename in domain.documents:
        name = base_name(pagename)
        files.append((f"{name}.xml", TEI_TYPE, "TEI XML"))
        files.append((f"{name}.txt", "text/plain", "Plain text"))
    if pagename in domain.documents or pagename in domain.files:
        files.append((ANNOTATIONS, ANNOTATION_TYPE, "Annotations (JSON-LD)"))
    if pagename in domain.documents or pagename == app.config.root_doc:
        files.append((EDITION, "application/json", "All data (JSON)"))
    if not files:
        return
    links = "".join(_link(context["pathto"](f"{FOLDER}/{file}", 1), *rest) for file, *rest in files)
    context["metatags"] = f"{context.get('metatags', '')}{links}"
    if pagename in domain.documents:
        offered = [{"label": label, "href": f"{FOLDER}/{file}"} for file, _, label in files]
        context["edition_downloads"] = [*context.get("edition_downloads", ()), *offered]


def _link(href: str, kind: str, title: str) -> str:
    return (
        f'\n    <link rel="alternate" type="{escape(kind)}" title="{escape(title)}" '
        f'href="{escape(href)}">'
    )
