"""An edition of many documents: neither its pages nor the time for each grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import build

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = "Many"
extensions = ["myst_parser", "edition"]
html_theme = "edition"
html_copy_source = False
"""

ROOT = "# Many\n\nA page.\n\n```{toctree}\n:caption: Pages\n:glob:\n\npages/*\n```\n"


def sizes(folder: Path, count: int) -> int:
    """Build an edition of some pages; give the bytes of one of them."""
    source = folder / "source"
    (source / "pages").mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text(ROOT, encoding="utf-8")
    for number in range(100, 100 + count):
        text = f"# Page {number}\n\n## One\n\nA sentence.\n\n## Two\n\nAnother.\n"
        (source / "pages" / f"{number}.md").write_text(text, encoding="utf-8")
    page = build(source, folder).out / "pages" / "105.html"
    return page.stat().st_size


@pytest.mark.slow
def test_a_page_does_not_grow_with_the_edition(tmp_path: Path) -> None:
    assert sizes(tmp_path / "few", 20) == sizes(tmp_path / "many", 80)
