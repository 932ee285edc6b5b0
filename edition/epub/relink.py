"""Links to pages the book leaves out: to the note in the book, to the web, or to nothing."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

from docutils import nodes
from sphinx.util.osutil import relative_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_PAGE = "ed-note-page-link"
"""Class of the link from a note to its own page."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A page that is not in the book.

    :param instead: path and anchor inside the book that say the same, if any do.
    :param web: its address on the web, if the edition has one.
    """

    instead: str
    web: str


def relink(tree: nodes.document, href: str, absent: Mapping[str, Absent]) -> None:
    """Change every link of a page that leads to a page the book leaves out.

    :param href: path of this page inside the book.
    :param absent: what is left out, by the paths inside the book those pages would have.
    """
    for link in list(tree.findall(nodes.reference)):
        link.attributes.pop("reftitle", None)  # a tip for mice, read aloud by others
        path, _ = urldefrag(link.get("refuri", ""))
        if not path or ":" in path:
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(href), unquote(path)))
        page = absent.get(target)
        if page is None:
            continue
        own = OWN_PAGE in link["classes"]
        if page.instead and not own:
            path, anchor = urldefrag(page.instead)
            link["refuri"] = f"{relative_uri(href, path)}#{anchor}"
        elif page.web:
            link["refuri"], link["internal"] = page.web, False
        else:
            _unlink(link, keep_words=not own)


def _unlink(link: nodes.reference, *, keep_words: bool) -> None:
    """Take a link away, and its words too where they make sense as a link only."""
    words = nodes.inline("", "", *link.children, ids=link["ids"])
    link.parent.replace(link, words if keep_words else [])
