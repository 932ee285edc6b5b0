"""The imitation of Read the Docs: what it refuses, runs, sets and publishes."""

from __future__ import annotations

import copy
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tools import readthedocs_dry_run as dry_run
from tools.readthedocs_config import Refused, check, steps

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

CONFIG: dict[str, Any] = yaml.safe_load((dry_run.ROOT / dry_run.CONFIG).read_text("utf-8"))

TINY = """\
version: 2
formats: [htmlzip]
build:
  os: ubuntu-26.04
  tools: {python: "3.13"}
  jobs:
    post_checkout: ["git fetch --unshallow || true"]
    create_environment: ['mkdir -p "$READTHEDOCS_VIRTUALENV_PATH"']
    install: ["python --version"]
    build:
      html:
        - mkdir -p "$READTHEDOCS_OUTPUT/html"
        - git log --format=%s > "$READTHEDOCS_OUTPUT/html/index.html"
      htmlzip: ['mkdir "$READTHEDOCS_OUTPUT/htmlzip"; touch "$READTHEDOCS_OUTPUT/htmlzip/a.zip"']
"""


def changed(path: str, value: object) -> dict[str, Any]:
    """Give our settings with one value changed, or removed where it is ``None``."""
    config = copy.deepcopy(CONFIG)
    *parents, last = path.split(".")
    target = config
    for key in parents:
        target = target[key]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return config


def test_our_file_is_accepted() -> None:
    check(CONFIG)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("version", 1, "version: must be 2"),
        ("sphynx", {}, "unknown key: sphynx"),
        ("build.os", "ubuntu-20.04", "build.os: must be one of"),
        ("build.tools.python", 3.13, "version in quotes"),
        ("formats", ["docx"], "formats: must be a list"),
        ("formats", [], "not in formats: epub, htmlzip, pdf"),
        ("build.jobs.build.pdf", None, "no steps for pdf"),
        ("build.jobs.pre_checkout", ["true"], "no such job: pre_checkout"),
        ("build.jobs.install", None, "write out install"),
        ("build.jobs.post_build", "make html", "post_build must be a list"),
        ("build.jobs.build.html", [1], "html must be a list"),
    ],
)
def test_what_read_the_docs_would_refuse(path: str, value: object, message: str) -> None:
    with pytest.raises(Refused, match=message):
        check(changed(path, value))


def test_steps_run_in_the_documented_order() -> None:
    jobs = [job for job, _ in steps(CONFIG, "branch")]
    prepared = ["post_checkout", "create_environment", "install", "pre_build"]
    built = ["build.html", "build.htmlzip", "build.pdf", "build.epub"]
    assert list(dict.fromkeys(jobs)) == [*prepared, *built]


def test_a_pull_request_gets_the_site_only() -> None:
    assert "build.htmlzip" not in dict(steps(CONFIG, "external"))


def test_the_site_is_built_as_strictly_as_by_make() -> None:
    command = dict(steps(CONFIG, "branch"))["build.html"]
    assert " -n -W --keep-going -b html " in command
    assert "requirements.txt" in dict(steps(CONFIG, "branch"))["install"]


def test_variables_are_the_documented_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/else")
    monkeypatch.setenv("READTHEDOCS_SOMETHING", "old")
    variables = dry_run.Build(tmp_path, "v1", "tag", "https://example.org/r", "c0ffee").variables()
    ours = {name.removeprefix("READTHEDOCS_") for name in variables if "READTHEDOCS_" in name}
    assert ours == {
        *("PRODUCTION_DOMAIN", "PROJECT", "LANGUAGE", "VERSION", "VERSION_NAME", "VERSION_TYPE"),
        *("VIRTUALENV_PATH", "OUTPUT", "CANONICAL_URL", "REPOSITORY_PATH"),
        *("GIT_CLONE_URL", "GIT_IDENTIFIER", "GIT_COMMIT_HASH"),
    }
    assert variables["READTHEDOCS"] == "True"
    assert variables["READTHEDOCS_CANONICAL_URL"].endswith(".readthedocs.io/en/v1/")
    assert not {"CI", "GITHUB_REPOSITORY"} & set(variables)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits and a tiny ``.readthedocs.yaml``, taken for ours."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / dry_run.CONFIG).write_text(TINY, "utf-8")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "--quiet"],
        ["add", "."],
        [*author, "commit", "--quiet", "-m", "first"],
        [*author, "commit", "--quiet", "-m", "second", "--allow-empty"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    monkeypatch.setattr(dry_run, "ROOT", folder)
    # The default of git() is the real repository.
    monkeypatch.setattr(dry_run.git, "__kwdefaults__", {"cwd": folder})
    return folder


def commit(folder: Path, text: str) -> None:
    """Commit another ``.readthedocs.yaml``."""
    (folder / dry_run.CONFIG).write_text(text, "utf-8")
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *author, "commit", "-qam", "third"], cwd=folder, check=True)


def test_a_whole_build_from_a_shallow_clone_made_whole(
    repository: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    assert dry_run.main(["--keep", str(kept)]) == 0
    page = kept / "checkouts/latest/_readthedocs/html/index.html"
    assert page.read_text("utf-8").splitlines() == ["second", "first"]
    assert "htmlzip: a.zip, 0 bytes" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("python --version", "exit 7", "install: exit code 7"),
        ("python --version", "exit 183", "install: cancelled"),
        ("a.zip", 'a.zip" "$READTHEDOCS_OUTPUT/htmlzip/b.zip', "exactly one file"),
        ("html/index.html", "html/other.html", "index.html is missing"),
        ("python --version", "mkdir -p _build/html", "_build/html exists"),
        ("version: 2", "version: [", "while parsing"),
    ],
)
def test_what_fails_there_fails_here(
    repository: Path, capfd: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    commit(repository, TINY.replace(old, new))
    assert dry_run.main([]) == 1
    told = capfd.readouterr().err
    assert "Read the Docs would fail: " in told
    assert message in told
