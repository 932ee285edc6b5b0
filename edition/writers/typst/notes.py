"""Notes at the foot of the page: the volume's, ours, and ordinary footnotes.

The book sets a note where its mark stands; at the place where a page keeps its notes,
nothing is written but what no mark has called.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from ...nodes import (
    annotation_aside,
    annotation_mark,
    annotation_meta,
    annotation_target,
    note_mark,
    printed_note,
    printed_notes,
)
from .blocks import children
from .code import block, call, one_space, string
from .signatures import signature

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter

_MARKS = (note_mark, annotation_mark, nodes.footnote_reference)
_NOTES = (printed_note, annotation_aside, nodes.footnote)
_LEMMA_WORDS = 8
"""Words of the quotation at the head of a note; of longer ones the first and last words."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note ready to be set: its label, its mark, and its content as code."""

    label: str
    mark: str
    body: str

    def code(self, function: str) -> str:
        """Give the call that sets it."""
        return call(function, string(self.label), string(self.mark), self.body)


def is_mark(node: nodes.Node) -> bool:
    """Tell whether a node is the mark of a note."""
    return isinstance(node, _MARKS)


def notes_of(tree: nodes.Element) -> dict[str, nodes.Element]:
    """Give every note of a page by each of its ids."""
    return {
        anchor: node
        for node in tree.findall(nodes.Element)
        if isinstance(node, _NOTES)
        for anchor in node["ids"]
    }


def lemmas_of(tree: nodes.Element) -> dict[str, str]:
    """Give the words each annotation speaks of, by its slug, shortened as print does."""
    words: dict[str, list[str]] = {}
    for _, pieces in groupby(tree.findall(annotation_target), _block_of):
        found: dict[str, str] = {}
        for piece in pieces:
            for slug in piece["notes"]:
                found[slug] = found.get(slug, "") + piece.astext()
        for slug, text in found.items():
            words.setdefault(slug, []).append(text)
    return {slug: shortened(one_space(" ".join(texts))) for slug, texts in words.items()}


def _block_of(piece: nodes.Element) -> int:
    node: nodes.Element = piece.parent
    while _is_in_line(node):
        node = node.parent
    return id(node)


def _is_in_line(node: nodes.Element) -> bool:
    return isinstance(node, nodes.Inline)


def shortened(words: str) -> str:
    """Give the first and last words of a long quotation, an ellipsis between them."""
    parts = words.split()
    if len(parts) <= _LEMMA_WORDS:
        return " ".join(parts)
    return f"{' '.join(parts[:3])} … {' '.join(parts[-3:])}"


def mark(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a mark: with its note when it is the first, else as a link to it."""
    note = _first_call(writer, node)
    if note is None:
        return "\n".join([*_apart(node), _again(writer, node)])
    writer.notes[note.label] = writer.page.unit
    return "\n".join([*_apart(node), note.code("note")])


def take_marks(title: nodes.Element) -> list[nodes.Element]:
    """Take the marks of notes out of a heading, wherever in it they stand."""
    marks = [node for node in title.findall(nodes.Element) if is_mark(node)]
    for mark in marks:
        mark.parent.remove(mark)
    return marks


def hang_on_next_text(writer: TypstWriter, marks: list[nodes.Element]) -> list[str]:
    """Give marks without their notes, which are set at the next text instead."""
    pieces: list[str] = []
    for node in marks:
        pieces += ["between-marks"] if pieces else []
        pieces += writer.targets(node)
        if (note := _first_call(writer, node)) is not None:
            writer.page.hanging.append(note)
        pieces.append(_again(writer, node))
    return pieces


def _apart(node: nodes.Node) -> list[str]:
    """Give what keeps two marks in a row apart: “a” and “b” would read as “ab”."""
    assert node.parent is not None
    at = node.parent.index(node)
    return ["between-marks"] if at > 0 and is_mark(node.parent.children[at - 1]) else []


def _again(writer: TypstWriter, node: nodes.Element) -> str:
    return call("again", string(_label(writer, node)), string(_shown(node)))


def _label(writer: TypstWriter, node: nodes.Element) -> str:
    return f"{writer.page.docname}:{node['refid']}"


def _shown(node: nodes.Element) -> str:
    return str(node["mark"] if "mark" in node else node.astext())


def _first_call(writer: TypstWriter, node: nodes.Element) -> Note | None:
    """Give the note a mark calls; nothing if it was called before."""
    page, anchor = writer.page, node["refid"]
    found = page.notes.get(anchor)
    if found is None or anchor in page.called:
        return None
    page.called.update(found["ids"])
    label = _label(writer, node)
    writer.links.emitted(label)
    return Note(label, _shown(node), note_body(writer, found))


def note_body(writer: TypstWriter, note: nodes.Element) -> str:
    """Give the content of a note; its first paragraph runs on from the mark."""
    page = writer.page
    outer = page.pending, page.in_note
    page.pending, page.in_note = [], True
    signed = signature(writer, note)
    content = [c for c in note.children if not isinstance(c, (nodes.label, annotation_meta))]
    pieces = _head(writer, note)
    for child in content:
        last = signed if child is content[-1] else []
        if isinstance(child, nodes.paragraph):
            text = [
                *writer.flush(),
                *writer.targets(child),
                *writer.write_all(child.children),
                *last,
            ]
            pieces += text if child is content[0] else [call("note-paragraph", block(text))]
        else:
            pieces += [writer.write(child), *(call("note-paragraph", code) for code in last)]
    body = block([*pieces, *writer.flush()])
    page.pending, page.in_note = outer
    return body


def _head(writer: TypstWriter, note: nodes.Element) -> list[str]:
    """Give what stands at the head of an annotation: its words and its kind."""
    if not isinstance(note, annotation_aside):
        return []
    words = writer.page.lemmas.get(note["note"], "")
    return [call("lemma", string(words), string(note.get("kind_label", "")))]


def kept_note(writer: TypstWriter, node: nodes.Element) -> str:
    """Write nothing for a note that was set at its mark; one no mark calls is set here."""
    if any(anchor in writer.page.called for anchor in node["ids"]):
        return ""
    label = node.get("mark") or next((n.astext() for n in node.findall(nodes.label)), "")
    return call("uncalled-note", string(label), note_body(writer, node))


HANDLERS: dict[type[object], Handler] = {
    note_mark: mark,
    annotation_mark: mark,
    nodes.footnote_reference: mark,
    printed_notes: children,
    printed_note: kept_note,
    annotation_aside: kept_note,
    nodes.footnote: kept_note,
}
"""What writes which mark and note."""
