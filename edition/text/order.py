"""The order in which people count: numbers in names by their value."""

from __future__ import annotations

import re


def natural(name: str) -> list[tuple[int, str]]:
    """Give a value to sort a name by: ``d84`` before ``d100``."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name)
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
