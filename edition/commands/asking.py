"""Asks for a new note, one thing after the other; what is wrong with an answer is told at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..annotations.body.check import check_body
from ..annotations.messages import explain_quote
from ..annotations.store import source_keys, syntax_of
from ..annotations.values import CERTAINTIES, KINDS, name_problem, source_problem
from ..git import ask_git
from ..quote import Ambiguous, Quote, Range, distinguish, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from ..quote import Place
    from .reading import ReadEdition

EDITORS = "The editors"
"""Who signs a note when nobody else is known."""


@dataclass(slots=True)
class Draft:
    """A note before it is written: what is known of it so far."""

    document: str = ""
    values: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    body: str = ""
    slug: str = ""

    def get(self, key: str) -> str:
        """Give a value, empty when it is not known."""
        return self.values.get(key, "")


def ask(draft: Draft, documents: list[str], edition: ReadEdition, root: Path) -> None:
    """Ask for everything that is not known yet; only words and source must be answered.

    :param draft: what is known; it is filled in.
    :param documents: the ids there are.
    :param root: folder of ``conf.py``.
    """
    print("A new note. An empty answer takes what stands in brackets.\n")
    if not draft.document and documents:
        draft.document = _choice("Document", tuple(documents), documents[0])
    while not draft.get("quote"):
        draft.values["quote"] = _question("Words of the document, copied from its page", "")
        _settle(draft, edition)
    draft.values["kind"] = draft.get("kind") or _choice("Kind", KINDS, "explanation")
    draft.values["certainty"] = draft.get("certainty") or _choice(
        "Certainty", CERTAINTIES, "likely"
    )
    while not draft.sources:
        _ask_source(draft, edition)
    while not draft.get("author"):
        _ask_name(draft, signer(root))
    while not draft.body:
        if _ask_text(draft, edition):
            break


def signer(root: Path) -> str:
    """Give the name git knows for the one who writes, else the editors'."""
    name = ask_git(root, "config", "--get", "user.name")
    return name if name and name_problem(name) is None else EDITORS


def _ask_source(draft: Draft, edition: ReadEdition) -> None:
    source = _question("Source: a key of sources.bib and the place (frus-v03-d125, p. 404)", "")
    problem = source_problem(source, source_keys(edition.env)) if source else None
    if problem:
        print(problem.at("", 0).body())
    draft.sources = [source] if source and not problem else []


def _ask_name(draft: Draft, default: str) -> None:
    name = _question("Your name", default)
    problem = name_problem(name)
    if problem:
        print(problem.at("", 0).body())
    draft.values["author"] = "" if problem else name


def _ask_text(draft: Draft, edition: ReadEdition) -> bool:
    """Ask for the text; tell whether it was good, or left for later."""
    text = _question("The note, in a few sentences (can be changed later)", "")
    keys, syntax = source_keys(edition.env), syntax_of(edition.env)
    findings = check_body(text, "", 1, known_sources=keys, syntax=syntax) if text else []
    for finding in findings:
        print(finding.body())
    draft.body = "" if findings else text
    return not findings


def _settle(draft: Draft, edition: ReadEdition) -> None:
    """Tell at once whether the words are found; let the place be chosen among equal ones."""
    transcription = edition.transcription(draft.document)
    if transcription is None or not draft.get("quote"):
        return
    quote = Quote(draft.get("quote"))
    outcome = resolve(transcription.index, quote)
    if isinstance(outcome, Ambiguous):
        _choose(draft, distinguish(transcription.index, quote), outcome.count)
    elif not isinstance(outcome, Range):
        print(explain_quote("", {}, quote, transcription.index, outcome).body())
        draft.values["quote"] = ""


def _choose(draft: Draft, places: list[Place], count: int) -> None:
    """Let one of several places with the same words be chosen, or other words be quoted."""
    print(f"These words stand there {count} times:")
    print("  0  I quote more words instead")
    for number, place in enumerate(places, 1):
        after = f" {place.after}" if place.after else ""
        words = f"{place.before} [{draft.get('quote')}]{after}".strip()
        print(f"  {number}  p. {place.page}, {place.label}: {words}")
    chosen = int(_choice("Which", tuple(map(str, range(len(places) + 1))), "0"))
    if chosen:
        place = places[chosen - 1]
        draft.values["before"], draft.values["after"] = place.before, place.after
    else:
        draft.values["quote"] = ""


def _question(words: str, default: str) -> str:
    hint = f" [{default}]" if default else ""
    return input(f"{words}{hint}: ").strip() or default


def _choice(words: str, choices: tuple[str, ...], default: str) -> str:
    while True:
        answer = _question(f"{words} ({', '.join(choices)})", default)
        if answer in choices:
            return answer
        print(f"One of: {', '.join(choices)}.")
