"""How a fault is told: one wording on the command line, in the build, and on GitHub."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.diagnostics import Code, Finding, nearest

FINDING = Finding(
    Code.R101, "memo/a.md", 12, "{term}`TFN`", "an entry", ("Nearest:  TNF",), "Mend it so."
)


def test_message() -> None:
    assert FINDING.text() == (
        "memo/a.md:12: R-101 A term is not in the glossary.\n"
        "      Found:    {term}`TFN`\n"
        "      Expected: an entry\n"
        "      Nearest:  TNF\n"
        "      Mend:     Mend it so."
    )


def test_advice_of_the_code_is_given_where_there_is_no_better() -> None:
    assert Finding(Code.T110, "a.md", 1, "none").body().endswith(f"Mend:     {Code.T110.mend}")


def test_workflow_command_is_one_line() -> None:
    told = FINDING.github()
    assert told.startswith("::error file=memo/a.md,line=12,title=R-101::")
    assert "\n" not in told
    assert "%0A" in told


@given(st.text(), st.text())
def test_no_text_breaks_out_of_a_workflow_command(found: str, path: str) -> None:
    told = Finding(Code.T110, path, 1, found).github()
    assert "\n" not in told
    assert "\r" not in told
    properties = told.removeprefix("::error ").partition("::")[0]
    assert properties.count(",") == 2 - (not path)


def test_every_code_is_well_formed_and_there_once() -> None:
    values = [code.value for code in Code]
    assert len(values) == len(set(values))
    for code in Code:
        assert re.fullmatch(r"[A-Z]-[0-9]{3}", code.value)
        assert code.name == code.value.replace("-", "")
        assert code.summary.endswith(".")
        assert code.mend.endswith((".", "`", ":"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tnff", "TNF"), ("gromiko", "Gromyko"), ("Kissinger", ""), ("TNF", "TNF")],
)
def test_nearest(word: str, expected: str) -> None:
    assert nearest(word, ["TNF", "Gromyko", "Haig"]) == expected
