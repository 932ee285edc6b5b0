"""Small parts: what roles are made of, which settings can be used."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from docutils import nodes

from edition import config
from edition.locate import line_of, short_name
from edition.roles import split_explicit
from edition.site.downloads import available

if TYPE_CHECKING:
    from pathlib import Path

    from edition.diagnostics import Finding


@pytest.mark.parametrize(
    ("text", "shown", "target"),
    [
        ("TNF", "TNF", "TNF"),
        ("two words <TNF>", "two words", "TNF"),
        ("252<0283>", "252", "0283"),
        ("theater\nnuclear  forces", "theater\nnuclear  forces", "theater nuclear forces"),
        ("<TNF>", "<TNF>", "<TNF>"),
        ("a < b", "a < b", "a < b"),
        ("a <b> c", "a <b> c", "a <b> c"),
        ("a <b> <c>", "a <b>", "c"),
        ("words <>", "words <>", "words <>"),
        ("words < New  York >", "words", "New York"),
    ],
)
def test_explicit_target(text: str, shown: str, target: str) -> None:
    assert split_explicit(text) == (shown, target)


def test_line_is_that_of_the_nearest_node_that_has_one() -> None:
    inner = nodes.inline()
    paragraph = nodes.paragraph("", "", inner)
    assert line_of(inner) == 0
    paragraph.line = 7
    assert line_of(inner) == 7


def test_name_as_authors_write_it() -> None:
    assert short_name("edition:page") == short_name("page") == "page"


GOOD = ["memo", "texts/memoranda", "a.b"]
BAD: list[object] = [
    "",
    "/memo",
    "memo/",
    "../memo",
    "a/../b",
    ["memo"],
    None,
    7,
    ".",
    "a//b",
    "./a",
]


@pytest.mark.parametrize("value", [*GOOD, *BAD], ids=repr)
def test_folders(value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is told, and the default is used."""
    told: list[Finding] = []
    monkeypatch.setattr(config, "warn", told.append)
    settings = SimpleNamespace(edition_documents=value, edition_annotations="annotations")
    config.check(cast("Any", None), cast("Any", settings))
    assert settings.edition_documents == (value if value in GOOD else "memo")
    assert [finding.code.value for finding in told] == ([] if value in GOOD else ["C-101"])


def test_only_downloads_that_were_made_are_offered(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(b"x" * 2400)
    found = available(tmp_path, {"EPUB": "book.epub", "PDF": "book.pdf"})
    assert [(d.label, d.href, d.size) for d in found] == [("PDF", "downloads/book.pdf", "2 kB")]
