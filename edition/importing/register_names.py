"""How the people and terms of a document are called: by the registers there are, or new entries."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..text.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model import RegisterEntry, RegisterKind
    from .pieces import Named
    from .volume import ListedEntry

_VOLUME_ID = re.compile(r"[pt]_[\w.-]+")
_EXPLICIT = re.compile(r"<[^<>]+>$")


@dataclass(slots=True)
class NewEntry:
    """An entry that the registers lack.

    :param id: its ``xml:id``; ``anchor``: its id in the edition, empty for the usual one.
    """

    kind: RegisterKind
    id: str
    name: str
    anchor: str = ""
    aliases: list[str] = field(default_factory=list)
    volume: str = ""
    source: str = ""
    text: str = ""


class RegisterNames:
    """Finds the entry of each name, and makes those that are missing.

    :param entries: the registers of the edition.
    :param listed: the registers of the TEI file, by ``xml:id``.
    :param anchors: ids that are taken besides those of the entries.

    ``new`` are the entries that were made; ``adopted`` those of the edition taken for ids of
    the volume; ``doubtful`` says how the file and the edition call what has the same id.
    """

    def __init__(
        self,
        entries: Iterable[RegisterEntry],
        listed: Mapping[str, ListedEntry],
        anchors: Iterable[str] = (),
    ) -> None:
        self._listed = listed
        self._known: dict[tuple[str, str], str] = {}
        self._wordings: dict[tuple[str, str], str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._without_id: set[tuple[str, str]] = set()
        self._anchors = set(anchors)
        for entry in entries:
            self._know(entry.kind, entry.tei or entry.anchor, entry.name)
            self._anchors.add(entry.anchor)
            if not entry.tei:
                self._without_id.add((entry.kind, entry.name))
            for wording in entry.wordings:
                self._wordings.setdefault(_key(entry.kind, wording), entry.name)
        self.new: list[NewEntry] = []
        self.adopted: dict[tuple[str, str], str] = {}
        self.doubtful: dict[str, tuple[str, str]] = {}

    def take_in(self, names: Iterable[Named]) -> None:
        """Make the entries that some names need, in the order in which they come up."""
        shown: dict[tuple[RegisterKind, str], dict[str, None]] = defaultdict(dict)
        for name in names:
            shown[name.kind, name.id].setdefault(name.shown)
        self._compare(shown)
        fresh = [
            key for key in shown if key not in self._known and not self._adopt(key, shown[key])
        ]
        made = [self._make(kind, id_, list(shown[kind, id_])) for kind, id_ in fresh]
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in made:
            for words in shown[entry.kind, entry.id]:
                owners[_key(entry.kind, words)].add(entry.id)
        for entry in made:
            listed = self._listed.get(entry.id)
            wanted = [*(listed.aliases if listed else ()), *shown[entry.kind, entry.id]]
            for words in wanted:
                key = _key(entry.kind, words)
                if key not in self._wordings and len(owners[key]) <= 1 and _usable(words):
                    entry.aliases.append(" ".join(words.split()))
                    self._wordings[key] = entry.name
        self.new += made

    def role(self, name: Named) -> str:
        """Give what stands between the backticks of a name's role."""
        entry = self._known[name.kind, name.id]
        found = self._wordings.get(_key(name.kind, name.shown))
        if found == entry and not _EXPLICIT.search(name.shown):
            return name.shown
        return f"{name.shown} <{entry}>"

    def id_of(self, kind: str, wording: str) -> str:
        """Give the id of the entry that a wording names, empty if none does."""
        name = self._wordings.get(_key(kind, wording))
        return self._ids.get((kind, name), "") if name else ""

    def _know(self, kind: RegisterKind, id_: str, name: str) -> None:
        """Keep which entry an id of the volume names, and the way back."""
        self._known.setdefault((kind, id_), name)
        self._ids[kind, name] = id_

    def _compare(self, keys: Iterable[tuple[str, str]]) -> None:
        """Keep what ids of the edition mean in the file, where that seems to be another.

        Each volume has its own ids; those of two volumes may be the same by chance.
        """
        for kind, id_ in keys:
            entry, listed = self._known.get((kind, id_)), self._listed.get(id_)
            if entry and listed and not self._called(kind, entry, _first_word(listed.name)):
                self.doubtful[id_] = (listed.name, entry)

    def _called(self, kind: str, entry: str, word: str) -> bool:
        """Tell whether a wording of an entry holds a word."""
        wordings = [
            key[1] for key, name in self._wordings.items() if (key[0], name) == (kind, entry)
        ]
        return any(word in wording for wording in wordings)

    def _adopt(self, key: tuple[RegisterKind, str], shown: Iterable[str]) -> bool:
        """Take an entry of the edition that has no ``tei`` and is called alike."""
        kind, id_ = key
        listed = self._listed.get(id_)
        for words in [listed.name] if listed else shown:
            name = self._wordings.get(_key(kind, words))
            if name is not None and (kind, name) in self._without_id:
                self._know(kind, id_, name)
                self.adopted[key] = name
                self._without_id.remove((kind, name))  # it can be one person only
                return True
        return False

    def _make(self, kind: RegisterKind, id_: str, shown: list[str]) -> NewEntry:
        listed = self._listed.get(id_)
        wordings = [words for words in shown if _usable(words)] or shown
        name = listed.name if listed else max(wordings, key=len)
        name = " ".join(re.sub(r"[<>;`]", "", name).split()) or id_
        if _key(kind, name) in self._wordings:
            name = f"{name} ({id_})"
        entry = NewEntry(kind, id_, name, self._anchor(name, id_))
        if listed and listed.description and _VOLUME_ID.fullmatch(id_):
            entry.volume = listed.description
            if kind == "term":
                entry.volume = f"{listed.name}, {listed.description}"
            entry.source = listed.source or "the volume’s list"
        elif listed:
            entry.text = listed.description
        self._know(kind, id_, name)
        self._wordings[_key(kind, name)] = name
        return entry

    def _anchor(self, name: str, id_: str) -> str:
        """Give the id of a new entry, empty where the usual one is free."""
        usual = slug(name)
        wanted = usual if _VOLUME_ID.fullmatch(id_) else slug(id_)
        free, number = wanted, 1
        while free in self._anchors:
            number += 1
            free = f"{wanted}-{number}"
        self._anchors.add(free)
        return "" if free == usual else free


def _key(kind: str, words: str) -> tuple[str, str]:
    """Give what the edition finds an entry by: any white space and any case are alike."""
    return kind, " ".join(words.split()).casefold()


def _first_word(name: str) -> str:
    """Give the word under which a register lists a name."""
    return re.split(r"[\s,]+", name.casefold().strip())[0]


def _usable(words: str) -> bool:
    """Tell whether words can be an alias: they stand on a line with semicolons between."""
    return bool(words.strip()) and not re.search(r"[;<>`\n]", words)
