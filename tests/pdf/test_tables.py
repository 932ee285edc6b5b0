"""Tables that run over pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import ROOTS, build, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """---
id: d1
number: "1"
first-page: "1"
---

# 1. A Table

:::{{list-table}}
:header-rows: 1

* - Kept for {term}
  - Month
{rows}
:::

:::{{footnote}} 1
A note on the heading.
:::
"""


@pytest.mark.parametrize("words", ["{term}`FB`{fn}`1`", "nobody{fn}`1`", "{page}`2`{fn}`1`"])
def test_a_heading_with_what_is_linked_to_is_set_once(tmp_path: Path, words: str) -> None:
    source = copy_sources(tmp_path / "source", ROOTS / "test-import")
    (source / "memo").mkdir()
    rows = "\n".join(f"* - {number} barrels\n  - March" for number in range(120))
    text = DOCUMENT.format(term=words, rows=rows)
    (source / "memo" / "document-1.md").write_text(text, encoding="utf-8")
    with (source / "glossary.md").open("a", encoding="utf-8") as register:
        register.write("\n:::{glossary-term} FB\nFerry Board, {term}`FB`.\n:::\n")
    made = build(source, tmp_path, "typst", settings={"suppress_warnings": ["edition.R-104"]})
    assert made.messages == ""
    assert list(made.out.glob("*.pdf"))
