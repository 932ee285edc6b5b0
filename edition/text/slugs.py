"""Names made fit for ids and file names."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Give ``text`` in lower-case ASCII letters, digits and hyphens; never empty."""
    hyphens = "".join("-" if unicodedata.category(one) == "Pd" else one for one in text)
    plain = unicodedata.normalize("NFKD", hyphens).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"
