"""The page of each annotation, the list of all, and the list of those who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from pybtex.plugin import find_plugin

from ..nodes import annotation_context, annotation_details, annotation_list, contributor_list
from ..text.dates import long_date
from .annotations import AnnotationPostTransform, checked_words, mark_anchor, place_words

if TYPE_CHECKING:
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..annotations.index import Note


_BACKEND = find_plugin("pybtex.backends", "docutils")()


class FillAnnotationPages(AnnotationPostTransform):
    """Write what surrounds the text of an annotation on its own page."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Fill context and details."""
        for context in list(self.document.findall(annotation_context)):
            context += self._context(self.domain.notes.get(context["note"]))
        for details in list(self.document.findall(annotation_details)):
            note = self.domain.notes.get(details["note"])
            details += self._fields(note)
            details += self._neighbours(note)

    def _context(self, note: Note) -> list[nodes.Node]:
        """Give the quoted words in their sentence, with a link to their place."""
        if note.place is None:
            return [nodes.paragraph("", "The words of this note are not in the text.")]
        before, after = nodes.Text(note.place.before), nodes.Text(note.place.after)
        quoted = nodes.strong("", note.place.exact, classes=["ed-mentioned"])
        words = nodes.paragraph("", "", before, quoted, after)
        record = self.domain.documents[note.place.docname]
        name = f"Document {record.metadata.number}, {place_words(note)}, note {note.place.mark}"
        place = self.link(record.docname, mark_anchor(note), nodes.Text(name))
        source = nodes.attribution("", "", place)
        return [nodes.block_quote("", words, source)]

    def _fields(self, note: Note) -> nodes.Node:
        annotation = note.annotation
        fields = nodes.definition_list()
        for name, content in (
            ("Kind", [nodes.Text(annotation.kind.capitalize())]),
            ("Certainty", [nodes.Text(annotation.certainty.capitalize())]),
            ("Author", _author(note)),
            ("Date", [nodes.Text(long_date(annotation.date))]),
            ("Checked", [nodes.Text(checked_words(annotation.checked))]),
        ):
            fields += _field(name, nodes.paragraph("", "", *content))
        sources = [
            nodes.list_item("", nodes.paragraph("", "", *source, *self._full(reference.key)))
            for reference, source in zip(
                annotation.sources, self.sources(annotation.sources), strict=True
            )
        ]
        fields += _field("Sources", nodes.bullet_list("", *sources))
        if self.domain.repository is not None:
            href = self.domain.repository.edit(annotation.path)
            link = nodes.reference("", "Change this note", refuri=href)
            fields += _field("Contribute", nodes.paragraph("", "", link))
        return fields

    def _full(self, key: str) -> list[nodes.Node]:
        """Give the entry of the bibliography, as it stands there."""
        if "cite" not in self.env.domains:
            return []
        bibliography = cast("BibtexDomain", self.env.domains["cite"])
        for citation in bibliography.citations:
            if citation.key == key:
                text = citation.formatted_entry.text.render(_BACKEND)
                return [nodes.Text(": "), *text]
        return []

    def _neighbours(self, note: Note) -> nodes.Node:
        before, after = self.domain.notes.neighbours(note.annotation.slug)
        paragraph = nodes.paragraph(classes=["ed-note-neighbours"])
        for label, other in (("Previous note: ", before), ("Next note: ", after)):
            if other is not None:
                paragraph += nodes.Text(" " if len(paragraph) else "")
                paragraph += nodes.inline("", "", nodes.Text(label), self.to_page(other))
        return paragraph


class FillAnnotationLists(AnnotationPostTransform):
    """Write the list of all annotations and the list of contributors."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Fill both lists wherever they stand."""
        if not self.domain.notes.notes:
            self._say_none()
        for node in list(self.document.findall(annotation_list)):
            authors = [author for author, _ in self.domain.notes.contributors()]
            node["kinds"] = sorted({n.annotation.kind for n in self.domain.notes.notes})
            node["authors"] = authors
            items = [self._item(note, authors) for note in self.domain.notes.notes]
            node += nodes.bullet_list("", *items, classes=["ed-notes-list"])
        for people in list(self.document.findall(contributor_list)):
            people += nodes.bullet_list("", *map(_contributor, self.domain.notes.contributors()))

    def _say_none(self) -> None:
        """Put a sentence in the place of each list; some formats know no empty list."""
        for kind, words in (
            (annotation_list, "There are no notes yet."),
            (contributor_list, "Nobody has written a note yet."),
        ):
            for node in list(self.document.findall(kind)):
                node.parent.replace(node, nodes.paragraph("", words))

    def _item(self, note: Note, authors: list[str]) -> nodes.list_item:
        kind = note.annotation.kind
        number = authors.index(note.annotation.author) + 1
        item = nodes.list_item(classes=[f"ed-kind-{kind}", f"ed-author-{number}"])
        paragraph = nodes.paragraph()
        if note.place is not None:
            mark = nodes.Text(note.place.mark)
            link = self.link(note.place.docname, mark_anchor(note), mark)
            link["classes"].append("ed-note-letter")
            paragraph += [link, nodes.Text(" ")]
        paragraph += self.to_page(note)
        about = [kind.capitalize(), place_words(note), note.annotation.author]
        paragraph += nodes.Text(" — " + "; ".join(part for part in about if part))
        item += paragraph
        return item


def _field(name: str, content: nodes.Element) -> nodes.definition_list_item:
    term = nodes.term("", name)
    return nodes.definition_list_item("", term, nodes.definition("", content))


def _author(note: Note) -> list[nodes.Node]:
    """Give the author, linked to a profile where the file names one."""
    annotation = note.annotation
    if annotation.orcid:
        href = f"https://orcid.org/{annotation.orcid}"
        return [nodes.reference("", annotation.author, refuri=href)]
    if annotation.github:
        href = f"https://github.com/{annotation.github}"
        return [nodes.reference("", annotation.author, refuri=href)]
    return [nodes.Text(annotation.author)]


def _contributor(item: tuple[str, list[Note]]) -> nodes.list_item:
    _, notes = item
    count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
    paragraph = nodes.paragraph("", "", *_author(notes[0]), nodes.Text(f", {count}"))
    return nodes.list_item("", paragraph)
