"""An XML file from a stranger: read whole, with lines, and with nothing outside of it.

Expat reads it; a document type, an entity, a reference to another file is refused before
anything is done about it. Depth and size have limits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from ..diagnostics import Code, Finding
from ..text.safe_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

TEI = "http://www.tei-c.org/ns/1.0"
FRUS = "http://history.state.gov/frus/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

MAX_BYTES = 100_000_000
"""The largest volume has some 20 MB."""

MAX_DEPTH = 100
"""Elements in one another; a volume has some 20."""

COMMENT = "#comment"
INSTRUCTION = "#instruction"

_SEPARATOR = " "
_PREFIXES = {"": "", TEI: "", FRUS: "frus:", XML: "xml:"}


@dataclass(slots=True, eq=False)
class XmlNode:
    """One element.

    :param name: its name; with ``frus:`` in the namespace of *Foreign Relations*, plain in
        that of TEI or in none, with the namespace in braces in any other.
    :param attributes: named in the same way.
    :param line: line on which it begins.
    :param children: texts and elements; a comment is an element of its own name.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: list[XmlNode | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute, empty if it is not there."""
        return self.attributes.get(name, "")

    @property
    def id(self) -> str:
        """Its ``xml:id``."""
        return self.get("xml:id")

    def elements(self) -> list[XmlNode]:
        """Give the elements that stand directly in it, comments left out."""
        return [c for c in self.children if isinstance(c, XmlNode) and c.name[0] != "#"]

    def walk(self) -> Iterator[XmlNode]:
        """Give it and every element in it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.elements())

    def text(self) -> str:
        """Give all its words, white space as one space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name[0] != "#":
                yield from child._texts()


class _RefusedError(Exception):
    """Something in the file is refused; the message says what."""

    def __init__(self, code: Code, found: str) -> None:
        super().__init__(found)
        self.code = code
        self.found = found


def read_xml(data: bytes, path: str) -> tuple[XmlNode | None, list[Finding]]:
    """Read an XML file.

    :param data: its bytes.
    :param path: the file, for messages.
    :return: its outermost element, or why it cannot be used.
    """
    if len(data) > MAX_BYTES:
        found = f"{len(data):,} bytes"
        return None, [Finding(Code.D201, path, 0, found, f"at most {MAX_BYTES:,}")]
    if not data.strip():
        return None, [Finding(Code.D201, path, 1, "an empty file")]
    reader = _Reader()
    try:
        root = reader.read(data)
    except expat.ExpatError as error:
        found = expat.ErrorString(error.code)
        mend = _UNBOUND if "unbound prefix" in found else ""
        return None, [Finding(Code.D201, path, error.lineno, found, "well-formed XML", mend=mend)]
    except _RefusedError as refused:
        return None, [Finding(refused.code, path, reader.line, refused.found)]
    except (LookupError, ValueError) as error:  # an encoding nobody knows
        return None, [Finding(Code.D201, path, 1, shown(str(error)), "text encoded as UTF-8")]
    if root.name.startswith("{"):
        namespace = shown(root.name[1:].partition("}")[0])
        found = f"<{root.name.partition('}')[2]}> of the namespace {namespace}"
        return None, [Finding(Code.D201, path, root.line, found, f"TEI: {TEI}")]
    return root, []


_UNBOUND = f'Name the namespace on the outermost element: xmlns="{TEI}" xmlns:frus="{FRUS}".'


class _Reader:
    """Makes the tree while expat reads."""

    def __init__(self) -> None:
        self._open: list[XmlNode] = []
        self._root: XmlNode | None = None
        self._parser = parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.ExternalEntityRefHandler = self._external

    @property
    def line(self) -> int:
        """The line that is being read."""
        return self._parser.CurrentLineNumber

    def read(self, data: bytes) -> XmlNode:
        """Read the file and give its outermost element."""
        self._parser.Parse(data, True)
        assert self._root is not None
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == MAX_DEPTH:
            raise _RefusedError(Code.D201, f"more than {MAX_DEPTH} elements in one another")
        named = {_name(key): value for key, value in attributes.items()}
        self._add(node := XmlNode(_name(name), named, self.line))
        self._open.append(node)

    def _add(self, node: XmlNode) -> None:
        if self._open:
            self._open[-1].children.append(node)
        elif node.name[0] != "#":
            self._root = node

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].children.append(text)

    def _comment(self, text: str) -> None:
        self._add(XmlNode(COMMENT, {}, self.line, [text]))

    def _instruction(self, target: str, data: str) -> None:
        self._add(XmlNode(INSTRUCTION, {}, self.line, [f"{target} {data}"]))

    def _doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        raise _RefusedError(Code.D202, f"a document type: <!DOCTYPE {shown(name)}")

    def _entity(self, name: str, *_: object) -> None:
        raise _RefusedError(Code.D202, f"the entity {shown(name)}")

    def _external(
        self, _context: str, _base: str | None, system: str | None, _public: str | None
    ) -> int:
        raise _RefusedError(Code.D202, f"a reference to another file: {shown(str(system))}")


def _name(name: str) -> str:
    """Give a name as the importer knows it."""
    namespace, _, local = name.rpartition(_SEPARATOR)
    if namespace in _PREFIXES:
        return _PREFIXES[namespace] + local
    return f"{{{namespace}}}{local}"
