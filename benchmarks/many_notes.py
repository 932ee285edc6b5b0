"""An edition of any size made of invented words, with notes that find their place in it.

Nothing here is history: texts, notes and sources are drawn by chance, always the same ones
for the same numbers.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.annotations.values import CERTAINTIES, KINDS
from edition.annotations.writing import render_annotation
from edition.quote import Block, TextIndex, describe

if TYPE_CHECKING:
    from pathlib import Path

    from edition.quote import Quote

PARAGRAPHS, SENTENCES, WORDS = 10, 5, 18
"""Of a document; together the 900 words of Document 84."""

TERMS, PEOPLE, SOURCES = 40, 12, 30
AUTHORS = ("Ada Lane", "Ben Moor", "Cora Nash", "Dan Orme")

_SYLLABLES = [a + b for a in "bdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er")]
_ROLE = re.compile(r"\{\w+\}`([^`<]*?)(?: *<[^>]*>)?`")
_PAGE = re.compile(r"\{page\}`\d+`")

CONF = """\
project = "Benchmark"
author = "The editors"
language = "en"
extensions = {extensions}
{settings}
root_doc = "index"
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
html_theme = {theme!r}
html_copy_source = False
html_show_sourcelink = False
html_permalinks = False
html_last_updated_fmt = None
"""
_EDITION = """\
primary_domain = "edition"
bibtex_bibfiles = ["sources.bib"]
bibtex_default_style = "edition"
"""


@dataclass(frozen=True)
class Words:
    """The words everything is drawn from."""

    common: list[str]
    terms: list[str]
    people: list[str]


def make_words(chance: random.Random) -> Words:
    """Make up words: the shorter, the more often drawn, as in any language."""
    made: dict[str, None] = {}
    while len(made) < 2_000:
        made["".join(chance.choices(_SYLLABLES, k=min(4, 2 + len(made) // 500)))] = None
    words = list(made)
    names = [word.capitalize() for word in words[-PEOPLE:]]
    return Words(words[: -TERMS - PEOPLE], words[-TERMS - PEOPLE : -PEOPLE], names)


def write_edition(folder: Path, documents: int, notes: int) -> None:
    """Write the sources of an edition with our theme.

    :param folder: where; it is made.
    :param notes: how many notes, spread over all documents.
    """
    chance = random.Random(84)
    words = make_words(chance)
    used: set[str] = set()
    texts = [_document(number, words, chance, used) for number in range(1, documents + 1)]
    (folder / "memo").mkdir(parents=True)
    (folder / "annotations").mkdir()
    extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
    _write(
        folder / "conf.py", CONF.format(extensions=extensions, settings=_EDITION, theme="edition")
    )
    for number, text in enumerate(texts, 1):
        front = f'---\nid: d{number}\nnumber: "{number}"\nfirst-page: "{number * 10}"\n---\n\n'
        _write(folder / f"{_page(number)}.md", front + text)
    _write_registers(folder, words, used)
    _write_list(folder)
    pages = [_page(number) for number in range(1, documents + 1)]
    pages += ["glossary", "people", "bibliography", "annotations/index"]
    _write(folder / "index.md", _index(pages))
    indexes = [TextIndex(_blocks(text)) for text in texts] if notes else []
    places = _draw_places(indexes, notes, chance)
    for number, (document, start, end) in enumerate(places):
        quote = describe(indexes[document], start, end)
        _write_note(folder, number, document + 1, quote, chance, words)


def write_plain(folder: Path, documents: int, theme: str) -> None:
    """Write the same texts for Sphinx and MyST alone: no notes, no registers, no pages."""
    chance = random.Random(84)
    words = make_words(chance)
    (folder / "memo").mkdir(parents=True)
    _write(folder / "conf.py", CONF.format(extensions=["myst_parser"], settings="", theme=theme))
    for number in range(1, documents + 1):
        text = _document(number, words, chance, set())
        _write(folder / f"{_page(number)}.md", _ROLE.sub(r"\1", _PAGE.sub("", text)))
    _write(folder / "index.md", _index([_page(number) for number in range(1, documents + 1)]))


def _page(number: int) -> str:
    return f"memo/document-{number:03}"


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _index(pages: list[str]) -> str:
    return "# Benchmark\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n"


def _document(number: int, words: Words, chance: random.Random, used: set[str]) -> str:
    """Give the text of a document, with mentions, headings and printed pages."""
    lines = [f"# {number}. Memorandum Number {number}\n"]
    page = number * 10
    for paragraph in range(PARAGRAPHS):
        if paragraph % 3 == 1:
            lines.append(f"## {' '.join(chance.choices(words.common, k=4)).capitalize()}\n")
        sentences = [_sentence(words, chance, used) for _ in range(SENTENCES)]
        if paragraph in (3, 7):
            page += 1
            sentences[2] = f"{{page}}`{page}`{sentences[2]}"
        lines.append(" ".join(sentences) + "\n")
    return "\n".join(lines)


def _sentence(words: Words, chance: random.Random, used: set[str]) -> str:
    """Give a sentence with one term and one person; the first words are the commonest."""
    drawn = chance.choices(words.common, weights=range(len(words.common), 0, -1), k=WORDS)
    for place, (role, register) in enumerate((("term", words.terms), ("person", words.people))):
        name = chance.choice(register)
        used.add(name)
        drawn[chance.randrange(1, WORDS // 2) + place * (WORDS // 2)] = f"{{{role}}}`{name}`"
    drawn[0] = drawn[0].capitalize()
    return " ".join(drawn) + "."


def _write_registers(folder: Path, words: Words, used: set[str]) -> None:
    """Write glossary, people and bibliography; each entry is mentioned somewhere."""
    for file, title, directive, names in (
        ("glossary.md", "Glossary", "glossary-term", words.terms),
        ("people.md", "People", "person-entry", words.people),
    ):
        entries = [f":::{{{directive}}} {n}\nAll about it.\n:::\n" for n in names if n in used]
        _write(folder / file, "\n".join([f"# {title}\n", *entries]))
    books = [
        f"@book{{source-{n},\n  author = {{Writer, W. {n}}},\n  title = {{Book {n}}},\n"
        f"  year = {{{1900 + n}}},\n  publisher = {{Press}},\n}}\n"
        for n in range(SOURCES)
    ]
    _write(folder / "sources.bib", "\n".join(books))
    _write(folder / "bibliography.md", "# Bibliography\n\n```{bibliography}\n:all:\n```\n")


def _write_list(folder: Path) -> None:
    lists = ":::{annotation-list}\n:::\n\n:::{contributor-list}\n:::\n"
    _write(folder / "annotations" / "index.md", f"# Notes\n\n{lists}")


def _draw_places(
    indexes: list[TextIndex], notes: int, chance: random.Random
) -> list[tuple[int, int, int]]:
    """Draw document, beginning and end of 1 to 21 words for each note, no two alike."""
    spans = [[match.span() for match in re.finditer(r"\S+", index.text)] for index in indexes]
    drawn: dict[tuple[int, int, int], None] = {}
    while len(drawn) < notes:
        document = len(drawn) % len(indexes)
        first = chance.randrange(len(spans[document]) - 21)
        last = first + chance.choice((0, 1, 2, 4, 8, 20))
        drawn[document, spans[document][first][0], spans[document][last][1]] = None
    return list(drawn)


def _write_note(
    folder: Path, number: int, document: int, quote: Quote, chance: random.Random, words: Words
) -> None:
    body = " ".join(_sentence(words, chance, set()) for _ in range(3))
    text = render_annotation(
        document=f"d{document}",
        quote=quote.exact,
        before=quote.before,
        after=quote.after,
        kind=chance.choice(KINDS),
        author=chance.choice(AUTHORS),
        date="2026-11-23",
        sources=[f"source-{chance.randrange(SOURCES)}, p. {number}"],
        certainty=chance.choice(CERTAINTIES),
        body=f"{body} So says Book {{cite:p}}`source-{chance.randrange(SOURCES)}`.",
    )
    _write(folder / "annotations" / f"note-number-{number:04}.md", text)


def _blocks(text: str) -> list[Block]:
    """Give the words of a document as the build sees them."""
    plain = _ROLE.sub(r"\1", _PAGE.sub("", text))
    return [Block("", "", line.lstrip("# "), ((0, "1"),)) for line in plain.split("\n") if line]
