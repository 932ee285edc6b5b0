"""Places of a document in words, as a reader would name them."""

from __future__ import annotations

from docutils import nodes

from ..nodes import dateline, printed_note, subject_list

_LISTS = {"subject": "subject line", "participants": "list of participants"}


def place_name(node: nodes.Node) -> str:
    """Give the place of a node: ``¶6``, ``heading``, ``subject line``, ``note 1``.

    :param node: a node anywhere in a document whose paragraphs are numbered.
    """
    current: nodes.Node | None = node
    while current is not None:
        if isinstance(current, nodes.paragraph) and "number" in current:
            return f"¶{current['number']}"
        if isinstance(current, printed_note):
            return f"note {current['mark']}"
        if isinstance(current, subject_list):
            return _LISTS.get(current.get("list_type", "subject"), "list")
        if isinstance(current, dateline):
            return "dateline"
        if isinstance(current, nodes.title):
            return _heading_name(current)
        current = current.parent
    return "text"


def _heading_name(title: nodes.title) -> str:
    section = title.parent
    if "ed-subhead" not in section["classes"]:
        return "heading"
    following = next((p for p in section.findall(nodes.paragraph) if "number" in p), None)
    return f"subhead above ¶{following['number']}" if following else "subhead"
