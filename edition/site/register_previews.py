"""What is shown of a term or person beside a mention: one small script for the whole site.

A script and not data, because browsers do not let pages on a reader's own disk read other
files; fetched when a reader first points at a mention.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..builders.safe_file import write_whole
from ..locate import edition_domain
from .navigation import SINGLE_PAGE
from .static_files import THEME

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "edition-registers.js"
BUILDERS = ("html", "dirhtml", SINGLE_PAGE)


def write_previews(app: Sphinx, exception: Exception | None) -> None:
    """Write name, expansion and first words of every entry, by its address in the site.

    Runs at ``build-finished``.
    """
    if exception is not None or app.config.html_theme != THEME:
        return
    if app.builder.name not in BUILDERS:
        return
    single = f"{app.config.root_doc}.html" if app.builder.name == SINGLE_PAGE else ""
    entries = {
        f"{single or app.builder.get_target_uri(entry.docname)}#{entry.anchor}": [
            entry.name,
            entry.expansion,
            entry.summary,
        ]
        for entry in edition_domain(app.env).index.entries
    }
    data = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    path = Path(app.outdir, "_static", FILE)
    content = f"globalThis.editionRegisters={data}\n".encode()
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
