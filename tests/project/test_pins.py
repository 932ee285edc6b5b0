"""The pins: exact, complete, and what is installed."""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"


def pins(*files: str) -> dict[str, Requirement]:
    """Give the pins of these files by name."""
    found: dict[str, Requirement] = {}
    for file in files:
        for line in (ROOT / file).read_text("utf-8").splitlines():
            text = line.partition("#")[0].strip()
            if text and not text.startswith("-r"):
                requirement = Requirement(text)
                found[canonicalize_name(requirement.name)] = requirement
    return found


ALL = pins(RUNTIME, DEVELOPMENT)


@pytest.mark.parametrize("name", ALL)
def test_a_pin_is_one_version(name: str) -> None:
    assert re.fullmatch(r"==[0-9][0-9.]*", str(ALL[name].specifier))


@pytest.mark.parametrize("files", [(RUNTIME,), (RUNTIME, DEVELOPMENT)])
def test_what_a_pinned_package_needs_is_pinned(files: tuple[str, ...]) -> None:
    pinned = pins(*files)
    missing = []
    for name, pin in pinned.items():
        if pin.marker and not pin.marker.evaluate():
            continue
        for text in metadata.requires(name) or []:
            need = Requirement(text)
            wanted = canonicalize_name(need.name)
            applies = need.marker is None or need.marker.evaluate({"extra": ""})
            if applies and (
                wanted not in pinned
                or not need.specifier.contains(str(pinned[wanted].specifier).removeprefix("=="))
            ):
                missing.append(f"{name} needs {need}")
    assert missing == []


def test_the_environment_holds_what_is_pinned() -> None:
    wrong = {
        name: metadata.version(name)
        for name, pin in ALL.items()
        if pin.marker is None and not pin.specifier.contains(metadata.version(name))
    }
    assert wrong == {}


def test_no_package_is_pinned_twice() -> None:
    assert not set(pins(RUNTIME)) & set(pins(DEVELOPMENT))


def test_npm_packages_are_locked_without_the_address_of_a_registry() -> None:
    manifest = json.loads((ROOT / "tools" / "package.json").read_text("utf-8"))
    text = (ROOT / "tools" / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    assert "://" not in text
    for name, version in manifest["dependencies"].items():
        locked = packages[f"node_modules/{name}"]
        assert locked["version"] == version
        assert locked["integrity"].startswith("sha512-")
