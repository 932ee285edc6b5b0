"""What the visitors share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[HTML5Translator, nodes.Element], None]


def open_tag(
    translator: HTML5Translator,
    node: nodes.Element | None,
    tag: str,
    attributes: Mapping[str, str],
) -> str:
    """Give an opening tag with the ids and classes of a node.

    :param node: the node; ``None`` for a tag that stands for none.
    :param attributes: further attributes, by their names in HTML.
    """
    source = nodes.inline() if node is None else node
    tag_text: str = translator.starttag(source, tag, "", **dict(attributes))  # type: ignore[arg-type]
    return tag_text


def close_tag(tag: str) -> Visitor:
    """Give a visitor that closes a tag."""

    def depart(translator: HTML5Translator, node: nodes.Element) -> None:
        translator.body.append(f"</{tag}>")

    return depart


def never(translator: HTML5Translator, node: nodes.Element) -> None:
    """Stand for the departure from a node whose visitor skips it.

    :raises AssertionError: always.
    """
    raise AssertionError(node)
