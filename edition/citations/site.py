"""What citations need to know of the site they are made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .citable import Site

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

PAGE_BUILDERS = ("html", "dirhtml")
"""Builders that write a page for each source file, and files beside the pages."""


def site_of(config: Config) -> Site:
    """Give the edition as ``conf.py`` describes it."""
    base = config.html_baseurl
    return Site(
        title=config.project,
        author=config.author,
        base=f"{base.rstrip('/')}/" if base else "",
        language=(config.language or "en").replace("_", "-"),
        rights=str(config.copyright),
    )


def page_uri(builder: Builder, docname: str) -> str:
    """Give the path of a page within the site; of other editions, within the usual one."""
    if builder.name in PAGE_BUILDERS:
        return builder.get_target_uri(docname)
    return f"{docname}.html"
