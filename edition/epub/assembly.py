"""The book put together from its pages and images."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from docutils import nodes

from ..diagnostics import Code, Finding
from .access import Contents, access_of
from .archive import pack
from .cover import cover_of
from .errors import refuse
from .inspection import dead_links, look_at
from .items import XHTML, Item
from .metadata import metadata_of
from .navigation import Headings, landmarks, page_list
from .render import TEMPLATES, render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment

    from ..domain import EditionDomain
    from ..model import DocumentMetadata
    from .inspection import Look
    from .items import Page
    from .metadata import Metadata

COVER = "cover.xhtml"
PICTURE = "cover.png"
NAVIGATION = "nav.xhtml"
STYLE = "style.css"

_POSSIBLE = "text, images beside the text, links"


@dataclass(frozen=True, slots=True)
class Material:
    """What a book is put together from.

    :param pages: its pages in their order.
    :param images: the images they show.
    :param book_time: the time it is said to be made at, in seconds since 1970.
    """

    pages: Sequence[Page]
    images: Sequence[Item]
    book_time: int


def assemble(env: BuildEnvironment, domain: EditionDomain, material: Material) -> bytes:
    """Give the bytes of the EPUB.

    :raises EpubError: if a page holds what a book cannot, or links to nowhere.
    """
    looks = _look_at_all(Path(env.srcdir), material)
    about = _metadata(env, domain, material)
    marks = page_list(domain, material.pages)
    navigation = render(
        "nav.xhtml.jinja",
        language=about.language,
        contents=Headings(env, domain, material.pages, _ids(looks)).lines(),
        pages=marks,
        landmarks=landmarks(material.pages, COVER, NAVIGATION),
    )
    items = [
        *_cover(domain, material, about),
        Item(STYLE, "text/css", (TEMPLATES / STYLE).read_bytes()),
        *_in_order(material.pages, looks, Item(NAVIGATION, XHTML, navigation, "nav", True)),
        *material.images,
    ]
    contents = Contents(
        pages=bool(marks),
        notes=bool(domain.notes.notes),
        index=any(page.matter.type == "index" for page in material.pages),
        images=bool(material.images),
    )
    access = access_of(contents, about.publisher, env.config.edition_accessibility_summary)
    cover_id = next(item.id for item in items if item.path == PICTURE)
    package = render(
        "package.opf.jinja",
        about=about,
        access=access,
        items=items,
        cover=cover_id,
        has_pages=bool(marks),
    )
    return pack(package, items, material.book_time)


def _look_at_all(root: Path, material: Material) -> dict[str, Look]:
    """Look at every page.

    :param root: folder of the sources.
    :raises EpubError: if there is anything a book cannot hold, or a link to nowhere.
    """
    looks: dict[str, Look] = {}
    findings: list[Finding] = []
    sources = {page.path: page.source for page in material.pages}
    for page in material.pages:
        try:
            looks[page.path] = look_at(page.content)
        except ElementTree.ParseError as error:
            written = page.content.decode().splitlines()[error.position[0] - 1].strip()
            line = _line_with(written, root / page.source)
            found = f"{error.msg.partition(':')[0]}: {written[:120]}"
            findings.append(Finding(Code.E104, page.source, line, found, "well-formed XML"))
            continue
        for fault in dict.fromkeys(looks[page.path].faults):
            line = _line_with(fault.written, root / page.source)
            findings.append(Finding(Code.E102, page.source, line, fault.found, _POSSIBLE))
    refuse(findings)  # links can be told only when every page was read
    shown = {STYLE, *(image.path for image in material.images)}
    for path, link in dead_links(looks, shown):
        line = _line_with(link, root / sources[path])
        findings.append(Finding(Code.E103, sources[path], line, link, "a place in the book"))
    refuse(findings)
    return looks


def _line_with(written: str, source: Path) -> int:
    """Give the first line of a source that holds these characters; 0 if there is none."""
    lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if written in line), 0)


def _ids(looks: dict[str, Look]) -> dict[str, set[str]]:
    return {path: look.ids for path, look in looks.items()}


def _metadata(env: BuildEnvironment, domain: EditionDomain, material: Material) -> Metadata:
    documents = _documents(domain, material)
    opening = _opening(env.get_doctree(env.config.root_doc))
    return metadata_of(env.config, documents, domain.notes, opening, material.book_time)


def _documents(domain: EditionDomain, material: Material) -> list[DocumentMetadata]:
    """Give the front matter of the documents in the order of the book."""
    found = (domain.metadata.get(page.docname) for page in material.pages)
    return [metadata for metadata in found if metadata is not None]


def _opening(tree: nodes.document) -> str:
    """Give the first paragraph of the top page, which says what the edition is."""
    paragraph = next(tree.findall(nodes.paragraph), None)
    return " ".join(paragraph.astext().split()) if paragraph is not None else ""


def _cover(domain: EditionDomain, material: Material, about: Metadata) -> list[Item]:
    """Give the page of the cover and its picture."""
    documents = _documents(domain, material)
    editors = ", ".join(person.name for person in about.creators)
    cover = cover_of(about.title, editors, documents, about.language)
    page = render("cover.xhtml.jinja", language=about.language, image=PICTURE, alt=cover.alt)
    return [
        Item(COVER, XHTML, page, in_spine=True),
        Item(PICTURE, "image/png", cover.picture(), "cover-image"),
    ]


def _in_order(pages: Sequence[Page], looks: dict[str, Look], navigation: Item) -> list[Item]:
    """Give the pages as files, the contents after the first of them."""
    items = []
    for page in pages:
        properties = "svg" if looks[page.path].has_svg else ""
        items.append(Item(page.path, XHTML, page.content, properties, in_spine=True))
    items.insert(1, navigation)
    return items
