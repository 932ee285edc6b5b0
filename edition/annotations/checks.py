"""Faults of annotations that show only beside the others, or beside the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding, nearest
from ..quote import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..domain import EditionDomain
    from .file import Annotation


def findings(domain: EditionDomain) -> Iterator[Finding]:
    """Give the faults of the files, of their folder, and of all of them together."""
    yield from domain.folder_findings
    for docname in sorted(domain.files):
        yield from domain.files[docname].findings
    yield from _unknown_documents(domain)
    yield from _duplicates(domain)


def _unknown_documents(domain: EditionDomain) -> Iterator[Finding]:
    known = {metadata.id for metadata in domain.metadata.values()}
    for _, annotation in domain.annotations():
        if annotation.document not in known:
            near = nearest(annotation.document, known)
            yield Finding(
                Code.A107,
                annotation.path,
                annotation.lines.get("document", 1),
                f"document: {annotation.document}",
                "one of " + ", ".join(sorted(known)),
                (f"Nearest:  {near}",) if near else (),
            )


def _duplicates(domain: EditionDomain) -> Iterator[Finding]:
    first: dict[tuple[str, ...], Annotation] = {}
    for _, annotation in domain.annotations():
        key = _identity(annotation)
        other = first.setdefault(key, annotation)
        if other is not annotation:
            line = annotation.lines.get("quote", 1)
            found = f"the same words and kind as {other.path}"
            yield Finding(Code.A106, annotation.path, line, found)


def _identity(annotation: Annotation) -> tuple[str, ...]:
    words = (annotation.quote, annotation.before, annotation.after)
    return (annotation.document, annotation.kind, *(fold(text).text for text in words))
