"""Style sheets and scripts of the site: which a page asks for, and in which form.

A page asks for one or two style sheets and two small scripts. What serves only readers who point,
type or select is fetched by ``edition.js`` when one does so.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from minify_html import minify

from ..builders.safe_file import write_whole
from ..locate import edition_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder

THEME = "edition"
"""Name of the theme, as in ``html_theme``."""

SEARCH_SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "searchtools.js",
    "language_data.js",
    "edition-search.js",
)
"""Scripts of the search page, in the order they need each other; the index comes last."""

_SPHINX_FILES = frozenset({*SEARCH_SCRIPTS, "translations.js", "pygments.css", "basic.css"})
_TAGS = {".css": "style", ".js": "script"}


def setup_static_files(app: Sphinx) -> None:
    """Connect what registers, shortens and clears away the files of the site."""
    app.connect("builder-inited", _register_scripts)
    app.connect("write-started", _count_letters)
    # After everybody else has put their files there.
    app.connect("build-finished", _drop_parent_files, priority=900)
    app.connect("build-finished", _shorten, priority=950)


def own_files(files: Iterable[Any]) -> list[Any]:
    """Give the style sheets or scripts a page asks for beyond Sphinx's and the parent's.

    :param files: ``css_files`` or ``script_files`` of the page's context.
    :return: those of the theme, of ``conf.py`` and of extensions, in their order.
    """
    kept = []
    for file in sorted(files, key=lambda file: getattr(file, "priority", 500)):
        path = str(getattr(file, "filename", file) or "")
        name = path.removeprefix("_static/").partition("?")[0]
        inherited = name in _SPHINX_FILES or name.startswith(("styles/", "scripts/"))
        if path and not inherited:
            kept.append(file)
    return kept


def own_styles(files: Iterable[Any], *, plain: bool) -> list[Any]:
    """Give the style sheets a page asks for: of the theme's two, the one that is enough.

    :param files: ``css_files`` of the page's context.
    :param plain: whether the page is a document without tables and the like.
    """
    other = "edition-pages.css" if plain else "edition.css"
    return [file for file in own_files(files) if Path(str(file.filename)).name != other]


def _is_ours(app: Sphinx) -> bool:
    return app.config.html_theme == THEME and app.builder.format == "html"


def _register_scripts(app: Sphinx) -> None:
    """Let Sphinx name our scripts with their checksums, as it does for the style sheet."""
    if _is_ours(app):
        app.add_js_file("edition-early.js", priority=100)
        app.add_js_file(
            "edition.js",
            loading_method="defer",
            **{"data-version": app.config.edition_machinery[:8]},
        )


def _count_letters(app: Sphinx, builder: Builder) -> None:
    """Tell the style sheets, templates, which letters, kinds and authors of notes there are.

    Runs at ``write-started``. What is hidden by a switch must be named by a rule, since
    nothing but style works without scripts.
    """
    if _is_ours(app):
        notes = edition_domain(app.env).notes
        marks = dict.fromkeys(note.place.mark for note in notes.notes if note.place)
        kinds = sorted({note.annotation.kind for note in notes.notes})
        authors = range(1, len(notes.contributors()) + 1)
        app.config.html_context["edition_letters"] = sorted(marks, key=lambda m: (len(m), m))
        app.config.html_context["edition_filters"] = [
            *(f"kind-{kind}" for kind in kinds),
            *(f"author-{number}" for number in authors),
        ]


def _drop_parent_files(app: Sphinx, exception: Exception | None) -> None:
    """Remove from the output what only the parent's pages would ask for (6 MB, 140 files)."""
    if exception is not None or not _is_ours(app):
        return
    theme = cast("StandaloneHTMLBuilder", app.builder).theme
    static = Path(app.outdir, "_static")
    for folder in theme.get_theme_dirs()[1:]:
        if folder.name == "basic":
            continue
        for entry in sorted(Path(folder, "static").glob("[!.]*")):
            copied = static / entry.name
            if copied.is_dir():
                shutil.rmtree(copied)
            else:
                copied.unlink(missing_ok=True)


def _shorten(app: Sphinx, exception: Exception | None) -> None:
    """Take comments and spaces out of our style sheets and scripts in the finished site."""
    if exception is not None or not _is_ours(app):
        return
    theme = cast("StandaloneHTMLBuilder", app.builder).theme
    for source in sorted(Path(theme.get_theme_dirs()[0], "static").iterdir()):
        file = Path(app.outdir, "_static", source.name.removesuffix(".jinja"))
        if file.suffix in _TAGS and file.is_file():
            text = file.read_text(encoding="utf-8")
            if (short := shortened(text, file.suffix)) != text:
                write_whole(file, short.encode())


def shortened(text: str, suffix: str) -> str:
    """Give a style sheet or script without comments and needless spaces.

    :param text: the file; ``suffix``: ``.css`` or ``.js``.
    """
    tag = _TAGS[suffix]
    # The library takes pages; it is given one that holds nothing else.
    page = minify(f"<{tag}>{text}</{tag}>", minify_css=True, minify_js=True)
    return page.removeprefix(f"<{tag}>").removesuffix(f"</{tag}>")
