"""Citations in the words of a style, by a CSL processor.

The processor is Typst's (hayagriva), with the official styles it carries: Chicago 18 (notes
and bibliography), MLA 9, APA 7. It is in use for the book already, needs a hundredth of a
second for a document, and agrees with citeproc-js but for four things, mended here:

- It takes ``Document 84`` for a number and writes “no. Document 84”. In CSL only a number
  with a prefix without a space is numeric. The digits are hidden from it.
- It leaves double quotation marks inside a quoted title as they are, and makes one of two
  that meet. They are hidden too, and shown as single ones where a quotation is open.
- It makes “Mcnamara” of “McNamara” and “Salt” of “SALT” where a style wants a title in
  headline style. Titles are protected, and stay in the case in which they were printed.
- ``$`` begins a formula in its records, ``{`` a protected word: they are escaped.

(citeproc-py 0.11.1 was tried first. With the same styles it abbreviates given names in full
notes, prints “to” for “in”, misplaces commas after quotation marks, and takes ten times as
long.)
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from .citable import without_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typst

    from .citable import Citable
    from .names import Name

STYLES = {
    "note": "Chicago, note",
    "bibliography": "Chicago, bibliography",
    "mla": "MLA",
    "apa": "APA",
}
"""Name of each form, and what readers call it, in the order of the page."""

_SOURCE = b"""\
#set text(lang: sys.inputs.language, region: "US")
#let locator = sys.inputs.locator
#cite(<cited>, style: "chicago-notes", supplement: if locator != "" [#locator])
#bibliography(bytes(sys.inputs.cited), style: "mla", title: none)
#let listed = bytes(sys.inputs.listed)
#for style in ("chicago-notes", "mla", "apa") {
  bibliography(listed, style: style, full: true, title: none)
}
"""

_DIGITS = {ord("0") + digit: 0xE030 + digit for digit in range(10)}
_MARKS = {ord("“"): 0xE001, ord("”"): 0xE002}
_SHOWN = {hidden: shown for shown, hidden in _DIGITS.items()}
_LAST_MARK = re.compile("\ue002([.,])”")
_SPECIAL = re.compile(r"[\\${}]")
_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a citation in one manner."""

    text: str
    italic: bool = False


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """One thing cited in every style."""

    note: Words
    bibliography: Words
    mla: Words
    apa: Words

    def each(self) -> Iterator[tuple[str, Words]]:
        """Give what readers call each form, and its words."""
        for name, label in STYLES.items():
            yield label, getattr(self, name)


def cite(citable: Citable) -> Citations:
    """Cite something in every style.

    A document's number stands at the end of the note, where the Office of the Historian has
    it, and among the parts of the entries.

    :raises typst.TypstError: if the processor cannot read the record.
    """
    inputs = {
        "language": citable.language.partition("-")[0] or "en",
        "locator": citable.number,
        "cited": _yaml(cited=record(without_number(citable))),
        "listed": _yaml(listed=record(citable)),
    }
    html = compiler().compile(input=_SOURCE, format="html", sys_inputs=inputs)
    assert isinstance(html, bytes)  # pages are what other formats give
    body = _BODY.search(html.decode())
    assert body
    items = [_words(item) for item in ET.fromstring(f"<body>{body[1]}</body>").iter("li")]
    _, bibliography, mla, apa, note = items
    return Citations(note, bibliography, mla, apa)


def plain(words: Words) -> str:
    """Give the words of a citation without their manner."""
    return "".join(run.text for run in words)


@cache
def compiler() -> typst.Compiler:
    """Give the one compiler of this process, which has read its fonts."""
    import typst  # takes as long as a page; not needed unless a page cites

    return typst.Compiler(b"", font_paths=[], ignore_system_fonts=True)


def record(citable: Citable) -> dict[str, Any]:
    """Give the record of hayagriva; keys without a value are left out."""
    chapter = citable.kind == "chapter"
    publisher = {"name": _escaped(citable.publisher), "location": _escaped(citable.place)}
    series = {"type": "anthology", "title": _kept(citable.series)}
    parent = {
        "type": "anthology" if chapter else "web",
        "title": _kept(citable.container),
        "editor": [_person(name) for name in citable.editors],
        "volume": citable.volume,
        "publisher": _filled(publisher),
        "parent": series if citable.series else None,
    }
    return _filled(
        {
            "type": "chapter" if chapter else "web",
            "title": _kept(citable.title),
            "author": [_person(name) for name in citable.authors],
            "date": citable.issued,
            "page-range": citable.pages,
            "serial-number": citable.number.translate(_DIGITS),
            "url": citable.url,
            "language": citable.language,
            "parent": _filled(parent),
        }
    )


def _yaml(**records: dict[str, Any]) -> str:
    """Give records as JSON, which is YAML as long as no character is escaped as two."""
    return json.dumps(records, ensure_ascii=False)


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value}


def _kept(title: str) -> str:
    """Give a title whose case stays as it is."""
    return f"{{{_escaped(title)}}}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text.translate(_MARKS))


def _person(name: Name) -> dict[str, str]:
    parts = {
        "name": name.family,
        "given-name": name.given,
        "suffix": name.suffix,
        "prefix": name.particle,
    }
    return _filled(parts)


def _words(item: ET.Element) -> Words:
    """Give the words of one entry of a list, or of one endnote without its number."""
    runs: list[Run] = []
    for text, italic in _pieces(item, italic=False):
        if runs and runs[-1].italic == italic:
            runs[-1] = Run(runs[-1].text + text, italic)
        else:
            runs.append(Run(text, italic))
    quoted = False
    shown = []
    for run in runs:
        text, quoted = _show(run.text.translate(_SHOWN), quoted=quoted)
        shown.append(Run(text, run.italic))
    return tuple(shown)


def _pieces(element: ET.Element, *, italic: bool) -> Iterator[tuple[str, bool]]:
    if element.get("role") != "doc-backlink":
        inside = italic or element.tag == "em"
        if element.text:
            yield element.text, inside
        for child in element:
            yield from _pieces(child, italic=inside)
            if child.tail:
                yield child.tail, inside


def _show(text: str, *, quoted: bool) -> tuple[str, bool]:
    """Give text with the marks that were hidden: single ones within those of the style.

    :param quoted: whether a quotation is open where the text begins.
    :return: the text, and whether one is open where it ends.
    """
    shown = []
    for character in _LAST_MARK.sub("\\1\ue002”", text):
        if character in "“”":
            quoted = character == "“"
        marks = "‘’" if quoted else "“”"
        shown.append({"\ue001": marks[0], "\ue002": marks[1]}.get(character, character))
    return "".join(shown), quoted
