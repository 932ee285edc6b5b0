"""The words of a document, read back from what the edition was written as.

Every form gives the same list of :class:`Block`: headings, paragraphs, lines of the subject,
notes, and the beginnings of printed pages, in the order a reader meets them. What is not of
the text (marks, annotations, links to paragraphs) is left out by its role, never by its
words. What no rule knows is given as a block of the kind ``stray``, never dropped.

Usable for any document of any edition: :func:`from_html`, :func:`from_xml`,
:func:`from_tree`; for plain text see :mod:`tests.content.plain_text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from lxml import etree, html

from tests.content.blocks import Block, Collector

if TYPE_CHECKING:
    from collections.abc import Iterator


class Element:
    """An element of lxml (HTML or XML)."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.name = element.tag if isinstance(element.tag, str) else "comment"
        self.classes = (element.get("class") or element.get("classes") or "").split()

    def get(self, key: str) -> str:
        """Give an attribute as text; empty when it is absent."""
        return str(self.element.get(key, ""))

    def parts(self) -> Iterator[str | Element]:
        """Give words and elements in their order."""
        if self.element.text:
            yield self.element.text
        for child in self.element:
            yield Element(child)
            if child.tail:
                yield child.tail


class Node(Element):
    """A node of docutils, as an element."""

    def __init__(self, node: nodes.Element) -> None:
        self.node = node
        self.name = node.tagname
        self.classes = node["classes"]

    def get(self, key: str) -> str:
        value: object = self.node.get(key, "")
        return str(int(value)) if isinstance(value, bool) else str(value)

    def parts(self) -> Iterator[str | Element]:
        for child in self.node.children:
            if isinstance(child, nodes.Element):
                yield Node(child)
            elif isinstance(child, nodes.Text):
                yield str(child)


@dataclass(frozen=True)
class Role:
    """What an element is to a reader.

    :param what: ``block``, ``page``, ``mark``, ``supplied``, ``inside`` (``value`` is what
        paragraphs within are), ``skip`` or, for anything else, ``words``.
    """

    what: str
    value: str = ""
    supplied: bool = False


WORDS, SKIP, SUPPLIED = Role("words"), Role("skip"), Role("supplied")
Vocabulary = Callable[[Element, str, int], Role]
"""From an element, what paragraphs are where it stands, and how many sections hold it."""


def walk(element: Element, to: Collector, vocabulary: Vocabulary, part: str, depth: int) -> None:
    """Read an element and all within it, by a vocabulary."""
    role = vocabulary(element, part, depth)
    if role.what == "page":
        to.page(role.value, supplied=role.supplied)
    elif role.what == "mark":
        to.mark(role.value)
    elif role.what != "skip":
        if role.what == "block":
            to.begin(role.value)
        to.supplied += role.what == "supplied"
        inside = role.value if role.what == "inside" else part
        for child in element.parts():
            if isinstance(child, str):
                to.text(child)
            else:
                walk(child, to, vocabulary, inside, depth + (element.name == "section"))
        to.supplied -= role.what == "supplied"
        if role.what == "block":
            to.end()


def html_role(element: Element, part: str, depth: int) -> Role:
    """Give the role of an element of a web page or of an EPUB."""
    classes, name = element.classes, element.name
    if "ed-page" in classes:
        return Role("page", element.get("data-page"), "ed-supplied" in classes)
    if "ed-mark" in classes and "ed-mark-note" not in classes:
        return Role("mark", _words(element))
    if name == "comment" or not _HTML_SKIPPED.isdisjoint(classes):
        return SKIP
    if "ed-supplied" in classes:
        return SUPPLIED
    if "ed-subject" in classes:
        return Role("inside", "subject")
    if "ed-printed-note" in classes:
        links = (
            p for p in element.parts() if isinstance(p, Element) and "ed-backlink" in p.classes
        )
        return Role("inside", f"note {_words(next(links))}")
    if re.fullmatch("h[1-6]", name):
        return Role("block", f"heading {name[1]}")
    if name in ("td", "th", "li"):
        return Role("inside", part or {"li": "item"}.get(name, "cell"))
    if name == "p":
        return Role(
            "block", next((k for c, k in _HTML_BLOCKS.items() if c in classes), part or "p")
        )
    return WORDS


_HTML_SKIPPED = {"ed-mark-note", "ed-note", "ed-paragraph-link", "ed-backlink"}
_HTML_BLOCKS = {
    "ed-dateline": "dateline",
    "ed-subject-label": "label",
    "ed-paragraph": "paragraph",
}


def node_role(element: Element, part: str, depth: int) -> Role:
    """Give the role of a node of docutils, or of its element in XML."""
    name = element.name
    if name == "page_beginning":
        return Role("page", element.get("n"), element.get("supplied") == "1")
    if name == "note_mark":
        return Role("mark", element.get("mark"))
    if name in _NODES_SKIPPED:
        return SKIP
    if name in ("supplied", "supplied_block"):
        return SUPPLIED
    if name == "subject_list":
        return Role("inside", "subject")
    if name == "printed_note":
        return Role("inside", f"note {element.get('mark')}")
    if name == "title":
        return Role("block", f"heading {depth}")
    if name in ("entry", "list_item"):
        return Role("inside", part or {"list_item": "item"}.get(name, "cell"))
    if name == "paragraph":
        return Role("block", "paragraph" if element.get("number") else part or "p")
    return Role("block", _NODE_BLOCKS[name]) if name in _NODE_BLOCKS else WORDS


_NODES_SKIPPED = {"annotation_mark", "annotation_aside", "comment", "docinfo", "paragraph_link"}
_NODE_BLOCKS = {"dateline": "dateline", "subject_label": "label"}


def _first(element: Element, name: str) -> Element:
    """Give the first element of a class that stands directly in another."""
    children = (part for part in element.parts() if isinstance(part, Element))
    return next(child for child in children if name in child.classes)


def _words(element: Element) -> str:
    return "".join(p if isinstance(p, str) else _words(p) for p in element.parts())


def from_html(page: str, document: str) -> list[Block]:
    """Read a document off a web page, or off a chapter of an EPUB.

    :param page: the page as it was written.
    :param document: id of the document (``d84``).
    """
    root = html.document_fromstring(page.encode())
    blocks = _read(Element(root.get_element_by_id(document)), html_role)
    headings = [int(block.kind.split()[1]) for block in blocks if block.kind.startswith("heading")]
    # In one page for the whole edition a document does not begin at the first level.
    return [_raised(block, headings[0] - 1) for block in blocks]


def _raised(block: Block, levels: int) -> Block:
    if not block.kind.startswith("heading"):
        return block
    return replace(block, kind=f"heading {int(block.kind.split()[1]) - levels}")


def from_xml(page: str) -> list[Block]:
    """Read a document off docutils' XML."""
    return _read(Element(etree.fromstring(page.encode())), node_role)


def from_tree(tree: nodes.Element) -> list[Block]:
    """Read a document off its tree."""
    return _read(Node(tree), node_role)


def _read(element: Element, vocabulary: Vocabulary) -> list[Block]:
    collector = Collector()
    walk(element, collector, vocabulary, "", 0)
    return collector.blocks
