"""What the values in the front matter of a note may be, one function for each key."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Code, nearest
from ..problem import Problem
from ..text.safe_text import shown
from .body.roles import SOURCE_KEY, unknown_source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

KINDS = ("identification", "explanation", "context", "outcome", "cross-reference", "textual")
CERTAINTIES = ("certain", "likely", "open")

MAX_QUOTE = 1_500
MAX_NAME = 100
MAX_LOCATOR = 200

_NAME_MARKS = frozenset(" .,'’‘-‐–()&")
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")
_PAGE = re.compile(r"[1-9][0-9]{0,4}|[ivxlcdm]{1,12}")
_DOCUMENT = re.compile(r"[a-z][a-z0-9-]{0,39}")
_GITHUB = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}")
_ORCID = re.compile(r"([0-9]{4}-){3}[0-9]{3}[0-9X]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MARKUP = re.compile(r"[<>{}\[\]`\\|]")
_LOOKS_LIKE_PAGE = re.compile(r"(pp?|nn?|paras?|chap|vol|doc)[. ].*|[¶0-9ivxlc].{0,12}", re.I)


class SourceRef(NamedTuple):
    """One source of a note: a key of the bibliography and a place in it (``p. 122``)."""

    key: str
    locator: str = ""

    @property
    def text(self) -> str:
        """The source as it is written in a file: ``frus-v03-d48, p. 122``."""
        return f"{self.key}, {self.locator}" if self.locator else self.key


def parse_source(text: str) -> SourceRef:
    """Take a source apart at its first comma."""
    key, _, locator = text.partition(",")
    return SourceRef(key.strip(), locator.strip())


def source_problem(text: str, known: Collection[str] | None) -> Problem | None:
    """Tell what is wrong with one item of ``sources``."""
    source = parse_source(text)
    if _MARKUP.search(source.locator) or len(source.locator) > MAX_LOCATOR:
        found = f"the place {shown(source.locator)}"
        return Problem(Code.A220, found, "a few plain words: p. 122")
    if not SOURCE_KEY.fullmatch(source.key) and _LOOKS_LIKE_PAGE.fullmatch(text):
        details = ("Paste:    sources:", "            - frus-v03-d48, p. 122")
        mend = "Put each source with its page on a line of its own, as above."
        return Problem(Code.A220, f"a page without a source: {shown(text)}", "", details, mend)
    if not SOURCE_KEY.fullmatch(source.key):
        return Problem(Code.A220, shown(source.key), "a key of sources.bib")
    if known is not None and source.key not in known:
        return unknown_source(source.key, known)
    return None


def document_problem(value: str, known: Collection[str] | None) -> Problem | None:
    """Tell what is wrong with ``document``."""
    if known is None:
        good = _DOCUMENT.fullmatch(value) is not None
        return None if good else Problem(Code.A107, shown(value), "the id of a document: d84")
    if value in known:
        return None
    near = nearest(value[:40], known)
    details = (f"Nearest:  {near}",) if near else ()
    return Problem(Code.A107, shown(value), ", ".join(sorted(known)[:20]), details)


def day_problem(value: str) -> str:
    """Tell why ``value`` is not a day (year-month-day), or give nothing."""
    if not _DAY.fullmatch(value):
        return f"{shown(value, 40)} is not written as year-month-day"
    try:
        date.fromisoformat(value)
    except ValueError:
        return f"{value} is not a day of the calendar"
    return ""


def _date_problem(value: str) -> Problem | None:
    reason = day_problem(value)
    return Problem(Code.A217, reason, "a day: 2026-11-23") if reason else None


def _choice(code: Code, choices: tuple[str, ...]) -> Callable[[str], Problem | None]:
    def problem(value: str) -> Problem | None:
        if value in choices:
            return None
        near = nearest(value[:40], choices)
        details = (f"Nearest:  {near}",) if near else ()
        return Problem(code, shown(value), "one of " + ", ".join(choices), details)

    return problem


def _quote_problem(value: str) -> Problem | None:
    if len(value) > MAX_QUOTE:
        mend = "For a long passage write its first words … its last words."
        expected = f"at most {MAX_QUOTE:,}"
        return Problem(Code.A216, f"a quote of {len(value):,} characters", expected, (), mend)
    if not any(character.isalnum() for character in value):
        return Problem(Code.A104, f"no words in {shown(value) or 'an empty quote'}", "words")
    return None


def _context_problem(value: str) -> Problem | None:
    if len(value) > MAX_QUOTE:
        return Problem(Code.A216, f"{len(value):,} characters", f"at most {MAX_QUOTE:,}")
    return None


def _page_problem(value: str) -> Problem | None:
    if _PAGE.fullmatch(value):
        return None
    number = re.search(r"[0-9]+|\b[ivxlcdm]+\b", value)
    details = (f"Paste:    page: {number[0]}",) if number and len(value) < 40 else ()
    return Problem(Code.A221, shown(value, 40), "one number: 252", details)


def name_problem(value: str) -> Problem | None:
    """Tell what is wrong with the name of a person or group."""
    if len(value) > MAX_NAME:
        return Problem(Code.A222, f"a name of {len(value):,} characters", f"at most {MAX_NAME}")
    for character in value:
        if not (character in _NAME_MARKS or unicodedata.category(character)[0] in "LMN"):
            return Problem(Code.A222, f"the mark {shown(character)} in {shown(value)}", "a name")
    if not any(character.isalpha() for character in value):
        return Problem(Code.A222, shown(value), "a name")
    if unicodedata.normalize("NFKC", value) != unicodedata.normalize("NFC", value):
        return Problem(Code.A222, f"{shown(value)}: letters in disguise", "ordinary letters")
    for word in value.split():
        scripts = {script for character in word if (script := _script(character))}
        if len(scripts) > 1:
            found = f"{shown(word)}: letters of {' and '.join(sorted(scripts))} in one word"
            return Problem(
                Code.A222, found, "letters of one alphabet, so that names cannot be faked"
            )
    return None


def _script(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((script.title() for script in _SCRIPTS if name.startswith(script)), "")


def _github_problem(value: str) -> Problem | None:
    if _GITHUB.fullmatch(value):
        return None
    bare = value.rstrip("/").rpartition("/")[2].removeprefix("@")
    details = (f"Paste:    github: {bare}",) if _GITHUB.fullmatch(bare) else ()
    return Problem(Code.A223, shown(value), "the name alone: janedoe", details)


def _orcid_problem(value: str) -> Problem | None:
    bare = value.rstrip("/").rpartition("/")[2].upper()
    if not _ORCID.fullmatch(bare):
        return Problem(Code.A223, shown(value), "16 digits in groups of four: 0000-0002-1825-0097")
    if _orcid_check(bare) != bare[-1]:
        return Problem(Code.A223, f"{bare}: its last digit does not fit the others", "an ORCID iD")
    if bare != value:
        return Problem(Code.A223, shown(value), "the iD alone", (f"Paste:    orcid: {bare}",))
    return None


def _orcid_check(orcid: str) -> str:
    """Give the last digit an ORCID iD must have (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)


def _checked_problem(value: str) -> Problem | None:
    name, comma, day = value.rpartition(",")
    if not comma or not name.strip():
        return Problem(Code.A224, shown(value), "a name, a comma, a day")
    if reason := day_problem(day.strip()):
        return Problem(Code.A224, reason, "a name, a comma, a day: Jane Doe, 2026-11-23")
    return name_problem(name.strip())


VALUE_PROBLEMS: Mapping[str, Callable[[str], Problem | None]] = {
    "quote": _quote_problem,
    "before": _context_problem,
    "after": _context_problem,
    "page": _page_problem,
    "kind": _choice(Code.A218, KINDS),
    "author": name_problem,
    "date": _date_problem,
    "certainty": _choice(Code.A219, CERTAINTIES),
    "checked": _checked_problem,
    "github": _github_problem,
    "orcid": _orcid_problem,
}
"""For each key with a text of its own the function that checks it."""
