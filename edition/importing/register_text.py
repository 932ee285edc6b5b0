"""New entries of a register as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .markdown_text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .register_names import NewEntry

DIRECTIVES = {"person": "person-entry", "term": "glossary-term"}
_VOLUME_ID = re.compile(r"[pt]_[\w.-]+")
_PLAIN = re.compile(r"[^\W_](?:(?!: | #)[\w ’“”–—.,;:/()&’'-])*")


def entries_text(entries: Iterable[NewEntry]) -> str:
    """Write entries, each with what the volume says of it; explanations are for the editors."""
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: NewEntry) -> str:
    lines = [f":::{{{DIRECTIVES[entry.kind]}}} {entry.name}"]
    lines += [f":id: {entry.anchor}"] if entry.anchor else []
    lines += [f":tei: {entry.id}"] if _VOLUME_ID.fullmatch(entry.id) else []
    lines += [f":aliases: {_value('; '.join(entry.aliases))}"] if entry.aliases else []
    if entry.volume:
        lines += [f":volume: {_value(entry.volume)}", f":volume-source: {_value(entry.source)}"]
    if entry.text:
        lines += ["", escaped(entry.text)]
    return "\n".join([*lines, ":::", ""])


def _value(text: str) -> str:
    """Write the value of an option; in quotes where a plain one could be misread."""
    if _PLAIN.fullmatch(text) and not text.endswith(":"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
