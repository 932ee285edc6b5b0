"""What the edition must say: the received text, the volume, and the published differences.

Two witnesses are kept beside this file: the text as received, and the volume's TEI. The
differences between the received text and the edition are those, and only those, of the
table in ``about/method.md``, which readers see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tests.content.blocks import Block
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
METHOD = REPOSITORY / "about" / "method.md"
NOTHING = "(nothing)"
SECTION = "## Allowed differences"


@dataclass(frozen=True)
class Difference:
    """One row of the published table.

    :param place: where, in words (``Heading, after “Reagan”``).
    :param received: what the received text has there, empty for nothing.
    :param edition: what the edition has there, empty for nothing.
    """

    number: str
    place: str
    received: str
    edition: str
    why: str


@cache
def tei() -> etree._Element:
    """Give the volume's own file of the document."""
    return etree.parse(HERE / "document-84.tei.xml").getroot()


def normal(words: str) -> str:
    """Give words with every white space as one space."""
    return re.sub(r"[ \t\r\n]+", " ", words).strip(" ")


def subheads() -> list[str]:
    """Give the section titles, which the received text does not tell from paragraphs."""
    return [normal("".join(p.itertext())) for p in tei().iter("p") if p.get("rend")]


def received() -> list[Block]:
    """Give the received text, block by block, unchanged but for the white space around."""
    text = (HERE / "document-84.received.txt").read_text(encoding="utf-8")
    lines = [line.strip(" ") for line in text.split("\n") if line.strip(" ")]
    blocks = [Block("heading 1", lines[0])]
    for line in lines[1:]:
        blocks.append(Block(_kind(line), line))
    return blocks


def _kind(line: str) -> str:
    if line.startswith("•"):
        return "subject"
    if re.fullmatch(r"\[Page \d+\]", line):
        return "page"
    if note := re.match(r"(\d+)\. ", line):
        return f"note {note[1]}"
    return "heading 2" if line in subheads() else "paragraph"


def differences() -> list[Difference]:
    """Read the published table."""
    text = METHOD.read_text(encoding="utf-8")
    section = text.partition(f"{SECTION}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.split("\n") if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]
    assert cells[0] == ["No.", "Place", "Received text", "This edition", "Why"]
    return [
        Difference(number, place, _literal(before), _literal(after), why)
        for number, place, before, after, why in cells[1:]
    ]


def _literal(cell: str) -> str:
    """Give what stands between the backticks of a cell, exactly."""
    assert cell.startswith("`"), cell
    assert cell.endswith("`"), cell
    words = cell[1:-1]
    return "" if words == NOTHING else words


def expected() -> list[Block]:
    """Give what the edition must say: the received text with every published difference."""
    blocks = received()
    for difference in differences():
        apply(difference, blocks)
    blocks = [replace(block, words=block.words.strip(" ")) for block in blocks]
    return [replace(blocks[0], marks=heading_marks()), *blocks[1:]]


def apply(difference: Difference, blocks: list[Block]) -> None:
    """Change the received text by one difference; one that does not apply is an error."""
    where, _, anchor = difference.place.partition(", ")
    if anchor:
        at = _find(where, blocks)
        blocks[at] = replace(blocks[at], words=_change(blocks[at].words, difference, anchor))
        return
    assert not difference.received, difference
    kind, at = {
        "Under the heading": ("page", 1),
        "Dateline": ("dateline", _subject(blocks)),
        "Label of the subject line": ("label", _subject(blocks)),
    }[where]
    blocks.insert(at, Block(kind, difference.edition, supplied=True))


def _find(where: str, blocks: list[Block]) -> int:
    if paragraph := re.fullmatch(r"Paragraph (\d+)", where):
        places = [n for n, block in enumerate(blocks) if block.kind == "paragraph"]
        return places[int(paragraph[1]) - 1]
    kind = {"Heading": "heading 1", "Subject line": "subject", "Footnote": "note 1"}[where]
    (place,) = (n for n, block in enumerate(blocks) if block.kind == kind)
    return place


def _subject(blocks: list[Block]) -> int:
    """Give the place of the subject line, or of its label where that stands already."""
    return next(n for n, block in enumerate(blocks) if block.kind in ("label", "subject"))


def _change(words: str, difference: Difference, anchor: str) -> str:
    """Replace what the received text has beside the words of an anchor (``after “Reagan”``)."""
    match = re.fullmatch("(after|before) “(.+)”", anchor)
    assert match, difference
    before, after = re.escape(difference.received), re.escape(match[2])
    pattern = f"({after} ?){before}" if match[1] == "after" else f"{before}( ?{after})"
    assert len(re.findall(pattern, words)) == 1, difference
    keep = r"\g<1>"
    new = difference.edition.replace("\\", r"\\")
    return re.sub(pattern, keep + new if match[1] == "after" else new + keep, words)


def heading_marks() -> tuple[tuple[int, str], ...]:
    """Give the marks of footnotes in the heading, each with its place, as the volume has them."""
    head = next(tei().iter("head"))
    marks, words = [], head.text or ""
    for child in head:
        if child.tag == "note":
            marks.append((len(normal(words)), child.get("n", "")))
        else:
            words += "".join(child.itertext())
        words += child.tail or ""
    return tuple(marks)


def note_marks() -> Iterator[tuple[str, str, str]]:
    """Give mark, id and type of each footnote of the volume."""
    for note in tei().iter("note"):
        yield note.get("n", ""), note.get(XML_ID, ""), note.get("type", "")


XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def mentions() -> dict[str, int]:
    """Give how often the volume marks each person and term, by the id in the volume."""
    count: dict[str, int] = {}
    for element in tei().iter("persName", "gloss"):
        target = (element.get("corresp") or element.get("target") or "").removeprefix("#")
        count[target] = count.get(target, 0) + 1
    return count


def facsimiles() -> dict[str, str]:
    """Give the number of the page image of each printed page, as the witness notes it."""
    return dict(re.findall(r"p\. (\d+) = (\d{4})", comment()))


def comment() -> str:
    """Give what stands beside the volume's file: where it is from, and facts of the volume."""
    return str(tei().getroottree().xpath("/comment()")[0])


def facts() -> dict[str, str]:
    """Give the facts of the volume by their names (``Printed pages``, ``URL``)."""
    return dict(re.findall(r"^  ([A-Z][\w ]+): +(.+)$", comment(), re.MULTILINE))
