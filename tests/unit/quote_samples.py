"""The memorandum as received, as the index sees it, for the tests of quotes."""

from __future__ import annotations

import re
from pathlib import Path

from edition.quote import Block, TextIndex

RECEIVED = Path(__file__).parents[1] / "content" / "document-84.received.txt"
TEI = RECEIVED.with_name("document-84.tei.xml")

_MARK = re.compile(r"\[Page (\d+)\] ?")


def memo_blocks() -> list[Block]:
    """The blocks of Document 84, without note mark, footnote, bullet and page marks."""
    lines = [line for line in RECEIVED.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines[0] = lines[0].removesuffix(" 1")
    blocks: list[Block] = []
    begins = [(0, "250")]
    number = 0
    for line in lines[:-1]:
        if line.startswith("[Page"):
            begins.append((0, line.strip("[]").removeprefix("Page ")))
            continue
        while mark := _MARK.search(line):
            begins.append((mark.start(), mark[1]))
            line = line[: mark.start()] + line[mark.end() :]
        text = line.strip().removeprefix("• ").strip()
        paragraph = text.endswith(".")
        number += paragraph
        label = f"¶{number}" if paragraph else "heading"
        blocks.append(Block(f"d84p{number}" if paragraph else "", label, text, tuple(begins)))
        begins = []
    return blocks


def one_block(text: str) -> TextIndex:
    """An index of one paragraph on one page."""
    return TextIndex([Block("d1p1", "¶1", text, ((0, "1"),))])
