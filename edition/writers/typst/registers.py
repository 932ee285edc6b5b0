"""Entries of the registers, and where they are mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...nodes import (
    expansion,
    glossary_entry,
    mention_list,
    register_entry,
    see_also,
    volume_wording,
)
from .blocks import children, own_line
from .code import SHORT, array, boolean, call, string

if TYPE_CHECKING:
    from .writer import Handler, TypstWriter


def _count(part: nodes.Element) -> int:
    return sum(1 for _ in part.findall(nodes.reference))


def entry(writer: TypstWriter, node: nodes.Element) -> str:
    """Write an entry of a register; the index has its name, and its expansion."""
    name = node["name"]
    writer.page.pending.append(writer.index.mark(name, main=True))
    for expanded in node.findall(expansion):
        words = expanded.astext().strip()
        if isinstance(node, glossary_entry) and words.casefold() != name.casefold():
            writer.index.see(words[:1].upper() + words[1:], name)
    for related in node.findall(see_also):
        for other in related["names"]:
            writer.index.see(name, other, also=True)
    writer.page.depth += 1
    content = children(writer, node)
    writer.page.depth -= 1
    short = boolean(len(node.astext()) < SHORT)
    return call("entry", "{\n" + content + "\n}", short=short)


def mentions(writer: TypstWriter, node: nodes.Element) -> str:
    """Write where an entry is mentioned: the places, not the sentences.

    The sentences are in the book already, and the index has its pages. Annotations are
    called by their marks.
    """
    label, places, also, said = "none", list[str](), list[nodes.reference](), list[str]()
    for child in node.children:
        if isinstance(child, nodes.bullet_list):
            places += [_place(writer, link) for link in child.findall(nodes.reference)]
        elif isinstance(child, nodes.Element) and "ed-mentions-label" in child["classes"]:
            label = writer.blocks(child)
        elif isinstance(child, nodes.Element) and _count(child):
            also += list(child.findall(nodes.reference))
        elif isinstance(child, nodes.Element):
            said.append(writer.blocks(child))
    called = {mark: link for link in also if (mark := writer.links.mark_of(link))}
    notes = [_to_note(writer, called[mark]) for mark in sorted(called, key=_mark_order)]
    pages = [writer.write(link) for link in also if not writer.links.mark_of(link)]
    return call("mentions", label, *map(array, (places, notes, pages, said)))


def _place(writer: TypstWriter, link: nodes.Element) -> str:
    """Give a link to a place in a document without its brackets."""
    label, _ = writer.links.resolve(writer.page.docname, link)
    return call("to", string(label), string(link.astext().strip("()")))


def _to_note(writer: TypstWriter, link: nodes.Element) -> str:
    label, _ = writer.links.resolve(writer.page.docname, link)
    return call("to", string(label), string(writer.links.mark_of(link)))


def _mark_order(mark: str) -> tuple[str, int, str]:
    """Give what puts marks in the order of the text: a, b, ... z, aa; document by document."""
    number, _, letters = mark.rpartition("\u00a0")
    return number.zfill(6), len(letters), letters


HANDLERS: dict[type[object], Handler] = {
    register_entry: entry,
    expansion: own_line("expansion"),
    volume_wording: lambda writer, node: call("volume-wording", writer.blocks(node)),
    see_also: own_line("see-also"),
    mention_list: mentions,
}
"""What writes which part of a register."""
