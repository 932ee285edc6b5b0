"""Citations as BibTeX and RIS.

Pure. Neither has a field for the number of a document, so the title begins with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .citable import Citable
    from .names import Name

_TEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WIDTH = len("howpublished")
"""Columns of the longest name of a field, so that the values stand below each other."""


def bibtex(citable: Citable) -> str:
    """Give an entry of BibTeX: ``incollection`` for a document, ``misc`` for a note."""
    year, month, day = (*citable.issued.split("-"), "", "")[:3]
    chapter = citable.kind == "chapter"
    fields = {
        "author": _tex_names(citable.authors),
        "title": _braced(citable.numbered_title),
        "booktitle" if chapter else "howpublished": _braced(citable.container),
        "series": _braced(citable.series),
        "volume": _tex(citable.volume),
        "editor": _tex_names(citable.editors),
        "publisher": _braced(citable.publisher),
        "address": _tex(citable.place),
        "year": _tex(year),
        "pages": _tex(citable.pages.replace("-", "--")),
        "url": f"{{{citable.url}}}" if citable.url else "",
    }
    if not chapter and day:
        fields["month"] = f"{_MONTHS[int(month) - 1]} # {{~{int(day)}}}"
    lines = [f"  {name:<{_WIDTH}} = {value}," for name, value in fields.items() if value]
    kind = "incollection" if chapter else "misc"
    return "\n".join([f"@{kind}{{{citable.key},", *lines, "}", ""])


def ris(citable: Citable) -> str:
    """Give a record of RIS: ``CHAP`` for a document, ``ELEC`` for a note."""
    pages = (citable.first_page, citable.last_page)
    tags = [
        ("TY", "CHAP" if citable.kind == "chapter" else "ELEC"),
        ("ID", citable.key),
        *(("AU", name.inverted) for name in citable.authors),
        ("TI", citable.numbered_title),
        ("ST", citable.number),
        ("T2", citable.container),
        ("T3", citable.series),
        ("VL", citable.volume),
        *(("A2", name.inverted) for name in citable.editors),
        ("PB", citable.publisher),
        ("CY", citable.place),
        ("PY", citable.issued[:4]),
        ("DA", citable.issued.replace("-", "/") if "-" in citable.issued else ""),
        ("SP", pages[0]),
        ("EP", pages[1]),
        ("UR", citable.url),
        ("L2", citable.page_url if citable.page_url != citable.url else ""),
        ("LA", citable.language),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tex(text: str) -> str:
    return f"{{{text.translate(_TEX)}}}" if text else ""


def _braced(text: str) -> str:
    """Give a value whose capitals BibTeX keeps."""
    return f"{{{_tex(text)}}}" if text else ""


def _tex_names(names: tuple[Name, ...]) -> str:
    return f"{{{' and '.join(map(_tex_name, names))}}}" if names else ""


def _tex_name(name: Name) -> str:
    """Give ``Haig, Jr., Alexander M.``, the order in which BibTeX wants a suffix."""
    if not name.given:
        return _tex(name.last)
    parts = (name.last, name.suffix, name.given)
    return ", ".join(part.translate(_TEX) for part in parts if part)
