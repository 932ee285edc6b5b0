"""The text of a note: an allow-list of Markdown, checked before anything acts on it.

What is not named here is refused. The text is taken apart by MyST's own tokeniser, with
the settings of the build (:mod:`edition.annotations.body.tokens`); limits are checked before that,
so that no text can keep the tokeniser busy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostics import Code, Finding
from ...problem import Problem
from ...text.safe_text import check_characters, check_line_lengths, shown
from .inline import InlineChecker
from .tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Collection

    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig

    from .tokens import Tokens

MAX_WORDS = 800
MAX_CHARACTERS = 12_000
MAX_LINES = 400
MAX_LEVEL = 7
"""Deepest block: a paragraph in the third list within a list. Markdown loses text at 20."""

MAX_FINDINGS = 40

_MARKS = {"[": 300, "`": 600, "*_": 1_500, "<": 200, "&": 300, "{": 300, "|": 60, "\\": 400}
"""How often a text may use marks whose reading can take long."""

_ALLOWED = frozenset(
    {"inline", "paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open"}
    | {"blockquote_open"}
)
_INSIDE_REFUSED = frozenset(
    {"thead_open", "tbody_open", "tr_open", "th_open", "td_open", "dt_open", "dd_open"}
)
_REFUSED = {
    "html_block": Problem(Code.A304, "a block of HTML"),
    "fence": Problem(Code.A305, "a fenced block"),
    "colon_fence": Problem(Code.A305, "a directive between colons"),
    "code_block": Problem(
        Code.A305,
        "a paragraph indented by four spaces or more, which is code",
        mend="Remove the spaces at the beginning of its lines.",
    ),
    "heading_open": Problem(Code.A309, "a heading"),
    "hr": Problem(Code.A310, "a line across the page"),
    "table_open": Problem(Code.A310, "a table", mend="Write a list."),
    "dl_open": Problem(Code.A310, "a definition list", mend="Write an ordinary list."),
    "myst_target": Problem(Code.A310, "a target", mend="Remove it; a note has its own id."),
    "myst_line_comment": Problem(Code.A310, "a comment, which no reader would see"),
    "myst_block_break": Problem(Code.A310, "a block break"),
    "footnote_reference_open": Problem(
        Code.A310, "a footnote", mend="Write it in the text, or in `sources`."
    ),
    "front_matter": Problem(Code.A310, "a second front matter"),
}


def check_body(
    text: str,
    path: str,
    first_line: int,
    *,
    known_sources: Collection[str] | None = None,
    syntax: MdParserConfig | None = None,
) -> list[Finding]:
    """Check the text of a note.

    :param text: the text, its lines ended by LF.
    :param path: the file, relative to the folder of ``conf.py``.
    :param first_line: line of the file on which the text begins, from 1.
    :param known_sources: the keys of the bibliography; nothing when they are not known.
    :param syntax: MyST's settings in the build; by default, those of this edition.
    :return: everything that is wrong with it, in the order of the lines.
    """
    findings = _check_limits(text, path, first_line)
    read = build_text(text, first_line)
    try:
        findings = findings or _check_tokens(read, path, known_sources, syntax)
    except Exception as error:  # a fault of the tokeniser must not hide the other files
        found = f"the tokeniser fails with {type(error).__name__}"
        findings = [Finding(Code.A313, path, first_line, found)]
    findings = sorted(dict.fromkeys(findings), key=lambda finding: finding.line)
    if len(findings) > MAX_FINDINGS:
        last = findings[MAX_FINDINGS]
        found = f"{len(findings) - MAX_FINDINGS} more faults from here on"
        findings = [*findings[:MAX_FINDINGS], Finding(last.code, path, last.line, found)]
    return findings


def build_text(text: str, first_line: int) -> str:
    """Give the text as the build is to read it: on its own lines, nothing before it.

    The front matter is replaced by empty lines. So the parser never sees it (MyST reads
    ``author`` and ``date`` as Markdown, and YAML with all it can do), and line numbers stay.
    """
    return "\n" * (first_line - 1) + text + "\n"


def _check_limits(text: str, path: str, first_line: int) -> list[Finding]:
    """Report what must be refused before the tokeniser sees the text."""
    if not text.strip():
        return [Finding(Code.A301, path, first_line, "nothing below the front matter")]
    findings = check_line_lengths(text, path, first_line=first_line)
    findings += check_characters(text, path, first_line=first_line)
    words, lines = len(text.split()), text.count("\n") + 1
    for count, limit, unit in (
        (words, MAX_WORDS, "words"),
        (len(text), MAX_CHARACTERS, "characters"),
        (lines, MAX_LINES, "lines"),
    ):
        if count > limit:
            found, expected = f"{count:,} {unit}", f"at most {limit:,}"
            findings.append(Finding(Code.A302, path, first_line, found, expected))
    return findings + _check_marks(text, path, first_line)


def _check_marks(text: str, path: str, first_line: int) -> list[Finding]:
    findings = []
    for marks, limit in _MARKS.items():
        places = [match.start() for match in re.finditer(f"[{re.escape(marks)}]", text)]
        if len(places) > limit:
            line = first_line + text.count("\n", 0, places[limit])
            found = f"the mark {' or '.join(marks)} {len(places):,} times"
            findings.append(Finding(Code.A311, path, line, found, f"at most {limit:,} times"))
    return findings


def _check_tokens(
    text: str, path: str, known: Collection[str] | None, syntax: MdParserConfig | None
) -> list[Finding]:
    tokens = tokenise(text, syntax=syntax)
    inline = InlineChecker(path, text.split("\n"), known)
    findings = _check_definitions(tokens, path)
    if tokens.refused_links:
        # Their links are plain text in the build; read them as links, to say where they are.
        links = tokenise(text, every_link=True, syntax=syntax)
        findings += _check_definitions(links, path)
        for block in links.blocks:
            inline.check_refused_links(block, tokens.refused_links)
        if not findings and not inline.findings:
            found = f"a link to {shown(tokens.refused_links[0])}"
            findings.append(Finding(Code.A308, path, 0, found))
    findings += _check_depth(tokens, path)
    for block in tokens.blocks:
        findings.extend(_check_block(block, path))
        if block.type == "inline":
            inline.check(block)
    return findings + inline.findings


def _check_definitions(tokens: Tokens, path: str) -> list[Finding]:
    """Report link definitions: invisible where they stand, and able to hide words."""
    found = "a link definition, apart from its link"
    mend = "Write the address in the text: [words](https://...)."
    return [Finding(Code.A310, path, line, found, mend=mend) for line in tokens.definitions]


def _check_depth(tokens: Tokens, path: str) -> list[Finding]:
    """Report the first block that is nested too deeply."""
    for block in tokens.blocks:
        if block.level > MAX_LEVEL:
            found = "lists or quotations within each other"
            line = block.map[0] + 1 if block.map else 0
            return [Finding(Code.A311, path, line, found, "three lists, or six quotations")]
    return []


def _check_block(block: Token, path: str) -> list[Finding]:
    line = block.map[0] + 1 if block.map else 0
    if block.nesting < 0 or block.type in _INSIDE_REFUSED:
        return []
    if block.type in _ALLOWED:
        attributes = set(block.attrs) - {"start"} or block.meta.get("insecure_attrs")
        found = "attributes in braces"
        return [Finding(Code.A310, path, line, found)] if attributes else []
    problem = _REFUSED.get(block.type, Problem(Code.A310, f"a construct ({block.type})"))
    words = block.info or block.content
    if words.strip() and block.type != "code_block":
        problem = problem._replace(found=f"{problem.found}: {shown(words.strip(), 60)}")
    return [problem.at(path, line)]
