"""Builders of the edition: files that hold all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SETTINGS: dict[str, tuple[object, str]] = {
    "edition_pdf_name": ("", "name of the PDF without .pdf; made of the project's by default"),
    "edition_pdf_order": ([], "pages of the book in their order; all of them by default"),
    "edition_pdf_fonts": (["Libertinus Serif"], "fonts of the book, the first that has a letter"),
    "edition_pdf_font_paths": ([], "folders of further fonts, beside conf.py"),
}
"""Name of each setting, its default, and what it is."""


def setup_builders(app: Sphinx) -> None:
    """Register the builders of the PDF and of the EPUB, with their settings."""
    from .epub import setup_epub
    from .typst import TypstBuilder

    for name, (default, description) in SETTINGS.items():
        app.add_config_value(name, default, "", type(default), description)
    app.add_builder(TypstBuilder)
    setup_epub(app)
