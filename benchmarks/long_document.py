"""A long document in the TEI of a volume, of invented words, and the time it takes to come in."""

from __future__ import annotations

import contextlib
import io
import random
import time
from typing import TYPE_CHECKING

from .many_notes import make_words

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (50, 500)
"""Printed pages of the documents that are measured."""

PARAGRAPHS, WORDS, NOTES = 4, 110, 2
"""Of a printed page."""

CONF = """\
project = "Benchmark"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
root_doc = "index"
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
"""


def measure_import(scratch: Path, pages: int) -> tuple[int, int, float, float]:
    """Bring in a document of some pages; give pages, words, and seconds twice.

    The first are those of the import alone, the second of the whole command, which reads the
    edition and writes the files.
    """
    from edition.__main__ import main
    from edition.importing.document import import_document
    from edition.importing.surroundings import Surroundings
    from edition.importing.volume import look_through
    from edition.importing.xml_tree import read_xml

    text = long_document(pages)
    begin = time.process_time()
    root, _ = read_xml(text.encode(), "volume.xml")
    assert root is not None
    imported, _ = import_document(look_through(root), 0, "volume.xml", Surroundings())
    alone = time.process_time() - begin
    assert imported is not None
    folder = scratch / f"import-{pages}"
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text("# Benchmark\n", encoding="utf-8")
    (folder / "volume.xml").write_text(text, encoding="utf-8")
    begin = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        code = main(["--root", str(folder), "import", str(folder / "volume.xml")])
    assert code == 0
    return pages, len(root.text().split()), alone, time.process_time() - begin


def long_document(pages: int) -> str:
    """Make a volume with one document: paragraphs, names, footnotes, pages within sentences."""
    chance = random.Random(pages)
    words = make_words(chance)
    note = 0
    blocks: list[str] = []
    for page in range(2, pages + 2):
        for paragraph in range(PARAGRAPHS):
            drawn = chance.choices(words.common, k=WORDS)
            who = chance.randrange(len(words.people))
            drawn[7] = f'<persName corresp="#p_{who}">{words.people[who]}</persName>'
            drawn[9] = f'<hi rend="italic">{drawn[9]}</hi>'
            if paragraph < NOTES:
                note += 1
                inner = " ".join(chance.choices(words.common, k=25))
                drawn[20] += f'<note n="{note}" xml:id="d1fn{note}">{inner}.</note>'
            if not paragraph:
                drawn[50] = f'<pb n="{page}" facs="{page:04}" xml:id="pg_{page}"/>{drawn[50]}'
            blocks.append(f"<p>{' '.join(drawn)}.</p>")
    text = "\n".join(blocks)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1890-91v77"><text><body>\n'
        f'<pb n="1"/><div type="document" n="1" xml:id="d1"><head>1. A Long Paper</head>\n{text}\n'
        "</div></body></text></TEI>\n"
    )
