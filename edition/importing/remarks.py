"""What of a TEI file has no form in Markdown: told to the editor, and kept as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ..diagnostics import Code, Finding
from ..text.safe_text import shown
from .attributes import without_form
from .pieces import Remark
from .xml_tree import COMMENT, INSTRUCTION, XmlNode

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 400
_LONGEST_TAG = 200


class Remarks:
    """Collects what is told; what stands in the text as a comment is fetched block by block.

    :param path: the TEI file, for messages.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._findings: list[Finding] = []
        self._waiting: list[Remark] = []
        self._told: dict[int, XmlNode] = {}  # the elements too, so that no other gets their ids
        self._kept: dict[tuple[int, str], XmlNode] = {}

    def add(self, node: XmlNode, what: str, *, whole: bool = False, alone: bool = False) -> None:
        """Keep a construct.

        :param what: what is lost of it, or done about it.
        :param whole: whether words of it stand in the comment alone, so that all are kept.
        :param alone: whether the comment is about the element, not about what it holds.
        """
        self._told[id(node)] = node
        found = f"{start_tag(node)}: {what}"
        self._findings.append(Finding(Code.D204, self._path, node.line, found))
        kept = start_tag(node, end="/>") if alone else markup(node)
        kept = shown(kept, len(kept) if whole else _LONGEST)
        self._waiting.append(Remark(f"line {node.line}: {kept} ({what})"))

    def keep(self, node: XmlNode, attribute: str) -> None:
        """Say that the front matter has taken up an attribute, so that it is not lost."""
        self._kept[id(node), attribute] = node

    def attributes(self, nodes: Iterable[XmlNode]) -> None:
        """Keep the attributes without a form of all elements that are not told already."""
        for node in nodes:
            names = [name for name in without_form(node) if (id(node), name) not in self._kept]
            if names and id(node) not in self._told:
                self.add(node, f"its {', '.join(names)}", alone=True)

    def fetch(self) -> list[Remark]:
        """Give the comments that have come up since the last time."""
        waiting, self._waiting = self._waiting, []
        return waiting

    @property
    def findings(self) -> list[Finding]:
        """What is told, in the order of the file."""
        return sorted(self._findings, key=lambda finding: finding.line)


def start_tag(node: XmlNode, end: str = ">") -> str:
    """Give the start tag of an element as it may stand in the file.

    :param end: what ends it.
    """
    if node.name in (COMMENT, INSTRUCTION):
        return "a comment" if node.name == COMMENT else "a processing instruction"
    name, attributes = node.name, node.attributes
    if name.startswith("{"):
        namespace, _, name = name[1:].partition("}")
        attributes = {"xmlns": namespace, **attributes}
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return shown(f"<{name}{written}", _LONGEST_TAG) + end


def markup(node: XmlNode) -> str:
    """Give an element with all it holds on one line, as it may stand in the file."""
    content = "".join(
        escape(child) if isinstance(child, str) else markup(child) for child in node.children
    )
    if node.name in (COMMENT, INSTRUCTION):
        text = "".join(child for child in node.children if isinstance(child, str))
        return f"<!--{text}-->" if node.name == COMMENT else f"<?{text}?>"
    if not content:
        return start_tag(node, end="/>")
    name = node.name.rpartition("}")[2]
    return " ".join(f"{start_tag(node)}{content}</{name}>".split())
