"""Addresses of what the site publishes, as the data files name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

FOLDER = "data"
"""Folder of the site in which the data files stand."""

ANNOTATIONS = "annotations.jsonld"
EDITION = "edition.json"
SCHEMA = "edition.schema.json"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes addresses: whole ones if the site knows its own, else relative to a data file.

    :param builder: knows the addresses of the pages.
    :param base: address of the site, empty when it is not known.
    """

    builder: Builder
    base: str

    @classmethod
    def of(cls, builder: Builder) -> Addresses:
        """Make the addresses of a site, from its settings."""
        base = builder.config.html_baseurl
        return cls(builder, f"{base.rstrip('/')}/" if base else "")

    def page(self, docname: str, anchor: str = "") -> str:
        """Give the address of a page, or of a place on it."""
        uri = self.builder.get_target_uri(docname)
        place = f"#{anchor}" if anchor else ""
        return f"{self.base or '../'}{uri}{place}"

    def data(self, name: str, anchor: str = "") -> str:
        """Give the address of a data file, or of an object in it."""
        place = f"#{anchor}" if anchor else ""
        return f"{self.base}{FOLDER}/{name}{place}" if self.base else f"{name}{place}"


def base_name(docname: str) -> str:
    """Give the name of a document's data files: the last part of its page name."""
    return docname.rsplit("/", 1)[-1]
