"""The settings of the edition, checked once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from .diagnostics import Code, Finding, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DEFAULTS: dict[str, tuple[object, str]] = {
    "edition_documents": ("memo", "folder of the documents, beside conf.py"),
    "edition_annotations": ("annotations", "folder of the annotations, beside conf.py"),
    "edition_downloads": ({}, "label and file (from conf.py) of each edition to download"),
}
"""Name of each setting, its default, and what it is."""


def register(app: Sphinx) -> None:
    """Make the settings known to Sphinx; a change of one reads all pages again."""
    for name, (default, description) in DEFAULTS.items():
        app.add_config_value(name, default, "env", type(default), description)
    app.add_config_value("edition_machinery", machinery_digest(), "env", str, "set by itself")


def machinery_digest() -> str:
    """Give a digest of the code of this package.

    Kept as a setting, so that Sphinx makes every page anew when the machinery has changed;
    a page made by older code would else stay until its source changes.
    """
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def check(app: Sphinx, config: Config) -> None:
    """Tell of settings that cannot be used, and go on with the default."""
    for name in ("edition_documents", "edition_annotations"):
        folder = getattr(config, name)
        if not isinstance(folder, str) or not {"", ".", ".."}.isdisjoint(folder.split("/")):
            expected = f"a folder beside conf.py, such as {DEFAULTS[name][0]!r}"
            warn(Finding(Code.C101, "conf.py", 0, f"{name} = {folder!r}", expected))
            setattr(config, name, DEFAULTS[name][0])
