"""The roles a note may use, and what may stand in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostics import Code, nearest
from ...problem import Problem
from ...text.safe_text import shown

if TYPE_CHECKING:
    from collections.abc import Collection

ALLOWED_ROLES = frozenset({"term", "person", "para", "cite", "cite:p", "cite:t"})
"""Every role a note may use; anything else is refused, known to the build or not."""

MAX_CONTENT = 200

SOURCE_KEY = re.compile(r"[A-Za-z][A-Za-z0-9._:-]{0,79}")
_PARAGRAPH = re.compile(r"[^<>]*<[a-z][a-z0-9-]*>|[a-z][a-z0-9-]*")


def role_problem(name: str, content: str, known_sources: Collection[str] | None) -> Problem | None:
    """Tell what is wrong with a role of a note.

    :param name: the name between the braces.
    :param content: the text between the backticks.
    :param known_sources: the keys of the bibliography; nothing when they are not known.
    """
    if name not in ALLOWED_ROLES:
        near = nearest(name[:40], ALLOWED_ROLES)
        details = (f"Nearest:  {{{near}}}",) if near else ()
        expected = "one of " + ", ".join(sorted(ALLOWED_ROLES))
        return Problem(Code.A306, f"the role {{{shown(name, 40)}}}", expected, details)
    if not content.strip() or len(content) > MAX_CONTENT:
        what = "nothing" if not content.strip() else f"{len(content):,} characters"
        return Problem(Code.A306, f"the role {{{name}}} around {what}", "a few words")
    if name.startswith("cite"):
        return _citation_problem(content, known_sources)
    if name == "para" and not _PARAGRAPH.fullmatch(content):
        return Problem(Code.A306, f"the role {{para}} around {shown(content)}", "an id: d84p7")
    return None


def _citation_problem(content: str, known: Collection[str] | None) -> Problem | None:
    for key in (part.strip() for part in content.split(",")):
        if not SOURCE_KEY.fullmatch(key):
            found = f"a citation of {shown(content)}"
            mend = "Write the page in the text: Document 48, p. 122 {cite:p}`frus-v03-d48`."
            return Problem(Code.A306, found, "a key of sources.bib alone", mend=mend)
        if known is not None and key not in known:
            return unknown_source(key, known)
    return None


def unknown_source(key: str, known: Collection[str]) -> Problem:
    """Say that a key is not in the bibliography, and which one is nearest."""
    near = nearest(key[:80], known)
    details = (f"Nearest:  {near}",) if near else ()
    return Problem(Code.A220, shown(key), "a key of sources.bib", details)
