"""White space of a page as readers see it: docutils keeps the line breaks of the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ...nodes import annotation_aside, annotation_meta
from .code import one_space

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATED = re.compile(r"\b(pp?\.|nn?\.|vol\.|no\.) (?=[0-9IVXLC])")


def normalise(tree: nodes.Element, *, exact: bool = False) -> None:
    """Make every run of white space one space, also where it crosses two text nodes.

    Blocks of fixed text (code) and inline code keep theirs. The space at the beginning and
    at the end of a block goes. In our own words, no line ends between “p.” and its number.

    :param tree: a page; its text nodes are replaced.
    :param exact: whether the page is a document, of whose characters none is replaced.
    """
    for block in list(_blocks(tree)):
        if not isinstance(block, annotation_meta):  # whose texts are told apart, see signatures
            _join_texts(block)
        _normalise_block(block)
        if not exact or _is_ours(block):
            for text in filter(None, list(_texts(block))):
                bound = _ABBREVIATED.sub("\\1\u00a0", text)
                text.parent.replace(text, nodes.Text(bound))


def _join_texts(node: nodes.Element) -> None:
    """Make one text of those that follow each other: MyST begins a new one with every line."""
    joined: list[nodes.Node] = []
    for child in node.children:
        if isinstance(child, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1] + child)
        else:
            joined.append(child)
        if isinstance(child, nodes.Inline):
            _join_texts(child)  # type: ignore[arg-type]
    node[:] = joined


def _is_ours(block: nodes.Node) -> bool:
    """Tell whether a block of a document stands in one of our notes on it."""
    while block.parent is not None and not isinstance(block, annotation_aside):
        block = block.parent
    return isinstance(block, annotation_aside)


def _blocks(tree: nodes.Element) -> Iterator[nodes.Element]:
    """Give the elements that hold text and are not part of a line themselves."""
    for node in tree.findall(nodes.TextElement):
        if not isinstance(node, (nodes.Inline, nodes.FixedTextElement)):
            yield node


def _normalise_block(block: nodes.Element) -> None:
    after_space, last = True, None
    for text in list(_texts(block)):
        if text is None:
            after_space, last = False, None
            continue
        words = one_space(text)
        if after_space:
            words = words.removeprefix(" ")
        after_space = words.endswith(" ") if words else after_space
        replaced = nodes.Text(words)
        text.parent.replace(text, replaced)
        last = replaced if words else last
    if last is not None and last.endswith(" "):
        last.parent.replace(last, nodes.Text(last.removesuffix(" ")))


def _texts(node: nodes.Element) -> Iterator[nodes.Text | None]:
    """Give the texts of one block, not of blocks within it; nothing for code and images."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, (nodes.literal, nodes.FixedTextElement, nodes.image)):
            yield None
        elif isinstance(child, nodes.Inline):
            yield from _texts(child)  # type: ignore[arg-type]
