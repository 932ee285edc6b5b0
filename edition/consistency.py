"""Faults that show only when all pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .annotations.checks import findings as annotation_findings
from .diagnostics import Code, Finding, nearest, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .domain import EditionDomain
    from .model import RegisterEntry


def tell_faults(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell every fault of the edition, once per build, in the order of files and lines.

    Runs at ``env-updated``, which comes in every build: a fault in a page that did not
    change is told again until it is mended.
    """
    for finding in all_findings(env.domains["edition"]):  # type: ignore[arg-type]
        warn(finding)


def all_findings(domain: EditionDomain) -> list[Finding]:
    """Give every fault of the edition, each once, sorted by file and line."""
    found = {finding for page in domain.findings.values() for finding in page}
    checks = (_documents, _entries, _mentions, _uses, _related, _references, annotation_findings)
    for check in checks:
        found.update(check(domain))
    return sorted(found, key=lambda f: (f.path, f.line, f.code.value, f.found))


def _documents(domain: EditionDomain) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for docname in sorted(domain.metadata):
        anchor = domain.metadata[docname].id
        path = domain.env.doc2path(docname, base=False).as_posix()
        if anchor in first:
            yield Finding(Code.T103, path, 1, f"id: {anchor}", f"an id that {first[anchor]} lacks")
        first.setdefault(anchor, path)


def _entries(domain: EditionDomain) -> Iterator[Finding]:
    """Names must be unique within a register, ids within the edition."""
    names: dict[tuple[str, str], RegisterEntry] = {}
    anchors: dict[str, RegisterEntry] = {}
    elsewhere = _ids_of_documents(domain)
    for entry in domain.index.entries:
        for wording in entry.wordings:
            other = names.setdefault((entry.kind, wording.casefold()), entry)
            if other is not entry:
                yield _clash(entry, f"the wording “{wording}”", other)
        other = anchors.setdefault(entry.anchor, entry)
        if other is not entry:
            yield _clash(entry, f"the id {entry.anchor}", other)
        if entry.anchor in elsewhere:
            found = f"the id {entry.anchor}, which {elsewhere[entry.anchor]} has too"
            yield Finding(Code.R103, entry.path, entry.line, found)


def _ids_of_documents(domain: EditionDomain) -> dict[str, str]:
    """Give the lasting ids of the documents, each with its file."""
    ids: dict[str, str] = {}
    for docname, record in domain.documents.items():
        path = domain.env.doc2path(docname, base=False).as_posix()
        anchors = [record.metadata.id]
        anchors += [page.anchor for page in record.pages]
        anchors += [paragraph.anchor for paragraph in record.paragraphs]
        anchors += [note.anchor for note in record.notes]
        ids.update((anchor, path) for anchor in anchors if anchor not in ids)
    return ids


def _clash(entry: RegisterEntry, what: str, other: RegisterEntry) -> Finding:
    found = f"{what}, which “{other.name}” ({other.path}:{other.line}) has too"
    return Finding(Code.R103, entry.path, entry.line, found)


def _mentions(domain: EditionDomain) -> Iterator[Finding]:
    for page in domain.mentions.values():
        for mention in page:
            if domain.index.entry(mention.kind, mention.target) is None:
                code = Code.R101 if mention.kind == "term" else Code.R102
                yield Finding(
                    code,
                    mention.path,
                    mention.line,
                    f"{{{mention.kind}}}`{mention.target}`",
                    details=_near(mention.target, domain.index.wordings(mention.kind)),
                )


def _uses(domain: EditionDomain) -> Iterator[Finding]:
    for entry in domain.index.entries:
        if not domain.index.mentions_of(entry):
            yield Finding(Code.R104, entry.path, entry.line, f"“{entry.name}”, mentioned nowhere")


def _related(domain: EditionDomain) -> Iterator[Finding]:
    for entry in domain.index.entries:
        for name in entry.see:
            if domain.index.entry(entry.kind, name) is None:
                near = _near(name, domain.index.wordings(entry.kind))
                yield Finding(Code.R106, entry.path, entry.line, f"see: {name}", details=near)


def _references(domain: EditionDomain) -> Iterator[Finding]:
    for page in domain.references.values():
        for reference in page:
            if domain.index.paragraph(reference.target) is None:
                yield Finding(
                    Code.T140,
                    reference.path,
                    reference.line,
                    f"{{para}}`{reference.target}`",
                    details=_near(reference.target, domain.index.paragraph_ids()),
                )


def _near(word: str, known: Iterable[str]) -> tuple[str, ...]:
    near = nearest(word, known)
    return (f"Nearest:  {near}",) if near else ()
