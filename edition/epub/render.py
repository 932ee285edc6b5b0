"""Filling the templates of the book. Every value is escaped as XML asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent.parent / "templates" / "epub"

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)


def render(template: str, **values: Any) -> bytes:
    """Give a filled template as UTF-8.

    :param template: name of a file in ``edition/templates/epub``.
    """
    return _ENVIRONMENT.get_template(template).render(values).encode()
