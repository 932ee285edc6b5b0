"""Annotations of others: by the model of the W3C, or as Hypothesis exports them.

Pure: from the text of a file to plain records. What a record lacks, and whether its words
stand in a document, is for whoever makes notes of them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..annotations.values import CERTAINTIES, KINDS
from ..diagnostics import Code, Finding
from ..text.safe_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20_000_000
MAX_DEPTH = 20

KIND_OF_MOTIVATION = {"linking": "cross-reference", "identifying": "identification"}
"""Our kind for a motivation of the W3C, where one fits better than an explanation."""

_NOT_THE_TEXT = ("tagging", "classifying")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ORCID = re.compile(r"https?://orcid\.org/([0-9X-]+)/?")
_GITHUB = re.compile(r"https?://github\.com/([A-Za-z0-9-]+)/?")


@dataclass(slots=True)
class Foreign:
    """One annotation of a file, as far as it could be understood.

    :param name: what messages call it: its number in the file and its id.
    :param id: its id as given, may be empty.
    :param sources_of_text: addresses of what it speaks of.
    :param exact: the words, with up to some characters before (``prefix``) and after.
    :param file: what the file of a note said, in an export of an edition like this.
    :param values: ``kind``, ``author``, ``date``, ``github``, ``orcid``, ``certainty``,
        ``checked``, as far as they are known.
    :param sources: where a reader can check it.
    :param body: its text; ``media_type``: how that is written.
    :param reply: whether it answers another annotation.
    """

    name: str
    id: str = ""
    sources_of_text: list[str] = field(default_factory=list)
    fragment: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    file: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    body: str = ""
    media_type: str = ""
    reply: bool = False


def read_annotations(data: bytes, path: str) -> tuple[list[Foreign], list[Finding]]:
    """Read a file of annotations.

    :param data: the bytes of the file.
    :param path: the file, for messages.
    :return: the annotations in their order, and what makes the file unusable.
    """
    if len(data) > MAX_BYTES:
        found = f"{len(data):,} bytes"
        return [], [Finding(Code.D101, path, 0, found, f"at most {MAX_BYTES:,}")]
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found = f"byte {data[error.start]:02X} at position {error.start + 1} is not UTF-8"
        return [], [Finding(Code.D101, path, 0, found, "text encoded as UTF-8")]
    except json.JSONDecodeError as error:
        return [], [Finding(Code.D101, path, error.lineno, f"not JSON: {error.msg}")]
    except (RecursionError, ValueError):
        return [], [Finding(Code.D101, path, 0, "JSON nested or counted beyond all reason")]
    items = list(_items(content, MAX_DEPTH))
    if not items:
        return [], [Finding(Code.D101, path, 0, "no annotations in the file")]
    return [_foreign(item, number) for number, item in enumerate(items, 1)], []


def _items(node: object, depth: int) -> Iterator[dict[str, object]]:
    """Give the annotations of a collection, page, list or export; or the one there is."""
    if depth == 0:
        return
    if isinstance(node, list):
        for one in node:
            yield from _items(one, depth - 1)
    elif isinstance(node, dict):
        for key in ("first", "items", "rows", "annotations", "@graph", "contains"):
            if isinstance(node.get(key), (list, dict)):
                yield from _items(node[key], depth - 1)
                return
        if "target" in node:
            yield node


def _foreign(item: dict[str, object], number: int) -> Foreign:
    id_ = _text(item.get("id"))
    made = Foreign(f"annotation {number}" + (f" ({shown(id_)})" if id_ else ""), id_)
    made.reply = bool(item.get("references"))
    for target in _list(item.get("target")):
        _read_target(target, made)
    tags = _read_bodies(item, made)
    made.values.update(_who(item))
    day = _DAY.match(_text(item.get("created")) or _text(item.get("modified")))
    made.values["date"] = day[0] if day else ""
    made.values["kind"] = _kind(item, tags)
    own = item.get("file")
    if isinstance(own, dict):
        made.file = {str(key): _text(value) for key, value in own.items()}
    made.sources = [_text(source) for source in _list(item.get("sources")) if _text(source)]
    if _text(item.get("certainty")) in CERTAINTIES:
        made.values["certainty"] = _text(item.get("certainty"))
    made.values["checked"] = _text(item.get("checked"))
    return made


def _read_target(target: object, made: Foreign) -> None:
    if isinstance(target, str):
        made.sources_of_text.append(target)
        return
    if not isinstance(target, dict):
        return
    source = target.get("source", target.get("id"))
    made.sources_of_text.append(_text(source.get("id") if isinstance(source, dict) else source))
    for selector in _selectors(target.get("selector"), MAX_DEPTH):
        kind = _text(selector.get("type"))
        if kind == "TextQuoteSelector" and not made.exact:
            made.exact = _text(selector.get("exact"))
            made.prefix = _text(selector.get("prefix"))
            made.suffix = _text(selector.get("suffix"))
        elif kind == "FragmentSelector" and not made.fragment:
            made.fragment = _text(selector.get("value"))


def _selectors(node: object, depth: int) -> Iterator[dict[str, object]]:
    """Give every selector, those that refine others included."""
    for selector in _list(node) if depth else []:
        if isinstance(selector, dict):
            yield selector
            yield from _selectors(selector.get("refinedBy"), depth - 1)


def _read_bodies(item: dict[str, object], made: Foreign) -> list[str]:
    """Take the text of an annotation, and give its tags."""
    tags = [_text(tag) for tag in _list(item.get("tags"))]
    texts: list[str] = []
    for body in _list(item.get("body")):
        if not isinstance(body, dict):
            continue
        value = _text(body.get("value"))
        if _text(body.get("purpose")) in _NOT_THE_TEXT:
            tags.append(value)
        elif value:
            texts.append(value)
            made.media_type = made.media_type or _text(body.get("format")) or "text/plain"
    if value := _text(item.get("bodyValue")):
        texts.append(value)
        made.media_type = "text/plain"
    if value := _text(item.get("text")):  # Hypothesis
        texts.append(value)
        made.media_type = "text/markdown"
    made.body = "\n\n".join(texts)
    return tags


def _kind(item: dict[str, object], tags: list[str]) -> str:
    for tag in tags:
        if tag in KINDS:
            return tag
    for motivation in _list(item.get("motivation")):
        if kind := KIND_OF_MOTIVATION.get(_text(motivation)):
            return kind
    return "explanation"


def _who(item: dict[str, object]) -> dict[str, str]:
    """Give name and accounts of whoever wrote an annotation."""
    info = item.get("user_info")
    name = _text(info.get("display_name")) if isinstance(info, dict) else ""
    if not name:
        name = _text(item.get("user")).removeprefix("acct:").partition("@")[0]
    addresses: list[str] = []
    for creator in _list(item.get("creator"))[:1]:
        if isinstance(creator, str):
            addresses.append(creator)
        elif isinstance(creator, dict):
            name = _text(creator.get("name")) or _text(creator.get("nickname")) or name
            keys = ("id", "homepage")
            addresses += [_text(one) for key in keys for one in _list(creator.get(key))]
    found = {"author": name}
    for key, pattern in (("orcid", _ORCID), ("github", _GITHUB)):
        found[key] = next((m[1] for a in addresses if (m := pattern.fullmatch(a))), "")
    return found


def last_names(address: str) -> tuple[str, str]:
    """Give the last part of an address's path, without its ending, and its fragment.

    :param address: of a page: ``.../memo/document-84.html``, ``.../document-84/``.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    path = unquote(parts.path).removesuffix("/index.html").rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(x?html?|txt|xml)$", "", path), unquote(parts.fragment)


def _list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
