"""No text of any form keeps the reader busy for more than a second (of the processor)."""

from __future__ import annotations

import time

import pytest

from edition.annotations.body.check import MAX_CHARACTERS, check_body
from edition.annotations.file import MAX_BYTES, read_annotation
from edition.front_matter.reading import read_front_matter

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

UNITS = [
    "[", "![", "`", "*", "**a ", "a_ ", "_a*", "<", "<a ", "&", "&#1", "{a}`", "{", "[]{",
    "[a]{a=", "[a](", "[a](b", "[a](<b", '[a](b "', "[a][", "[^", "[^a]", "<!--", "\\", "a`",
    "*a **a ", "![[]()", "<http:a", "~", "$", "|a", "((", '[a]{"', '<a href="', "x@", "``` ``",
    "> ", ">", "- ", "1. ", "a\n", "- a\n", "> a\n", "[a]: ", "[a]: a\n", "[a]: b 'c\n", "```\n",
    ":::\n", ":::{a}\n", "a|b\n-|-\n", "a\n: b\n", "[^a]: b\n", "<div>\n", "(a)=\n", "%a\n", "\n",
    " ", "\t", "# a\n", "a\n=\n", "{cite:p}`a` ", "&lt;a", "](", ":a:", "a.", "\u200b", "‮", "\x00",
    "[a](javascript:b) ", "{{", "http://a.b/ ",
]  # fmt: skip


def wrapped(unit: str, length: int) -> str:
    text = (unit * (length // len(unit) + 1))[:length]
    if "\n" in text:
        return text
    return "\n".join(text[at : at + 1_900] for at in range(0, len(text), 1_900))


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_repeated_marks(unit: str) -> None:
    for length in (300, 1_200, MAX_CHARACTERS - 20, MAX_BYTES - len(HEAD) - 40):
        data = (HEAD + wrapped(unit, length)).encode()
        begin = time.process_time()
        read_annotation("annotations/slow.md", data)
        assert time.process_time() - begin < 1


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_just_below_the_limits(unit: str) -> None:
    """As many of the marks as are let through to the tokeniser, or nearly."""
    for count in (150, 290, 390):
        begin = time.process_time()
        check_body(wrapped(unit, count * len(unit)), "annotations/slow.md", 10)
        assert time.process_time() - begin < 1


NESTED = {
    "emphasis": "*a " * 700 + "b*" * 700,
    "links": "[" * 290 + "a" + "](b)" * 290,
    "images": "![" * 290 + "a" + "](b)" * 290,
    "spans": "[" * 290 + "a" + "]{.b}" * 290,
    "backticks": "".join("`" * n + "a" for n in range(1, 33)),
    "stars": "".join("*" * n + "a" for n in range(1, 50)),
    "lists": "\n".join(" " * (2 * n) + "- a" for n in range(200)),
    "numbers": "\n".join("   " * n + "1. a" for n in range(200)),
    "quotations": "\n".join(">" * n + " a" for n in range(1, 300)),
    "one-line-lists": "- " * 900 + "a",
    "html": "<a " + 'b="c" ' * 300,
    "table": ("|a" * 29 + "\n" + "|-" * 29 + "\n") + "a\n" * 300,
    "megabyte": "x" * 1_000_000,
    "megabyte-of-lines": "x\n" * 500_000,
    "megabyte-of-brackets": "[" * 1_000_000,
}


@pytest.mark.parametrize("name", NESTED)
def test_nested_constructs(name: str) -> None:
    begin = time.process_time()
    check_body(NESTED[name], "annotations/slow.md", 10)
    assert time.process_time() - begin < 1


YAML = [
    "a: " + "[" * 1_900, "a: " + "{" * 1_900, "a: " + "{a: " * 400, "? " * 900, "- " * 900,
    "&a " * 600, "*a " * 600, "!a " * 600, "a: &a [" + "*a," * 500 + "]", ": " * 900,
    "\n".join("?" for _ in range(3_000)), "\n".join(f"k{n}: v" for n in range(1_200)),
    "a:\n" + " - b\n" * 1_900, "a: >-\n" + "  b\n" * 2_400, "a: |\n" + "  b\n" * 2_400,
    'a: "' + "\\\n" * 3_000, "a: '" + "''\n" * 2_000, "a: b" + "\n  c" * 2_400,
    "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 100)),
    "\n".join(" " * n + "a:" for n in range(130)), "#" * 1_900, "a: b\n" + "# c\n" * 2_400,
    "a: " + "x" * 9_000, "%" * 1_900, "\t" * 1_900, " \n" * 4_900,
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(YAML)))
def test_front_matter(number: int) -> None:
    begin = time.process_time()
    read_front_matter(f"---\n{YAML[number]}\n---\nWords.\n", "annotations/slow.md")
    assert time.process_time() - begin < 1
