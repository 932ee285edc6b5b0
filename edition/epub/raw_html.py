"""HTML that stands in the sources, written as the XML that books are made of."""

from __future__ import annotations

from html import escape, unescape
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
"""Elements that HTML does not close."""


class _Writer(HTMLParser):
    """Writes every tag as XML asks; tags need not be balanced within one piece."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an opening tag; an element without content is closed at once."""
        known = dict(attrs)
        if tag == "input" and known.get("type") == "checkbox":  # of a list of tasks
            self.pieces.append("☑ " if "checked" in known else "☐ ")
            return
        values = "".join(
            f' {name}="{escape(unescape(value if value is not None else name))}"'
            for name, value in known.items()
        )
        self.pieces.append(f"<{tag}{values}/>" if tag in _VOID else f"<{tag}{values}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write ``<br/>`` like ``<br>``; anything else as an element that is closed."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.pieces.append(f"</{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Write a closing tag."""
        if tag not in _VOID:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write words."""
        self.pieces.append(escape(data, quote=False))


def as_xhtml(html: str) -> str:
    """Give a piece of HTML as XHTML, without comments and declarations."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.pieces)
