"""The same text and notes as somebody would write them by hand: the measure of a light page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CSS = """\
body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.5 Georgia,serif}
body{color:#222;background:#fffdf8}
h1{font-size:1.6em}h2{font-size:1.2em;font-style:italic;font-weight:400}
a{color:#7a2318}sup{line-height:0}section{font-size:.9em;border-top:1px solid #999}
@media(prefers-color-scheme:dark){body{color:#e5e0d6;background:#181714}a{color:#f0a390}}
"""


def plain_page(page: str) -> tuple[str, str]:
    """Write the page of a document by hand, as it were: text, marks, links, notes below.

    :param page: the page as the site has it.
    :return: a page that asks for one style sheet, ``plain.css``, and that style sheet.
    """
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    (document,) = tree.xpath("//*[contains(@class, 'ed-document')]")
    notes = [_note(note) for note in document.xpath(".//aside")]
    printed = [_printed(note) for note in document.xpath(".//*[@role='doc-footnote']")]
    for gone in document.xpath(".//aside | .//*[@role='doc-endnotes']"):
        gone.drop_tree()
    blocks = [_block(block) for block in document.iter("h1", "h2", "h3", "p") if _has_words(block)]
    title = escape(tree.findtext(".//title") or "")
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="plain.css">\n</head>\n<body>\n'
    )
    below = "\n".join(["<section>", *printed, *notes, "</section>"])
    return f"{head}{chr(10).join(blocks)}\n{below}\n</body>\n</html>\n", CSS


def _has_words(element: HtmlElement) -> bool:
    return bool(element.text_content().strip())


def _block(block: HtmlElement) -> str:
    anchor = f' id="{block.get("id")}"' if block.get("id") else ""
    return f"<{block.tag}{anchor}>{_inside(block).strip()}</{block.tag}>"


def _note(note: HtmlElement) -> str:
    """Give a note as one paragraph for each of its own, with its letter and the way back."""
    (body,) = note.xpath(".//*[starts-with(@id, 'note-')]")
    (back,) = note.xpath(".//*[@role='doc-backlink']/@href")
    head = " ".join(note.xpath("string(.//summary)").split())
    parts = [f"<p>{_inside(part).strip()}</p>" for part in body.iter("p", "li")]
    first = parts[0].replace("<p>", f'<p id="{body.get("id")}"><a href="{back}">{head}</a> ', 1)
    return "\n".join([first, *parts[1:]])


def _printed(note: HtmlElement) -> str:
    words = " ".join(_inside(part).strip() for part in note.iter("p"))
    mark = note.xpath("string(.//*[@role='doc-backlink'])")
    back = note.xpath("string(.//*[@role='doc-backlink']/@href)")
    return f'<p id="{note.get("id")}"><a href="{back}">{mark}</a> {words}</p>'


def _inside(element: HtmlElement) -> str:
    """Give what is in a block: words, links, marks as raised links."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        parts += [_inline(child), escape(child.tail or "", quote=False)]
    return re.sub(r"\s+", " ", "".join(parts))


def _inline(child: HtmlElement) -> str:
    words = _inside(child)
    if child.tag != "a":
        return f"<{child.tag}>{words}</{child.tag}>" if child.tag in ("em", "strong") else words
    if not words:
        return ""
    link = f'<a href="{escape(child.get("href", ""))}"'
    if child.get("role") == "doc-noteref":
        return f'<sup>{link} id="{child.get("id")}">{words}</a></sup>'
    return f"{link}>{words}</a>"
