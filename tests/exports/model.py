"""The rules of the Web Annotation Data Model (W3C Recommendation, 23 February 2017).

Each check tells what is broken with the number of the section it comes from. Only what
the edition uses is covered: anything else is told as unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying"),
    "tagging",
}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def faults(collection: Json) -> list[str]:
    """Give everything in a collection that breaks a rule."""
    return [*_collection(collection), *_ids(collection)]


def _collection(node: Json) -> Iterator[str]:
    context = node.get("@context")
    own = set(context[1]) if isinstance(context, list) else set()
    if CONTEXT not in (context if isinstance(context, list) else [context]):
        yield "5.1 the context of the model is missing"
    yield from _iri(node, "id", "5.1")
    yield from _type(node, "AnnotationCollection", "5.1")
    if not isinstance(node.get("label"), str):
        yield "5.1 a collection should have a label"
    total = node.get("total")
    if not (isinstance(total, int) and total >= 0):
        yield "5.1 total is not a number from 0"
    elif total:
        page = node.get("first")
        if not isinstance(page, dict):
            yield "5.1 a collection with annotations has a first page"
        else:
            yield from _page(page, node, own)


def _page(node: Json, whole: Json, own: set[str]) -> Iterator[str]:
    yield from _iri(node, "id", "5.2")
    yield from _type(node, "AnnotationPage", "5.2")
    if node.get("partOf") != whole["id"]:
        yield "5.2 partOf does not name the collection"
    if node.get("startIndex") != 0:
        yield "5.2 the first page begins at 0"
    items = node.get("items")
    if not isinstance(items, list) or len(items) != whole["total"]:
        yield "5.2 items are not as many as total"
        return
    for item in items:
        yield from (f"{item.get('id')}: {fault}" for fault in _annotation(item, own))


def _annotation(node: Json, own: set[str]) -> Iterator[str]:
    known = {"id", "type", "motivation", "creator", "created", "canonical", "body", "target"}
    if unknown := set(node) - known - own:
        yield f"3.1 unknown: {unknown}"
    yield from _iri(node, "id", "3.1")
    yield from _type(node, "Annotation", "3.1")
    if node.get("motivation") not in MOTIVATIONS:
        yield f"3.3.5 no motivation: {node.get('motivation')}"
    if not _TIME.fullmatch(str(node.get("created"))):
        yield "3.3.1 created is not a time in UTC with Z"
    yield from _iri(node, "canonical", "3.3.7")
    yield from _agent(node.get("creator"))
    for body in _list(node.get("body")):
        yield from _textual_body(body)
    targets = _list(node.get("target"))
    if not targets:
        yield "3.1 an annotation has at least one target"
    for target in targets:
        yield from _specific_resource(target)


def _agent(node: object) -> Iterator[str]:
    if not isinstance(node, dict):
        yield "3.3.2 creator is not an object"
        return
    if "id" in node:
        yield from _iri(node, "id", "3.3.2")
    if "type" in node and node["type"] not in ("Person", "Organization", "Software"):
        yield f"3.3.2 no kind of agent: {node['type']}"
    if not isinstance(node.get("name"), str):
        yield "3.3.2 an agent should have a name"
    if unknown := set(node) - {"id", "type", "name", "homepage"}:
        yield f"3.3.2 unknown: {unknown}"


def _textual_body(node: Json) -> Iterator[str]:
    yield from _type(node, "TextualBody", "3.2.4")
    if not isinstance(node.get("value"), str):
        yield "3.2.4 a textual body has exactly one value"
    if "format" in node and not _MEDIA_TYPE.fullmatch(node["format"]):
        yield f"3.2.2 no media type: {node['format']}"
    if "language" in node and not _LANGUAGE.fullmatch(node["language"]):
        yield f"3.2.2 no language: {node['language']}"
    if node.get("purpose") not in MOTIVATIONS:
        yield f"3.3.5 no purpose: {node.get('purpose')}"
    if unknown := set(node) - {"type", "value", "format", "language", "purpose"}:
        yield f"3.2.4 unknown: {unknown}"


def _specific_resource(node: Json) -> Iterator[str]:
    yield from _type(node, "SpecificResource", "4")
    yield from _iri(node, "source", "4")
    selectors = _list(node.get("selector"))
    if not selectors:
        yield "4.2 no selector"
    for selector in selectors:
        check = SELECTORS.get(str(selector.get("type")))
        yield from check(selector) if check else [f"4.2 unknown: {selector.get('type')}"]


def _quote(node: Json) -> Iterator[str]:
    if not (isinstance(node.get("exact"), str) and node["exact"]):
        yield "4.2.4 exact is missing"
    for key in ("prefix", "suffix"):
        if not isinstance(node.get(key, ""), str):
            yield f"4.2.4 {key} is not a text"


def _position(node: Json) -> Iterator[str]:
    start, end = node.get("start"), node.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        yield "4.2.5 start and end are not two numbers in order"


def _fragment(node: Json) -> Iterator[str]:
    if not isinstance(node.get("value"), str):
        yield "4.2.1 a fragment has exactly one value"
    yield from _iri(node, "conformsTo", "4.2.1")


SELECTORS = {
    "TextQuoteSelector": _quote,
    "TextPositionSelector": _position,
    "FragmentSelector": _fragment,
}


def _ids(collection: Json) -> Iterator[str]:
    """The same IRI is not two resources."""
    items = collection.get("first", {}).get("items", [])
    ids = [item.get("id") for item in items]
    if len(ids) != len(set(ids)):
        yield "3.1 two annotations have the same id"


def _type(node: Json, kind: str, section: str) -> Iterator[str]:
    if kind not in _list(node.get("type")):
        yield f"{section} type is not {kind}"


def _iri(node: Json, key: str, section: str) -> Iterator[str]:
    """One IRI; a relative one is resolved against the address of the file (JSON-LD)."""
    value = node.get(key)
    if not isinstance(value, str) or not value or " " in value:
        yield f"{section} {key} is not exactly one IRI"
    elif urlsplit(value).scheme not in ("", "http", "https", "urn"):
        yield f"{section} {key} is an IRI of an odd kind: {value}"


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
