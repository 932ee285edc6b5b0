"""A tagged PDF read as a screen reader reads it: through its structure tree.

Nothing here knows how the file was made. Text comes from the marked content the tags point
to, by the fonts' own Unicode maps, and ``ActualText`` goes before what is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_Page = tuple[int, dict[int, str]]
"""Number of a page, and the text of each piece of its marked content."""

_INVISIBLE = str.maketrans("", "", "\u00ad\u2060")
"""Soft hyphens and word joiners: there for line breaking, no part of the words."""


@dataclass
class Tag:
    """One element of the structure tree.

    :param name: its type, as the standard names it (``P``, ``H1``, ``Note``).
    :param parts: its texts and elements, in reading order.
    :param own_pages: numbers of the pages on which its own texts stand.
    """

    name: str
    parts: list[str | Tag] = field(default_factory=list)
    language: str = ""
    alternative: str = ""
    own_pages: set[int] = field(default_factory=set)

    def pages(self) -> set[int]:
        """Give the numbers of all pages on which it stands."""
        inner = (part.pages() for part in self.parts if isinstance(part, Tag))
        return self.own_pages.union(*inner)

    def text(self, *skipped: str) -> str:
        """Give all words, those of elements of the named types left out."""
        words = "".join(
            part if isinstance(part, str) else part.text(*skipped)
            for part in self.parts
            if isinstance(part, str) or part.name not in skipped
        )
        return words.translate(_INVISIBLE)

    def all(self, *names: str) -> Iterator[Tag]:
        """Give every element below that has one of these types."""
        for part in self.parts:
            if isinstance(part, Tag):
                if part.name in names:
                    yield part
                yield from part.all(*names)


def read_tags(path: Path) -> Tag:
    """Give the structure tree of a file, with its words."""
    with pikepdf.open(path) as pdf:
        texts = {page.objgen: (n, marked_content(page)) for n, page in enumerate(pdf.pages, 1)}
        document = Tag("Document")
        _read(pdf.Root.StructTreeRoot.K, None, texts, document)
    return document


def words_by_language(path: Path) -> dict[str, list[str]]:
    """Give the words of each language that is named, what follows in one language as one."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(path) as pdf:
        last = ""
        for page in pdf.pages:
            texts = marked_content(page)
            for instruction in pikepdf.parse_content_stream(page):
                operands: list[Any] = list(instruction.operands)
                if str(instruction.operator) != "BDC" or "/MCID" not in operands[1]:
                    continue
                language = str(operands[1].get("/Lang", ""))
                words = texts.get(int(operands[1].MCID), "").translate(_INVISIBLE)
                if language and language == last:
                    found[language][-1] += words
                elif language:
                    found.setdefault(language, []).append(words)
                last = language
    return found


def _read(kids: Any, page: Any, texts: dict[Any, _Page], parent: Tag) -> None:
    """Add the kids of an element to it."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            _add(kid, texts[page.objgen], parent)
            continue
        page_of_kid = kid.get("/Pg", page)
        if kid.get("/Type") == "/MCR":
            _add(int(kid.MCID), texts[page_of_kid.objgen], parent)
        elif kid.get("/Type") != "/OBJR":
            tag = Tag(str(kid.S)[1:], [], str(kid.get("/Lang", "")), str(kid.get("/Alt", "")))
            parent.parts.append(tag)
            if "/ActualText" in kid:
                tag.parts.append(str(kid.ActualText))
            elif "/K" in kid:
                _read(kid.K, page_of_kid, texts, tag)


def _add(number: int, page: _Page, parent: Tag) -> None:
    if words := page[1].get(number, ""):
        parent.parts.append(words)
        parent.own_pages.add(page[0])


def marked_content(page: Any) -> dict[int, str]:
    """Give the text of each piece of marked content on a page, by its number."""
    fonts = {
        name: _unicode_map(font.ToUnicode.read_bytes())
        for name, font in page.get("/Resources", {}).get("/Font", {}).items()
        if "/ToUnicode" in font
    }
    texts: dict[int, str] = {}
    font: dict[bytes, str] = {}
    opened: list[tuple[int | None, str | None]] = []  # number, text instead of what is drawn

    def add(words: str) -> None:
        number = next((n for n, _ in reversed(opened) if n is not None), None)
        if number is not None:
            texts[number] = texts.get(number, "") + words

    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name in ("BDC", "BMC"):
            properties: Any = operands[1] if len(operands) > 1 else None
            properties = properties if isinstance(properties, pikepdf.Dictionary) else {}
            number = properties.get("/MCID")
            actual = properties.get("/ActualText")
            opened.append((None if number is None else int(number), None))
            if actual is not None:
                add(str(actual))
                opened[-1] = (opened[-1][0], str(actual))
        elif name == "EMC":
            opened.pop()
        elif name == "Tf":
            font = fonts.get(str(operands[0]), {})
        elif name in ("Tj", "TJ", "'", '"') and not any(a is not None for _, a in opened):
            pieces = operands[-1] if name == "TJ" else [operands[-1]]
            add("".join(_decode(bytes(p), font) for p in pieces if isinstance(p, pikepdf.String)))
    return texts


def _decode(codes: bytes, font: dict[bytes, str]) -> str:
    """Give the characters of a string of glyphs, two bytes each."""
    return "".join(font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def _unicode_map(cmap: bytes) -> dict[bytes, str]:
    """Read a ToUnicode map: which glyph stands for which characters."""
    text = cmap.decode("ascii", "replace")
    found: dict[bytes, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<(\w+)>\s*<(\w+)>", section):
            found[bytes.fromhex(code)] = bytes.fromhex(characters).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", section):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + offset).to_bytes(len(first) // 2, "big")
                found[code] = chr(int(start, 16) + offset)
    return found
