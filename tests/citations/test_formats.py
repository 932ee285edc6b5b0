"""The record of the memorandum and of notes, and what every format makes of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from pybtex.database import parse_string

from edition.annotations.index import Note
from edition.citations.cff import cff_reference
from edition.citations.citable import Citable, Site, arabic, of_document, of_note
from edition.citations.csl import csl_item, csl_json
from edition.citations.exchange import bibtex, ris
from edition.citations.names import Name, parse_names
from edition.codes import Code
from edition.front_matter.reading import read_front_matter
from edition.model import AnnotationPlace, DocumentMetadata, DocumentRecord
from edition.sources import metadata_from
from tests.citations.conftest import BASE
from tests.support import REPOSITORY

if TYPE_CHECKING:
    from edition.annotations.file import Annotation

TITLE = (
    "Memorandum From Secretary of State Haig to President Reagan, Washington, September 18, 1981"
)
SERIES = "Foreign Relations of the United States, 1981–1988"
VOLUME = "Soviet Union, January 1981–January 1983"
ADDRESS = "https://history.state.gov/historicaldocuments/frus1981-88v03/d84"


def test_the_memorandum(memo: Citable) -> None:
    assert memo == Citable(
        kind="chapter",
        key="haig-1981-d84",
        title=TITLE,
        container=VOLUME,
        number="Document 84",
        authors=(Name("Haig", "Alexander M.", "Jr."),),
        recipients=(Name("Reagan", "Ronald W."),),
        editors=(Name("Wilson", "James Graham"),),
        series=SERIES,
        volume="3",
        publisher="United States Government Publishing Office",
        place="Washington, DC",
        issued="2016",
        written="1981-09-18",
        first_page="250",
        last_page="252",
        url=ADDRESS,
        page_url=f"{BASE}memo/document-84.html",
        language="en",
    )


def test_a_document_of_which_little_is_known() -> None:
    record = DocumentRecord("papers/7", DocumentMetadata("r7", "7", "xii"), "7. Report")
    thing = of_document(record, Site("Reports", "Nobody"), "papers/7.html")
    assert (thing.title, thing.container, thing.url) == ("Report", "Reports", "")
    assert csl_item(thing) == {
        "id": "r7",
        "type": "chapter",
        "title": "Report",
        "title-short": "Document 7",
        "number": "Document 7",
        "container-title": "Reports",
        "page": "xii",
        "language": "en",
    }
    assert list(parse_string(bibtex(thing), "bibtex").entries) == ["r7"]


def note(annotation: Annotation, place: AnnotationPlace | None) -> Note:
    return Note("annotations/kama", annotation, place)


@pytest.fixture
def annotation() -> Annotation:
    from edition.annotations.file import read_annotation

    text = (
        "---\ndocument: d84\nquote: Kama Purchasing Commission\nkind: outcome\n"
        "author: Jane Doe\ndate: 2026-03-02\nsources:\n  - frus-v03-d48\ncertainty: certain\n"
        "---\n\nClosed.\n"
    )
    found, findings = read_annotation("annotations/kama.md", text.encode())
    assert found, findings
    return found


def place(*pages: str) -> AnnotationPlace:
    fields = dict.fromkeys(AnnotationPlace.__dataclass_fields__, "")
    return AnnotationPlace(**{**fields, "docname": "memo/document-84", "pages": pages})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pages", "where"),
    [(("252",), "Document 84, p. 252"), (("251", "252"), "Document 84, pp. 251–252")],
)
def test_a_note(
    annotation: Annotation, record: DocumentRecord, site: Site, pages: tuple[str, ...], where: str
) -> None:
    thing = of_note(note(annotation, place(*pages)), record, site, "annotations/kama.html")
    assert thing.title == f"Note on “Kama Purchasing Commission” ({where})"
    assert csl_item(thing) == {
        "id": "doe-2026-kama",
        "type": "webpage",
        "title": thing.title,
        "author": [{"family": "Doe", "given": "Jane"}],
        "container-title": site.title,
        "issued": {"date-parts": [[2026, 3, 2]]},
        "URL": f"{BASE}annotations/kama.html",
        "language": "en",
    }


def test_a_note_whose_words_were_not_found(annotation: Annotation, site: Site) -> None:
    thing = of_note(note(annotation, None), None, replace(site, base=""), "annotations/kama.html")
    assert thing.title == "Note on “Kama Purchasing Commission”"
    assert thing.url == ""


@pytest.mark.parametrize(
    ("printed", "digits"), [("III", "3"), ("3", "3"), ("XIX, Part 1", "XIX, Part 1"), ("", "")]
)
def test_volumes_are_numbered_in_digits(printed: str, digits: str) -> None:
    assert arabic(printed) == digits


def test_csl_json(memo: Citable) -> None:
    (item,) = json.loads(csl_json(memo))
    assert item == csl_item(memo)
    assert item["type"] == "chapter"
    assert item["author"] == [{"family": "Haig", "given": "Alexander M.", "suffix": "Jr."}]
    assert item["recipient"] == [{"family": "Reagan", "given": "Ronald W."}]
    assert item["issued"] == {"date-parts": [[2016]]}
    assert (item["page"], item["number"], item["volume"]) == ("250-252", "Document 84", "3")
    assert item["custom"] == {"edition-url": memo.page_url, "written": "1981-09-18"}
    assert "original-date" not in item  # styles print it as an earlier publication


def test_bibtex_as_bibtex_reads_it(memo: Citable) -> None:
    entry = parse_string(bibtex(memo), "bibtex").entries["haig-1981-d84"]
    assert entry.type == "incollection"
    (haig,) = entry.persons["author"]
    assert (haig.last_names, haig.lineage_names) == (["Haig"], ["Jr."])
    assert haig.first_names + haig.middle_names == ["Alexander", "M."]
    assert dict(entry.fields) == {
        "title": f"{{Document 84. {TITLE}}}",
        "booktitle": f"{{{VOLUME}}}",
        "series": f"{{{SERIES}}}",
        "volume": "3",
        "publisher": "{United States Government Publishing Office}",
        "address": "Washington, DC",
        "year": "2016",
        "pages": "250--252",
        "url": ADDRESS,
    }


def test_bibtex_of_a_note_and_of_odd_characters(memo: Citable) -> None:
    odd = replace(
        memo, kind="webpage", title="50 % of $5 & {x}_#~^\\", issued="2026-03-02", number=""
    )
    odd = replace(odd, authors=parse_names("The editors; Jane Doe"))
    text = bibtex(odd)
    assert "author       = {{The editors} and Doe, Jane}," in text
    assert (
        r"{{50 \% of \$5 \& \{x\}\_\#\textasciitilde{}\textasciicircum{}\textbackslash{}}}" in text
    )
    assert "month        = mar # {~2}," in text
    parse_string(text, "bibtex")


def test_ris(memo: Citable) -> None:
    lines = ris(memo).split("\r\n")
    assert lines[0] == "TY  - CHAP"
    assert lines[-2:] == ["ER  - ", ""]
    tags = dict(line.split("  - ", 1) for line in lines[:-1])
    assert tags["AU"] == "Haig, Alexander M., Jr."
    assert tags["TI"] == f"Document 84. {TITLE}"
    assert (tags["T2"], tags["T3"], tags["VL"]) == (VOLUME, SERIES, "3")
    assert (tags["SP"], tags["EP"], tags["PY"]) == ("250", "252", "2016")
    assert (tags["A2"], tags["CY"]) == ("Wilson, James Graham", "Washington, DC")
    assert (tags["UR"], tags["L2"]) == (ADDRESS, memo.page_url)


def test_citation_cff_says_the_same(memo: Citable, record: DocumentRecord) -> None:
    citation = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["references"] == [cff_reference(memo, record.metadata)]
    assert citation["references"][0]["date-published"] == date(1981, 9, 18)


def test_citation_cff_names_the_edition_as_conf_does(record: DocumentRecord) -> None:
    citation = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    settings: dict[str, object] = {"__file__": str(REPOSITORY / "conf.py")}
    exec((REPOSITORY / "conf.py").read_text(encoding="utf-8"), settings)
    assert citation["title"] == settings["project"]
    assert citation["authors"] == [{"name": settings["author"]}]
    assert str(citation["version"]) == settings["release"]


@pytest.mark.parametrize(
    "line",
    [
        "year: c. 2016",
        "url: history.state.gov/d84",
        "volume-url: https://",
        "language: English",
        "date: 1981-09-31",
    ],
)
def test_what_could_not_be_cited_is_told(line: str) -> None:
    text = f'---\nid: d84\nnumber: "84"\nfirst-page: "250"\n{line}\n---\n'
    front, _ = read_front_matter(text, "memo/document-84.md")
    record, findings = metadata_from(front, "memo/document-84.md")
    assert record is None
    assert [(finding.code, finding.line) for finding in findings] == [(Code.T105, 5)]
