"""What of a TEI file has no form in Markdown: told to the editor, and kept as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding
from ..text.safe_text import shown
from .pieces import Remark

if TYPE_CHECKING:
    from .xml_tree import XmlNode

_LONGEST = 400


class Remarks:
    """Collects what is told; what stands in the text as a comment is fetched block by block.

    :param path: the TEI file, for messages.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self._waiting: list[Remark] = []

    def add(self, node: XmlNode, what: str, *, whole: bool = False) -> None:
        """Keep a construct.

        :param what: what is lost of it, or done about it.
        :param whole: whether its words are in the comment alone, so that all are kept there.
        """
        words = node.text()
        tag = start_tag(node)
        self.findings.append(Finding(Code.D204, self.path, node.line, f"{tag}: {what}"))
        kept = words if whole else shown(words, _LONGEST)
        content = f"{tag}{kept}</{node.name}>" if words else f"{tag[:-1]}/>"
        if node.name[0] == "#":
            content = kept
        self._waiting.append(Remark(f"line {node.line}: {content} ({what})"))

    def fetch(self) -> list[Remark]:
        """Give the comments that have come up since the last time."""
        waiting, self._waiting = self._waiting, []
        return waiting


def start_tag(node: XmlNode) -> str:
    """Give the start tag of an element as it may stand in the file."""
    if node.name[0] == "#":
        return f"a {node.name[1:]}"
    attributes = "".join(f' {key}="{value}"' for key, value in node.attributes.items())
    return shown(f"<{node.name}{attributes}", 200) + ">"
