"""The printed footnotes of a document, read where their marks stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..directives.document import NOTE_TYPES
from ..text.safe_text import shown
from ..text.slugs import slug
from .pieces import Footnote

if TYPE_CHECKING:
    from collections.abc import Callable

    from .pieces import Block, Page
    from .remarks import Remarks
    from .xml_tree import XmlNode

_LONGEST = 20
_LAST_NUMBER = re.compile(r"(\d+)$")


class PrintedNotes:
    """Collects footnotes in the order of their marks.

    :param document: id of the document, with which the ids of its footnotes begin.
    :param remarks: what is told.

    ``blocks`` reads the text of a footnote; whoever reads blocks sets it. ``pages`` are
    those that begin within a footnote, for the text to take over behind its mark. ``ids``
    are the ids of the footnotes in the edition, by those of the volume.
    """

    def __init__(self, document: str, remarks: Remarks) -> None:
        self.document = document
        self.remarks = remarks
        self.blocks: Callable[[list[XmlNode | str]], list[Block]]
        self.inside = 0
        self.pages: list[Page] = []
        self.found: list[Footnote] = []
        self.ids: dict[str, str] = {}
        self._marks: set[str] = set()
        self._anchors: set[str] = set()

    def read(self, node: XmlNode) -> str:
        """Read a footnote and give its mark."""
        mark = self._mark(node)
        self._identify(node, mark)
        kind = node.get("type") or "editorial"
        if kind not in NOTE_TYPES:
            self.remarks.add(node, "the type of the footnote")
            kind = "editorial"
        note = Footnote(mark, kind)
        self.found.append(note)
        note.blocks = self._read(node)
        return mark

    def pass_over(self, node: XmlNode) -> str:
        """Tell of a footnote without words, which has no mark; a page may begin in it."""
        self.remarks.add(node, "a footnote without words")
        self._read(node)
        return ""

    def _read(self, node: XmlNode) -> list[Block]:
        self.inside += 1
        blocks = self.blocks(node.children)
        self.inside -= 1
        return blocks

    def _mark(self, node: XmlNode) -> str:
        """Give a mark no other footnote has; the volume's own, if it is one word."""
        number = _LAST_NUMBER.search(node.id)
        mark = " ".join(node.get("n").split()) or (number[1] if number else "")
        wanted = mark
        count = 1
        while not mark or mark in self._marks or not _usable(mark):
            count += 1
            mark = f"{wanted}-{count}" if _usable(f"{wanted}-{count}") else str(count - 1)
        if wanted and mark != wanted:
            what = f"the mark {shown(wanted)} is taken or unusable; it is {mark} here"
            self.remarks.add(node, what)
        self._marks.add(mark)
        return mark

    def _identify(self, node: XmlNode, mark: str) -> None:
        """Keep the id the build will give to a footnote: by its mark, each only once."""
        usual = anchor = f"{self.document}fn{slug(mark)}"
        number = 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{usual}-{number}"
        self._anchors.add(anchor)
        if node.id:
            self.ids[node.id] = anchor
        if node.id not in ("", anchor):
            self.remarks.add(node, f"the id {shown(node.id)} is {anchor} here")


def _usable(mark: str) -> bool:
    """Tell whether a mark can be written between backticks, and makes an id."""
    return 0 < len(mark) <= _LONGEST and not re.search(r"[`\s<>{}\\]", mark)
