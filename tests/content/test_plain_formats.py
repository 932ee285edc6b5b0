"""The manual page and the LaTeX of the edition: every word, and nothing a reader stumbles over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.content import witness

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Edition

pytestmark = pytest.mark.slow

_MARK = re.compile(r"\[(?:\d+|[a-z]{1,2})\]")


def manual_page(edition: Edition) -> str:
    """Give the source of the manual page."""
    (file,) = edition.by("man").out.iterdir()
    return file.read_text(encoding="utf-8")


def latex(edition: Edition) -> str:
    """Give the source for LaTeX."""
    (file,) = edition.by("latex").out.glob("*.tex")
    return file.read_text(encoding="utf-8")


def words_of_manual_page(edition: Edition) -> str:
    """Give what a manual page says, without the marks of notes."""
    lines = []
    for line in manual_page(edition).split("\n"):
        request, _, words = line.partition(" ")
        lines.append(words if request in (".SH", ".SS", ".IP") else line)
    text = " ".join(line for line in lines if not line.startswith((".", "'")))
    for sign, meaning in ((r"\-", "-"), (r"\(bu", "•"), (r"\(aq", "'"), (r"\&", ""), (r"\%", "")):
        text = text.replace(sign, meaning)
    return folded(_MARK.sub("", re.sub(r"\\f[A-Z]", "", text)))


def words_of_latex(edition: Edition) -> str:
    """Give what LaTeX would print, without notes and their marks."""
    text = latex(edition).partition(r"\begin{document}")[2]
    text = re.sub(r"(?m)^%.*\n|%\n", "", text)
    text = re.sub(r"\\begin\{footnote(text)?\}.*?\\end\{footnote(text)?\}", "", text, flags=re.S)
    text = re.sub(r"\\(?:sphinxfootnotemark|hyperref)\[[^\]]*\]", "", text)
    text = text.replace(r"$^{\text{,}}$", "")
    text = re.sub(r"\\(?:begin|end)\{\w+\}(?:\{[^}]*\})?|\\item \{\}", "", text)
    text = re.sub(r"(?:\\phantomsection)?\\label\{\\detokenize\{[^}]*\}\}", "", text)
    text = re.sub(r"\\sphinxhyphen\{\}", "-", text)
    text = re.sub(r"\\[a-zA-Z]+\*?", "", text)
    return folded(re.sub(r"[{}\\]", "", text))


def folded(text: str) -> str:
    """Give a text with one space between words."""
    return " ".join(text.split())


@pytest.mark.parametrize("read", [words_of_manual_page, words_of_latex])
def test_every_block_of_the_memorandum_in_its_order(
    edition: Edition, read: Callable[[Edition], str]
) -> None:
    found, at = read(edition), 0
    for block in witness.expected():
        if not block.kind.startswith("note"):
            words = re.sub(r"(\[Page \d+\])(?=\S)", r"\1 ", block.words)
            assert (at := found.find(words, at)) >= 0, block.words


def test_links_in_manual_pages_are_words(edition: Edition) -> None:
    """Docutils prints addresses; those within the edition would stand after every name."""
    assert "<>" not in manual_page(edition)
    assert not re.search(r"<\\?#", manual_page(edition))
    assert "haig-gromyko-memorandum.pdf" not in manual_page(edition)


def test_headings_in_manual_pages_keep_their_letters(edition: Edition) -> None:
    heading = ".SH 84. Memorandum From Secretary of State Haig[a] to President Reagan[b][c][1]\n"
    assert heading in manual_page(edition)


def test_blocks_in_manual_pages_stand_apart(edition: Edition) -> None:
    lines = manual_page(edition).splitlines()
    for first in ("[Washington, September 18, 1981]", "[SUBJECT]"):
        assert lines[lines.index(first) - 1] == ".sp"


def test_the_head_of_the_manual_page_fits_into_a_line(edition: Edition) -> None:
    (head,) = re.findall(r"^\.TH (.*)$", manual_page(edition), re.M)
    name, section, _, _, title = re.findall(r'"([^"]*)"', head)
    assert 2 * len(f"{name}({section})") + len(title) < 76


def test_marks_in_a_row_are_told_apart_in_latex(edition: Edition) -> None:
    assert not re.search(r"sphinxfootnotemark\[\d+\]\\sphinxfootnotemark", latex(edition))


def test_the_memorandum_is_no_part_of_another_chapter(edition: Edition) -> None:
    """What the top page says to readers of the site comes after what the edition is of."""
    sections = re.findall(r"\\section\{(.*)\}", latex(edition))
    assert "84. Memorandum" in sections[0]
    assert sections[-1] == "Contribute"
    assert "Download" not in sections


@pytest.mark.parametrize("builder", ["text", "man", "latex"])
def test_no_downloads_where_there_is_no_site(edition: Edition, builder: str) -> None:
    made = "\n".join(
        file.read_text(encoding="utf-8")
        for file in edition.by(builder).out.rglob("*")
        if file.suffix in (".txt", ".7", ".tex")
    )
    assert "not part of this copy" not in made
