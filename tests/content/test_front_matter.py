"""What the front matter of the memorandum says of it is what the volume says, key by key.

Citations, the data files and the title page of the book are made from it.
"""

from __future__ import annotations

import re
from functools import cache

from pybtex.database import parse_file

from edition.front_matter.reading import read_front_matter
from edition.text.dates import long_date
from tests.content import witness
from tests.support import REPOSITORY

DOCUMENT = "memo/document-84.md"


@cache
def said() -> dict[str, object]:
    """Give what the front matter says."""
    text = (REPOSITORY / DOCUMENT).read_text(encoding="utf-8")
    front, findings = read_front_matter(text, DOCUMENT)
    assert findings == []
    return dict(front.values)


def person(name: str) -> str:
    """Give the name the register has for a person, first names first."""
    text = (REPOSITORY / "people.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^:::\{{person-entry\}} ({name}, .+)$", text, re.MULTILINE)
    last, first, *suffix = found.split(", ")
    return ", ".join([f"{first} {last}", *suffix])


def of_the_document() -> dict[str, str]:
    """Give what the volume's file says of the document."""
    root, facts = witness.tei(), witness.facts()
    author, recipient = (name.text for name in root.xpath("head/persName"))
    (source,) = (witness.normal("".join(note.itertext())) for note in root.iter("note"))
    (day,) = (date.get("when") for date in root.iter("date"))
    return {
        "id": root.get(witness.XML_ID),
        "number": root.get("n"),
        "short-title": f"{author} to {recipient}, {long_date(day)}",
        "author": person(author),
        "recipient": person(recipient),
        "place": "".join(place.text for place in root.iter("placeName")),
        "date": day,
        "subject": witness.normal("".join(next(root.iter("item")).itertext())),
        "classification": source.rstrip(".").rpartition(". ")[2],
        "first-page": facts["Printed pages"].partition(",")[0],
        "last-page": [page.get("n") for page in root.iter("pb")][-1],
        "url": facts["URL"],
    }


def of_the_volume() -> dict[str, str]:
    """Give what the bibliography, checked against its title page, says of the volume."""
    book = parse_file(REPOSITORY / "sources.bib").entries["frus-v03"]
    title = re.fullmatch(r"\{(.+), Volume (\w+), (.+)\}", book.fields["title"])
    editor = re.search(r"General editor: ([^.]+\. \w+)\.", book.fields["note"])
    (editor_of_it,) = book.persons["editor"]
    assert title
    assert editor
    return {
        "series": title[1],
        "volume": title[2],
        "volume-title": title[3],
        "volume-url": book.fields["url"],
        "editor": " ".join(
            (*editor_of_it.first_names, *editor_of_it.middle_names, *editor_of_it.last_names)
        ),
        "general-editor": editor[1],
        "publisher": book.fields["publisher"].strip("{}"),
        "publisher-place": book.fields["address"],
        "year": book.fields["year"],
    }


def test_every_value_is_that_of_the_volume() -> None:
    assert said() == of_the_document() | of_the_volume()


def test_the_volume_is_that_of_its_file() -> None:
    """The first line beside the file of the document names the volume it was taken from."""
    series, volume, title = (said()[key] for key in ("series", "volume", "volume-title"))
    named = f"FRUS, 1981-1988, Volume {volume}, {title}, Document 84.".replace("–", "-")
    assert named in witness.comment()
    assert str(series).replace("–", "-").endswith("1981-1988")
    assert str(said()["url"]) == f"{said()['volume-url']}/{said()['id']}"
