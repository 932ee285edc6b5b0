"""Names of people and offices, as citations need them: taken apart.

Pure. Front matter and annotations give names as they are read aloud
(``Alexander M. Haig, Jr.``); a citation puts the family name first, or shortens the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUFFIX = re.compile(r"(?:Jr|Sr|Esq)\.?|II|III|IV|V")
_OFFICE = re.compile(r"\{.*\}|the .*|.* (?:of|for|on) .*", re.IGNORECASE)
_PARTICLE = re.compile(r"[a-z][\w’'.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Name:
    """One name.

    :param family: family name, or the whole name of an office or a group.
    :param given: given names; empty for an office or a group.
    :param suffix: what follows a name (``Jr.``).
    :param particle: what precedes a family name and is not sorted by (``de``).
    """

    family: str
    given: str = ""
    suffix: str = ""
    particle: str = ""

    @property
    def last(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}".strip()

    @property
    def plain(self) -> str:
        """``Alexander M. Haig Jr.``."""
        return " ".join(part for part in (self.given, self.last, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """``Haig, Alexander M., Jr.``."""
        return ", ".join(part for part in (self.last, self.given, self.suffix) if part)

    @property
    def for_meta_tags(self) -> str:
        """``Haig, Alexander M. Jr.``: readers of meta tags drop all after a second comma."""
        first = f"{self.given} {self.suffix}".strip()
        return ", ".join(part for part in (self.last, first) if part)


def parse_names(text: str) -> tuple[Name, ...]:
    """Take a list of names apart, between semicolons.

    :param text: ``James Graham Wilson``, or ``Erin R. Mahan; Daniel J. Lawler``; may be empty.
    """
    return tuple(parse_name(part) for part in text.split(";") if part.strip())


def parse_name(text: str) -> Name:
    """Take one name apart.

    :param text: ``Alexander M. Haig, Jr.``, ``Haig, Alexander M., Jr.`` or an office: a name
        that begins with “The”, holds “of”, “for” or “on”, or stands in braces
        (``{Central Intelligence Agency}``).
    """
    words = " ".join(text.split())
    if _OFFICE.fullmatch(words):
        return Name(words.strip("{}"))
    first, *rest = [part.strip() for part in words.split(",") if part.strip()] or [""]
    suffix = rest.pop() if rest and _SUFFIX.fullmatch(rest[-1]) else ""
    if rest:
        particle, family = _split_particle(first.split())
        return Name(family, " ".join(rest), suffix, particle)
    parts = first.split()
    if not suffix and len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]):
        suffix = parts.pop()
    if len(parts) < 2:
        return Name(first, suffix=suffix)
    start = next((n for n, p in enumerate(parts[:-1]) if n and _PARTICLE.fullmatch(p)), -1)
    particle, family = _split_particle(parts[start:])
    return Name(family, " ".join(parts[:start]), suffix, particle)


def _split_particle(words: list[str]) -> tuple[str, str]:
    """Give the small words before a family name, and the family name."""
    count = 0
    while count < len(words) - 1 and _PARTICLE.fullmatch(words[count]):
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
