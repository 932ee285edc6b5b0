"""Annotations that come in: the edition's own collection, Hypothesis, and what cannot be used."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from argparse import Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from edition.annotations.file import read_annotation
from edition.annotations.values import parse_source
from edition.commands.from_jsonld import write_notes
from edition.commands.reading import read_edition
from edition.exports.data import data_files
from tests.importing.desk import command
from tests.support import REPOSITORY, application, copy_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edition.commands.reading import ReadEdition
    from tests.conftest import Edition

pytestmark = pytest.mark.slow

Json = dict[str, Any]
NOTES = sorted(p for p in (REPOSITORY / "annotations").glob("*.md") if p.stem != "index")


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the edition without its notes."""
    source = copy_sources(tmp_path_factory.mktemp("bare") / "edition")
    for path in (source / "annotations").glob("*.md"):
        if path.stem != "index":
            path.unlink()
    return source


@pytest.fixture(scope="module")
def read(bare: Path, edition: Edition) -> Iterator[ReadEdition]:
    """That edition, read once for all tests that need not run the whole command.

    Not longer than for this module, and no other is built meanwhile: docutils would know the
    directives of both.
    """
    edition.html()
    with read_edition(bare) as opened:
        yield opened


@dataclass
class Desk:
    """Where notes are written; the edition they belong to has been read before."""

    root: Path
    read: ReadEdition

    def take_in(self, content: object, *sources: str, document: str = "") -> int:
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        file = self.root.parent / "in.jsonld"
        file.write_bytes(data)
        options = Namespace(from_jsonld=file, document=document, source=sources, root=self.root)
        return write_notes(options, self.read)

    @property
    def notes(self) -> dict[str, str]:
        return notes(self.root)


@pytest.fixture
def desk(read: ReadEdition, tmp_path: Path) -> Desk:
    (tmp_path / "edition" / "annotations").mkdir(parents=True)
    return Desk(tmp_path / "edition", read)


@pytest.fixture
def root(bare: Path, tmp_path: Path) -> Path:
    return copy_sources(tmp_path / "edition", bare)


def notes(root: Path) -> dict[str, str]:
    folder = root / "annotations"
    return {p.stem: p.read_text("utf-8") for p in folder.glob("*.md") if p.stem != "index"}


