"""What is read off a source file before it is parsed: the front matter of a document."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .diagnostics import Code, Finding, nearest
from .front_matter.reading import read_front_matter
from .locate import edition_domain, source_path
from .model import DocumentMetadata
from .text.printed_pages import page_rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from .front_matter.reading import FrontMatter, Value

KEYS = (
    "id",
    "number",
    "short-title",
    "author",
    "recipient",
    "place",
    "date",
    "subject",
    "classification",
    "language",
    "first-page",
    "last-page",
    "series",
    "volume",
    "volume-title",
    "volume-url",
    "editor",
    "general-editor",
    "publisher",
    "publisher-place",
    "year",
    "url",
)
"""Keys of a document's front matter, in the usual order; each value is text on one line."""

REQUIRED = ("id", "number", "first-page")

_ID = re.compile(r"[a-z][a-z0-9]*")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def in_folder(docname: str, folder: str) -> bool:
    """Tell whether a page stands in a folder or below it."""
    return docname.startswith(f"{folder}/")


def read_metadata(app: Sphinx, docname: str, content: list[str]) -> None:
    """Read and check the front matter of a document, before MyST reads the page.

    Runs at ``source-read``. A fault leaves the page an ordinary one, and is reported.
    """
    if not in_folder(docname, app.config.edition_documents):
        return
    domain = edition_domain(app.env)
    path = source_path(app.env, docname)
    front, findings = read_front_matter(content[0], path)
    if front.complete:
        metadata, faults = metadata_from(front, path)
        findings = [*findings, *faults]
        if metadata is not None:
            domain.metadata[docname] = metadata
    for finding in findings:
        domain.record(docname, finding)


def metadata_from(front: FrontMatter, path: str) -> tuple[DocumentMetadata | None, list[Finding]]:
    """Make the record of a document out of its front matter.

    :param front: keys, values and lines.
    :param path: the file, for messages.
    :return: the record, ``None`` when a key it cannot do without is missing; all faults.
    """
    findings = [*_unknown(front, path), *_values(front, path)]
    missing = [key for key in REQUIRED if not front.values.get(key)]
    findings += [
        Finding(Code.T102, path, 1, f"no {key}", f"{key}: ... among the first lines")
        for key in missing
    ]
    if missing or any(f.code is Code.T105 for f in findings):
        return None, findings
    texts = {key: value for key, value in front.values.items() if isinstance(value, str)}
    known = {key: texts.pop(key, "") for key in (*REQUIRED, "last-page")}
    record = DocumentMetadata(
        known["id"], known["number"], known["first-page"], known["last-page"], texts
    )
    return record, findings


def _unknown(front: FrontMatter, path: str) -> list[Finding]:
    findings = []
    for key in front.values:
        if key not in KEYS:
            near = nearest(key, KEYS)
            details = (f"Nearest:  {near}",) if near else ()
            line = front.lines.get(key, 1)
            findings.append(Finding(Code.T102, path, line, f"the key {key}", details=details))
    return findings


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page on the web."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(_HOST.fullmatch(parts.netloc))


_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "id": (_ID.fullmatch, "a letter, then letters and digits, such as d84"),
    "first-page": (page_rank, "a page number, such as 250"),
    "last-page": (page_rank, "a page number, such as 252"),
    "date": (_is_day, "a date such as 1981-09-18"),
    "year": (re.compile(r"[0-9]{4}").fullmatch, "a year such as 2016"),
    "language": (_LANGUAGE.fullmatch, "the code of a language, such as en"),
    "url": (is_address, "an address such as https://example.org/d84"),
    "volume-url": (is_address, "an address such as https://example.org/volume"),
}
"""What the value of a key must pass, and what is said otherwise."""


def expected_value(key: str, value: Value) -> str:
    """Say what the value of a key should be; nothing when the value is usable."""
    if not isinstance(value, str):
        return "one line of text"
    check, wanted = _CHECKS.get(key, (str, ""))
    return wanted if value and not check(value) else ""


def _values(front: FrontMatter, path: str) -> list[Finding]:
    findings = []
    for key, value in front.values.items():
        if value == "" and key in KEYS and key not in REQUIRED:
            findings.append(Finding(Code.T102, path, front.lines.get(key, 1), f"{key}: nothing"))
            continue
        wanted = expected_value(key, value)
        if not wanted:
            continue
        line = front.lines.get(key, 1)
        findings.append(Finding(Code.T105, path, line, f"{key}: {value}", wanted))
    return findings
