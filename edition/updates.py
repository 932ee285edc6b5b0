"""Which pages must be written again because another page changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from .locate import edition_domain
from .site.navigation import menu_groups
from .site.static_files import THEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

    from .annotations.index import Note
    from .domain import EditionDomain
    from .model import Mention


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give the pages that show something of another page which has changed.

    Runs at ``env-get-updated``, the last moment before the environment is stored. Each
    page has a digest of all it shows of others; a page whose digest changed is written
    again, without being read again.
    """
    domain = edition_domain(env)
    foreign = _Foreign(domain)
    changed = []
    for docname in sorted(env.found_docs):
        shown = repr(list(foreign.shown_on(docname)))
        digest = hashlib.sha256(shown.encode()).hexdigest()
        if domain.digests.get(docname) != digest:
            domain.digests[docname] = digest
            changed.append(docname)
    for gone in domain.digests.keys() - env.found_docs:
        del domain.digests[gone]
    return changed


class _Foreign:
    """What pages show of other pages."""

    def __init__(self, domain: EditionDomain) -> None:
        self._domain = domain
        self._menu = _menu(domain.env)
        self._relations = domain.env.collect_relations()
        self._sources: dict[str, object] = {}
        self._cited: dict[str, set[str]] = {}
        if "cite" in domain.env.domains:
            self._read_bibliography(cast("BibtexDomain", domain.env.domains["cite"]))

    def _read_bibliography(self, bibliography: BibtexDomain) -> None:
        for citation in bibliography.citations:
            words = str(citation.formatted_entry.text)
            place = citation.bibliography_key.docname, citation.citation_id
            self._sources[citation.key] = (*place, citation.formatted_entry.label, words)
        for reference in bibliography.citation_refs:
            keys = (target.key for target in reference.targets)
            self._cited.setdefault(reference.docname, set()).update(keys)

    def shown_on(self, docname: str) -> Iterator[object]:
        """Give all that a page shows of other pages; equal if nothing of it changed."""
        domain = self._domain
        own = domain.notes.on_page(docname)
        yield self._menu
        if own is None:
            yield self._turned_to(docname)
        yield self._linked(docname)
        for entry in domain.entries.get(docname, ()):
            yield [self._listed(mention) for mention in domain.index.mentions_of(entry)]
            yield [domain.index.entry(entry.kind, name) for name in entry.see]
        if docname in domain.data["lists"]:
            yield [_as_item(note) for note in domain.notes.notes]
        for note in domain.notes.beside(docname):
            yield _as_text(note)
            yield self._linked(note.docname)
            yield self._cited_as(source.key for source in note.annotation.sources)
        if own is not None:
            yield own.place
            yield own.place and domain.metadata.get(own.place.docname)  # it is cited with it
            yield self._cited_as(source.key for source in own.annotation.sources)
            for other in domain.notes.neighbours(own.annotation.slug):
                yield other and _as_link(other)

    def _turned_to(self, docname: str) -> list[object]:
        """Give the pages before and after a page, by name and title."""
        _, *pages = self._relations.get(docname, (None, None, None))
        titles = self._domain.env.titles
        return [page and (page, titles[page].astext()) for page in pages]

    def _linked(self, docname: str) -> list[object]:
        """Give where the mentions, references and citations of a page lead."""
        domain = self._domain
        shown: list[object] = []
        for mention in domain.mentions.get(docname, ()):
            entry = domain.index.entry(mention.kind, mention.target)
            shown.append((entry.docname, entry.anchor) if entry else None)
        for reference in domain.references.get(docname, ()):
            found = domain.index.paragraph(reference.target)
            shown.append((found[0].docname, found[1]) if found else None)
        return [*shown, *self._cited_as(sorted(self._cited.get(docname, ())))]

    def _listed(self, mention: Mention) -> object:
        """Give what the list of an entry's mentions shows: of notes, their titles alone."""
        link = mention.docname, mention.anchor
        if mention.docname in self._domain.documents:
            sentence = mention.before, mention.shown, mention.after
            return *link, *sentence, mention.page, mention.place
        return *link, self._domain.env.titles[mention.docname].astext()

    def _cited_as(self, keys: Iterable[str]) -> list[object]:
        return [self._sources.get(key) for key in keys]


def _menu(env: BuildEnvironment) -> str:
    """Give a digest of the menu that our theme puts on all pages; nothing for other themes."""
    if env.config.html_theme != THEME:
        return ""
    return hashlib.sha256(repr(list(menu_groups(env))).encode()).hexdigest()


def _as_link(note: Note) -> object:
    """Give what a link to the page of a note shows of it."""
    return note.docname, note.annotation.slug, note.annotation.quote


def _as_item(note: Note) -> object:
    """Give what the lists show of a note."""
    said = note.annotation
    return _as_link(note), said.kind, said.author, said.github, said.orcid, note.place


def _as_text(note: Note) -> object:
    """Give what stands beside the words of a note: all but where it stands in its file."""
    return replace(note.annotation, lines={}, body_line=0), note.place
