"""Inline nodes and simple blocks in TEI: the words of documents and of annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from ...diagnostics import Code, Finding, warn
from ...locate import line_of
from ...nodes import (
    annotation_aside,
    annotation_mark,
    annotation_target,
    mention,
    note_mark,
    page_beginning,
    paragraph_reference,
    supplied,
)
from .elements import element

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from xml.etree import ElementTree as ET

    from ...nodes import printed_note
    from ...register_index import RegisterIndex
    from .elements import Content

RESPONSIBLE = "#editors"

RENDITIONS = ("smallcaps", "underline", "roman", "italic", "strong", "superscript", "subscript")
"""Renditions of print in the volumes; Markdown has signs of its own for some of them."""


class InlineWriter:
    """Writes inline nodes; keeps what it needs to know of the whole document.

    :param index: look-ups in the registers.
    :param notes: the printed footnotes of the document, by id; each is written at its
        first mark.
    :param path: the source file, for messages.
    :param documents: file and id of each document, by its page, for links into them.
    :param anchors: the ids of the document itself, for links within it.
    """

    def __init__(
        self,
        index: RegisterIndex,
        path: str,
        notes: dict[str, printed_note] | None = None,
        documents: Mapping[str, tuple[str, str]] | None = None,
        anchors: Container[str] = (),
    ) -> None:
        self.index = index
        self.path = path
        self.notes = dict(notes or {})
        self.documents = documents or {}
        self.anchors = anchors
        self.blocks: Callable[[nodes.Element], list[ET.Element]]  # set by the writer of blocks

    def content(self, parent: nodes.Node) -> list[Content]:
        """Give the content of a node."""
        return [part for child in parent.children for part in self.node(child)]

    def node(self, node: nodes.Node) -> list[Content]:
        """Give one inline node as text and elements."""
        if isinstance(node, nodes.Text):
            return [str(node)]
        for kind in type(node).__mro__:
            if kind in HANDLERS:
                return HANDLERS[kind](self, node)  # type: ignore[arg-type]
        found = f"the construct {type(node).__name__}"
        warn(Finding(Code.T150, self.path, line_of(node), found))
        return self.content(node)

    def wrapped(self, name: str, node: nodes.Element, **attributes: str) -> list[Content]:
        """Give a node's content within one element."""
        return [element(name, *self.content(node), **attributes)]


def _mention(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    kind = "term" if node.__class__.__name__ == "term_mention" else "person"
    entry = writer.index.entry(kind, node["target"])
    if entry is None:
        return writer.content(node)
    target = f"#{entry.tei or entry.anchor}"
    if kind == "person":
        return writer.wrapped("persName", node, corresp=target)
    return writer.wrapped("gloss", node, target=target)


def _page(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    return [page_element(node)]


def page_element(node: nodes.Element) -> ET.Element:
    """Give ``pb`` for a page beginning; a supplied one names who supplied it."""
    supplied_by = {"type_": "supplied", "resp": RESPONSIBLE} if node.get("supplied") else {}
    anchor = node["ids"][0] if node["ids"] else ""
    return element("pb", n=node["n"], facs=node.get("facsimile", ""), id=anchor, **supplied_by)


def _note_mark(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    """Give the note itself at its first mark, a reference to it at any further one."""
    note = writer.notes.pop(node["refid"], None)
    if note is None:
        return [element("ref", node["mark"], target=f"#{node['refid']}")]
    kind = "" if note["type"] == "editorial" else note["type"]  # which the volume does not name
    attributes = {"n": note["mark"], "id": note["ids"][0], "type_": kind}
    if [type(child) for child in note.children] == [nodes.paragraph]:
        return [element("note", *writer.content(note.children[0]), **attributes)]
    return [element("note", *writer.blocks(note), **attributes)]


def _cross_reference(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    """Give a citation as references to the bibliography, a link into a document as one.

    Any other link is its words; what else is in them stays.
    """
    if node.get("refdomain") == "doc" and (target := writer.documents.get(node["reftarget"])):
        file, anchor = target
        place = node.get("reftargetid")
        anchor = place if isinstance(place, str) and place != "True" else anchor
        return writer.wrapped("ref", node, target=f"{file}#{anchor}")
    if node["reftarget"] in writer.anchors:
        return writer.wrapped("ref", node, target=f"#{node['reftarget']}")
    if node.get("refdomain") != "cite":
        return writer.content(node)
    keys = [target.key for target in parse_citation_targets(node["reftarget"])]
    content: list[Content] = ["["]
    for number, key in enumerate(keys):
        content += [", "] if number else []
        content.append(element("ref", key, target=f"#{key}"))
    return [*content, "]"]


def _link(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    target = node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else "")
    return writer.wrapped("ref", node, target=target) if target else writer.content(node)


def _paragraph_link(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    return [element("ref", node["target"], target=f"#{node['target']}")]


def _highlighted(rend: str) -> Callable[[InlineWriter, nodes.Element], list[Content]]:
    return lambda writer, node: writer.wrapped("hi", node, rend=rend)


def _plain(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    return writer.content(node)


def _span(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    """Give words with a rendition of print, written ``[words]{.smallcaps}``, with its name."""
    rend = " ".join(name for name in node["classes"] if name in RENDITIONS)
    return writer.wrapped("hi", node, rend=rend) if rend else writer.content(node)


def _nothing(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    return []


def _line_break(writer: InlineWriter, node: nodes.Element) -> list[Content]:
    """MyST writes a hard line break as raw nodes for HTML and LaTeX; one is enough."""
    is_break = node["format"] == "html" and "<br" in node.astext()
    return [element("lb")] if is_break else []


HANDLERS: dict[type, Callable[[InlineWriter, nodes.Element], list[Content]]] = {
    mention: _mention,
    page_beginning: _page,
    note_mark: _note_mark,
    supplied: lambda w, n: w.wrapped("supplied", n, resp=RESPONSIBLE),
    paragraph_reference: _paragraph_link,
    annotation_target: _plain,
    annotation_mark: _nothing,
    annotation_aside: _nothing,
    nodes.emphasis: _highlighted("italic"),
    nodes.strong: _highlighted("strong"),
    nodes.superscript: _highlighted("superscript"),
    nodes.subscript: _highlighted("subscript"),
    nodes.literal: lambda w, n: w.wrapped("code", n),
    nodes.title_reference: lambda w, n: w.wrapped("title", n),
    nodes.reference: _link,
    addnodes.pending_xref: _cross_reference,
    nodes.inline: _span,
    nodes.raw: _line_break,
    nodes.target: _nothing,
    nodes.comment: _nothing,
    nodes.system_message: _nothing,
}
"""How each inline node is written; a node not listed as the nearest of its base classes."""
