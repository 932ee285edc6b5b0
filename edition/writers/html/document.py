"""The parts of a document: pages, footnotes, paragraphs, supplied words, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

SUPPLIED_TITLE = "Supplied by the editors"


def visit_page_beginning(self: HTML5Translator, node: nodes.Element) -> None:
    """Write an empty element that names the page to assistive technology.

    By its title: checkers do not know yet that the role may have an ``aria-label``.
    """
    block = node.get("block")
    classes = "ed-page" + (" ed-page-block" if block else "")
    classes += " ed-supplied" if node.get("supplied") else ""
    attributes = {
        "class": classes,
        "role": "doc-pagebreak",
        "title": f"Page {node['n']}",
        "data-page": node["n"],
    }
    tag = "div" if block else "span"
    self.body.append(open_tag(self, node, tag, attributes) + f"</{tag}>")
    if block:
        self.body.append("\n")
    raise nodes.SkipNode


def visit_note_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the mark as a link to its note."""
    attributes = {
        "class": f"ed-mark ed-mark-{node['type']}",
        "role": "doc-noteref",
        "href": f"#{node['refid']}",
        "aria-label": f"Note {node['mark']} of the volume",
    }
    self.body.append(open_tag(self, node, "a", attributes))
    self.body.append(self.encode(node["mark"]) + "</a>")
    raise nodes.SkipNode


def visit_printed_notes(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the notes of the volume."""
    attributes = {
        "class": "ed-printed-notes",
        "role": "doc-endnotes",
        "aria-label": "Notes printed in the volume",
    }
    self.body.append(open_tag(self, node, "div", attributes))


def visit_printed_note(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a note with links back to each of its marks."""
    classes = f"ed-printed-note ed-note-{node['type']}"
    self.body.append(open_tag(self, node, "div", {"class": classes, "role": "doc-footnote"}))
    for number, backref in enumerate(node["backrefs"], 1):
        again = f", place {number}" if len(node["backrefs"]) > 1 else ""
        label = f"Back to the text from note {node['mark']}{again}"
        attributes = {
            "class": "ed-backlink",
            "role": "doc-backlink",
            "href": f"#{backref}",
            "aria-label": label,
        }
        shown = node["mark"] if number == 1 else f"{node['mark']}.{number}"
        self.body.append(open_tag(self, None, "a", attributes))
        self.body.append(self.encode(shown) + "</a>")
    self.body.append('<div class="ed-note-text">\n')


def depart_printed_note(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a note."""
    self.body.append("</div></div>\n")


def visit_paragraph_link(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the paragraph's link to itself."""
    attributes = {
        "class": "ed-paragraph-link",
        "href": f"#{node['anchor']}",
        "aria-label": f"Link to paragraph {node['number']}",
    }
    self.body.append(open_tag(self, None, "a", attributes) + "</a>")
    raise nodes.SkipNode


def visit_supplied(self: HTML5Translator, node: nodes.Element) -> None:
    """Open words that the received text lacks."""
    attributes = {"class": "ed-supplied", "title": SUPPLIED_TITLE}
    self.body.append(open_tag(self, node, "span", attributes))


def visit_supplied_block(self: HTML5Translator, node: nodes.Element) -> None:
    """Open blocks that the received text lacks."""
    attributes = {"class": "ed-supplied", "title": SUPPLIED_TITLE}
    self.body.append(open_tag(self, node, "div", attributes))


def visit_mention(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a mention that has no entry as plain words; a linked one is a reference."""
    if node["ids"]:
        self.body.append(open_tag(self, node, "span", {}))


def depart_mention(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a mention that has no entry."""
    if node["ids"]:
        self.body.append("</span>")
