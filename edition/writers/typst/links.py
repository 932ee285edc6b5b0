"""Where links lead in the book, and which places of it need a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class NoteTarget:
    """The note that stands in the book for a page: its label, and its mark."""

    label: str
    mark: str


class Links:
    """Addresses of the web pages turned into labels of the book.

    A label is ``page:anchor``, and ``page:`` for the beginning of a page.
    """

    def __init__(
        self, uris: Mapping[str, str], moved: Mapping[str, NoteTarget], web: str = ""
    ) -> None:
        """Begin without any page.

        :param uris: for each address the builder gives, the page it is of.
        :param moved: pages that are not in the book, and the notes that stand for them.
        :param web: address under which the web pages can be read; empty when unknown.
        """
        self._uris = uris
        self._moved = moved
        self._web = web.rstrip("/")
        self._there: set[str] = set()
        self._wanted: set[str] = set()

    def add_page(self, docname: str, tree: nodes.Element) -> None:
        """Take note of all places of a page of the book."""
        self._there.add(f"{docname}:")
        for node in tree.findall(nodes.Element):
            self._there.update(f"{docname}:{anchor}" for anchor in node["ids"])

    def look_for_targets(self, docname: str, tree: nodes.Element) -> None:
        """Take note of the places the links of a page lead to; after all pages were added."""
        for reference in tree.findall(nodes.reference):
            label, _ = self.resolve(docname, reference)
            if label:
                self._wanted.add(label)

    def wanted(self, docname: str, anchor: str) -> str:
        """Give the label of a place, once, if any link leads to it."""
        label = f"{docname}:{anchor}"
        if label not in self._wanted:
            return ""
        self.emitted(label)
        return label

    def emitted(self, label: str) -> None:
        """Take note that a label is in the book: it must not be there twice."""
        self._wanted.discard(label)

    def left(self, docname: str) -> list[str]:
        """Give the labels that are wanted of a page and were not written."""
        return sorted(label for label in self._wanted if label.rpartition(":")[0] == docname)

    def resolve(self, docname: str, reference: nodes.Element) -> tuple[str, str]:
        """Give the label in the book or the address on the web to which a link leads.

        Both are empty for a page that is in no edition the reader could reach.
        """
        if anchor := reference.get("refid"):
            return self._label(docname, anchor), ""
        uri = reference.get("refuri", "")
        path, _, anchor = uri.partition("#")
        target = docname if not path and anchor else self._uris.get(path)
        if target is None:
            return "", uri
        if target in self._moved:
            return self._moved[target].label, ""
        if f"{target}:" in self._there:
            return self._label(target, anchor), ""
        return "", f"{self._web}/{uri}" if self._web else ""

    def mark_of(self, reference: nodes.Element) -> str:
        """Give the mark of the note a link leads to; empty if it leads elsewhere."""
        page = self._uris.get(reference.get("refuri", "").partition("#")[0], "")
        return self._moved[page].mark if page in self._moved else ""

    def _label(self, docname: str, anchor: str) -> str:
        label = f"{docname}:{anchor}"
        return label if label in self._there else f"{docname}:"
