"""From the tree of one page to the plain records the domain keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from .locate import line_of, source_path
from .model import (
    DocumentRecord,
    Mention,
    Paragraph,
    ParagraphReference,
    PrintedNote,
    PrintedPage,
    RegisterEntry,
)
from .nodes import (
    annotation_list,
    contributor_list,
    expansion,
    mention,
    page_beginning,
    paragraph_reference,
    printed_note,
    register_entry,
)
from .text.places import place_name
from .text.reading import Reading, block_of, read_block
from .text.sentences import sentences
from .text.summary import summary_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from .model import DocumentMetadata


class Collector:
    """Reads the records off one page."""

    def __init__(
        self,
        env: BuildEnvironment,
        docname: str,
        document: nodes.document,
        metadata: DocumentMetadata | None,
    ) -> None:
        self.docname = docname
        self.path = source_path(env, docname)
        self.srcdir = env.srcdir
        self.tree = document
        self.metadata = metadata
        self._readings: dict[int, tuple[Reading, list[tuple[int, int]]]] = {}

    def document_record(self) -> DocumentRecord | None:
        """Give the document of this page, or ``None`` if it is none."""
        title = next(self.tree.findall(nodes.title), None)
        if self.metadata is None or title is None:
            return None
        return DocumentRecord(
            docname=self.docname,
            metadata=self.metadata,
            heading=self._read(title)[0].text,
            pages=tuple(self._pages()),
            paragraphs=tuple(
                Paragraph(node["ids"][0], node["number"], node["page"])
                for node in self.tree.findall(nodes.paragraph)
                if "number" in node
            ),
            notes=tuple(
                PrintedNote(note["ids"][0], note["mark"], note["type"])
                for note in self.tree.findall(printed_note)
            ),
        )

    def _pages(self) -> list[PrintedPage]:
        return [
            PrintedPage(
                node["n"], node["ids"][0], node.get("facsimile", ""), bool(node.get("supplied"))
            )
            for node in self.tree.findall(page_beginning)
            if node["ids"]
        ]

    def entries(self) -> tuple[RegisterEntry, ...]:
        """Give the register entries of this page."""
        return tuple(self._entry(node) for node in self.tree.findall(register_entry))

    def _entry(self, node: register_entry) -> RegisterEntry:
        paragraphs = [c for c in node.children if type(c) is nodes.paragraph]
        summary = summary_of(paragraphs[0]) if paragraphs else ""
        meaning = next((c.astext() for c in node.children if isinstance(c, expansion)), "")
        return RegisterEntry(
            kind="term" if node.kind == "term" else "person",
            name=node["name"],
            anchor=node["ids"][0],
            docname=self.docname,
            path=self.path,
            line=line_of(node),
            aliases=tuple(node["aliases"]),
            tei=node["tei"],
            expansion=meaning,
            see=tuple(node["see"]),
            summary=summary,
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Give the mentions of this page, each with its sentence."""
        return tuple(self._mention(node) for node in self.tree.findall(mention))

    def _mention(self, node: mention) -> Mention:
        before, after = self._sentence(node)
        return Mention(
            kind="term" if node.kind == "term" else "person",
            target=node["target"],
            shown=node.astext(),
            docname=self.docname,
            path=self._file_of(node),
            line=line_of(node),
            anchor=node["ids"][0],
            page=node.get("page", ""),
            place=place_name(node) if self.metadata else "",
            before=before,
            after=after,
            within=_enclosing_entry(node),
        )

    def _file_of(self, node: nodes.Node) -> str:
        """Give the file a node comes from: the page's own, or one the page has read."""
        file = Path(node.source or "")
        return file.relative_to(self.srcdir).as_posix() if file.is_absolute() else self.path

    def _sentence(self, node: mention) -> tuple[str, str]:
        """Give the sentence around a mention: what precedes and what follows its words."""
        block = block_of(node)
        if block is None:
            return "", ""
        reading, spans = self._read(block)
        start, end = reading.span_of(node)
        for first, last in spans:
            if first <= start < last:
                return reading.text[first:start], reading.text[end : max(last, end)]
        return "", ""

    def _read(self, block: nodes.Element) -> tuple[Reading, list[tuple[int, int]]]:
        """Give the words of a block and its sentences, each block read once."""
        if id(block) not in self._readings:
            reading = read_block(block)
            self._readings[id(block)] = reading, list(sentences(reading.text))
        return self._readings[id(block)]

    def references(self) -> tuple[ParagraphReference, ...]:
        """Give the references to paragraphs that stand on this page."""
        return tuple(
            ParagraphReference(node["target"], self._file_of(node), line_of(node))
            for node in self.tree.findall(paragraph_reference)
        )

    def lists_annotations(self) -> bool:
        """Tell whether this page lists annotations or those who wrote them."""
        kinds = (annotation_list, contributor_list)
        return any(True for _ in self.tree.findall(lambda node: isinstance(node, kinds)))


def _enclosing_entry(node: nodes.Node) -> str:
    current = node.parent
    while current is not None:
        if isinstance(current, register_entry):
            return str(current["ids"][0])
        current = current.parent
    return ""
