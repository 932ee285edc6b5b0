"""What ``CITATION.cff`` says of the documents of the edition (Citation File Format 1.2.0).

Pure. GitHub reads that file where it lies, so it is written by hand; a test compares.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from .citable import full_volume

if TYPE_CHECKING:
    from ..model import DocumentMetadata
    from .citable import Citable
    from .names import Name

_REGIONS = {"DC": "District of Columbia"}


def cff_reference(citable: Citable, front: DocumentMetadata) -> dict[str, Any]:
    """Give the entry of a document under ``references``, as YAML reads it."""
    city, _, region = citable.place.partition(", ")
    publisher = {"name": citable.publisher, "city": city, "region": _REGIONS.get(region, region)}
    entry = {
        "type": "historical-work",
        "title": citable.title,
        "authors": [_person(name) for name in citable.authors],
        "recipients": [_person(name) for name in citable.recipients],
        "date-published": date.fromisoformat(citable.written) if citable.written else None,
        "collection-title": full_volume(front),
        "volume-title": citable.container,
        "volume": _number(citable.volume),
        "number": _number(front.number),
        "editors": [_person(name) for name in citable.editors],
        "publisher": _filled(publisher),
        "year": _number(citable.issued[:4]),
        "start": _number(citable.first_page),
        "end": _number(citable.last_page),
        "url": citable.url,
    }
    return _filled(entry)


def _person(name: Name) -> dict[str, str]:
    if not name.given:
        return {"name": name.last}
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": name.particle,
        "name-suffix": name.suffix,
    }
    return _filled(parts)


def _number(text: str) -> int | str:
    return int(text) if re.fullmatch("[0-9]+", text) else text


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value}
