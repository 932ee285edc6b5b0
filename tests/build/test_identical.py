"""The same sources give the same bytes: in any folder, by any number of processes, at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Build


def files(built: Build) -> dict[str, bytes]:
    """Give every file that was written, by its name."""
    return {
        path.relative_to(built.out).as_posix(): path.read_bytes()
        for path in sorted(built.out.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["edition", "second"])
def test_site(name: str, request: pytest.FixtureRequest) -> None:
    """Written page by page here, by two processes elsewhere, at another hour of the world."""
    edition: Edition = request.getfixturevalue(name)
    one, other = files(edition.html()), files(edition.parallel_html())
    assert set(one) == set(other)
    assert {"searchindex.js", "objects.inv", "genindex.html"} <= set(one)
    assert [name for name in one if one[name] != other[name]] == []


def test_no_folder_of_this_machine_is_named(edition: Edition) -> None:
    built = edition.html()
    for path in _texts(built.out):
        assert str(built.source) not in path.read_text(encoding="utf-8"), path


def _texts(folder: Path) -> list[Path]:
    kinds = {".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"}
    return [path for path in folder.rglob("*") if path.suffix in kinds]
