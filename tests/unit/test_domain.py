"""What the domain keeps is plain, belongs to its page, and survives pickle and merge."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import fields, is_dataclass
from enum import Enum
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

import edition
from edition.diagnostics import Code, Finding
from edition.domain import EditionDomain
from edition.model import DocumentMetadata, Mention, RegisterEntry

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from tests.conftest import Edition


def make_domain() -> EditionDomain:
    """Give a domain without an application."""
    return EditionDomain(cast("BuildEnvironment", SimpleNamespace(domaindata={})))


def mention(docname: str, target: str, within: str = "") -> Mention:
    return Mention("term", target, target, docname, f"{docname}.md", 1, "x", within=within)


def entry(docname: str, name: str, *aliases: str) -> RegisterEntry:
    return RegisterEntry("term", name, name.lower(), docname, f"{docname}.md", 1, aliases)


def filled(*docnames: str) -> EditionDomain:
    """Give a domain with something of each page in every table."""
    domain = make_domain()
    for docname in docnames:
        domain.metadata[docname] = DocumentMetadata(docname, "1", "1")
        domain.entries[docname] = (entry(docname, docname.upper()),)
        domain.mentions[docname] = (mention(docname, docname),)
        domain.record(docname, Finding(Code.T110, f"{docname}.md", 3, "nothing"))
    return domain


def test_merge_takes_only_the_pages_that_were_read() -> None:
    """A parallel reader also holds what the main process knew before: it may be old."""
    main, worker = filled("a", "b"), filled("a", "b", "c")
    worker.mentions["a"] = ()
    worker.entries["b"] = ()
    main.merge_domaindata({"a"}, deepcopy(worker.data))
    assert main.mentions["a"] == ()
    assert main.entries["b"] == (entry("b", "B"),)
    assert "c" not in main.metadata


def test_merge_makes_the_look_ups_anew() -> None:
    main, worker = filled("a"), filled("b")
    assert main.index.entry("term", "b") is None
    main.merge_domaindata({"b"}, worker.data)
    assert main.index.entry("term", "b") is not None


def test_page_that_is_cleared_leaves_nothing() -> None:
    domain = filled("a", "b")
    assert domain.index.mentions_of(entry("a", "A"))
    domain.clear_doc("a")
    assert "'a'" not in repr({table: domain.data[table] for table in domain.data})
    assert domain.index.mentions_of(entry("a", "A")) == []


def test_domains_do_not_share_their_tables() -> None:
    one, other = filled("a"), make_domain()
    assert one.metadata
    assert other.metadata == {}


def test_entry_is_found_by_any_wording_in_any_case() -> None:
    domain = make_domain()
    domain.entries["g"] = (entry("g", "Theater Nuclear Forces", "TNF"),)
    assert domain.index.entry("term", "tnf") is domain.index.entry("term", "THEATER nuclear forces")
    assert domain.index.entry("person", "TNF") is None


def test_mention_in_its_own_entry_is_no_use() -> None:
    domain = make_domain()
    tnf = entry("g", "TNF")
    domain.entries["g"] = (tnf,)
    domain.mentions["g"] = (mention("g", "TNF", within="tnf"), mention("g", "TNF", within="inf"))
    domain.mentions["a"] = (mention("a", "TNF", within="tnf"),)
    assert [m.docname for m in domain.index.mentions_of(tnf)] == ["a", "g"]


def test_version_of_the_environment_is_that_of_the_data() -> None:
    """Old pickles are thrown away when the meaning of the data changes."""
    metadata = edition.setup(cast("Any", Recorder()))
    assert metadata["env_version"] == EditionDomain.data_version
    assert metadata["parallel_read_safe"]
    assert metadata["parallel_write_safe"]


class Recorder:
    """An application that takes every registration."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **options: None


@pytest.mark.parametrize("name", ["edition", "second"])
def test_data_is_plain(name: str, request: pytest.FixtureRequest) -> None:
    """Texts, numbers, and records of the edition made of them; no nodes, no open files."""
    built: Edition = request.getfixturevalue(name)
    data = built.html().environment().domaindata["edition"]
    assert data["documents"]
    assert sorted(strange(data)) == []
    assert pickle.loads(pickle.dumps(data)) == data


def strange(value: object) -> set[str]:
    """Give the names of types that do not belong into a stored environment."""
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        parts = list(value)
    elif is_dataclass(value):
        parts = [getattr(value, field.name) for field in fields(value)]
    elif value is None or isinstance(value, (str, int, bool, Enum)):
        parts = []
    else:
        return {type(value).__qualname__}
    return set().union(*(strange(part) for part in parts))
