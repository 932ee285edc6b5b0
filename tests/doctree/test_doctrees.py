"""Every construct: what is read from it, and what is written of it.

``cases/documents`` holds texts of documents without their front matter, ``cases/pages`` other
pages and the files they show; all are pages of one edition. ``expected`` has for each case
the tree after reading (``.read``), as the site is written from it (``.html``), and as a
format without visitors of ours is written from it (``.plain``), in docutils' indented
notation. After an intended change: ``pytest tests/doctree --write-expected``, and look at
the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition import nodes as ours
from tests.support import ROOTS, Shared, application

if TYPE_CHECKING:
    from docutils import nodes

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*/*.md"))
STAGES = {"read": "", "html": "html", "plain": "text"}
"""Name of each stage, and the builder whose post-transforms are applied."""

FRONT_MATTER = """---
id: {id}
number: "1"
first-page: "250"
---

"""


@dataclass(frozen=True)
class Trees:
    """The trees of all cases, written down."""

    folder: Path

    def read(self, case: Path, stage: str) -> str:
        return (self.folder / f"{case.stem}.{stage}.xml").read_text(encoding="utf-8")


def make_sources(folder: Path) -> None:
    """Make one edition of all cases."""
    (folder / "memo").mkdir(parents=True)
    (folder / "conf.py").write_bytes((ROOTS / "test-second" / "conf.py").read_bytes())
    (folder / "index.md").write_text("# Index\n\n```{toctree}\n:glob:\n\n*\nmemo/*\n```\n")
    for case in CASES:
        text = case.read_text(encoding="utf-8")
        if case.parent.name == "documents":
            text = FRONT_MATTER.format(id=case.stem.replace("-", "")) + text
            (folder / "memo" / case.name).write_text(text, encoding="utf-8")
        else:
            (folder / case.name).write_text(text, encoding="utf-8")
    for file in (HERE / "cases" / "pages").glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())


def written_down(tree: nodes.document) -> str:
    """Give a tree in docutils' notation, without what belongs to the folder and the run."""
    return "".join(child.pformat() for child in tree.children)


def make_trees(folder: Path) -> None:
    """Read all cases once, resolve them for each stage, and write them down."""
    source = folder / "source"
    make_sources(source)
    settings = {"include_patterns": ["*.md", "*/*.md"], "edition_documents": "memo"}
    for stage, builder in STAGES.items():
        messages = StringIO()
        with application(
            source,
            folder / f"out-{builder}",
            folder / "doctrees",
            builder or "dummy",
            settings=settings,
            messages=messages,
        ) as app:
            if stage == "read":
                app.build()
            for case in CASES:
                name = f"memo/{case.stem}" if case.parent.name == "documents" else case.stem
                tree = app.env.get_doctree(name)
                if builder:
                    app.env.apply_post_transforms(tree, name)
                    app.env.current_document.clear()
                text = written_down(tree)
                (folder / f"{case.stem}.{stage}.xml").write_text(text, encoding="utf-8")
        assert not messages.getvalue()


@pytest.fixture(scope="module")
def trees(shared: Shared) -> Trees:
    return Trees(shared.folder("trees", make_trees))


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_tree(trees: Trees, case: Path, stage: str, request: pytest.FixtureRequest) -> None:
    found = trees.read(case, stage)
    expected = HERE / "expected" / f"{case.stem}.{stage}.xml"
    if request.config.getoption("--write-expected"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_every_expectation_has_its_case() -> None:
    expected = {path.name for path in (HERE / "expected").iterdir()}
    assert expected == {f"{case.stem}.{stage}.xml" for case in CASES for stage in STAGES}


NOT_HERE = {
    "annotation_target",
    "annotation_mark",
    "annotation_aside",
    "annotation_meta",
    "annotation_context",
    "annotation_details",
    "annotation_list",
    "contributor_list",
    "download_list",
}
"""Nodes that come from annotations and from the pages around the documents."""


def test_every_node_has_a_case(trees: Trees) -> None:
    """A construct without a case here would be a construct nobody has looked at."""
    everything = "".join(trees.read(case, stage) for case in CASES for stage in STAGES)
    names = {node.__name__ for node in ours.ALL} - NOT_HERE
    assert {name for name in names if f"<{name}" not in everything} == set()
