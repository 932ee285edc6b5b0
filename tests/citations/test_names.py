"""Names taken apart."""

from __future__ import annotations

import pytest

from edition.citations.names import Name, parse_name, parse_names

NAMES = {
    "Alexander M. Haig, Jr.": Name("Haig", "Alexander M.", "Jr."),
    "Alexander M. Haig Jr.": Name("Haig", "Alexander M.", "Jr."),
    "Haig, Alexander M., Jr.": Name("Haig", "Alexander M.", "Jr."),
    "Ronald W. Reagan": Name("Reagan", "Ronald W."),
    "Reagan,  Ronald": Name("Reagan", "Ronald"),
    "Charles de Gaulle": Name("Gaulle", "Charles", particle="de"),
    "Ludwig Mies van der Rohe": Name("Rohe", "Ludwig Mies", particle="van der"),
    "de Gaulle, Charles": Name("Gaulle", "Charles", particle="de"),
    "Anwar al-Sadat": Name("al-Sadat", "Anwar"),
    "John Paul II": Name("Paul", "John", "II"),
    "Plato": Name("Plato"),
    "The editors": Name("The editors"),
    "the Board": Name("the Board"),
    "Department of State": Name("Department of State"),
    "{Central Intelligence Agency}": Name("Central Intelligence Agency"),
    "": Name(""),
    ",": Name(""),
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name(text: str) -> None:
    assert parse_name(text) == NAMES[text]


def test_several_names() -> None:
    assert parse_names("Erin R. Mahan; Daniel J. Lawler;") == (
        Name("Mahan", "Erin R."),
        Name("Lawler", "Daniel J."),
    )
    assert parse_names("") == ()


def test_the_forms_of_a_name() -> None:
    haig, gaulle = parse_name("Alexander M. Haig, Jr."), parse_name("Charles de Gaulle")
    assert haig.plain == "Alexander M. Haig Jr."
    assert haig.inverted == "Haig, Alexander M., Jr."
    assert haig.for_meta_tags == "Haig, Alexander M. Jr."
    assert gaulle.inverted == "de Gaulle, Charles"
    assert parse_name("The editors").for_meta_tags == "The editors"
