"""A change of a document's front matter reaches the citations of its notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.annotations.small import Site

if TYPE_CHECKING:
    from pathlib import Path


def test_a_note_is_cited_with_the_number_its_document_has(tmp_path: Path) -> None:
    small = Site(tmp_path)
    small.build()
    first = small.source / "memo" / "first.md"
    text = first.read_text(encoding="utf-8").replace('number: "1"', 'number: "9"')
    first.write_text(text.replace("# 1. Letter", "# 9. Letter"), encoding="utf-8")
    run = small.build()
    assert run.messages == ""
    assert "annotations/oil-wanted" in run.written
    assert "annotations/oil-sent" not in run.written
    for name in ("first", "notes/oil-wanted"):
        file = small.out / "cite" / f"{name}.json"
        (item,) = json.loads(file.read_text(encoding="utf-8"))
        assert "Document 9" in item.get("number", item["title"])
    assert "(Document 9, p. 12)" in small.html("annotations/oil-wanted")


def test_two_documents_have_files_of_their_own(tmp_path: Path) -> None:
    small = Site(tmp_path)
    small.build()
    names = {file.stem for file in (small.out / "cite").glob("*.bib")}
    assert names == {"first", "second"}
