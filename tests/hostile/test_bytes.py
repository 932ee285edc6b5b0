"""Files that are hostile in their bytes, and so are made here instead of kept."""

from __future__ import annotations

import pytest

from edition.annotations.file import read_annotation

HEAD = """---
document: d84
quote: accurate reporter
kind: context
author: A Stranger
date: 2026-11-23
sources: [frus-v03-d82]
certainty: certain
---
"""
GOOD = HEAD + "An ordinary sentence.\n"


def codes(data: bytes, name: str = "ordinary-note") -> list[str]:
    note, findings = read_annotation(
        f"annotations/{name}.md", data, known_sources={"frus-v03-d82"}, known_documents={"d84"}
    )
    assert (note is None) == bool(findings)
    assert all(finding.text() and finding.github() for finding in findings)
    return [f"{finding.code.value}:{finding.line}" for finding in findings]


def test_the_ordinary_file_is_good() -> None:
    assert codes(GOOD.encode()) == []


def test_windows_line_ends_are_accepted() -> None:
    assert codes(GOOD.replace("\n", "\r\n").encode()) == []


REFUSED_BYTES = {
    "bom": (b"\xef\xbb\xbf" + GOOD.encode(), ["A-202:1"]),
    "utf-16": (GOOD.encode("utf-16"), ["A-201:1"]),
    "latin-1": ((HEAD + "Déjà vu.\n").encode("latin-1"), ["A-201:10"]),
    "zero-bytes": (b"\x00\x01\x02\xff" * 20, ["A-201:1"]),
    "cut-character": ((HEAD + "Words’").encode()[:-1], ["A-201:10"]),
    "overlong": (HEAD.encode() + b"\xc0\xafetc", ["A-201:10"]),
    "encoded-surrogate": (HEAD.encode() + b"\xed\xa0\x80", ["A-201:10"]),
    "empty": (b"", ["A-211:1"]),
    "one-fence": (b"---\n", ["A-211:1"]),
    "two-fences": (b"---\n---\n", ["A-211:1", "A-301:2"]),
    "too-large": (HEAD.encode() + b"x " * 10_000, ["A-204:0"]),
    "megabyte-line": (HEAD.encode() + b"x" * 1_000_000, ["A-204:0"]),
    "long-line": (HEAD.encode() + b"x" * 9_000, ["A-303:10"]),
    "long-line-in-front-matter": (
        GOOD.replace("A Stranger", "A Stranger # " + "x" * 5_000).encode(),
        ["A-303:5"],
    ),
    "long-front-matter": (
        GOOD.replace("A Stranger", "A Stranger" + ("\n# " + "x" * 900) * 12).encode(),
        ["A-303:1"],
    ),
    "many-keys": (GOOD.replace("---\n", "---\n" + "k: v\n" * 900, 1).encode(), None),
    "deep-flow": (GOOD.replace("A Stranger", "[" * 1_500).encode(), None),
    "deep-flow-mappings": (GOOD.replace("A Stranger", "{a: " * 400).encode(), None),
    "deep-block": (
        GOOD.replace("A Stranger", "".join(f"\n{' ' * n}a:" for n in range(1, 90))).encode(),
        None,
    ),
    "many-words": (HEAD.encode() + b"word word word word\n" * 250, ["A-302:10"]),
    "many-lines": (HEAD.encode() + b"- x\n" * 500, ["A-302:10", "A-302:10"]),
    "many-brackets": (HEAD.encode() + b"[" * 1_000, ["A-311:10"]),
    "many-pipes": (HEAD.encode() + b"|a" * 500, ["A-311:10"]),
}


@pytest.mark.parametrize("name", REFUSED_BYTES)
def test_bytes_are_refused(name: str) -> None:
    data, expected = REFUSED_BYTES[name]
    found = codes(data)
    assert found
    if expected is not None:
        assert found == expected


HIDDEN = {
    "nul": "\x00",
    "escape": "\x1b[2J",
    "backspace": "\x08",
    "delete": "\x7f",
    "next-line": "\x85",
    "form-feed": "\x0c",
    "lone-return": "\r",
    "right-to-left-override": "\u202e",
    "left-to-right-embedding": "\u202a",
    "isolate": "\u2066",
    "pop-isolate": "\u2069",
    "left-to-right-mark": "\u200e",
    "right-to-left-mark": "\u200f",
    "arabic-letter-mark": "\u061c",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "inner-bom": "\ufeff",
    "annotation-anchor": "\ufff9",
    "tag": "\U000e0041",
    "no-character": "\ufffe",
}


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize("place", ["body", "value", "key"])
def test_hidden_characters_are_refused_with_their_line(name: str, place: str) -> None:
    old = {"body": "ordinary", "value": "Stranger", "key": "author"}[place]
    line = {"body": 10, "value": 5, "key": 5}[place]
    found = codes(GOOD.replace(old, old[:3] + HIDDEN[name] + old[3:]).encode())
    assert f"A-203:{line}" in found


def test_many_hidden_characters_are_told_in_few_lines() -> None:
    found = codes((HEAD + "a\x01\n" * 300).encode())
    assert 10 < len(found) < 15
    assert found[-1] == "A-203:20"


@pytest.mark.parametrize(
    "kept",
    [
        "soft\u00adhyphen",
        "no-break\u00a0space",
        "zero\u200bwidth",
        "ﬁ ligature",
        "Привет",
        "日本語",
    ],
)
def test_words_of_any_language_are_kept(kept: str) -> None:
    assert codes((HEAD + kept + "\n").encode()) == []


SLUGS = [
    "Kama",
    "kama_commission",
    "kama commission",
    "-kama",
    "kama-",
    "kama--commission",
    "",
    ".hidden",
    "kama.md",
    "kаma",  # with a Cyrillic letter
    "κama",
    "kama\u202e",
    "kama\n",
    "ﬁles",
    "٣",
    "k" * 61,
    "con",
    "nul",
    "com1",
    "lpt9",
    "index",
    "search",
    "genindex",
    "d84",
    "d84fn1",
    "d84-haig-1",
    "pg-251",
    "id1",
]


@pytest.mark.parametrize("slug", SLUGS, ids=ascii)
def test_slugs_are_refused(slug: str) -> None:
    assert codes(GOOD.encode(), slug) == ["A-205:0"]


@pytest.mark.parametrize("slug", ["kama", "may-1", "1981", "references", "dialogue", "idea-1"])
def test_slugs_are_accepted(slug: str) -> None:
    assert codes(GOOD.encode(), slug) == []


def test_a_lookalike_slug_is_named_and_mended() -> None:
    _, findings = read_annotation("annotations/kаma.md", GOOD.encode())
    assert "CYRILLIC SMALL LETTER A" in findings[0].found
    assert findings[0].details == ("Possible: kama.md",)