@pytest.fixture(scope="module")
def returned(bare: Path, tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> Path:
    """The edition with the notes of its own collection."""
    root = copy_sources(tmp_path_factory.mktemp("returned") / "edition", bare)
    file = edition.html().out / "data" / "annotations.jsonld"
    outcome = command(root, "note", "--from-jsonld", str(file))
    assert outcome.code == 0
    assert f"{len(NOTES)} written" in outcome.out
    return root


def test_the_collection_gives_back_the_files_it_was_made_of(returned: Path) -> None:
    assert sorted(notes(returned)) == [path.stem for path in NOTES]
    for path in NOTES:
        name = f"annotations/{path.name}"
        original, _ = read_annotation(name, path.read_bytes())
        again, findings = read_annotation(name, (returned / name).read_bytes())
        assert findings == []
        assert original is not None
        assert again is not None
        assert again.body == original.body
        assert as_dict(again) == as_dict(original)


def as_dict(note: object) -> dict[str, object]:
    names = [name for name in note.__slots__ if name not in ("lines", "body_line")]  # type: ignore[attr-defined]
    return {name: getattr(note, name) for name in names}


def test_twice_is_once(returned: Path, edition: Edition) -> None:
    file = edition.html().out / "data" / "annotations.jsonld"
    before = notes(returned)
    outcome = command(returned, "note", "--from-jsonld", str(file))
    assert outcome.code == 0
    assert f"{len(NOTES)} there already, the same" in outcome.out
    assert notes(returned) == before


def test_the_returned_notes_make_the_same_collection(
    returned: Path, edition: Edition, tmp_path: Path
) -> None:
    collection = (edition.html().out / "data" / "annotations.jsonld").read_bytes()
    with application(returned, tmp_path / "out", tmp_path / "doctrees") as app:
        app.builder.read()
        again = dict(data_files(app))
    assert again["data/annotations.jsonld"] == collection


def hypothesis(exact: str, prefix: str = "", suffix: str = "", **more: object) -> Json:
    """An annotation as Hypothesis exports it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
        {"type": "TextPositionSelector", "start": 12, "end": 30},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]
    uri = "https://example.org/en/latest/memo/document-84.html"
    made = {
        "id": "aBc-123",
        "created": "2026-10-02T09:14:11.000000+00:00",
        "updated": "2026-10-02T09:14:11.000000+00:00",
        "user": "acct:jane@hypothes.is",
        "user_info": {"display_name": "Jane Doe"},
        "uri": uri,
        "text": "A *remark* {cite:p}`frus-v03-d125`.",
        "tags": ["context"],
        "references": [],
        "target": [{"source": uri, "selector": selectors}],
    }
    return {**made, **more}


def test_an_export_of_hypothesis(desk: Desk) -> None:
    rows = [hypothesis("interagency agreement"), hypothesis("Kiev, the heart of the Ukraine")]
    assert desk.take_in({"rows": rows, "total": 2}) == 0
    assert desk.notes["interagency-agreement"] == (
        "---\n"
        "document: d84\n"
        "quote: >-\n"
        "  interagency agreement\n"
        "page: 252\n"
        "kind: context\n"
        "author: Jane Doe\n"
        "date: 2026-10-02\n"
        "sources:\n"
        "  - frus-v03-d125\n"
        "certainty: open\n"
        "---\n"
        "A *remark* {cite:p}`frus-v03-d125`.\n"
    )


@pytest.mark.parametrize("wrap", [list, lambda rows: {"annotations": list(rows)}])
def test_other_forms_of_an_export(desk: Desk, wrap: Any) -> None:
    assert desk.take_in(wrap([hypothesis("interagency agreement")])) == 0
    assert "interagency-agreement" in desk.notes


def test_equal_words_are_told_apart_by_what_stands_around_them(desk: Desk) -> None:
    """The characters around may cut words."""
    row = hypothesis("Gromyko", prefix="resentative some", suffix="no")
    assert desk.take_in([row]) == 1
    row = hypothesis("Gromyko", prefix="y suggesting another meeting with ", suffix=", and I pl")
    assert desk.take_in([row]) == 0
    (text,) = desk.notes.values()
    assert "page: 251" in text
    assert "another meeting with" in text


def test_a_web_annotation_of_another_program(desk: Desk) -> None:
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:uuid:1",
        "type": "Annotation",
        "motivation": "linking",
        "creator": {
            "id": "https://orcid.org/0000-0002-1825-0097",
            "name": "Josiah Carberry",
            "homepage": ["https://github.com/josiah"],
        },
        "created": "2026-01-31T00:00:00Z",
        "body": {"type": "TextualBody", "value": "1. see [x] & *y*", "format": "text/plain"},
        "target": {
            "source": "https://history.state.gov/historicaldocuments/frus1981-88v03/d84",
            "selector": {
                "type": "FragmentSelector",
                "value": "d84p9",
                "refinedBy": {
                    "type": "TextQuoteSelector",
                    "exact": "Kama\nPurchasing\nCommission",
                },
            },
        },
    }
    assert desk.take_in(annotation, "frus-v03-d125, p. 404") == 0
    note, _ = read_annotation("annotations/x.md", desk.notes["kama-purchasing-commission"].encode())
    assert note is not None
    assert note.kind == "cross-reference"
    assert (note.author, note.orcid, note.github) == (
        "Josiah Carberry",
        "0000-0002-1825-0097",
        "josiah",
    )
    assert note.sources == (parse_source("frus-v03-d125, p. 404"),)
    assert note.body == "1\\. see \\[x\\] & \\*y\\*"


REFUSED = [
    (hypothesis("words that stand nowhere at all"), "A-101"),
    (hypothesis("Gromyko"), "A-102"),
    (hypothesis("interagency agreement", text="no source"), "A-105"),
    (hypothesis("interagency agreement", text=""), "A-301"),
    (
        hypothesis("interagency agreement", text="<b>x</b> {cite:p}`frus-v03-d125`"),
        "A-304",
    ),
    (
        hypothesis("interagency agreement", user_info={"display_name": "<Jane>"}),
        "A-222",
    ),
    (hypothesis("interagency agreement", references=["aBc"]), "answer"),
    (hypothesis("", target=[{"source": "https://example.org/"}]), "no words quoted"),
    ({"target": "https://example.org/"}, "no words quoted"),
]


@pytest.mark.parametrize(("row", "told"), REFUSED)
def test_what_cannot_be_used_is_told_and_the_rest_written(
    desk: Desk, row: Json, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    good = hypothesis("the onus for delay and lack of good will")
    assert desk.take_in([row, good]) == 1
    output = capsys.readouterr()
    assert told in output.err
    assert "annotation 1" in output.err
    assert list(desk.notes) == ["the-onus-for-delay-and-lack-of-good-will"]


def test_nothing_is_written_over(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    file = desk.root / "annotations" / "interagency-agreement.md"
    file.write_text("mine", encoding="utf-8")
    assert desk.take_in([hypothesis("interagency agreement")]) == 1
    assert "D-103" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("slug", ["../../conf", "index", "con", "", "UPPER", "d84p1"])
def test_no_id_of_a_stranger_names_a_file_elsewhere(desk: Desk, slug: str) -> None:
    row = hypothesis("interagency agreement", id=f"https://example.org/#{slug}")
    row["file"] = {"quote": "interagency agreement"}
    before = sorted(desk.root.rglob("*"))
    assert desk.take_in([row]) == 0
    assert sorted(set(desk.root.rglob("*")) - set(before)) == [
        desk.root / "annotations" / "interagency-agreement.md"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[]", "no annotations"),
        (b'{"total": 3}', "no annotations"),
        (b"[" * 100_000, "D-101"),
        (b"[1" + b"0" * 5000 + b"]", "D-101"),
    ],
)
def test_files_that_are_none(
    desk: Desk, content: bytes, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.take_in(content) == 1
    assert told in capsys.readouterr().err
    assert desk.notes == {}


def test_a_file_that_is_not_there(root: Path) -> None:
    outcome = command(root, "note", "--from-jsonld", str(root / "none"))
    assert outcome.code == 1
    assert "cannot be read" in outcome.err


def test_words_in_two_documents_need_the_name_of_one(root: Path) -> None:
    text = (root / "memo" / "document-84.md").read_text(encoding="utf-8")
    other = text.replace("id: d84", "id: d99").replace('number: "84"', 'number: "99"')
    (root / "memo" / "document-99.md").write_text(other, encoding="utf-8")
    row = hypothesis("interagency agreement")
    row["target"][0]["source"] = "https://example.org/somewhere"
    with read_edition(root) as both, contextlib.redirect_stderr(io.StringIO()) as told:
        desk = Desk(root, both)
        assert desk.take_in([row]) == 1
        assert "several documents" in told.getvalue()
        assert desk.take_in([row], document="d99") == 0
        assert "document: d99" in desk.notes["interagency-agreement"]
        shutil.rmtree(root / "annotations")
        (root / "annotations").mkdir()
        row["target"][0]["source"] = "https://example.org/memo/document-99/"
        assert desk.take_in([row]) == 0
    assert "document: d99" in desk.notes["interagency-agreement"]
