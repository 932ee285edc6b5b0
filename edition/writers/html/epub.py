"""What differs in an EPUB from the web pages.

Reading systems open notes where their marks are, by ``epub:type``; printed pages are words,
not style; nothing is folded away, filtered or run. The visitors are put on each translator
by the builder: registered with Sphinx for ``epub`` they would make every other node of the
edition unknown there.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING

from docutils import nodes

from ...epub.raw_html import as_xhtml
from ...nodes import (
    annotation_aside,
    annotation_list,
    annotation_mark,
    note_mark,
    page_beginning,
    paragraph_link,
    printed_note,
    printed_notes,
)
from ...post_transforms.epub import note_collection
from .base import close_tag, never, open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from .base import Visitor


def _visit_page_beginning(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the page's number as words that reading systems know to pass over."""
    block = node.get("block")
    classes = "ed-page" + (" ed-page-block" if block else "")
    attributes = {
        "class": classes,
        "epub:type": "pagebreak",
        "role": "doc-pagebreak",
        "aria-label": f"Page {node['n']}",
    }
    tag = "div" if block else "span"
    words = f"[Page {self.encode(node['n'])}]"
    space = " " if not block and _after_space(node) else ""
    self.body.append(open_tag(self, node, tag, attributes) + f"{words}{space}</{tag}>")
    raise nodes.SkipNode


def _after_space(page: nodes.Element) -> bool:
    """Tell whether a page begins between words, not inside one."""
    before = page.parent.children[: page.parent.index(page)]
    return not before or before[-1].astext()[-1:].isspace()


def _write_mark(self: HTML5Translator, node: nodes.Element, classes: str, label: str) -> None:
    attributes = {
        "class": f"ed-mark {classes}",
        "epub:type": "noteref",
        "role": "doc-noteref",
        "href": f"#{node['refid']}",
        "aria-label": label,
    }
    self.body.append(open_tag(self, node, "a", attributes))
    self.body.append(self.encode(node["mark"]) + "</a>")
    raise nodes.SkipNode


def _visit_note_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the mark of a printed note."""
    _write_mark(self, node, f"ed-mark-{node['type']}", f"Note {node['mark']} of the volume")


def _visit_annotation_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the letter of an annotation."""
    label = f"Note {node['mark']}, {node['kind']}"
    _write_mark(self, node, f"ed-mark-note ed-kind-{node['kind']}", label)


def _open_note(self: HTML5Translator, node: nodes.Element, classes: str) -> None:
    attributes = {"class": classes, "epub:type": "footnote", "role": "doc-footnote"}
    self.body.append(open_tag(self, node, "aside", attributes))


def _back(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a link back to each mark of a note, and close the note."""
    several = len(node["backrefs"]) > 1
    self.body.append('<p class="ed-back">')
    for number, backref in enumerate(node["backrefs"], 1):
        place = f", place {number}" if several else ""
        attributes = {
            "class": "ed-backlink",
            "role": "doc-backlink",
            "href": f"#{backref}",
            "aria-label": f"Back to the text from note {node['mark']}{place}",
        }
        self.body.append(open_tag(self, None, "a", attributes) + "↩</a> ")
    self.body.append("</p></aside>\n")


def _visit_printed_note(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a note of the volume with its mark."""
    _open_note(self, node, f"ed-printed-note ed-note-{node['type']}")
    mark = self.encode(node["mark"])
    self.body.append(f'<p class="ed-note-head"><span class="ed-note-mark">{mark}</span></p>\n')


def _visit_annotation_aside(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an annotation with its letter and kind."""
    _open_note(self, node, f"ed-note ed-kind-{node['kind']}")
    mark, title = self.encode(node["mark"]), self.encode(node["title"])
    self.body.append(
        f'<p class="ed-note-head"><span class="ed-note-mark">{mark}</span> {title} '
        f'<span class="ed-note-kind">{self.encode(node["kind_label"])}</span></p>\n'
    )


def _visit_note_collection(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the notes of a document."""
    self.section_level += 1
    self.body.append(open_tag(self, node, "section", {"epub:type": "footnotes"}))


def _depart_note_collection(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the notes of a document."""
    self.section_level -= 1
    self.body.append("</section>\n")


def _visit_paragraph_link(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a paragraph's number as style: it is not part of the text."""
    attributes = {"class": "ed-number", "data-number": str(node["number"]), "aria-hidden": "true"}
    self.body.append(open_tag(self, None, "span", attributes) + "</span>")
    raise nodes.SkipNode


def _visit_plain_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the list of all annotations, without the switches the site has."""
    self.body.append(open_tag(self, node, "div", {}))


def _changed(name: str, old: str, new: str) -> Visitor:
    """Give a visitor that writes what that of the web pages writes, but for one attribute."""

    def visit(self: HTML5Translator, node: nodes.Element) -> None:
        start = len(self.body)
        getattr(type(self), name)(self, node)
        self.body[start:] = [piece.replace(old, new, 1) for piece in self.body[start:]]

    return visit


def _visit_raw(self: HTML5Translator, node: nodes.Element) -> None:
    """Write HTML of the sources as XML; what is written for other formats is not for books."""
    if "html" in node.get("format", "").split():
        self.body.append(as_xhtml(node.astext()))
    raise nodes.SkipNode


_FOOTNOTE = 'epub:type="footnote" role="doc-footnote"'
_NOTEREF = 'epub:type="noteref" role="doc-noteref"'

EPUB_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor | None]] = {
    annotation_aside: (_visit_annotation_aside, _back),
    annotation_list: (_visit_plain_list, close_tag("div")),
    annotation_mark: (_visit_annotation_mark, never),
    note_collection: (_visit_note_collection, _depart_note_collection),
    note_mark: (_visit_note_mark, never),
    page_beginning: (_visit_page_beginning, never),
    paragraph_link: (_visit_paragraph_link, never),
    printed_note: (_visit_printed_note, _back),
    printed_notes: (_visit_plain_list, close_tag("div")),
    # The role docutils gives entries of a bibliography is not used any more.
    nodes.citation: (
        _changed("visit_citation", 'role="doc-biblioentry"', 'role="listitem"'),
        None,
    ),
    nodes.footnote: (_changed("visit_footnote", 'role="doc-footnote"', _FOOTNOTE), None),
    nodes.footnote_reference: (
        _changed("visit_footnote_reference", 'role="doc-noteref"', _NOTEREF),
        None,
    ),
    nodes.raw: (_visit_raw, never),
    # The caption of a list of pages is a heading of the second level.
    nodes.title: (
        _changed("visit_title", 'role="heading"', 'role="heading" aria-level="2"'),
        None,
    ),
}
"""What to call instead for each node; where there is no departure, that of the web pages."""


def fit_for_epub(translator: HTML5Translator) -> None:
    """Have a translator of web pages write pages of an EPUB."""
    for node, (visit, depart) in EPUB_VISITORS.items():
        setattr(translator, f"visit_{node.__name__}", MethodType(visit, translator))
        if depart is not None:
            setattr(translator, f"depart_{node.__name__}", MethodType(depart, translator))
