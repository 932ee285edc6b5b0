"""The words of one block on a line, with marks of pages, footnotes and supplied words."""

from __future__ import annotations

from docutils import nodes

from ..nodes import note_mark, page_beginning, supplied
from ..text.reading import NOT_WORDS


class Line:
    """One block as a line of plain text.

    :param block: the block.

    ``text`` is the line. ``places`` has, for each character of the block as
    :func:`~edition.text.reading.read_block` reads it, its place in the line.
    """

    def __init__(self, block: nodes.Element) -> None:
        self.text = ""
        self.places: list[int] = []
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._pages = ""
        self._notes = ""
        self._heading = isinstance(block, nodes.title)
        self._walk(block)
        self._close()

    def _walk(self, node: nodes.Node) -> None:
        for child in node.children:
            if isinstance(child, nodes.Text):
                self._words(str(child).replace("\n", " "))
            elif isinstance(child, page_beginning):
                self._page(child)
            elif isinstance(child, note_mark):
                self._notes += f"[{child['mark']}]"
            elif isinstance(child, nodes.raw):
                self._break(child)
            elif isinstance(child, NOT_WORDS):
                continue
            elif isinstance(child, supplied):
                self._marks(follows="[")
                self._add("[")
                self._walk(child)
                self._marks(follows="]")
                self._add("]")
            else:
                self._walk(child)

    def _words(self, words: str) -> None:
        if words:
            self._marks(follows=words[0])
            self.places.extend(range(self._length, self._length + len(words)))
            self._add(words)

    def _break(self, node: nodes.raw) -> None:
        """Part the words around a line break; MyST writes it as raw HTML and raw LaTeX."""
        if node["format"] == "html" and self._last and not self._last.isspace():
            self._add(" ")

    def _page(self, node: nodes.Element) -> None:
        if self._notes:
            self._marks(follows="")
        self._pages += f"{' ' if self._pages else ''}[Page {node['n']}]"

    def _marks(self, follows: str) -> None:
        """Write the marks that stand before a character, or at the end.

        Between two words the mark of a page has a space on both sides, one of which is its
        own; within a word it has none.
        """
        self._add(self._notes)
        self._notes = ""
        if not self._pages:
            return
        spaced = not self._last or self._last.isspace()
        if spaced:
            self._add(self._pages if follows.isspace() else f"{self._pages} ")
        else:
            self._add(f" {self._pages}" if not follows or follows.isspace() else self._pages)
        self._pages = ""

    def _close(self) -> None:
        if self._heading and self._notes:
            self._notes = self._notes.replace("][", " ").replace("[", " ").replace("]", "")
        if self._notes or self._pages:
            self._marks(follows="")
        self.text = "".join(self._parts).rstrip(" ")

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]
