"""One annotation file: read, checked throughout, and told about in full.

Pure: no Sphinx, no docutils. A note with any fault is not read at all; all its faults are
told at once, each with its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..diagnostics import Code, Finding, nearest
from ..front_matter.reading import FrontMatter, FrontMatterCodes, read_front_matter
from ..text.safe_text import decode_source, shown
from .body.check import build_text, check_body
from .ids import note_id, slug_of, slug_problem
from .values import (
    VALUE_PROBLEMS,
    SourceRef,
    document_problem,
    parse_source,
    source_problem,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from myst_parser.config.main import MdParserConfig

MAX_BYTES = 20_000
REQUIRED = ("document", "quote", "kind", "author", "date", "sources", "certainty")
OPTIONAL = ("before", "after", "page", "github", "orcid", "checked")
KEYS = (*REQUIRED, *OPTIONAL)

CODES = FrontMatterCodes(Code.A211, Code.A214, Code.A215, Code.A203, Code.A303)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One note, as its file says it. All values are text; the optional ones may be empty.

    :param slug: the name of the file, its lasting id.
    :param document: id of the document it is about (``d84``).
    :param quote: the words it is about; ``before`` and ``after`` tell equal words apart.
    :param page: the printed page the contributor names.
    :param sources: where a reader can check it, at least one.
    :param checked: name of an editor and day, when an editor has checked it.
    :param body: its text, in Markdown, and ``body_line`` the line on which it begins.
    :param lines: for each key its line in the file.
    :param path: the file, relative to the folder of ``conf.py``.
    """

    slug: str
    document: str
    quote: str
    before: str
    after: str
    page: str
    kind: str
    author: str
    date: str
    sources: tuple[SourceRef, ...]
    certainty: str
    checked: str
    github: str
    orcid: str
    body: str
    body_line: int
    lines: Mapping[str, int] = field(compare=False)
    path: str

    @property
    def id(self) -> str:
        """The id of the note on every page that shows it."""
        return note_id(self.slug)

    @property
    def build_text(self) -> str:
        """The text the build is to parse instead of the file: the body, on its own lines."""
        return build_text(self.body, self.body_line)


def read_annotation(
    path: str,
    data: bytes,
    *,
    known_sources: Collection[str] | None = None,
    known_documents: Collection[str] | None = None,
    syntax: MdParserConfig | None = None,
) -> tuple[Annotation | None, list[Finding]]:
    """Read one annotation file.

    :param path: the file, relative to the folder of ``conf.py``, with ``/``.
    :param data: its bytes.
    :param known_sources: the keys of the bibliography; nothing when they are not known.
    :param known_documents: the ids of the documents; nothing when they are not known.
    :param syntax: MyST's settings in the build; by default, those of this edition.
    :return: the note, or nothing when anything is wrong with it; and everything wrong.
    """
    slug = slug_of(PurePosixPath(path).name)
    problem = slug_problem(slug)
    findings = [problem.at(path, 0)] if problem else []
    if len(data) > MAX_BYTES:
        found = f"more than {MAX_BYTES:,} bytes"  # of the disk no more is read
        return None, [*findings, Finding(Code.A204, path, 0, found, f"at most {MAX_BYTES:,}")]
    text, faults = decode_source(data, path)
    findings += faults
    if text is None:
        return None, findings
    front, faults = read_front_matter(text, path, codes=CODES)
    findings += faults
    findings += _check_keys(front, path)
    findings += _check_values(front, path, known_documents)
    findings += _check_sources(front, path, known_sources)
    if front.body or front.end_line:
        findings += check_body(
            front.body, path, front.body_line, known_sources=known_sources, syntax=syntax
        )
    findings.sort(key=lambda finding: finding.line)
    return (None if findings else _annotation(slug, path, front)), findings


def _check_keys(front: FrontMatter, path: str) -> list[Finding]:
    """Report unknown keys, and missing ones if all that is there could be read."""
    findings = []
    for key in [key for key in front.lines if key not in KEYS]:
        near = nearest(key, KEYS)
        details = (f"Nearest:  {near}",) if near else ()
        finding = Finding(
            Code.A212, path, front.lines[key], f"`{key}`", "one of " + ", ".join(KEYS), details
        )
        findings.append(finding)
    if not front.complete:
        return findings
    for key in REQUIRED:
        if key not in front.lines:
            code = Code.A105 if key == "sources" else Code.A213
            findings.append(Finding(code, path, front.end_line, f"no line `{key}:`", f"`{key}:`"))
    return findings


def _check_values(
    front: FrontMatter, path: str, known_documents: Collection[str] | None
) -> list[Finding]:
    """Report the values that are empty, of the wrong form, or not what their key needs."""
    findings = []
    for key, value in front.values.items():
        line = front.lines[key]
        if key not in KEYS or key == "sources":
            continue
        if isinstance(value, tuple):
            found, mend = f"a list as the value of `{key}`", f"Write one text: {key}: ..."
            findings.append(Finding(Code.A215, path, line, found, "one text", mend=mend))
            continue
        text = one_line(value)
        if not text and key != "quote":
            findings.append(Finding(Code.A213, path, line, f"`{key}` without a value", "a value"))
        elif key == "document":
            if problem := document_problem(text, known_documents):
                findings.append(problem.at(path, line))
        elif problem := VALUE_PROBLEMS[key](text):
            findings.append(problem.at(path, line))
    return findings


def _check_sources(
    front: FrontMatter, path: str, known_sources: Collection[str] | None
) -> list[Finding]:
    """Report a missing source, and sources the bibliography does not have."""
    if "sources" not in front.values:
        return []
    value, line = front.values["sources"], front.lines["sources"]
    if isinstance(value, str):
        if not value:
            return [Finding(Code.A105, path, line, "`sources` without a value", "a list of keys")]
        details = ("Paste:    sources:", f"            - {shown(one_line(value))}")
        found = f"{shown(one_line(value))}, not as a list"
        return [Finding(Code.A215, path, line, found, "a list of keys", details)]
    if not any(value):
        return [Finding(Code.A105, path, line, "an empty list", "at least one key")]
    findings = []
    for item, item_line in zip(value, front.item_lines["sources"], strict=True):
        if problem := source_problem(one_line(item), known_sources):
            findings.append(problem.at(path, item_line))
    return findings


def one_line(value: str) -> str:
    """Give a value with every run of white space made one space."""
    return " ".join(value.split())


def _annotation(slug: str, path: str, front: FrontMatter) -> Annotation:
    """Make the note of a front matter that was found good."""
    texts = {
        key: one_line(value) if isinstance(value := front.values.get(key, ""), str) else ""
        for key in KEYS
        if key != "sources"
    }
    sources = tuple(parse_source(one_line(item)) for item in front.values["sources"])
    return Annotation(
        slug=slug,
        sources=sources,
        body=front.body,
        body_line=front.body_line,
        lines=dict(front.lines),
        path=path,
        **texts,
    )
