"""The writer: finds what writes a node, and keeps what the pieces share.

A handler is a function of writer and node that gives Typst code. The table that says which
handler writes which node is in :mod:`edition.writers.typst`; a node is written as the
nearest of its base classes found there, so that a node of another extension derived from
a docutils node is written as that node. What is found nowhere is a fault, never dropped.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from ...diagnostics import Code, Finding, warn
from ...locate import line_of
from ...nodes import register_entry
from .code import block, call, one_space, string
from .index_entries import IndexEntries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ...register_index import RegisterIndex
    from .links import Links
    from .notes import Note

    Handler = Callable[["TypstWriter", nodes.Element], str]


@dataclass
class Page:
    """What the writer keeps while it writes one page.

    :param docname: name of the page.
    :param source: its file, for messages.
    :param notes: the notes to be set at their marks, by id; those of the page's own.
    :param called: ids of the notes that have been set.
    :param lemmas: the words each annotation speaks of, by its slug.
    :param pending: code for the next place where there is text: targets, page numbers; or
        what gives it, when it is known how far from the edge of the page's text that place is.
    :param hanging: notes of a heading, which are set with the next text.
    :param depth: how many sections are open.
    :param unit: number of the block being written; 0 where none can be set anew.
    :param in_note: whether a note is being written.
    :param headed: whether it has had its first heading.
    :param numbers: of its sections, by the anchors Sphinx gives them.
    """

    docname: str
    source: str
    notes: dict[str, nodes.Element] = field(default_factory=dict)
    lemmas: dict[str, str] = field(default_factory=dict)
    called: set[str] = field(default_factory=set)
    pending: list[str | Callable[[str], str]] = field(default_factory=list)
    hanging: list[Note] = field(default_factory=list)
    depth: int = 0
    unit: int = 0
    in_note: bool = False
    headed: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)


def named(node: nodes.Element) -> tuple[str, str] | None:
    """Give kind and words of what begins a block of its own; nothing for other nodes."""
    if isinstance(node, register_entry):
        return "Entry", one_space(node["name"])
    if isinstance(node, nodes.citation):
        return "Source", next((part.astext() for part in node.findall(nodes.label)), "")
    if isinstance(node, nodes.section) and isinstance(next(iter(node), None), nodes.title):
        return "Section", one_space(node[0].astext()).strip()
    return None


class TypstWriter:
    """Writes the pages of a book, one after the other."""

    def __init__(
        self,
        links: Links,
        handlers: Mapping[type[object], Handler],
        images: Mapping[str, str],
        registers: RegisterIndex,
        author: str = "",
    ) -> None:
        """Begin a book.

        :param links: where links lead, and which places need a target.
        :param handlers: what writes which node.
        :param images: for each image its file beside the Typst source.
        :param registers: which entry a mention names.
        :param author: whose annotations need no signature.
        """
        self.links = links
        self.handlers = handlers
        self.images = images
        self.registers = registers
        self.author = author
        self.index = IndexEntries()
        self.page = Page("", "")
        self.notes: dict[str, int] = {}  # of each note the block that holds its mark
        self.headings: list[tuple[int, str]] = []  # level and words of those in the contents
        self._units = 0
        self.faults: list[Finding] = []

    # -- nodes ----------------------------------------------------------------------

    def write(self, node: nodes.Node) -> str:
        """Give the code of a node, with targets for those of its ids that links lead to."""
        if isinstance(node, nodes.Text):
            return string(str(node)) if str(node) else ""
        assert isinstance(node, nodes.Element)
        for base in type(node).__mro__:
            if (handler := self.handlers.get(base)) is not None:
                targets = self.targets(node)
                if isinstance(node.parent, nodes.TextElement):  # within a line
                    return "\n".join(part for part in (*targets, handler(self, node)) if part)
                self.page.pending += targets
                return handler(self, node)
        self.fault(
            Code.P101, node, f"{node.tagname} ({type(node).__module__})", "a node listed there"
        )
        return ""

    def write_all(self, children: Iterable[nodes.Node]) -> list[str]:
        """Give the code of several nodes, in their order."""
        return [code for child in children if (code := self.write(child))]

    def blocks(self, node: nodes.Element) -> str:
        """Give the children of a node as one content."""
        return block(self.write_all(node.children))

    def text(self, node: nodes.Element, edge: str = "") -> str:
        """Give a block's own text, after whatever waits for a place where there is text.

        :param edge: how far the text begins from the edge of the page's text, where it is known.
        """
        waiting = self.flush(edge)
        return block([*waiting, *self.write_all(node.children)])

    def targets(self, node: nodes.Element) -> list[str]:
        """Give a target for every id of a node that a link leads to."""
        name = named(node)
        return [
            call("named-target", string(label), *map(string, name))
            if name
            else call("target", string(label))
            for anchor in node["ids"]
            if (label := self.links.wanted(self.page.docname, anchor))
        ]

    def flush(self, edge: str = "") -> list[str]:
        """Give what waits for a place where there is text; nothing waits afterwards."""
        pending, self.page.pending = self.page.pending, []
        waiting = [code if isinstance(code, str) else code(edge) for code in pending]
        if not self.page.in_note:
            waiting += [note.code("hidden-note") for note in self.page.hanging]
            self.notes |= dict.fromkeys((n.label for n in self.page.hanging), self.page.unit)
            self.page.hanging = []
        return waiting

    @contextmanager
    def unit(self) -> Iterator[int]:
        """Count a block of text that can be set anew if one of its notes is misplaced."""
        self._units += 1
        self.page.unit = self._units
        yield self.page.unit
        self.page.unit = 0

    # -- faults ---------------------------------------------------------------------

    def fault(
        self, code: Code, node: nodes.Node, found: str, expected: str = "", mend: str = ""
    ) -> None:
        """Record a fault at a node of this page; the book will not be made."""
        finding = Finding(code, self.page.source, line_of(node), found, expected, mend=mend)
        if finding not in self.faults:
            self.faults.append(finding)

    def warn(self, code: Code, node: nodes.Node, found: str) -> None:
        """Tell of something that is not in the book, but does not spoil it."""
        warn(Finding(code, self.page.source, line_of(node), found))
