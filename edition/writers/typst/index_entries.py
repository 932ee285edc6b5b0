"""The index of the book: what it lists, and in what order. Typst adds the page numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from .code import block, call, string, strings

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Entry:
    """One line of the index.

    :param name: as it is printed.
    :param key: names it in the marks of the text; empty while it has none.
    :param see: where the reader is sent instead; ``also``: where they are sent besides.
    :param below: its subentries, by name.
    """

    name: str
    key: str = ""
    see: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    below: dict[str, Entry] = field(default_factory=dict)


class IndexEntries:
    """Collects entries while the pages are written."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._keys = 0
        self._links: dict[str, str] = {}
        self.has_main = False

    def mark(self, *path: str, main: bool = False) -> str:
        """Give code that marks a place as belonging to an entry.

        :param path: name of the entry, and of its subentry if there is one.
        :param main: whether this is the chief place, printed bold.
        """
        named = {"main": "true"} if main else {}
        self.has_main |= main
        return call("index-mark", string(self._key(path)), **named)

    def link(self, label: str, name: str) -> None:
        """Take note that mentions which link to a place belong to an entry, without marks.

        :param label: label of the place.
        """
        self._links[label] = self._key((name,))

    def has_link(self, label: str) -> bool:
        """Tell whether mentions that link there belong to an entry."""
        return label in self._links

    def _key(self, path: tuple[str, ...]) -> str:
        entry = self._entry(path)
        if not entry.key:
            self._keys += 1
            entry.key = f"i{self._keys}"
        return entry.key

    def see(self, name: str, target: str, *, also: bool = False) -> None:
        """Send the reader of one entry to another."""
        entry = self._entry((name,))
        targets = entry.also if also else entry.see
        if target not in targets:
            targets.append(target)

    def knows(self, name: str) -> bool:
        """Tell whether there is an entry of this name."""
        return name in self._entries

    def marks(self, kind: str, value: str, main: bool) -> list[str]:
        """Give the marks of one of Sphinx's index entries.

        :param kind: ``single``, ``pair``, ``triple``, ``see`` or ``seealso``.
        :param value: its parts, with ``;`` between.
        """
        parts = [part.strip() for part in value.split(";") if part.strip()]
        if kind in ("see", "seealso") and len(parts) > 1:
            self.see(parts[0], parts[1], also=kind == "seealso")
            return []
        if kind in ("pair", "triple"):
            paths = _turned(parts)
        else:
            paths = [(parts[0], *(["; ".join(parts[1:])] if parts[1:] else []))] if parts else []
        return [self.mark(*path, main=main) for path in paths]

    def _entry(self, path: tuple[str, ...]) -> Entry:
        entry = self._entries.setdefault(path[0], Entry(path[0]))
        for name in path[1:]:
            entry = entry.below.setdefault(name, Entry(name))
        return entry

    def code(self) -> str:
        """Give the whole index, letter by letter, as a function of what sets a line."""
        entries = _in_order(self._entries.values())
        letters = [
            call("index-letter", string(letter), block(map(_line, group)))
            for letter, group in groupby(entries, lambda entry: _letter(entry.name))
        ]
        if not letters:
            return ""
        links = "".join(f"{string(label)}: {string(key)}, " for label, key in self._links.items())
        return call("book-index", f"({links or ':'})", f"line => {block(letters)}")


def _line(entry: Entry) -> str:
    """Give an entry and, below it, its subentries."""
    named = {}
    if entry.see:
        named["see"] = strings(entry.see)
    if entry.also:
        named["also"] = strings(entry.also)
    if entry.below:
        named["below"] = block(map(_line, _in_order(entry.below.values())))
    return call("line", string(entry.name), string(entry.key), **named)


def _turned(parts: list[str]) -> list[tuple[str, ...]]:
    """Give the places of a pair or triple: under each of its parts."""
    if len(parts) == 2:
        return [(parts[0], parts[1]), (parts[1], parts[0])]
    if len(parts) == 3:
        first, second, third = parts
        return [
            (first, f"{second} {third}"),
            (second, f"{third}, {first}"),
            (third, f"{first} {second}"),
        ]
    return [(part,) for part in parts]


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (_sorted_as(entry.name), entry.name))


def _sorted_as(name: str) -> str:
    """Give a name as dictionaries sort it: without accents, marks and capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w ]+", "", plain).strip().casefold()


def _letter(name: str) -> str:
    """Give the letter under which a name stands; ``#`` for numbers and signs."""
    first = _sorted_as(name)[:1].upper()
    return first if first.isalpha() else "#"
