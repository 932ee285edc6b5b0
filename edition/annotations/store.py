"""The annotation files as last read, and which pages a change of one touches."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..locate import edition_domain, source_path
from .folder import list_annotation_files, read_annotation_at
from .ids import INDEX, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection

    from myst_parser.config.main import MdParserConfig
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from ..diagnostics import Finding
    from ..domain import EditionDomain
    from .file import Annotation


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One annotation file as it was read.

    :param stamp: what it was read with; a file with the same stamp is not read again.
    :param annotation: what it says; ``None`` when the file was refused.
    :param findings: everything that is wrong with it.
    """

    stamp: str
    annotation: Annotation | None
    findings: tuple[Finding, ...] = ()


def update(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Read new and changed annotation files, and give the documents they touch.

    Runs at ``env-get-outdated``, before any page is read: a refused file is taken out of
    the build here, so that no parser ever sees it. Sphinx's own three sets are changed in
    place for that; there is no other way to keep a found file from being read.
    """
    domain = edition_domain(env)
    folder = app.config.edition_annotations
    _read_folder(domain, Path(app.srcdir), folder)
    for docname in sorted(env.found_docs):
        if docname.startswith(f"{folder}/") and _refused(domain, docname, folder):
            added.discard(docname)
            changed.discard(docname)
            env.found_docs.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
    return [
        docname
        for docname, metadata in domain.metadata.items()
        if docname in env.all_docs
        and domain.selectors.get(docname, "") != selector_digest(domain, docname, metadata.id)
    ]


def _read_folder(domain: EditionDomain, root: Path, folder: str) -> None:
    files, findings = list_annotation_files(root, folder)
    domain.folder_findings[:] = findings
    refused = {finding.path for finding in findings}
    sources, syntax = source_keys(domain.env), syntax_of(domain.env)
    known = hashlib.sha256(repr((sources, syntax)).encode()).hexdigest()
    kept: dict[str, StoredFile] = {}
    for file in files:
        stamp = _stamp(root / file.path, known)
        stored = domain.files.get(file.docname)
        if stored is None or stored.stamp != stamp:
            annotation, faults = read_annotation_at(
                root, file.path, known_sources=sources, syntax=syntax
            )
            stored = StoredFile(stamp, annotation, tuple(faults))
        if file.path in refused:  # without a stamp it is read again when the folder is in order
            stored = StoredFile("", None, stored.findings)
        kept[file.docname] = stored
    domain.forget_indexes()
    domain.files.clear()
    domain.files.update(kept)


def _stamp(file: Path, known: str) -> str:
    """Give what a file's reading depends on: time and size, bibliography, MyST's settings."""
    state = file.lstat()
    return f"{state.st_mtime_ns}:{state.st_size}:{known}"


def source_keys(env: BuildEnvironment) -> Collection[str] | None:
    """Give the keys of the bibliography; ``None`` when the edition has none."""
    if "cite" not in env.domains:
        return None
    bibliography = cast("BibtexDomain", env.domains["cite"])
    return sorted(bibliography.bibdata.data.entries)


def syntax_of(env: BuildEnvironment) -> MdParserConfig:
    """Give the settings with which MyST reads the pages in this build.

    A text must be checked with the very settings it is read with: an extension that conf.py
    adds would else give marks a meaning the check does not know.
    """
    return cast("MdParserConfig", env.myst_config)  # type: ignore[attr-defined]


def _refused(domain: EditionDomain, docname: str, folder: str) -> bool:
    """Tell whether a page of the folder is no annotation; the editors' index is let through."""
    path = source_path(domain.env, docname)
    if path == f"{folder}/{INDEX}":
        return any(finding.path in (path, folder) for finding in domain.folder_findings)
    stored = domain.files.get(docname)
    # The page may have another file of the same name, which another parser would read.
    return stored is None or stored.annotation is None or path != f"{docname}{SUFFIX}"


def selector_digest(domain: EditionDomain, docname: str, document: str) -> str:
    """Give a digest of where all annotations of a document claim to belong.

    A document whose digest changed is read again; a changed body does not change it. Of an
    annotation without a place the lines count too, since a message names them.

    :param docname: the page of the document, whose places are known.
    :param document: its id.
    """
    placed = {place.slug for place in domain.places.get(docname, ())}
    selectors = []
    for page, note in domain.annotations():
        if note.document == document:
            lines = None if note.slug in placed else (note.lines["quote"], note.lines.get("page"))
            selectors.append((page, note.quote, note.before, note.after, note.page, lines))
    return hashlib.sha256(repr(selectors).encode()).hexdigest()


def read_body(app: Sphinx, docname: str, content: list[str]) -> None:
    """Give the parser the body of an annotation in place of its file.

    Runs at ``source-read``. The front matter is read by the store, never by MyST; the body
    keeps its lines, so that messages name the right one.
    """
    stored = edition_domain(app.env).files.get(docname)
    if stored is not None:
        content[0] = stored.annotation.build_text if stored.annotation else ""
