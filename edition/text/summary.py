"""The beginning of an entry's explanation, where the entry is only previewed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from ..nodes import paragraph_reference
from .reading import NOT_WORDS
from .sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = 240
"""Characters of a preview, at most."""

_NUMBER = re.compile(r"p([0-9]+)$")
_LOOSE = re.compile(r"\s+(?=[).,;:])")


def summary_of(paragraph: nodes.Element) -> str:
    """Give the first sentences of a paragraph as plain text.

    References to paragraphs are their numbers; citations, which the text names in words as
    well, are left out.
    """
    words = " ".join("".join(_words(paragraph)).split())
    return shorten(_LOOSE.sub("", words))


def _words(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif isinstance(node, paragraph_reference):
        number = _NUMBER.search(node["target"])
        yield f"¶{number[1]}" if number else node["target"]
    elif not isinstance(node, NOT_WORDS) and not _is_citation(node):
        for child in node.children:
            yield from _words(child)


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite"


def shorten(text: str) -> str:
    """Cut a text after its last whole sentence, else its last whole word."""
    if len(text) <= LENGTH:
        return text
    ends = [end for _, end in sentences(text) if end <= LENGTH]
    return text[: ends[-1]].rstrip() if ends else text[:LENGTH].rsplit(" ", 1)[0] + " …"
