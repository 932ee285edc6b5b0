"""Citations as CSL-JSON, which every reference manager and CSL processor reads.

Pure. What CSL has no variable for stands under ``custom``. The day of a document is in its
title and there, not in ``original-date``: styles print that as the year of an earlier
publication, and a secret memorandum had none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .citable import Citable
    from .names import Name


def csl_item(citable: Citable) -> dict[str, Any]:
    """Give the item of CSL-JSON 1.0.2; keys without a value are left out."""
    custom = {"edition-url": citable.page_url, "written": citable.written}
    if citable.page_url == citable.url:
        del custom["edition-url"]
    item = {
        "id": citable.key,
        "type": citable.kind,
        "title": citable.title,
        "title-short": citable.number,
        "author": [_name(name) for name in citable.authors],
        "recipient": [_name(name) for name in citable.recipients],
        "number": citable.number,
        "container-title": citable.container,
        "collection-title": citable.series,
        "volume": citable.volume,
        "editor": [_name(name) for name in citable.editors],
        "publisher": citable.publisher,
        "publisher-place": citable.place,
        "issued": _date(citable.issued),
        "page": citable.pages,
        "URL": citable.url,
        "language": citable.language,
        "custom": {key: value for key, value in custom.items() if value},
    }
    return {key: value for key, value in item.items() if value}


def csl_json(citable: Citable) -> str:
    """Give the file: a list of one item."""
    return json.dumps([csl_item(citable)], ensure_ascii=False, indent=2) + "\n"


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.last}
    parts = {
        "family": name.family,
        "given": name.given,
        "suffix": name.suffix,
        "non-dropping-particle": name.particle,
    }
    return {key: value for key, value in parts.items() if value}


def _date(date: str) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None
