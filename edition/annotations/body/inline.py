"""The running text of a note: emphasis, links, roles, and marks that miss their effect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostics import Code, Finding
from ...problem import Problem
from ...text.safe_text import is_hidden, name_of, shown
from .links import link_problem, text_problem
from .roles import role_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from markdown_it.token import Token

MAX_LEVEL = 6
"""Deepest inline construct: emphasis in emphasis in a link, and so on."""

_ALLOWED = frozenset(
    {"text", "em_open", "strong_open", "link_open", "code_inline", "softbreak", "hardbreak"}
    | {"myst_role"}
)
_REFUSED = {
    "html_inline": Problem(Code.A304, "HTML"),
    "image": Problem(Code.A307, "an image"),
    "span_open": Problem(Code.A310, "attributes in braces", mend="Remove the braces."),
    "footnote_ref": Problem(Code.A310, "a footnote", mend="Write it in the text, or in `sources`."),
}
_NO_EFFECT = (
    (re.compile(r"\]\("), Code.A308, "what looks like a link, but is none"),
    (re.compile(r"<(?=[A-Za-z/!?])"), Code.A304, "what looks like HTML"),
    (re.compile(r"\{[A-Za-z][\w:+-]*\}"), Code.A314, "a role without its words in backticks"),
    (re.compile(r"\{(?:[#.%]|[A-Za-z][\w:-]*=)"), Code.A314, "attributes in braces"),
    (re.compile(r"\{\{|\}\}"), Code.A314, "a substitution"),
    (re.compile(r"\$\$"), Code.A314, "a formula"),
    (re.compile(r"```|:::"), Code.A314, "a fence within a line"),
    (re.compile(r"^\.\. +[\w:+-]+::"), Code.A314, "a directive of reStructuredText"),
)
_RST_ROLE = re.compile(r":[A-Za-z][\w:+-]*:$")


class InlineChecker:
    """Checks the running text of one note.

    :ivar findings: everything found so far.
    """

    def __init__(self, path: str, lines: list[str], known: Collection[str] | None) -> None:
        """Keep the file's name, its lines (of the whole file), and the bibliography's keys."""
        self.findings: list[Finding] = []
        self._path, self._lines, self._known = path, lines, known
        self._start = self._end = self._line = 0

    def check(self, block: Token) -> None:
        """Check the children of one inline token."""
        self._enter(block)
        children = block.children or []
        for place, token in enumerate(children):
            self._check_token(token)
            if token.type == "link_open":
                self._check_link_text(children[place:])
            if token.type == "code_inline" and place:
                self._check_rst_role(children[place - 1])
            self._advance(token)

    def check_refused_links(self, block: Token, refused: Sequence[str]) -> None:
        """Report the links of an inline token whose addresses the tokeniser refuses."""
        if block.type != "inline":
            return
        self._enter(block)
        for token in block.children or []:
            address = str(token.attrs.get("href") or token.attrs.get("src") or "")
            problem = link_problem(address, self._path) if address in refused else None
            if problem:
                self._report(problem)
            self._advance(token)

    def _enter(self, block: Token) -> None:
        self._start, self._end = block.map or (0, 0)
        self._line = self._start

    def _advance(self, token: Token) -> None:
        """Count the line breaks of a token; those inside code and links leave no trace."""
        if token.type in ("softbreak", "hardbreak"):
            self._line += 1
        elif token.type == "html_inline":
            self._line += token.content.count("\n")

    def _report(self, problem: Problem, needle: str = "") -> None:
        """Record a fault at the line reached, or further on where ``needle`` stands."""
        line = self._line
        if needle:
            places = range(line, min(self._end, len(self._lines)))
            line = next((n for n in places if needle in self._lines[n]), line)
        self.findings.append(problem.at(self._path, line + 1))

    def _check_token(self, token: Token) -> None:
        if token.level > MAX_LEVEL:
            self._report(Problem(Code.A311, "emphasis or links within each other, too deep"))
        if token.type in _REFUSED or (token.nesting >= 0 and token.type not in _ALLOWED):
            problem = _REFUSED.get(token.type, Problem(Code.A310, f"a construct ({token.type})"))
            if words := token.content.strip():
                problem = problem._replace(found=f"{problem.found}: {shown(words, 60)}")
            self._report(problem, token.content.split("\n")[0])
            return
        self._check_attributes(token)
        self._check_hidden(token)
        if token.type == "text":
            self._check_text(token.content)
        elif token.type == "myst_role":
            name = str(token.meta.get("name", ""))
            if fault := role_problem(name, token.content, self._known):
                self._report(fault, f"{{{name}}}`")
        elif token.type == "link_open":
            self._check_link(token)

    def _check_link(self, token: Token) -> None:
        if problem := link_problem(str(token.attrs.get("href", "")), self._path):
            self._report(problem)

    def _check_attributes(self, token: Token) -> None:
        extra = set(token.attrs) - {"href"}
        if token.type == "link_open" and "title" in extra:
            found = f"a link with a title: {shown(str(token.attrs['title']))}"
            mend = "Write the words in the text; a title is not seen on paper or a phone."
            self._report(Problem(Code.A310, found, mend=mend))
            extra.discard("title")
        if extra or token.meta.get("insecure_attrs"):
            self._report(Problem(Code.A310, "attributes in braces", mend="Remove the braces."))

    def _check_hidden(self, token: Token) -> None:
        """Report hidden characters written as entities: the source itself has none."""
        title = str(token.attrs.get("title", ""))
        for character in dict.fromkeys(token.content + title):
            if is_hidden(character) or (character == "\n" and token.type == "text"):
                self._report(Problem(Code.A312, name_of(character), "characters a reader sees"))

    def _check_text(self, text: str) -> None:
        told = {finding.code for finding in self.findings if finding.line == self._line + 1}
        for pattern, code, found in _NO_EFFECT:
            match = pattern.search(text)
            # What is told as a bad address is not told again by the marks around it.
            if match and code not in told and Code.A308 not in told:
                words = text[max(0, match.start() - 20) : match.end() + 20]
                self._report(Problem(code, f"{found}: {shown(words)}"))

    def _check_link_text(self, tokens: list[Token]) -> None:
        """Check the words of the link that begins with the first of ``tokens``."""
        words = []
        for token in tokens[1:]:
            if token.type == "link_close":
                break
            words.append(token.content or " ")
        address = str(tokens[0].attrs.get("href", ""))
        text = "".join(words)
        if problem := text_problem(text, address):
            self._report(problem)

    def _check_rst_role(self, before: Token) -> None:
        match = _RST_ROLE.search(before.content) if before.type == "text" else None
        if match:
            found = f"a role of reStructuredText: {shown(match[0])}"
            self._report(Problem(Code.A314, found, mend="Write {term}`TNF`."))
