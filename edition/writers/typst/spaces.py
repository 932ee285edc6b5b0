"""White space of a page as readers see it: docutils keeps the line breaks of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .code import one_space

if TYPE_CHECKING:
    from collections.abc import Iterator


def normalise(tree: nodes.Element) -> None:
    """Make every run of white space one space, also where it crosses two text nodes.

    Blocks of fixed text (code) and inline code keep theirs. The space at the beginning and
    at the end of a block goes.

    :param tree: a page; its text nodes are replaced.
    """
    for block in list(_blocks(tree)):
        _normalise_block(block)


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
