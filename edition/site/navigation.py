"""Ways through the edition: the site menu, and the headings of one page.

The menu is made once per build from the captions of the root document's toctree (a tree
rebuilt for each page makes builds quadratic); the headings are those Sphinx has collected
while reading. Nothing is rendered, nothing is resolved twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SINGLE_PAGE = "singlehtml"
"""Builder that puts the whole edition on one page."""

MENU_LIMIT = 12
"""Entries a group of the site menu shows at most, so that pages do not grow with the edition."""


class Heading(TypedDict):
    """A line of the contents list, with the lines under it."""

    href: str
    title: str
    children: list[Heading]


class MenuEntry(TypedDict):
    """A page in the site menu; ``current`` on the page itself."""

    href: str
    title: str
    current: bool


class MenuGroup(TypedDict):
    """One captioned part of the site menu; ``more`` is the full number when cut short."""

    caption: str
    entries: list[MenuEntry]
    more: int


class SiteMenu:
    """The captions and pages of the root toctree, read once per build."""

    def __init__(self) -> None:
        """Begin without anything read."""
        self._groups: list[tuple[str, list[tuple[str, str]]]] | None = None

    def forget(self, _app: Sphinx) -> None:
        """Read anew in the next build of the same process."""
        self._groups = None

    def groups(self, env: BuildEnvironment) -> list[tuple[str, list[tuple[str, str]]]]:
        """Give each caption with its pages as (target, title).

        :param env: the environment after reading.
        :return: groups in the order of the root document.
        """
        if self._groups is None:
            self._groups = list(menu_groups(env))
        return self._groups

    def for_page(self, env: BuildEnvironment, context: Mapping[str, Any]) -> list[MenuGroup]:
        """Give the menu with addresses relative to one page.

        :param env: the environment after reading.
        :param context: the page's context, for ``pathto``, ``pagename`` and ``builder``.
        :return: groups, cut to :data:`MENU_LIMIT` entries each.
        """
        return [
            MenuGroup(
                caption=caption,
                entries=[
                    MenuEntry(
                        href=_address(target, context),
                        title=title,
                        current=target == context["pagename"],
                    )
                    for target, title in entries[:MENU_LIMIT]
                ],
                more=len(entries) if len(entries) > MENU_LIMIT else 0,
            )
            for caption, entries in self.groups(env)
        ]


def menu_groups(env: BuildEnvironment) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give each caption of the root document with its pages; a part without any is left out."""
    root = env.tocs.get(env.config.root_doc, nodes.bullet_list())
    for tree in root.findall(addnodes.toctree):
        if entries := list(_entries(env, tree)):
            yield tree.get("caption") or "", entries


def _address(target: str, context: Mapping[str, Any]) -> str:
    """Give the address of a page or site as a link on one page needs it."""
    if "://" in target:
        return target
    if context.get("builder") == SINGLE_PAGE:
        return f"#document-{target}"  # Sphinx's id; its pathto knows only files
    address: str = context["pathto"](target)
    return address


def _entries(env: BuildEnvironment, tree: addnodes.toctree) -> Iterator[tuple[str, str]]:
    """Give (target, title) of the usable entries of one toctree."""
    for title, target in tree["entries"]:
        if "://" in target:
            yield target, title or target
        elif target in env.titles:
            yield target, title or env.titles[target].astext()


def headings_of(toc: nodes.Element | None) -> list[Heading]:
    """Give the headings of a page, two deep, without the page's own title.

    :param toc: the page's entry in ``env.tocs``, or ``None`` for a page without source.
    :return: nested headings; empty when there is nothing to choose from.
    """
    if toc is None:
        return []
    top = [heading for item in toc.children for heading in _heading(item, depth=3)]
    below = top[0]["children"] if len(top) == 1 else top
    return below if len(below) > 1 else []


def _heading(item: nodes.Node, depth: int) -> Iterator[Heading]:
    """Give the heading of one list item of ``env.tocs`` with those under it."""
    if not isinstance(item, nodes.list_item) or depth == 0:
        return
    link = next(item.findall(nodes.reference), None)
    if link is None or link.get("refuri") is None:
        return
    lists = (child for child in item.children if isinstance(child, nodes.bullet_list))
    yield Heading(
        href=link.get("anchorname") or "#text",
        title=link.astext(),
        children=[found for part in lists for sub in part for found in _heading(sub, depth - 1)],
    )
