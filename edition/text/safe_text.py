"""Text from strangers: decoded strictly, cleared of what cannot be seen, shown harmlessly.

Pure functions. Every file of a contributor passes :func:`decode_source` before anything
else looks at it, and every word of it that is told in a message passes :func:`shown`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Code, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 2_000
"""Longest line of a contributed file, in characters."""

MAX_LINES_TOLD = 10
"""How many lines with the same kind of fault are told one by one."""

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls; tab and line feed are plain text
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of reading
    "\u2028\u2029"  # lines end here for Python, not for Markdown
    "\u206a-\u206f\ufff9-\ufffb\ufeff"  # deprecated formats, marks of order
    "\U000e0000-\U000e007f"  # tags: whole sentences nobody sees
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
    "\ud800-\udfff"  # halves of characters
    "]"
)

REPLACEMENT = "\ufffd"
"""Stands for a refused character while the rest of the file is read on."""


class Hidden(NamedTuple):
    """A character that cannot be seen, and where it stands (line and column from 1)."""

    line: int
    column: int
    character: str


def hidden_characters(text: str, first_line: int = 1) -> Iterator[Hidden]:
    """Give every character of ``text`` that a reader cannot see, in order."""
    for number, line in enumerate(text.split("\n"), first_line):
        for match in _HIDDEN.finditer(line):
            yield Hidden(number, match.start() + 1, match[0])


def is_hidden(text: str) -> bool:
    """Tell whether ``text`` holds a character that cannot be seen."""
    return _HIDDEN.search(text) is not None


def without_hidden(text: str) -> str:
    """Give ``text`` with a replacement character for each that cannot be seen."""
    return _HIDDEN.sub(REPLACEMENT, text)


def name_of(character: str) -> str:
    """Give the code point of a character and its name: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    name = unicodedata.name(character, "")
    if not name:
        name = "control character" if unicodedata.category(character) == "Cc" else "no character"
    return f"U+{ord(character):04X} {name}"


def shown(text: str, limit: int = 80) -> str:
    """Give words of a stranger as a message may show them.

    One line, shortened in its middle, characters that cannot be seen written as code
    points, so that no message can move the cursor of a terminal or turn its own words round.
    """
    if len(text) > limit:
        text = f"{text[: limit * 2 // 3]} … {text[-limit // 4 :]}"
    text = text.replace("\n", " ").replace("\t", " ")
    return _HIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def decode_source(data: bytes, path: str) -> tuple[str | None, list[Finding]]:
    """Decode a contributed file.

    :param data: the bytes of the file.
    :param path: the file, for the messages.
    :return: its text with lines ended by LF alone, refused characters replaced, so that
        the rest can still be checked; nothing when it is not UTF-8. And what is wrong.
    """
    findings: list[Finding] = []
    if data.startswith(_BOM):
        data = data[len(_BOM) :]
        findings.append(Finding(Code.A202, path, 1, "three bytes EF BB BF before the text"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [*findings, _not_utf8(data, error, path)]
    text = text.replace("\r\n", "\n")
    findings.extend(check_characters(text, path))
    return without_hidden(text), findings


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Finding:
    line = data.count(b"\n", 0, error.start) + 1
    found = f"byte {data[error.start]:02X} at position {error.start + 1} is not UTF-8"
    mend = ""
    if data.startswith(_WIDE_MARKS):
        found = "the file is encoded as UTF-16"
    elif b"\x00" in data[:1000]:
        found = "the file is not text at all: it holds zero bytes"
        mend = "Write the note as a plain text file, not as a document of a word processor."
    return Finding(Code.A201, path, line, found, "text encoded as UTF-8", mend=mend)


def check_characters(
    text: str, path: str, *, code: Code = Code.A203, first_line: int = 1
) -> list[Finding]:
    """Report the lines of ``text`` that hold characters nobody can see."""
    by_line: dict[int, list[Hidden]] = {}
    for hidden in hidden_characters(text, first_line):
        by_line.setdefault(hidden.line, []).append(hidden)
    findings = []
    for number, line in enumerate(sorted(by_line)):
        if number == MAX_LINES_TOLD:
            break
        findings.append(_hidden_finding(by_line[line], path, code))
    rest = len(by_line) - len(findings)
    if rest:
        line = sorted(by_line)[MAX_LINES_TOLD]
        findings.append(Finding(code, path, line, f"the same in {rest} more lines from here on"))
    return findings


def _hidden_finding(hidden: list[Hidden], path: str, code: Code) -> Finding:
    names = dict.fromkeys(name_of(one.character) for one in hidden)
    found = f"column {hidden[0].column}: " + ", ".join(list(names)[:4])
    if len(names) > 4:
        found += f" and {len(names) - 4} more"
    mend = ""
    if all(one.character == "\r" for one in hidden):
        mend = "Save the file with the line ends of Linux or Windows."
    return Finding(code, path, hidden[0].line, found, "characters a reader can see", mend=mend)


def check_line_lengths(
    text: str, path: str, *, code: Code = Code.A303, first_line: int = 1
) -> list[Finding]:
    """Report the lines of ``text`` longer than :data:`MAX_LINE`."""
    findings = []
    for number, line in enumerate(text.split("\n"), first_line):
        if len(line) > MAX_LINE:
            found = f"a line of {len(line):,} characters"
            findings.append(Finding(code, path, number, found, f"at most {MAX_LINE:,}"))
        if len(findings) == MAX_LINES_TOLD:
            break
    return findings
