"""The ids of notes: the names of their files, and nothing that could be another's id."""

from __future__ import annotations

import re
import unicodedata

from ..diagnostics import Code
from ..problem import Problem
from ..text.safe_text import name_of, shown

MAX_LENGTH = 60
SUFFIX = ".md"
INDEX = "index.md"
"""The editors' list of notes, in the same folder; not a note."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
_OF_THE_SITE = re.compile(
    r"index|search|genindex|py-modindex"
    r"|d[0-9]+([a-z]+[0-9]*)?(-.*)?"  # documents, their paragraphs, notes and mentions
    r"|pg-?[0-9ivxlc]+|fn-?[0-9]+|id-?[0-9]+"  # printed pages, footnotes, ids of docutils
)

_LOOKALIKES = str.maketrans("аеорсухіјѕԁһкмтвнԛԝαορνικτυχε", "aeopcyxijsdhkmtbhqwaopviktuxe")


def note_id(slug: str) -> str:
    """Give the id of a note on every page that shows it."""
    return f"note-{slug}"


def slug_of(file_name: str) -> str:
    """Give the slug of a note from the name of its file."""
    return file_name.removesuffix(SUFFIX)


def slug_problem(slug: str) -> Problem | None:
    """Tell why a slug cannot be the id of a note."""
    if len(slug) > MAX_LENGTH:
        found = f"{shown(slug)}: {len(slug)} characters"
        return Problem(Code.A205, found, f"at most {MAX_LENGTH}", _proposal(slug))
    if not _SLUG.fullmatch(slug):
        found = f"{shown(slug)}: {_reason(slug)}"
        return Problem(Code.A205, found, "lower-case letters, digits, hyphens", _proposal(slug))
    if _DEVICES.fullmatch(slug):
        return Problem(Code.A205, f"{slug}: Windows keeps this name for a device", "another name")
    if _OF_THE_SITE.fullmatch(slug):
        found = f"{slug}: the edition uses ids of this form itself"
        return Problem(Code.A205, found, "a name that begins and ends with an ordinary word")
    return None


def _reason(slug: str) -> str:
    foreign = next((character for character in slug if not character.isascii()), "")
    if foreign:
        return f"{name_of(foreign)} is not one of the letters a to z"
    if slug.lower() != slug:
        return "capital letters"
    other = next((one for one in slug if not (one.isalnum() or one == "-")), "")
    if other:
        return f"the mark {shown(other)}" if other != " " else "a space"
    return "no name at all" if not slug else "a hyphen too many"


def _proposal(slug: str) -> tuple[str, ...]:
    """Propose a name made of what the slug has that is allowed."""
    plain = unicodedata.normalize("NFKD", slug.lower().translate(_LOOKALIKES))
    plain = plain.encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > MAX_LENGTH:
        words.pop()
    name = "-".join(words)
    return (f"Possible: {name}{SUFFIX}",) if name and slug_problem(name) is None else ()
