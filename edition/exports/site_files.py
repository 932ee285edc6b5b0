"""Files for programs that visit the site: which pages there are, and that all may be read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


def sitemap(addresses: Iterable[str]) -> str:
    """Give the list of pages by the protocol of sitemaps.org.

    :param addresses: whole addresses, in the order in which they are to be listed.
    """
    pages = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{pages}</urlset>\n"
    )


def robots(base: str) -> str:
    """Give the rules for robots: everything may be read.

    :param base: address of the site with a slash at its end, empty when it is not known.
    """
    lines = ["User-agent: *", "Allow: /"]
    if base:
        lines += ["", f"Sitemap: {base}{SITEMAP}"]
    return "\n".join(lines) + "\n"
