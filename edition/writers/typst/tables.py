"""Tables, images and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ...diagnostics import Code
from .blocks import only_image
from .code import array, block, boolean, call, string
from .columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .writer import Handler, TypstWriter

_POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0}
"""Typographic points of docutils' units; a pixel is 1/96 inch."""


def table(writer: TypstWriter, node: nodes.Element) -> str:
    """Write a table: every one needs a row of headings, for readers who hear it."""
    title = "none"
    groups = []
    for child in node.children:
        if isinstance(child, nodes.title):
            title = writer.text(child)
        elif isinstance(child, nodes.tgroup):
            groups.append(tgroup(writer, child, title))
            title = "none"
    return "\n".join(groups)


def tgroup(writer: TypstWriter, node: nodes.tgroup, title: str) -> str:
    """Write columns with their heading."""
    specs = [child for child in node.children if isinstance(child, nodes.colspec)]
    heads = [row for part in node.findall(nodes.thead) for row in _rows(part)]
    bodies = [row for part in node.findall(nodes.tbody) for row in _rows(part)]
    columns = columns_of(specs, [*heads, *bodies])
    stubs = sum(bool(spec.get("stub")) for spec in specs)
    head = [cell for row in heads for cell in _cells(writer, row, len(specs))]
    body = [cell for row in bodies for cell in _cells(writer, row, stubs)]
    header = call("table.header", *head, repeat=_repeats(heads)) if head else "none"
    named = {"hyphenate": boolean(columns.hyphenate), "tall": boolean(columns.tall)}
    return call("data-table", title, array(columns.widths), header, *body, **named)


def _repeats(heads: list[nodes.row]) -> str:
    """Tell whether a heading is set again on each page: what is linked to stands there once."""
    held = [node for row in heads for node in row.findall(nodes.Element)]
    linked = any(isinstance(node, nodes.Inline) and node["ids"] for node in held)
    return "false" if linked else "true"


def _rows(part: nodes.Element) -> list[nodes.row]:
    return [row for row in part.children if isinstance(row, nodes.row)]


def _cells(writer: TypstWriter, row: nodes.row, stubs: int) -> list[str]:
    """Give the cells of a row; the first ``stubs`` of them are printed as headings."""
    cells = []
    for number, entry in enumerate(row.children):
        assert isinstance(entry, nodes.Element)
        content = writer.blocks(entry)
        if number < stubs:
            content = call("strong", content)
        named = {}
        if entry.get("morecols"):
            named["colspan"] = str(entry["morecols"] + 1)
        if entry.get("morerows"):
            named["rowspan"] = str(entry["morerows"] + 1)
        for side in ("center", "right"):
            if f"text-{side}" in entry["classes"]:
                named["align"] = side
        cells.append(call("table.cell", content, **named) if named else content)
    return cells


def image(writer: TypstWriter, node: nodes.Element) -> str:
    """Write an image with its alternative text; one in a line stays in the line."""
    file, words = writer.images.get(node["uri"], ""), node.get("alt", "").strip()
    if not words:
        writer.fault(Code.P102, node, f"{node['uri']}, without alternative text")
        return ""
    if not file:  # a fault of the file has been recorded
        return ""
    named = {"alt": string(words)}
    for side in ("width", "height"):
        if length := _length(node.get(side, "")):
            named[side] = length
    in_line = isinstance(node.parent, nodes.TextElement) and only_image(node.parent) is None
    function = "inline-image" if in_line else "picture"
    code = call(function, string(file), **named)
    return code if function == "inline-image" else block([*writer.flush(), code])


def _length(size: str) -> str:
    """Give a size as docutils writes it in Typst's units; nothing if it has none."""
    number = size.rstrip("abcdefghijklmnopqrstuvwxyz% ")
    unit = size[len(number) :].strip()
    try:
        value = float(number)
    except ValueError:
        return ""
    if unit == "%":
        return f"{min(value, 100):g}%"
    if unit in ("em", "ex"):
        return f"{value * (0.5 if unit == 'ex' else 1):g}em"
    return f"{value * _POINTS.get(unit, 0.75):g}pt"


def figure(writer: TypstWriter, node: nodes.Element) -> str:
    """Write an image with what is said below it."""
    below = (nodes.caption, nodes.legend)
    body = block(writer.write_all(_without(node.children, below)))
    named = {}
    for kind, name in ((nodes.caption, "caption"), (nodes.legend, "legend")):
        for child in node.children:
            if isinstance(child, kind):
                named[name] = writer.text(child) if kind is nodes.caption else writer.blocks(child)
    return call("illustration", body, **named)


def _without(children: Iterable[nodes.Node], kinds: tuple[type, ...]) -> list[nodes.Node]:
    return [child for child in children if not isinstance(child, kinds)]


def caption(writer: TypstWriter, node: nodes.Element) -> str:
    """Write the caption of a block of code."""
    return call("caption", writer.text(node))


HANDLERS: dict[type[object], Handler] = {
    nodes.table: table,
    nodes.image: image,
    nodes.figure: figure,
    nodes.caption: caption,
}
"""What writes which table or image."""
