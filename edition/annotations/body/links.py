"""Where the links of a note may lead: the web, mail, and the pages of this edition."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from ...diagnostics import Code
from ...problem import Problem
from ...text.safe_text import is_hidden, shown

MAX_ADDRESS = 1_000

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](:[0-9]{1,5})?")
_PAGE = re.compile(r"(\.\./)*([A-Za-z0-9][A-Za-z0-9_.-]*/)*[A-Za-z0-9][A-Za-z0-9_.-]*\.md")
_FRAGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


def link_problem(address: str, path: str) -> Problem | None:
    """Tell what is wrong with the address of a link.

    :param address: the address as the tokeniser gives it, entities decoded.
    :param path: the file with the link, relative to the folder of ``conf.py``.
    :return: nothing when notes may link there.
    """
    reason, mend = _reason(address, path)
    if not reason:
        return None
    return Problem(Code.A308, f"{reason}: {shown(unquote(address))}", mend=mend)


def _reason(address: str, path: str) -> tuple[str, str]:
    plain = unquote(address)
    if len(address) > MAX_ADDRESS:
        return "an address that is too long", "Link to a shorter address of the same page."
    if is_hidden(plain) or any(mark in plain for mark in "\n\t\\"):
        return "an address with characters that cannot be seen, or backslashes", ""
    if not address or address.startswith("#"):
        mend = "Name the file too: ../memo/document-84.md#d84p5."
        return "a link without a page", mend
    scheme = _SCHEME.match(address)
    if scheme and scheme[1] in ("http", "https"):
        return _web_reason(address)
    if scheme and scheme[1] == "mailto":
        good = _MAIL.fullmatch(address.removeprefix("mailto:"))
        return ("", "") if good else ("not one plain mail address", "Write mailto:name@host.org.")
    if scheme:
        return "an address of a kind that notes do not use", ""
    return _page_reason(address, path)


def _web_reason(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that is no web address", ""
    if "@" in parts.netloc:
        return "an address with a user name before the host", "Link to the page itself."
    if not _HOST.fullmatch(parts.netloc.lower()) or not address.startswith(f"{parts.scheme}://"):
        return "an address without the full name of a host", "Write https:// and the host's name."
    return "", ""


def _page_reason(address: str, path: str) -> tuple[str, str]:
    """Check a link to a file: a Markdown page, inside the project, no detours."""
    page, _, fragment = address.partition("#")
    mend = "Link to a page of this edition by its file, as in ../glossary.md#tnf."
    if "%" in address or not _PAGE.fullmatch(page):
        return "not a web address, and not a page of this edition", mend
    if "#" in address and not _FRAGMENT.fullmatch(fragment):
        return "a place that is not an id", mend
    steps_up = page.count("../")
    if steps_up > posixpath.dirname(path).count("/") + bool(posixpath.dirname(path)):
        return "a page outside the project", mend
    return "", ""


def text_problem(text: str, address: str) -> Problem | None:
    """Tell what is wrong with the words of a link.

    :param text: the words a reader sees.
    :param address: the address, already found good.
    """
    if not any(character.isalnum() for character in text):
        return Problem(Code.A308, f"a link without words: {shown(address)}", "words to follow")
    claimed = re.match(r"\s*(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:].*)?\s*$", text, re.I)
    if not claimed or not address.startswith(("http://", "https://")):
        return None
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if claimed[1].lower().removeprefix("www.") == host:
        return None
    found = f"words that name {shown(claimed[1])}, an address at {shown(host)}"
    return Problem(Code.A308, found, "words that say where the link leads")
