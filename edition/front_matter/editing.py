"""Change some keys of a file's front matter, and nothing else in the file.

Writing YAML anew would lose comments, order and the author's way of wrapping lines. So YAML
only says where each value begins and ends, and the text is changed there. Pure.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FENCE = "---"
WIDTH = 96

_PLAIN = re.compile(r"\w[\w ’–—.,;()+-]*")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_BLOCK = re.compile(r"[|>][-+0-9]*(?P<comment>[^\r\n]*)")
_INDENT = re.compile(r"\r?\n(?: *\r?\n)*(?P<indent> +)")
_LINE_END = re.compile(r"\r?\n|\Z")

_Pair = tuple[yaml.ScalarEvent, yaml.Event, yaml.Event]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One key with its value.

    :param start: where in the file the key begins, and ``column`` in its line.
    :param value: where its value begins, ``end`` where it ends, without white space.
    :param block: whether the value is a block (``>-``).
    :param quoted: whether the value stands in quotation marks.
    """

    start: int
    column: int
    value: int
    end: int
    block: bool
    quoted: bool


def edit_front_matter(text: str, values: Mapping[str, str], order: Sequence[str]) -> str:
    """Set keys of a front matter to new values.

    :param text: the file, its line ends as they are.
    :param values: for each key to change its new value, on one line; an empty one takes the
        key out, with the comment on its line.
    :param order: the keys in the order in which they stand in a file. The first must be in
        this one; a key that is not gets its place below the nearest one before it.
    :return: the file. A value that was a block (``>-``) stays one, others stay on their line.
    :raises ValueError: if the front matter is not a list of flat keys with the first of
        ``order`` among them, or cannot be changed without writing it anew.
    """
    entries = _entries(text)
    if order[0] not in entries:
        message = f"no front matter with a key `{order[0]}`"
        raise ValueError(message)
    newline = "\r\n" if "\r\n" in text[: entries[order[0]].end] else "\n"
    changes: list[tuple[int, int, str]] = []
    above = entries[order[0]]
    for key in order:
        entry = entries.get(key)
        value = values.get(key)
        if value and entry:
            changes.append((entry.value, entry.end, _changed(text, entry, value, newline)))
        elif value:
            at = _line_end(text, above.end)
            added = newline + " " * above.column + _added(key, value, above.column, newline)
            changes.append((at, at, added))
        elif entry and value is not None:
            changes.append((entry.start - entry.column, _next_line(text, entry.end), ""))
        above = entry if entry and value != "" else above
    return _checked(_apply(text, changes), values)


def _entries(text: str) -> dict[str, _Entry]:
    """Find the keys of the front matter and their values."""
    begin, end = _bounds(text)
    entries: dict[str, _Entry] = {}
    try:
        for key, value, last in _pairs(text[begin:end]):
            if key.value in entries:
                message = f"the key `{key.value}` stands twice in the front matter"
                raise ValueError(message)
            entries[key.value] = _entry(text, begin, (key, value, last))
    except yaml.YAMLError as error:
        message = "the front matter is not YAML"
        raise ValueError(message) from error
    return entries


def _entry(text: str, begin: int, events: _Pair) -> _Entry:
    key, value, last = events
    key_at, column = _start(key)
    start = begin + _start(value)[0]
    stop = begin + (last.end_mark.index if last.end_mark else 0)
    style = getattr(value, "style", None)
    return _Entry(
        begin + key_at,
        column,
        start,
        start + len(text[start:stop].rstrip()),
        style in {">", "|"},
        style in {"'", '"'},
    )


def _start(event: yaml.Event) -> tuple[int, int]:
    """Give where an event begins in the YAML, and in its line."""
    mark = event.start_mark
    return (mark.index, mark.column) if mark else (0, 0)


def _bounds(text: str) -> tuple[int, int]:
    """Give where the YAML between the two fences begins and ends."""
    lines = text.split("\n")
    if lines[0].removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").rstrip() != FENCE:
        return 0, 0
    at = begin = len(lines[0]) + 1
    for line in lines[1:]:
        if line.rstrip() == FENCE:
            return begin, at
        at += len(line) + 1
    return 0, 0


def _pairs(block: str) -> Iterator[_Pair]:
    """Give each key with the event its value begins with and the one it ends with."""
    events = yaml.parse(block, Loader=yaml.SafeLoader)
    next(events)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
            break
        if not isinstance(event, yaml.DocumentStartEvent):
            return
    while isinstance(key := next(events), yaml.ScalarEvent):
        value = last = next(events)
        depth = int(isinstance(value, yaml.CollectionStartEvent))
        while depth:
            last = next(events)
            depth += isinstance(last, yaml.CollectionStartEvent)
            depth -= isinstance(last, yaml.CollectionEndEvent)
        yield key, value, last


def _changed(text: str, entry: _Entry, value: str, newline: str) -> str:
    """Write a new value in the way of the old one."""
    if entry.block:
        header = _BLOCK.match(text, entry.value)
        old = _INDENT.match(text, header.end()) if header else None
        indent = old["indent"] if old else " " * (entry.column + 2)
        lines = _wrapped(value)
        if header and lines:
            return newline.join([f">-{header['comment']}", *(indent + line for line in lines)])
        return _scalar(value)
    space = "" if text[entry.value - 1] in " \t" else " "
    return space + (_quoted(value) if entry.quoted else _scalar(value))


def _added(key: str, value: str, column: int, newline: str) -> str:
    """Write a key that was not there."""
    lines = _wrapped(value)
    if " " not in value or not lines:
        return f"{key}: {_scalar(value)}"
    return newline.join([f"{key}: >-", *(" " * (column + 2) + line for line in lines)])


def _wrapped(value: str) -> list[str]:
    """Cut a value into lines; none if a line could be taken for the end of the front matter."""
    lines = textwrap.wrap(value, WIDTH, break_long_words=False, break_on_hyphens=False)
    return lines if all(line.strip("-.") for line in lines) else []


def _scalar(value: str) -> str:
    """Write a value on one line: plain where nobody can misread it, else in quotes."""
    plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT
    return value if plain else _quoted(value)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _line_end(text: str, at: int) -> int:
    """Give the end of the line a character is in, before its line break."""
    match = _LINE_END.search(text, at)
    return match.start() if match else len(text)


def _next_line(text: str, at: int) -> int:
    match = _LINE_END.search(text, at)
    return match.end() if match else len(text)


def _apply(text: str, changes: list[tuple[int, int, str]]) -> str:
    """Make changes that do not overlap; of two in one place the first stands first."""
    parts = []
    done = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])


def _checked(text: str, values: Mapping[str, str]) -> str:
    """Make sure that the file now says what it should, whatever tricks its YAML plays."""
    begin, end = _bounds(text)
    read = {
        str(key.value): value.value
        for key, value, _ in _pairs(text[begin:end])
        if isinstance(value, yaml.ScalarEvent)
    }
    if any(read.get(key, "") != value for key, value in values.items()):
        message = "the front matter cannot be changed in place"
        raise ValueError(message)
    return text
