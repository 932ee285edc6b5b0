"""What the book says of who can read it, and how: EPUB Accessibility 1.1."""

from __future__ import annotations

from dataclasses import dataclass

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Contents:
    """What of interest to assistive technology the book holds."""

    pages: bool
    notes: bool
    index: bool
    images: bool


@dataclass(frozen=True, slots=True)
class Access:
    """The accessibility metadata; the values are those of the schema.org vocabulary."""

    modes: tuple[str, ...]
    features: tuple[str, ...]
    summary: str
    standard: str
    certifier: str


def access_of(contents: Contents, certifier: str, summary: str) -> Access:
    """Give the accessibility metadata of a book.

    :param certifier: who says that the book meets the standard.
    :param summary: the statement of conf.py; one made from the contents where it is empty.
    """
    found = (
        ("index", contents.index),
        ("pageBreakMarkers", contents.pages),
        ("pageNavigation", contents.pages),
        ("annotations", contents.notes),
    )
    features = ["alternativeText", "ARIA", "displayTransformability", "readingOrder"]
    features += ["structuralNavigation", "tableOfContents", "unlocked"]
    features += [name for name, is_there in found if is_there]
    return Access(
        modes=("textual", "visual") if contents.images else ("textual",),
        features=tuple(sorted(features, key=str.casefold)),
        summary=summary or _summary(contents),
        standard=STANDARD,
        certifier=certifier,
    )


def _summary(contents: Contents) -> str:
    sentences = [
        "The whole book can be read as text, with any fonts, sizes and colours, and aloud.",
        "Its headings are headings, in order, and are listed in the table of contents.",
    ]
    if contents.pages:
        sentences.append("The pages of the printed volume are marked and can be gone to by number.")
    if contents.notes:
        sentences.append("Notes are linked with their marks both ways and named by kind.")
    if contents.images:
        sentences.append("Images have alternative text.")
    sentences.append("There are no scripts, no sounds and no moving images.")
    return " ".join(sentences)
