"""Annotations are called by the words they speak of."""

from __future__ import annotations

_LONGEST = 60
"""Characters of the quoted words in a title; more are cut after a whole word."""


def annotation_title(quote: str) -> str:
    """Give the title of an annotation: its words in quotation marks, shortened."""
    words = " ".join(quote.split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.—") + " …"
    return f"“{words}”"
