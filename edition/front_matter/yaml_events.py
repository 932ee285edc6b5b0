"""YAML read event by event: flat keys only, each with its line, faults in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml import events as ev

from ..diagnostics import Code, Finding
from ..text.safe_text import hidden_characters, is_hidden, name_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_KEYS = 40
MAX_ITEMS = 40
FIRST_LINE = 2
"""Line of the file on which the YAML begins: below the opening fence."""

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null"})
"""Words that other readers of YAML take for something else than text."""

_BLOCK_MEND = "Write the text on the next line, indented, below `{key}: >-`."

_MEND = "Write `key: >-`, and the text on the next line, indented by two spaces."
_LIST_MEND = "Write each item on a line of its own: two spaces, a hyphen, a space, the item."

_PROBLEMS = (
    # what PyYAML says, what it means to the writer, and what to do
    ("mapping values are not allowed", "a colon with a space after it inside a value", _MEND),
    ("found character '\\t'", "a tab", "Use spaces."),
    (
        "cannot start any token",
        "a value that begins with a mark YAML keeps for itself (@ ` % or a tab)",
        _MEND,
    ),
    (
        "could not find expected ':'",
        "a line without `key:` before its value",
        "Write `key: value`.",
    ),
    ("unexpected end of stream", "a quotation mark that is opened but not closed", _MEND),
    ("expected ',' or ']'", "a list that is not closed, or whose items lack commas", _LIST_MEND),
    ("expected ',' or '}'", "braces that are not closed", _MEND),
    ("<document start>", "something before the first key", "Remove it."),
    (
        "expected <block end>",
        "a line that is indented wrongly, or words after a closing quotation mark",
        "Begin every key at the start of its line; write long text below `key: >-`.",
    ),
    ("unknown escape character", "a backslash in double quotes", "Use single quotes or `>-`."),
    ("undefined tag handle", "a tag (a word that begins with !)", "Remove the tag."),
)


class Collector:
    """Takes the events of one YAML document and keeps the flat keys among them.

    :ivar values: for each key its text, or the texts of its list.
    :ivar lines: for each key its line in the file.
    :ivar item_lines: for each key with a list the lines of its items.
    :ivar findings: everything that is not flat text.
    :ivar line: line of the last event.
    """

    def __init__(self, path: str, repeated: Code, value: Code, hidden: Code) -> None:
        self.values: dict[str, str | tuple[str, ...]] = {}
        self.lines: dict[str, int] = {}
        self.item_lines: dict[str, tuple[int, ...]] = {}
        self.findings: list[Finding] = []
        self.line = 1
        self._path = path
        self._repeated, self._value, self._hidden = repeated, value, hidden
        self._events: Iterator[ev.Event] = iter(())

    def read(self, events: Iterator[ev.Event]) -> bool:
        """Read all keys.

        :param events: the events of PyYAML, not yet begun.
        :return: whether the text was one flat mapping, read to its end.
        :raises yaml.YAMLError: when the text is not YAML.
        """
        self._events = events
        self._next()  # the stream
        if isinstance(self._next(), ev.StreamEndEvent):
            return False
        top = self._next()
        if not isinstance(top, ev.MappingStartEvent) or top.flow_style:
            self._refuse("text that is not a list of keys", "one `key: value` a line")
            return False
        self._plain(top, "the front matter")
        return self._read_keys() and self._read_end()

    def _next(self) -> ev.Event:
        event = next(self._events)
        if event.start_mark is not None:
            self.line = event.start_mark.line + FIRST_LINE
        return event

    def _read_keys(self) -> bool:
        count = 0
        while not isinstance(event := self._next(), ev.MappingEndEvent):
            count += 1
            if count > MAX_KEYS:
                self._refuse(f"more than {MAX_KEYS} keys", "the keys of a note")
                return False
            key = self._key(event)
            self._read_value(key, self._next())
        return True

    def _read_end(self) -> bool:
        self._next()  # the end of the document
        if isinstance(self._next(), ev.StreamEndEvent):
            return True
        self._refuse("a second YAML document", "one block of keys")
        return False

    def _key(self, event: ev.Event) -> str:
        """Give the key, or nothing when it is not a word; its event is used up."""
        if not isinstance(event, ev.ScalarEvent):
            self._refuse("a key that is not a word", "one `key: value` a line")
            self._skip(event)
            return ""
        key: str = event.value
        if event.implicit[0] and key == "<<":
            self._refuse("a merge key (<<)", "one `key: value` a line")
            return ""
        if not self._plain(event, "a key"):
            return ""
        if not _KEY.fullmatch(key) or key.lower() in _NOT_TEXT:
            self._refuse(*_no_key(key))
            return ""
        if key in self.lines:
            found = f"`{key}`, first on line {self.lines[key]}"
            self.findings.append(Finding(self._repeated, self._path, self.line, found))
            return ""
        self.lines[key] = self.line
        return key

    def _read_value(self, key: str, event: ev.Event) -> None:
        if isinstance(event, ev.SequenceStartEvent):
            self._read_list(key, event)
            return
        text = self._text(event, key)
        if key and text is not None:
            self.values[key] = text.strip()

    def _read_list(self, key: str, event: ev.SequenceStartEvent) -> None:
        self._plain(event, f"the value of `{key}`")
        items: list[str] = []
        lines: list[int] = []
        count = 0
        while not isinstance(item := self._next(), ev.SequenceEndEvent):
            line, count = self.line, count + 1
            text = self._text(item, key)
            if text is not None:
                items.append(text.strip())
                lines.append(line)
        if len(items) > MAX_ITEMS:
            self._refuse(f"a list of {len(items)} items", f"at most {MAX_ITEMS}")
        if key and (items or not count):  # else it is not empty: all in it was refused
            self.values[key] = tuple(items[:MAX_ITEMS])
            self.item_lines[key] = tuple(lines[:MAX_ITEMS])

    def _text(self, event: ev.Event, key: str) -> str | None:
        """Give the text of a scalar; refuse anything else, whole."""
        if isinstance(event, ev.AliasEvent):
            mend = _BLOCK_MEND.format(key=key or "key")
            self._refuse(f"an alias (*{shown(str(event.anchor), 30)})", "text", mend)
            return None
        if not isinstance(event, ev.ScalarEvent):
            if key:  # else the key itself was refused
                self._refuse(f"keys or lists inside the value of `{key}`", "text")
            self._skip(event)
            return None
        text: str = event.value
        self._plain(event, f"the value of `{key}`")
        if is_hidden(text):
            names = {name_of(one.character): None for one in hidden_characters(text)}
            found = f"`{key}` writes {', '.join(list(names)[:4])}"
            self.findings.append(Finding(self._hidden, self._path, self.line, found))
            return None
        return text

    def _plain(self, event: ev.NodeEvent, what: str) -> bool:
        """Refuse anchors and tags; tell whether there was none."""
        tag = getattr(event, "tag", None)
        if event.anchor is not None:
            self._refuse(f"an anchor (&{shown(event.anchor, 30)}) at {what}", "plain text")
        if tag is not None:
            name = shown(tag.replace("tag:yaml.org,2002:", "!!"), 60)
            self._refuse(f"a tag ({name}) at {what}", "plain text")
        return event.anchor is None and tag is None

    def _skip(self, event: ev.Event) -> None:
        """Pass over a list or mapping that was refused, without recursion."""
        depth = int(isinstance(event, ev.CollectionStartEvent))
        while depth:
            inner = self._next()
            depth += isinstance(inner, ev.CollectionStartEvent)
            depth -= isinstance(inner, ev.CollectionEndEvent)

    def _refuse(self, found: str, expected: str, mend: str = "") -> None:
        self.findings.append(
            Finding(self._value, self._path, self.line, found, expected, mend=mend)
        )


def _no_key(key: str) -> tuple[str, str]:
    """Say why a word is no key, and what is expected; letters that only look right are named."""
    foreign = next((character for character in key if not character.isascii()), "")
    if foreign:
        return f"a key with {name_of(foreign)} in it: {shown(key, 40)}", "letters a to z, typed"
    return f"a key that is not a word: {shown(key, 40)}", "a word and a colon"


def explain(error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """Say in plain words what YAML could not read.

    :return: the line in the file, what stands there, and the mend (empty for the usual).
    """
    problem = error.problem or error.context or ""
    # A quotation or a list is missed at its end, but is to be mended where it begins.
    opened = "scalar" in (error.context or "") or "flow" in (error.context or "")
    begun = opened or "simple key" in (error.context or "")
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    line = mark.line + FIRST_LINE if mark else 1
    for said, found, mend in _PROBLEMS:
        if said in problem:
            return line, found, mend
    return line, f"a line YAML cannot read: {shown(problem)}", _MEND
