"""Trees of documents, looked at with and without the notes placed in them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from docutils import nodes

from edition.annotations.placing import Placed, Transcription, letter
from edition.nodes import annotation_aside, annotation_mark, annotation_target
from edition.transforms.base import first_section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from edition.quote import Range


def load(file: Path) -> nodes.document:
    """Give a stored tree without the notes that were placed in it."""
    tree: nodes.document = pickle.loads(file.read_bytes())
    return without_notes(tree)


def without_notes(tree: nodes.document) -> nodes.document:
    """Take marks, asides and wrappers out of a tree, and join the words they cut apart."""
    for kind in (annotation_mark, annotation_aside):
        for node in list(tree.findall(kind)):
            node.parent.children = [n for n in node.parent.children if n is not node]
    for target in list(tree.findall(annotation_target)):
        parent = target.parent
        at = next(n for n, child in enumerate(parent.children) if child is target)
        parent.children[at : at + 1] = target.children
        for child in target.children:
            child.parent = parent
    for element in tree.findall(nodes.Element):
        _join_words(element)
    return tree


def _join_words(element: nodes.Element) -> None:
    joined: list[nodes.Node] = []
    for child in element.children:
        if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1] + child)
            joined[-1].parent = element
        else:
            joined.append(child)
    element.children = joined


def division_of(tree: nodes.document) -> nodes.section:
    """Give the document's outermost section."""
    division = first_section(tree)
    assert division is not None
    return division


def transcription_of(tree: nodes.document) -> Transcription:
    """Read the words of a tree."""
    return Transcription(division_of(tree), "1")


def in_order(ranges: Iterable[tuple[str, Range]]) -> list[Placed]:
    """Give notes their letters, as the build does: in the order of their last words."""
    ordered = sorted(ranges, key=lambda item: (item[1].end, item[1].start, item[0]))
    return [Placed(slug, letter(n), place) for n, (slug, place) in enumerate(ordered, 1)]
