"""The tools the tests need besides Python: a browser, validators."""

from __future__ import annotations

import os

import pytest

from tools.prepare_tests import load_found

QUICK_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""Options for a program that runs for seconds: Java spends a third of the time it would."""


def tool(name: str) -> str:
    """Give the path of a tool; fail where tests must run, skip elsewhere."""
    found = load_found()
    if name not in found:
        assert not os.environ.get("CI"), f"{name} is not on this machine. Run make test."
        pytest.skip(f"{name} is not on this machine; make test gets it")
    return found[name]
