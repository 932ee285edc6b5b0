"""The front matter of a contributed or edited file: flat keys with text, or lists of text.

Pure: no Sphinx, no docutils. YAML is read event by event, so nothing is ever built from
a tag, an alias or a nested value, and every key is known with its line. Values stay the
text that stands in the file; ``2026-11-23`` is not a date and ``252`` not a number here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from ..diagnostics import Code, Finding
from ..text.safe_text import check_line_lengths
from .yaml_events import Collector, explain

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | tuple[str, ...]

MAX_CHARACTERS = 10_000
"""Longest front matter that is read."""

MAX_BRACKETS = 100

FENCE = "---"


@dataclass(frozen=True, slots=True)
class FrontMatterCodes:
    """Under which codes the faults of a front matter are told.

    :param unreadable: there is none, or it is not YAML.
    :param repeated: a key is there twice.
    :param value: a key or value is of a form that is not text.
    :param hidden: a value holds characters that cannot be seen.
    :param line: a line is too long.
    """

    unreadable: Code
    repeated: Code
    value: Code
    hidden: Code
    line: Code


DOCUMENT_CODES = FrontMatterCodes(Code.T101, Code.T102, Code.T102, Code.T101, Code.T101)
"""The codes for the documents of the edition (memo/)."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two fences of a file, and what follows them.

    :param values: for each key its text, or the texts of its list.
    :param lines: for each key its line in the file.
    :param item_lines: for each key with a list the lines of its items.
    :param end_line: line of the closing fence; 0 when there is no front matter.
    :param body: the text below, without the empty lines around it.
    :param body_line: line on which the body begins.
    :param complete: whether all keys were read; if not, a missing one proves nothing.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    item_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    end_line: int = 0
    body: str = ""
    body_line: int = 1
    complete: bool = False


def read_front_matter(
    text: str,
    path: str,
    *,
    codes: FrontMatterCodes = DOCUMENT_CODES,
    max_characters: int = MAX_CHARACTERS,
) -> tuple[FrontMatter, list[Finding]]:
    """Read the front matter of a file.

    :param text: the file, decoded, its lines ended by LF.
    :param path: the file, for the messages.
    :param codes: under which codes its faults are told.
    :param max_characters: how long the front matter may be.
    :return: what could be read, and everything that is wrong with it.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return _without_opening(lines, path, codes)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        found = "no second line of three hyphens below the first"
        return FrontMatter(), [Finding(codes.unreadable, path, 1, found, f"a closing {FENCE}")]
    body, body_line = _trimmed(lines, end + 1)
    block = lines[1:end]
    findings = _block_faults(block, path, codes, max_characters)
    collector = Collector(path, codes.repeated, codes.value, codes.hidden)
    complete = False
    if not findings:
        findings, complete = _collect(collector, block, path, codes)
    front_matter = FrontMatter(
        collector.values,
        collector.lines,
        collector.item_lines,
        end + 1,
        body,
        body_line,
        complete,
    )
    return front_matter, [*collector.findings, *findings]


def _without_opening(
    lines: list[str], path: str, codes: FrontMatterCodes
) -> tuple[FrontMatter, list[Finding]]:
    """Say what stands where the front matter should begin; the rest is taken for the body."""
    body, line = _trimmed(lines, 0)
    if lines[line - 1].strip() == FENCE:
        found = "something stands before the first three hyphens: empty lines or spaces"
        mend = "Remove everything before them."
        return FrontMatter(), [Finding(codes.unreadable, path, line, found, mend=mend)]
    found = "the file does not begin with a line of three hyphens"
    finding = Finding(codes.unreadable, path, 1, found, f"{FENCE} on line 1")
    return FrontMatter(body=body, body_line=line), [finding]


def _block_faults(
    block: list[str], path: str, codes: FrontMatterCodes, max_characters: int
) -> list[Finding]:
    """Report what must be refused before any parser sees the front matter."""
    length = sum(len(line) + 1 for line in block)
    if length > max_characters:
        found = f"a front matter of {length:,} characters"
        return [Finding(codes.line, path, 1, found, f"at most {max_characters:,}")]
    findings = check_line_lengths("\n".join(block), path, code=codes.line, first_line=2)
    brackets = sum(line.count("[") + line.count("{") for line in block)
    if brackets > MAX_BRACKETS:  # PyYAML needs time that grows with their cube
        found = f"{brackets:,} opening brackets and braces"
        findings.append(Finding(codes.value, path, 2, found, f"at most {MAX_BRACKETS}"))
    for number, line in enumerate(block, 2):
        if _looks_like_fence(line):
            found = f"a line that other programs take for the end of the front matter: {line[:20]}"
            mend = "Write these marks together with the words before or after them."
            findings.append(Finding(codes.unreadable, path, number, found, mend=mend))
    return findings


def _looks_like_fence(line: str) -> bool:
    """Tell whether YAML, MyST or its tokeniser could end the front matter at this line."""
    if line.startswith(("---", "...")):
        return True
    bare = line.strip()
    return bare == "..." or (len(bare) >= len(FENCE) and not bare.strip("-"))


def _collect(
    collector: Collector, block: list[str], path: str, codes: FrontMatterCodes
) -> tuple[list[Finding], bool]:
    """Read the keys; give what YAML itself refuses, and whether all keys were read."""
    try:
        complete = collector.read(yaml.parse("\n".join(block), Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line, found, mend = explain(error)
        return [Finding(codes.unreadable, path, line, found, mend=mend)], False
    except (yaml.YAMLError, ValueError, OverflowError):
        # Escapes beyond the last character make the scanner raise plain Python errors.
        found = "an escape in double quotes that names no character"
        mend = "Write the character itself."
        return [Finding(codes.unreadable, path, collector.line, found, mend=mend)], False
    if not complete and not collector.findings:
        found = "no keys between the two lines of hyphens"
        return [Finding(codes.unreadable, path, 1, found, "one `key: value` a line")], False
    return [], complete


def _trimmed(lines: list[str], start: int) -> tuple[str, int]:
    """Give the text from a line on, without empty lines around it, and its first line.

    Where there is no text, give the line before: the last that is certainly there.
    """
    first = next((n for n in range(start, len(lines)) if lines[n].strip()), None)
    if first is None:
        return "", max(start, 1)
    return "\n".join(lines[first:]).rstrip(), first + 1
