"""Finding and getting what the tests need."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tools import machine, prepare_tests
from tools.machine import NotAvailable
from tools.prepare_tests import Need

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep away from the real ``.tools``."""
    folder = tmp_path / ".tools"
    monkeypatch.setattr(prepare_tests, "TOOLS", folder)
    monkeypatch.setattr(prepare_tests, "FOUND", folder / "found.json")
    return folder


def need(path: Path, *ways: Callable[[], None]) -> Need:
    """Something that is there when its file is."""
    return Need("thing", "thing tests", lambda: path if path.is_file() else None, ways)


def refuse() -> None:
    """A way that does not work."""
    raise NotAvailable("shop: closed")


def test_what_is_there_is_written_down(scratch: Path, tmp_path: Path) -> None:
    thing = tmp_path / "thing"
    thing.touch()
    assert prepare_tests.prepare([need(thing, refuse)]) == []
    assert json.loads((scratch / "found.json").read_text("utf-8")) == {"thing": str(thing)}


def test_nothing_is_written_twice(scratch: Path, tmp_path: Path) -> None:
    thing = tmp_path / "thing"
    thing.touch()
    prepare_tests.prepare([need(thing)])
    first = (scratch / "found.json").stat().st_mtime_ns
    prepare_tests.prepare([need(thing)])
    assert (scratch / "found.json").stat().st_mtime_ns == first


def test_ways_are_tried_in_order_until_one_works(tmp_path: Path) -> None:
    thing = tmp_path / "thing"
    path, reasons = prepare_tests.obtain(need(thing, refuse, thing.touch, refuse))
    assert (path, reasons) == (thing, ["shop: closed"])


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1), ("1", 1)])
def test_what_is_missing_is_told_in_one_line_and_fails_in_ci(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    code: int,
) -> None:
    monkeypatch.setenv("CI", ci)
    missing = need(tmp_path / "nowhere", refuse)
    monkeypatch.setattr(prepare_tests, "prepare", lambda: REAL_PREPARE([missing]))
    assert prepare_tests.main() == code
    assert capsys.readouterr().err == "Could not get: thing (thing tests; shop: closed).\n"


REAL_PREPARE = prepare_tests.prepare


def test_a_tool_that_went_away_is_not_believed_in(scratch: Path, tmp_path: Path) -> None:
    scratch.mkdir()
    gone = {"chromium": str(tmp_path / "gone")}
    (scratch / "found.json").write_text(json.dumps(gone), "utf-8")
    assert prepare_tests.read_found() == {}


def test_an_npm_package_counts_in_the_pinned_version_only(scratch: Path) -> None:
    folder = scratch / "node_modules" / "axe-core"
    folder.mkdir(parents=True)
    (folder / "axe.min.js").touch()
    find = prepare_tests.from_npm("axe-core", "axe.min.js")
    (folder / "package.json").write_text('{"version": "0.0.1"}', "utf-8")
    assert find() is None
    pinned = json.loads(prepare_tests.MANIFEST.read_text("utf-8"))["dependencies"]["axe-core"]
    (folder / "package.json").write_text(json.dumps({"version": pinned}), "utf-8")
    assert find() == folder / "axe.min.js"


def test_a_program_that_does_not_start_does_not_count(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho 'error: libnss3 is missing' >&2\nexit 127\n", "utf-8")
    broken.chmod(0o755)
    assert prepare_tests.first_working([str(broken)], "--version") is None
    with pytest.raises(NotAvailable, match="chromium: error: libnss3 is missing"):
        machine.run([str(broken)])


def test_only_root_installs_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.machine.os.geteuid", lambda: 1000)
    monkeypatch.setattr("tools.machine.shutil.which", lambda _: "/usr/bin/apt-get")
    with pytest.raises(NotAvailable, match="not root: sudo apt-get install chromium"):
        machine.apt("chromium")()
