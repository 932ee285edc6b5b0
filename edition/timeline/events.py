"""The events of a timeline, read from a TOML file and checked.

Pure: knows nothing of Sphinx. The file is a list of ``[[event]]`` tables in the order of
time; ``KEYS`` says what each may hold.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..annotations.values import parse_source, source_problem
from ..diagnostics import Code, Finding, nearest
from ..text.safe_text import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..annotations.values import SourceRef

KEYS = ("date", "short", "text", "sources", "expected", "document")
REQUIRED = ("date", "short", "text", "sources")
_LISTS = ("sources", "expected")

MAX_SHORT = 32
"""Characters of an event in the picture, where it has one line on a phone."""

_TABLE = re.compile(r"\s*\[\[\s*event\s*\]\]")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    :param first: its day, or the first of its month; ``last``: its last day.
    :param short: for the picture; ``text``: for the list, in Markdown.
    :param expected: ids of the paragraphs that look forward to it.
    :param document: id of the document, if the event is its own day.
    :param line: where it begins in the file.
    """

    first: date
    last: date
    short: str
    text: str
    sources: tuple[SourceRef, ...]
    expected: tuple[str, ...]
    document: str
    line: int


def read_events(
    source: str, path: str, known_sources: Collection[str] | None = None
) -> tuple[list[Event], list[Finding]]:
    """Read the events of a file.

    :param source: the text of the file; ``path``: its name, for messages.
    :param known_sources: keys of the bibliography; ``None`` to believe every key.
    :return: the events that are right, in the order of the file, and what is wrong.
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place else source.count("\n") + 1
        return [], [Finding(Code.S101, path, line, _PLACE.sub("", str(error)).strip())]
    lines = [n for n, line in enumerate(source.split("\n"), 1) if _TABLE.match(line)]
    tables = data.pop("event", [])
    findings = [
        Finding(Code.S102, path, 1, f"{key}, outside of any event", "[[event]]") for key in data
    ]
    if not isinstance(tables, list) or len(tables) != len(lines):
        found = "events that do not begin with [[event]] on a line of its own"
        return [], [*findings, Finding(Code.S102, path, 1, found, "[[event]]")]
    if not tables:
        return [], [*findings, Finding(Code.S102, path, 1, "no event", "[[event]]")]
    events: list[Event] = []
    for table, line in zip(tables, lines, strict=True):
        event, faults = _Reader(path, line, known_sources).read(table)
        findings += faults
        events += [event] if event else []
    return events, [*findings, *_disorder(events, path)]


class _Reader:
    """Reads one event."""

    def __init__(self, path: str, line: int, known: Collection[str] | None) -> None:
        self.path, self.line, self.known = path, line, known
        self.findings: list[Finding] = []

    def read(self, table: dict[str, Any]) -> tuple[Event | None, list[Finding]]:
        self._check_keys(table)
        values = {key: table[key] for key in KEYS if key in table and self._is_usable(key, table)}
        span = self._span(values["date"]) if "date" in values else None
        sources = tuple(self._sources(values.get("sources", [])))
        if len(values.get("short", "")) > MAX_SHORT:
            found = f"short: {len(values['short'])} characters"
            self._fault(Code.S103, found, f"at most {MAX_SHORT}")
        if self.findings or span is None:
            return None, self.findings
        event = Event(
            *span,
            short=values["short"].strip(),
            text=values["text"].strip(),
            sources=sources,
            expected=tuple(values.get("expected", ())),
            document=values.get("document", ""),
            line=self.line,
        )
        return event, []

    def _fault(
        self, code: Code, found: str, expected: str = "", details: tuple[str, ...] = ()
    ) -> None:
        self.findings.append(Finding(code, self.path, self.line, found, expected, details))

    def _check_keys(self, table: dict[str, Any]) -> None:
        for key in table:
            if key not in KEYS:
                near = nearest(key, KEYS)
                details = (f"Nearest:  {near}",) if near else ()
                self._fault(Code.S102, f"the key {shown(key)}", ", ".join(KEYS), details)
        for key in REQUIRED:
            if not table.get(key):
                self._fault(Code.S102, f"no {key}", f"{key} = ...")

    def _is_usable(self, key: str, table: dict[str, Any]) -> bool:
        value = table[key]
        if key in _LISTS:
            good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        else:
            good = isinstance(value, str)
        if not good:
            expected = 'a list: ["..."]' if key in _LISTS else 'words in quotation marks: "..."'
            self._fault(Code.S103, f"{key} = {shown(str(value))}", expected)
        return good

    def _span(self, text: str) -> tuple[date, date] | None:
        span = _span(text.strip())
        if span is None:
            expected = "a day (1981-05-01), a month (1981-06), or two days with / between"
            self._fault(Code.S103, f"date: {shown(text)}", expected)
        return span

    def _sources(self, texts: list[str]) -> Iterator[SourceRef]:
        for text in texts:
            problem = source_problem(text, self.known)
            if problem:
                self.findings.append(problem.at(self.path, self.line))
            else:
                yield parse_source(text)


def _span(text: str) -> tuple[date, date] | None:
    """Give first and last day of a date; nothing if it is none."""
    try:
        if re.fullmatch(r"\d{4}-\d\d", text):
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first_text, _, last_text = text.partition("/")
        first, last = (date.fromisoformat(part) for part in (first_text, last_text or first_text))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _disorder(events: list[Event], path: str) -> list[Finding]:
    """Tell of each event that stands behind a later one."""
    return [
        Finding(Code.S104, path, event.line, f"{event.first}", f"not before {before.first}")
        for before, event in pairwise(events)
        if event.first < before.first
    ]
