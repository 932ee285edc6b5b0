"""The end of an annotation: its sources, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...nodes import annotation_meta
from .code import block, call, one_space, string

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .writer import TypstWriter


def signature(writer: TypstWriter, note: nodes.Element) -> list[str]:
    """Give what stands at the end of an annotation; nothing for other notes.

    The foot of a page has no room to say of every note what holds for most: that the
    edition's own author wrote it, that it is certain, that it was not checked. That is said
    once, with the list of contributors. Sources with their pages are given unless the text
    of the note has given them.
    """
    if "author" not in note:
        return []
    said = [note["author"]] if note["author"] != writer.author else []
    if note.get("certainty", "certain") != "certain":
        said.append(note["certainty"])
    if note.get("checked"):
        said.append(f"checked by {note['checked'].rpartition(',')[0].strip()}")
    sources = _untold(note)
    if not said and not sources:
        return []
    pieces: list[str] = []
    if sources:
        pieces.append(string("Source: " if len(sources) == 1 else "Sources: "))
        for number, source in enumerate(sources):
            pieces += [string("; ")] if number else []
            pieces += writer.write_all(source)
        pieces.append(string(". " if said else "."))
    if said:
        words = ", ".join(said)
        pieces.append(string(f"{words[:1].upper()}{words[1:]}."))
    return [call("signature", block(pieces))]


def _untold(note: nodes.Element) -> list[list[nodes.Node]]:
    """Give the sources whose number and page the text of a note does not give itself."""
    metas = [child for child in note.children if isinstance(child, annotation_meta)]
    body = one_space(" ".join(c.astext() for c in note.children if c not in metas))
    return [
        source
        for meta in metas
        for source in _sources(meta.children)
        if not all(part.astext().strip(" ,") in body for part in source)
    ]


def _sources(children: Iterable[nodes.Node]) -> Iterator[list[nodes.Node]]:
    """Give each source of a note: ``Sources: A, p. 1; B. The editors ...``."""
    source: list[nodes.Node] = []
    for child in children:
        text = child.astext() if isinstance(child, nodes.Text) else ""
        if text.startswith("Sources:"):
            continue
        if text.strip() in (";", "."):
            yield source
            if text.strip() == ".":
                return
            source = []
        else:
            source.append(child)
