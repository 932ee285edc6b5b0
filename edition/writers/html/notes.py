"""Annotations: the words they speak of, their marks, the asides, the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .base import open_tag

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_annotation_target(self: HTML5Translator, node: nodes.Element) -> None:
    """Open words an annotation speaks of; they are told apart by style, not read aloud."""
    attributes = {"data-notes": " ".join(node["marks"])}
    self.body.append(open_tag(self, node, "span", attributes))


def visit_annotation_mark(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the letter as a link to the annotation."""
    attributes = {
        "class": f"ed-mark ed-mark-note ed-kind-{node['kind']}",
        "role": "doc-noteref",
        "href": f"#{node['refid']}",
        "aria-label": f"Note {node['mark']}",
    }
    self.body.append(open_tag(self, node, "a", attributes))
    self.body.append(self.encode(node["mark"]) + "</a>")
    raise nodes.SkipNode


def visit_annotation_aside(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an annotation: a summary with letter and kind, then its text."""
    attributes = {
        "class": f"ed-note ed-kind-{node['kind']}",
        "role": "note",
        "data-note": node["mark"],
    }
    self.body.append(open_tag(self, None, "aside", attributes))
    mark, kind = self.encode(node["mark"]), self.encode(node["kind_label"])
    self.body.append(f"<details><summary><b>{mark}</b> {kind}</summary>\n")
    self.body.append(open_tag(self, node, "div", {"class": "ed-note-body"}))


def depart_annotation_aside(self: HTML5Translator, node: nodes.Element) -> None:
    """Close an annotation with the way back to its words."""
    attributes = {
        "class": "ed-backlink",
        "role": "doc-backlink",
        "href": f"#{node['backrefs'][0]}",
    }
    self.body.append(open_tag(self, None, "a", attributes) + "Back</a></div></details></aside>\n")


def visit_annotation_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the list with a switch for each kind and author; they work by style alone."""
    self.body.append(open_tag(self, node, "div", {}))
    self.body.append('<form class="ed-filter" aria-label="Which notes are shown">\n')
    kinds = [(kind, kind.capitalize()) for kind in node["kinds"]]
    authors = [(str(number), name) for number, name in enumerate(node["authors"], 1)]
    for what, choices in (("kind", kinds), ("author", authors)):
        self.body.append(f"<fieldset><legend>{what.capitalize()}</legend>\n")
        for value, label in choices:
            self.body.append(
                f'<label><input type="checkbox" id="ed-filter-{what}-{value}" checked> '
                f"{self.encode(label)}</label>\n"
            )
        self.body.append("</fieldset>\n")
    self.body.append("</form>\n")
