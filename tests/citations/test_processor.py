"""Citations in the words of their styles.

What is expected of the memorandum and of a note is, to the letter, what citeproc-js 2.4.63
writes with the official styles.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.citations.citable import Citable
from edition.citations.names import parse_names
from edition.citations.processor import Citations, Run, cite, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.citations.processor import Words

D84 = "https://history.state.gov/historicaldocuments/frus1981-88v03/d84"
QUOTED = (
    "“Memorandum From Secretary of State Haig to President Reagan, Washington, September 18, 1981"
)
VOLUME = "*Soviet Union, January 1981–January 1983*"
SERIES = "Foreign Relations of the United States, 1981–1988"
OFFICE = "United States Government Publishing Office"

MEMO = {
    "Chicago, note": f"Alexander M. Haig Jr., {QUOTED},” in {VOLUME}, vol. 3, ed. James Graham"
    f" Wilson, {SERIES} ({OFFICE}, 2016), Document 84, {D84}.",
    "Chicago, bibliography": f"Haig, Alexander M., Jr. {QUOTED}.” In {VOLUME}, Document 84,"
    f" vol. 3, edited by James Graham Wilson. {SERIES}. {OFFICE}, 2016. {D84}.",
    "MLA": f"Haig, Alexander M., Jr. {QUOTED}.” {VOLUME}, edited by James Graham Wilson, vol. 3,"
    f" Document 84, {OFFICE}, 2016, pp. 250–52, {D84}. {SERIES}.",
    "APA": "Haig, A. M., Jr. (2016). Memorandum From Secretary of State Haig to President"
    f" Reagan, Washington, September 18, 1981. In J. G. Wilson (Ed.), {VOLUME} (Document 84;"
    f" Vol. 3, pp. 250–252). {OFFICE}. {D84}",
}

EDITION = "Haig to Reagan, September 18, 1981: An Annotated Edition"
KAMA = "https://example.org/annotations/kama.html"
NOTE = {
    "Chicago, note": "The editors, “Note on ‘Kama Purchasing Commission’ (Document 84, p. 252),”"
    f" {EDITION}, November 23, 2026, {KAMA}.",
    "Chicago, bibliography": "The editors. “Note on ‘Kama Purchasing Commission’ (Document 84,"
    f" p. 252).” {EDITION}, November 23, 2026. {KAMA}.",
    "MLA": "The editors. “Note on ‘Kama Purchasing Commission’ (Document 84, p. 252).”"
    f" *{EDITION}*, 23 Nov. 2026, {KAMA}.",
    "APA": "The editors. (2026, November 23). *Note on “Kama Purchasing Commission” (Document 84,"
    f" p. 252)*. {EDITION}. {KAMA}",
}


def marked(words: Words) -> str:
    """Give words with stars around the italic ones."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in words)


def each(citations: Citations) -> dict[str, str]:
    return {label: marked(words) for label, words in citations.each()}


def test_the_memorandum(memo: Citable) -> None:
    assert each(cite(memo)) == MEMO


def note(**more: str) -> Citable:
    return replace(
        Citable(
            kind="webpage",
            key="editors-2026-kama",
            title="Note on “Kama Purchasing Commission” (Document 84, p. 252)",
            container=EDITION,
            authors=parse_names("The editors"),
            issued="2026-11-23",
            url=KAMA,
            language="en",
        ),
        **more,  # type: ignore[arg-type]
    )


def test_a_note() -> None:
    assert each(cite(note())) == NOTE


@pytest.mark.parametrize("title", ["On McNamara, SALT and the US", "note on “closing of x”"])
def test_titles_keep_their_case(title: str) -> None:
    cited = cite(note(title=title))
    for words in (cited.note, cited.mla, cited.apa):
        assert letters(title) in letters(plain(words))


def test_a_note_without_an_address() -> None:
    assert plain(cite(note(url="")).note).endswith("November 23, 2026.")


@pytest.mark.parametrize("volume", ["XIX, Part 1", "E–5", ""])
@pytest.mark.parametrize("number", ["Document 84", "Document 84a", ""])
def test_numbers_are_given_as_they_are(memo: Citable, volume: str, number: str) -> None:
    for words in (text for _, text in cite(replace(memo, volume=volume, number=number)).each()):
        assert volume in plain(words)
        assert number in plain(words)
        assert "no. Document" not in plain(words)
        assert "No. Document" not in plain(words)


def test_bare_documents_are_cited() -> None:
    bare = Citable(
        kind="chapter", key="x", title="Report", container="Reports", number="Document 1"
    )
    assert plain(cite(bare).note) == "“Report,” in Reports (n.d.), Document 1."


def test_other_languages_keep_their_small_letters(memo: Citable) -> None:
    german = replace(memo, title="Bericht über die Lampe am Hafen", language="de")
    assert "Bericht über die Lampe am Hafen" in plain(cite(german).note)


CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
) | st.sampled_from(" \\${}[]*_#@<>&~`'\"/|^=+-–—“”‘’.,:;!?()")


def letters(text: str) -> str:
    """Give what no style may change: letters, digits and what has a meaning to programs."""
    return "".join(c for c in text if c.isalnum() or c in "\\${}[]*_#@<>&~`|^=+")


@settings(max_examples=200, deadline=None)
@given(text=st.text(CHARACTERS, min_size=1, max_size=40))
def test_no_title_loses_a_letter(text: str) -> None:
    title = f"Report {' '.join(text.split())}"
    for kind in ("chapter", "webpage"):
        thing = replace(note(title=title), kind=kind)
        for _, words in cite(thing).each():
            assert letters(title) in letters(plain(words))


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("No marks", "“No marks,” in"),
        ("On “Peace”", "“On ‘Peace,’” in"),
        ("“One” “Two”", "“‘One’ ‘Two,’” in"),
        ("The Soviets’ “one” and “two”: three", "“The Soviets’ ‘one’ and ‘two’: three,” in"),
        ("Of “Soviets’ aims”", "“Of ‘Soviets’ aims,’” in"),
    ],
)
def test_quotations_within_quotations(title: str, cited: str) -> None:
    assert cited in plain(cite(replace(note(title=title), kind="chapter")).note)


def test_every_word_is_in_a_run() -> None:
    def runs() -> Iterator[Run]:
        for _, words in cite(note()).each():
            yield from words

    assert all(run.text for run in runs())
