"""Every link within the edition leads somewhere, in every format that has links."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.conftest import Edition
    from tests.support import Build

EDITIONS = ["edition", "second"]
FORMATS = {
    "html": "*.html",
    "dirhtml": "*.html",
    "singlehtml": "*.html",
    "epub": "*.xhtml",
}


@pytest.fixture(params=EDITIONS)
def either(request: pytest.FixtureRequest) -> Edition:
    edition: Edition = request.getfixturevalue(request.param)
    return edition


def pages(folder: Path, pattern: str) -> dict[str, etree._Element]:
    """Give every page by its name."""
    found = {}
    for path in folder.rglob(pattern):
        if "_static" not in path.parts:
            name = path.relative_to(folder).as_posix()
            found[name] = html.document_fromstring(path.read_bytes())
    return found


def links(page: etree._Element) -> Iterable[str]:
    """Give every address a page names, without those of other sites."""
    for element in page.iter("a", "link", "img", "script", "area"):
        address = element.get("href") or element.get("src") or ""
        if address and not re.match(r"[a-z][a-z0-9+.-]*:", address):
            yield address


def written(built: Build, scratch: Path) -> Path:
    """Give the folder of the pages; an e-book is unpacked first."""
    for book in built.out.glob("*.epub"):
        with ZipFile(book) as archive:
            archive.extractall(scratch)
        return scratch
    return built.out


@pytest.mark.parametrize("builder", FORMATS)
def test_pages(either: Edition, builder: str, tmp_path: Path) -> None:
    folder = written(either.by(builder), tmp_path)
    every = pages(folder, FORMATS[builder])
    assert every
    ids = {name: {e.get("id") for e in page.iter() if e.get("id")} for name, page in every.items()}
    dead = [
        (name, address)
        for name, page in every.items()
        for address in links(page)
        if not leads_somewhere(name, address, ids, folder)
    ]
    assert dead == []


def leads_somewhere(page: str, address: str, ids: dict[str, set[str]], out: Path) -> bool:
    """Tell whether an address of a page names a file, and in a page of ours an id."""
    path, _, fragment = address.partition("#")
    target = _target(page, path)
    if target.endswith("/") or "." not in target.rpartition("/")[2]:
        target = posixpath.join(target, "index.html")
    known = target not in ids or unquote(fragment) in ids[target]
    return (out / target).is_file() and (not fragment or known)


def _target(page: str, path: str) -> str:
    """Give the file an address of a page names."""
    path = unquote(path.partition("?")[0])
    if not path:
        return page
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return "index.html" if joined == "." else joined + ("/" if path.endswith("/") else "")


@pytest.mark.parametrize("builder", FORMATS)
def test_no_id_twice_in_a_page(either: Edition, builder: str, tmp_path: Path) -> None:
    every = pages(written(either.by(builder), tmp_path), FORMATS[builder])
    assert every
    for name, page in every.items():
        count = Counter(e.get("id") for e in page.iter() if e.get("id"))
        assert [anchor for anchor, times in count.items() if times > 1] == [], name


def test_latex_labels(either: Edition) -> None:
    """Every reference has its label, each label is there once."""
    (book,) = either.by("latex").out.glob("*.tex")
    text = book.read_text(encoding="utf-8")
    labels = Counter(re.findall(r"\\label\{\\detokenize\{([^}]+)\}\}", text))
    wanted = set(re.findall(r"\\(?:hyper|page)ref\[?\{?\\detokenize\{([^}]+)\}", text))
    assert wanted
    assert wanted - set(labels) == set()
    assert [label for label, times in labels.items() if times > 1] == []


def test_latex_notes_have_numbers(either: Edition) -> None:
    """LaTeX counts footnotes with numbers only; with a letter it stops."""
    (book,) = either.by("latex").out.glob("*.tex")
    text = book.read_text(encoding="utf-8")
    marks = re.findall(r"\\(?:begin\{footnote(?:text)?\}|sphinxfootnotemark)\[([^\]]*)\]", text)
    assert [mark for mark in marks if not mark.isdigit()] == []
