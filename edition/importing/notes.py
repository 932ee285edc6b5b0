"""From an annotation of others to a note of this edition: where it belongs, what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..annotations.ids import slug_problem
from ..annotations.messages import explain_quote
from ..annotations.values import parse_source
from ..diagnostics import Code, Finding
from ..quote import (
    Ambiguous,
    Quote,
    Range,
    describe,
    distinguish,
    fold_words,
    places,
    resolve,
)
from ..text.slugs import slug
from .markdown_text import escaped
from .web_annotation import last_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..annotations.placing import Transcription
    from ..quote import Outcome, TextIndex
    from .web_annotation import Foreign

_SLUG_LENGTH = 40
"""Characters of the quoted words that make the name of a file."""

_CITED = re.compile(r"\{cite(?::[pt])?\}`([^`]+)`")
_CONTEXT_KEYS = ("before", "after")


@dataclass(slots=True)
class Note:
    """A note ready to be written; its values are not checked yet.

    :param name: what messages call the annotation; ``path``: the file it comes from.
    """

    name: str
    path: str
    slug: str
    document: str
    values: dict[str, str]
    sources: list[str]
    body: str


class NoteMaker:
    """Makes notes of the annotations of one file.

    :param path: the file, for messages.
    :param documents: page and words of each document, by its id.
    :param only: id of the document all of them are about; empty to find out.
    :param sources: what to name for an annotation that names no source.
    :param known_sources: keys of the bibliography; ``None`` if there is none.
    """

    def __init__(
        self,
        path: str,
        documents: Mapping[str, tuple[str, Transcription | None]],
        *,
        only: str = "",
        sources: Sequence[str] = (),
        known_sources: Collection[str] | None = None,
    ) -> None:
        self.path = path
        self.documents = {id_: (name, t) for id_, (name, t) in documents.items() if t}
        self.only = only
        self.sources = list(sources)
        self.known_sources = known_sources or ()
        self._taken: set[str] = set()

    def make(self, foreign: Foreign) -> tuple[Note | None, list[Finding]]:
        """Make a note, or say why there is none."""
        if foreign.reply:
            return None, [self._fault(foreign, "an answer to another annotation")]
        if not (foreign.exact or foreign.file.get("quote")):
            return None, [self._fault(foreign, "no words quoted from the text", "a quote")]
        candidates = self._candidates(foreign)
        if not candidates:
            known = ", ".join(sorted(self.documents))
            return None, [self._fault(foreign, "about no document of the edition", known)]
        found = [(id_, *self._place(foreign, id_)) for id_ in candidates]
        placed = [(id_, quote) for id_, quote, outcome in found if isinstance(outcome, Range)]
        if len(placed) == 1:
            return self._note(foreign, *placed[0]), []
        if placed:
            ids = ", ".join(id_ for id_, _ in placed)
            mend = "Name the document: --document d84."
            return None, [self._fault(foreign, "words that several documents have", ids, mend)]
        return None, [self._explained(foreign, *found[0])]

    def _candidates(self, foreign: Foreign) -> list[str]:
        """Give the documents an annotation may be about: the one it names, else all."""
        if self.only:
            return [self.only] if self.only in self.documents else []
        if len(self.documents) == 1:
            return list(self.documents)
        for address in foreign.sources_of_text:
            name, fragment = last_names(address)
            for id_, (docname, _) in self.documents.items():
                if name in (docname.rpartition("/")[2], id_) or fragment == id_:
                    return [id_]
        return list(self.documents)

    def _place(self, foreign: Foreign, document: str) -> tuple[Quote, Outcome]:
        """Find the words in a document; equal words are told apart by their neighbours."""
        index = self._index(document)
        if foreign.file.get("quote"):
            given = Quote(*(foreign.file.get(k, "") for k in ("quote", *_CONTEXT_KEYS, "page")))
            return given, resolve(index, given)
        quote = Quote(foreign.exact)
        outcome = resolve(index, quote)
        if isinstance(outcome, Ambiguous):
            fitting = [one for one in places(index, quote) if _fits(index, one, foreign)]
            if len(fitting) == 1:
                outcome = fitting[0]
        if isinstance(outcome, Range):
            quote = _named(index, quote, outcome)
        return quote, outcome

    def _index(self, document: str) -> TextIndex:
        transcription = self.documents[document][1]
        assert transcription is not None
        return transcription.index

    def _note(self, foreign: Foreign, document: str, quote: Quote) -> Note:
        values = dict(foreign.values)
        values.update(quote=quote.exact, before=quote.before, after=quote.after, page=quote.page)
        if not foreign.file:
            place = resolve(self._index(document), quote)
            assert isinstance(place, Range)
            values["page"] = self._index(document).page_at(place.start)
        body = foreign.body if foreign.media_type == "text/markdown" else escaped(foreign.body)
        sources = foreign.sources or self._cited(body) or self.sources
        name = self._slug(foreign, quote)
        return Note(foreign.name, self.path, name, document, values, sources, body)

    def _cited(self, body: str) -> list[str]:
        """Give the sources the text itself cites."""
        keys = [key.strip() for group in _CITED.findall(body) for key in group.split(",")]
        return [key for key in dict.fromkeys(keys) if parse_source(key).key in self.known_sources]

    def _slug(self, foreign: Foreign, quote: Quote) -> str:
        """Give the name of a note's file: its own, else one made of the quoted words."""
        own = last_names(foreign.id)[1] if foreign.file else ""
        if own and slug_problem(own) is None and own not in self._taken:
            self._taken.add(own)
            return own
        words = slug(quote.exact)[:_SLUG_LENGTH].strip("-")
        base = words if slug_problem(words) is None else f"on-{words}"
        number, name = 1, base
        while name in self._taken:
            number, name = number + 1, f"{base}-{number + 1}"
        self._taken.add(name)
        return name

    def _explained(
        self, foreign: Foreign, document: str, quote: Quote, outcome: Outcome
    ) -> Finding:
        told = explain_quote(self.path, {}, quote, self._index(document), outcome)
        found = f"{foreign.name}: {told.found}"
        return Finding(told.code, self.path, 0, found, told.expected, told.details, told.mend)

    def _fault(self, foreign: Foreign, found: str, expected: str = "", mend: str = "") -> Finding:
        return Finding(Code.D102, self.path, 0, f"{foreign.name}: {found}", expected, mend=mend)


def _named(index: TextIndex, quote: Quote, place: Range) -> Quote:
    """Give the quote that means a place, with the words before it where equal ones stand."""
    for one in distinguish(index, quote):
        if one.range == place and (one.before or one.after):
            return Quote(index.words(place), one.before, one.after)
    return describe(index, place.start, place.end)


def _fits(index: TextIndex, place: Range, foreign: Foreign) -> bool:
    """Tell whether the characters around a place are those an annotation gives.

    They may cut words, unlike the ``before`` and ``after`` of a note.
    """
    before = fold_words(index.text[max(place.start - 2 * len(foreign.prefix), 0) : place.start])
    after = fold_words(index.text[place.end : place.end + 2 * len(foreign.suffix)])
    return before.endswith(fold_words(foreign.prefix)) and after.startswith(
        fold_words(foreign.suffix)
    )
