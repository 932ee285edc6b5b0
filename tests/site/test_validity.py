"""The Nu HTML checker finds no error on any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.needed import QUICK_JAVA, tool

TOLERATED = (
    # Sphinx writes them so; it changes nothing.
    "Trailing slash on void elements",
    # Sphinx's search script looks for the attribute.
    "The “main” role is unnecessary for element “main”.",
    # The checker reads files, for which it does not know what 'self' is. That nothing is
    # blocked is tested in a browser.
    "Resource violates Content Security Policy (meta tag): external",
    # The only ones (see test_policy) are JSON-LD: data, which no browser runs or blocks.
    "Inline script violates Content Security Policy (meta tag): blocked",
)
"""Remarks below the rank of an error that are known and meant."""


@pytest.mark.slow
def test_every_page_is_valid(site: Path) -> None:
    command = [
        tool("java"),
        *QUICK_JAVA,
        "-jar",
        tool("vnu"),
        "--skip-non-html",
        "--format",
        "json",
        str(site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    faults = [
        f"{Path(m.get('url', '')).name}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if not m["message"].startswith(TOLERATED)
    ]
    assert not faults, "\n".join(faults)
