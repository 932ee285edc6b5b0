"""Events read from a file, and drawn."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from edition.diagnostics import Code
from edition.timeline.events import MAX_SHORT, Event, read_events
from edition.timeline.picture import WIDTH, Row, description, draw, rows_of

SVG = "{http://www.w3.org/2000/svg}"
GOOD = """\
[[event]]
date = "1981-09-18"
short = "The paper"
text = "A *paper*."
sources = ["frus-v03-d84, p. 250"]
"""


def read(text: str) -> list[Event]:
    events, findings = read_events(text, "t.toml", ["frus-v03-d84"])
    assert findings == []
    return events


def faults(text: str) -> list[tuple[str, int, str]]:
    _, findings = read_events(text, "about/t.toml", ["frus-v03-d84"])
    assert all(finding.path == "about/t.toml" for finding in findings)
    return [(finding.code.value, finding.line, finding.found) for finding in findings]


def test_an_event() -> None:
    (event,) = read(GOOD)
    assert (event.first, event.last) == (date(1981, 9, 18), date(1981, 9, 18))
    assert (event.short, event.text, event.document, event.expected) == (
        *("The paper", "A *paper*."),
        *("", ()),
    )
    assert [(s.key, s.locator) for s in event.sources] == [("frus-v03-d84", "p. 250")]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1981-06", date(1981, 6, 1), date(1981, 6, 30)),
        ("1984-02", date(1984, 2, 1), date(1984, 2, 29)),
        ("1981-12-12/1981-12-13", date(1981, 12, 12), date(1981, 12, 13)),
    ],
)
def test_dates_of_every_form(written: str, first: date, last: date) -> None:
    (event,) = read(GOOD.replace("1981-09-18", written))
    assert (event.first, event.last) == (first, last)


WRONG = [
    ("[[event]]\ndate = 1981\n", "S-103", 1, "date = 1981"),
    (GOOD.replace("1981-09-18", "1981-02-30"), "S-103", 1, "date: 1981-02-30"),
    (GOOD.replace("1981-09-18", "last year"), "S-103", 1, "date: last year"),
    (GOOD.replace("1981-09-18", "1981-12-13/1981-12-12"), "S-103", 1, "date: 1981-12-13"),
    (GOOD.replace("short", "shrt"), "S-102", 1, "the key shrt"),
    (GOOD.replace('text = "A *paper*."\n', ""), "S-102", 1, "no text"),
    (GOOD.replace("The paper", "x" * (MAX_SHORT + 1)), "S-103", 1, "short: 33 characters"),
    (GOOD.replace('["frus-v03-d84, p. 250"]', '"frus-v03-d84"'), "S-103", 1, "sources = frus"),
    (GOOD.replace("frus-v03-d84", "frus-v03-d48"), "A-220", 1, "frus-v03-d48"),
    (GOOD + GOOD.replace("1981-09-18", "1981-09-17"), "S-104", 6, "1981-09-17"),
    (GOOD + "\nthis is no line\n", "S-101", 7, "Expected"),
    ("title = 'x'\n" + GOOD, "S-102", 1, "title, outside of any event"),
    ("", "S-102", 1, "no event"),
    ('event = "x"\n', "S-102", 1, "events that do not begin with [[event]]"),
    ("event = [{date = '1981'}]\n", "S-102", 1, "events that do not begin with [[event]]"),
]


@pytest.mark.parametrize(("text", "code", "line", "found"), WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, line: int, found: str) -> None:
    told = faults(text)
    assert any(
        one == (code, line, words) and words.startswith(found) for one in told for words in [one[2]]
    ), told


def test_a_misspelt_key_has_its_nearest() -> None:
    _, findings = read_events(GOOD.replace("sources", "souces"), "t.toml")
    fault = next(f for f in findings if f.code is Code.S102 and "souces" in f.found)
    assert fault.details == ("Nearest:  sources",)


def test_a_wrong_event_does_not_hide_a_right_one() -> None:
    events, findings = read_events(GOOD.replace("short", "shrt") + GOOD, "t.toml")
    assert len(events) == 1
    assert len(findings) == 2


# ------------------------------------------------------------------ the picture

ROWS = [
    Row(date(1981, 5, 1), date(1981, 5, 1), "First & <last>"),
    Row(date(1981, 9, 18), date(1981, 9, 18), "The paper", own=True),
    Row(date(1981, 9, 23), date(1981, 9, 23), "A meeting", ("1", "6")),
    Row(date(1984, 5, 1), date(1984, 5, 31), "Much later"),
]


def picture(rows: list[Row]) -> ET.Element:
    return ET.fromstring(draw(rows, "t"))


def words(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_the_picture_has_every_word_and_day() -> None:
    said = words(picture(ROWS))
    for row in ROWS:
        assert row.words in said
    assert {"May", "1981", "Sep", "1984", "18", "23", "¶1, 6"} <= set(said)
    assert "31" not in said, "a whole month has no day"


def test_it_has_a_name_and_says_what_it_shows() -> None:
    svg = picture(ROWS)
    names = (svg.get("aria-labelledby") or "").split()
    ids = {node.get("id"): node.text for node in svg if node.get("id")}
    assert svg.get("role") == "img"
    assert all(ids[name] for name in names)
    assert description(ROWS) == (
        "4 events from May 1, 1981 to May 1984. 1 of them, which the document expected, are "
        "marked. The list says the same in words."
    )


def test_time_runs_down_and_rows_never_meet() -> None:
    heights = [
        float(t.get("y", "0")) for t in picture(ROWS).iter(f"{SVG}text") if t.get("x") == "110"
    ]
    assert len(heights) == len(ROWS)
    assert all(after - before >= 20 for before, after in pairwise(heights))


def test_shortened_time_is_a_broken_line() -> None:
    lines = [
        p.get("stroke-dasharray") for p in picture(ROWS).iter(f"{SVG}path") if "V" in p.get("d", "")
    ]
    assert lines == ["2 4", None, "2 4"]


def test_bows_lead_from_the_document_to_what_it_expected() -> None:
    bows = [p for p in picture(ROWS).iter(f"{SVG}path") if "C" in p.get("d", "")]
    assert len(bows) == 1


def test_only_signs_that_are_used_are_explained() -> None:
    assert "the document" in words(picture(ROWS))
    assert "the document" not in words(picture(ROWS[2:]))
    assert "another event" not in words(picture(ROWS[1:3]))


def test_nothing_is_wider_than_the_picture() -> None:
    svg = picture(ROWS)
    assert (svg.get("viewBox") or "").split()[2] == str(WIDTH)
    assert all(0 <= float(t.get("x", "0")) <= WIDTH for t in svg.iter(f"{SVG}text"))


def test_rows_survive_as_plain_data() -> None:
    data = [(r.first, r.last, r.words, list(r.paragraphs), r.own) for r in ROWS]
    assert rows_of(data) == ROWS
