"""What our templates take for granted in the themes they inherit from.

Whoever raises the pin of sphinx-book-theme (which pins pydata-sphinx-theme) reads here what
no longer holds, and where to look.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sphinx

import edition
from edition.site.static_files import SEARCH_SCRIPTS

if TYPE_CHECKING:
    from tests.site.pages import Page

OURS = Path(edition.__file__).parent / "theme"
BASIC = Path(sphinx.__file__).parent / "themes" / "basic"
PYDATA, BOOK = (
    Path(str(files(name))) / "theme" / name for name in ("pydata_sphinx_theme", "sphinx_book_theme")
)
PARENTS = ", ".join(
    f"{name} {version(name)}" for name in ("sphinx-book-theme", "pydata-sphinx-theme")
)

FRAME = "//*[starts-with(@class, 'bd-') or starts-with(@id, 'pst-') or contains(@class, 'sbt-')]"

_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_OPTION = re.compile(r"^(\w+)\s*=", re.MULTILINE)


def blocks(*files: Path) -> set[str]:
    """Give the names of the blocks in templates."""
    return {name for file in files for name in _BLOCK.findall(file.read_text(encoding="utf-8"))}


def test_the_blocks_we_replace_exist_in_the_parents() -> None:
    known = blocks(*(theme / "layout.html" for theme in (BASIC, PYDATA, BOOK)))
    gone = blocks(OURS / "layout.html") - known
    assert not gone, f"{PARENTS}: layout.html has no block {gone}; see edition/theme/layout.html"


def test_the_options_we_empty_exist_in_the_parents() -> None:
    known = set(_OPTION.findall((PYDATA / "theme.conf").read_text(encoding="utf-8")))
    known |= set(_OPTION.findall((BOOK / "theme.conf").read_text(encoding="utf-8")))
    emptied = re.findall(
        r'^(\w+) = ""', (OURS / "theme.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    gone = {*emptied, "navbar_persistent", "secondary_sidebar_items"} - known
    assert not gone, f"{PARENTS}: no option {gone}; see edition/theme/theme.toml"


def test_the_templates_we_replace_exist_in_sphinx() -> None:
    for template in OURS.glob("*.html"):
        assert (BASIC / template.name).is_file(), (
            f"Sphinx {sphinx.__version__} has no {template.name}"
        )


def test_nothing_of_the_parents_frame_is_left(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        left = [element.get("class") or element.get("id") for element in page.find(FRAME)]
        assert not left, f"{PARENTS}: {path} shows {left}; see edition/theme/layout.html"
        assert len(page.find("//main[@role='main']")) == 1, path


@pytest.mark.parametrize("name", SEARCH_SCRIPTS)
def test_the_scripts_of_the_search_page_exist(site: Path, name: str) -> None:
    assert (site / "_static" / name).is_file(), f"Sphinx {sphinx.__version__} writes no {name}"


@pytest.mark.parametrize(
    "name", ["htmlToText:", "makeSearchSummary:", "Search.makeSearchSummary(data"]
)
def test_the_functions_of_sphinxs_search_we_replace_exist(site: Path, name: str) -> None:
    text = (site / "_static" / "searchtools.js").read_text(encoding="utf-8")
    assert name in text, f"Sphinx {sphinx.__version__}: see edition/theme/static/edition-search.js"


def test_the_search_page_has_what_sphinxs_script_looks_for(pages: dict[str, Any]) -> None:
    assert {"search-results", "search-progress"} <= set(pages["search.html"].ids)
    assert pages["search.html"].find("//form[@method='get']//input[@name='q']")
