"""``note``: a new annotation file, from answers, from options or from an issue."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..annotations.file import read_annotation
from ..annotations.ids import slug_of, slug_problem
from ..annotations.issue_form import parse_issue_form
from ..annotations.messages import explain_quote
from ..annotations.store import source_keys, syntax_of
from ..annotations.values import CERTAINTIES, KINDS, parse_source
from ..annotations.writing import render_annotation
from ..quote import Quote, Range, resolve
from ..text.slugs import slug
from .asking import Draft, ask, signer
from .from_jsonld import write_notes
from .reading import read_edition

if TYPE_CHECKING:
    import argparse

    from .reading import ReadEdition

_FIELDS = ("quote", "before", "after", "page", "kind", "author", "certainty", "github", "orcid")
_SLUG_LENGTH = 40
"""Characters of the quoted words that make the name of a new file."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("note", help="write a new annotation file")
    parser.add_argument("--quote", help="the words of the document; without it, you are asked")
    parser.add_argument("--document", default="", help="id of the document (default: the only one)")
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--certainty", choices=CERTAINTIES)
    parser.add_argument("--source", action="append", default=[], metavar="KEY, p. N")
    parser.add_argument("--text", default="", help="the note, in Markdown")
    parser.add_argument("--slug", default="", help="name of the file (default: from the words)")
    for name in ("before", "after", "page", "author", "github", "orcid"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--from-issue", type=Path, metavar="FILE", help="text of an issue form")
    parser.add_argument(
        "--from-jsonld",
        type=Path,
        metavar="FILE",
        help="Web Annotations, or an export of Hypothesis: a note for each",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the file, or say what is missing; give 0 when it was written."""
    with read_edition(options.root.resolve()) as edition:
        if options.from_jsonld:
            return write_notes(options, edition)
        try:
            draft, faults = _draft(options, edition)
            misplaced = _place(draft, edition)
            path, text = _file(draft, edition, options.root)
            faults = faults or [*misplaced, *_check(path, text, edition)]
        except (EOFError, KeyboardInterrupt):
            faults = [""]
    if not faults:
        return _create(options.root / path, text, path)
    print("\n".join([*faults, "Nothing was written."]), file=sys.stderr)
    return 1


def _draft(options: argparse.Namespace, edition: ReadEdition) -> tuple[Draft, list[str]]:
    """Give what the options or the issue say, or what is answered; and what is wrong."""
    documents = [metadata.id for metadata in edition.domain.metadata.values()]
    draft = Draft(options.document or (documents[0] if len(documents) == 1 else ""))
    draft.slug = options.slug
    if options.from_issue:
        return draft, _read_issue(draft, options.from_issue)
    draft.values = {key: getattr(options, key) or "" for key in _FIELDS}
    draft.sources, draft.body = options.source, options.text
    if not options.quote:
        ask(draft, documents, edition, options.root)
    return draft, []


def _read_issue(draft: Draft, file: Path) -> list[str]:
    """Fill a draft from the text of an issue; give what is wrong with that text."""
    path = file.as_posix()
    try:
        fields, findings = parse_issue_form(file.read_text(encoding="utf-8"), path)
    except OSError as error:
        return [f"{path} cannot be read: {error.strerror}."]
    except UnicodeDecodeError:
        return [f"{path} cannot be read: it is not plain text in UTF-8."]
    draft.values = {key: fields.get(key, "") for key in _FIELDS}
    draft.sources = [line for line in fields.get("sources", "").splitlines() if line]
    draft.body = fields.get("body", "")
    return [finding.text() for finding in findings]


def _place(draft: Draft, edition: ReadEdition) -> list[str]:
    """Find the words, and add the page to what is known; give what is wrong."""
    transcription = edition.transcription(draft.document)
    if transcription is None:
        return []  # the check of the finished file says that the document is unknown
    quote = Quote(*(draft.get(key) for key in ("quote", "before", "after", "page")))
    outcome = resolve(transcription.index, quote)
    if isinstance(outcome, Range):
        draft.values["page"] = transcription.index.page_at(outcome.start)
        return []
    return [explain_quote("", {}, quote, transcription.index, outcome).body()]


def _file(draft: Draft, edition: ReadEdition, root: Path) -> tuple[str, str]:
    """Give the name of the new file, from the folder of ``conf.py``, and its text."""
    folder = edition.env.config.edition_annotations
    name = draft.slug or _free_name(draft, root / folder)
    values = {key: value for key, value in draft.values.items() if value}
    values.setdefault("quote", "")
    values.setdefault("kind", "explanation")
    values.setdefault("certainty", "open")
    values.setdefault("author", signer(root))
    text = render_annotation(
        document=draft.document,
        date=date.today().isoformat(),
        sources=[parse_source(source) for source in draft.sources],
        body=draft.body or "*The text of the note is still to be written.*",
        **values,
    )
    return f"{folder}/{name}.md", text


def _check(path: str, text: str, edition: ReadEdition) -> list[str]:
    """Give what is wrong with the file, as if it were there."""
    problem = slug_problem(slug_of(path.removeprefix(f"{edition.env.config.edition_annotations}/")))
    if problem:  # also a name that leads out of the folder
        return [problem.at(path, 0).body()]
    known = [metadata.id for metadata in edition.domain.metadata.values()]
    _, findings = read_annotation(
        path,
        text.encode(),
        known_sources=source_keys(edition.env),
        known_documents=known,
        syntax=syntax_of(edition.env),
    )
    return [finding.body() for finding in findings]


def _create(file: Path, text: str, path: str) -> int:
    try:
        if not file.parent.exists():
            file.parent.mkdir()  # the first note of an edition
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        print(f"{path} exists already. Choose another name: --slug NAME", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{path} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"Written: {path}\nLook it through, then: make check")
    return 0


def _free_name(draft: Draft, folder: Path) -> str:
    """Make the name of a new file from the quoted words, and from a number if it is taken."""
    words = slug(draft.get("quote"))
    if len(words) > _SLUG_LENGTH:  # it is the address for good: no half a word in it
        words = words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    base = words if slug_problem(words) is None else f"on-{words}"
    names = [base, *(f"{base}-{number}" for number in range(2, 100))]
    return next(name for name in names if not (folder / f"{name}.md").exists())
