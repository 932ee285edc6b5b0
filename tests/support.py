"""Building editions for the tests: in this process, or as a reader's command line does it.

Everything is built in folders of its own under pytest's; nothing is written into the
repository. What several tests look at is built once for all workers (:class:`Shared`).
"""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import pickle
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

REPOSITORY = Path(__file__).resolve().parents[1]
ROOTS = REPOSITORY / "tests" / "roots"

_NOT_SOURCES = shutil.ignore_patterns(
    ".*", "_build", "tests", "tools", "node_modules", "__pycache__", "*.pyc"
)

# A remote of our own: the pages name it, and a clone of the project may have any.
ENVIRONMENT = {
    "PYTHONPATH": str(REPOSITORY),
    "READTHEDOCS_GIT_CLONE_URL": "https://github.com/example/edition",
    "READTHEDOCS_CANONICAL_URL": "",
}

_CAPBSET_DROP, _DAC_OVERRIDE, _DAC_READ_SEARCH = 24, 1, 2  # linux/prctl.h, linux/capability.h


@dataclass(frozen=True)
class Build:
    """What one run of Sphinx left behind."""

    source: Path
    out: Path
    doctrees: Path
    messages: str
    seconds: float = 0.0

    def read(self, name: str) -> str:
        """Give the text of a file that was written."""
        return (self.out / name).read_text(encoding="utf-8")

    def copy_of_doctrees(self, folder: Path) -> Path:
        """Give a copy to build from; others may be reading the doctrees themselves."""
        return shutil.copytree(self.doctrees, folder / "doctrees-copied")

    def environment(self) -> BuildEnvironment:
        """Give the environment as it was stored; it has no builder and no configuration."""
        with (self.doctrees / "environment.pickle").open("rb") as file:
            env: BuildEnvironment = pickle.load(file)
        return env


@contextlib.contextmanager
def application(
    source: Path,
    out: Path,
    doctrees: Path,
    builder: str = "html",
    *,
    settings: Mapping[str, Any] | None = None,
    messages: StringIO | None = None,
) -> Iterator[Sphinx]:
    """Give Sphinx ready to build, and put everything it registered back afterwards."""
    path = sys.path.copy()
    environment = dict(os.environ)
    os.environ.update(ENVIRONMENT)
    warning = StringIO() if messages is None else messages
    overrides = {"nitpicky": True, **(settings or {})}
    try:
        with patch_docutils(source), docutils_namespace():
            app = Sphinx(source, source, out, doctrees, builder, overrides, StringIO(), warning)
            # Sphinx lets every debugging line through; pytest would keep them all.
            logging.getLogger("sphinx").setLevel(logging.WARNING)
            yield app
    finally:
        # The parent theme adds to this list, which all applications of a process share; a site
        # would be built anew each time, its settings having changed.
        Config.config_values["templates_path"].default.clear()
        sys.path[:] = path
        os.environ.clear()
        os.environ.update(environment)


def build(
    source: Path,
    folder: Path,
    builder: str = "html",
    *,
    doctrees: Path | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Build:
    """Build in this process (quick), one page after the other.

    :param source: folder of ``conf.py``.
    :param folder: where to build; ``out-BUILDER`` and ``doctrees`` are made in it.
    """
    out, trees = folder / f"out-{builder}", doctrees or folder / "doctrees"
    messages = StringIO()
    start = time.perf_counter()
    with application(source, out, trees, builder, settings=settings, messages=messages) as app:
        app.build()
    seconds = time.perf_counter() - start
    return Build(source, out, trees, _plain(messages.getvalue(), source), seconds)


def build_by_command(
    source: Path,
    folder: Path,
    builder: str = "html",
    *options: str,
    environment: Mapping[str, str] | None = None,
) -> Build:
    """Build as the command line does it: for ``-j 2``, and other surroundings.

    :param options: further options of ``sphinx-build``.
    :param environment: variables that differ from this process's.
    """
    out, trees = folder / f"out-{builder}", folder / "doctrees"
    command = [sys.executable, "-m", "sphinx", "--no-color", "-q", "-n", "-b", builder]
    command += ["-d", str(trees), *options, str(source), str(out)]
    start = time.perf_counter()
    result = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**environment_of_command(), **(environment or {})},
    )
    assert result.returncode == 0, result.stderr
    seconds = time.perf_counter() - start
    return Build(source, out, trees, _plain(result.stderr, source), seconds)


def environment_of_command() -> dict[str, str]:
    """Give the variables a command is run with."""
    return {**os.environ, **ENVIRONMENT}


def as_anybody() -> None:
    """Make the new process heed the rights of files, also where root runs the tests.

    To be run between fork and exec (``preexec_fn``). What is taken out of the bounding set is
    not given to the program, even to root's; see capabilities(7).
    """
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for override in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
            if libc.prctl(_CAPBSET_DROP, override, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")


def _plain(messages: str, source: Path) -> str:
    """Give messages with the same text in every folder and terminal."""
    for color in ("\x1b[31m", "\x1b[91m", "\x1b[39;49;00m"):
        messages = messages.replace(color, "")
    return messages.replace(f"{source}{os.sep}", "")


def copy_sources(target: Path, root: Path = REPOSITORY) -> Path:
    """Copy all that an edition is made from, and give the copy."""
    shutil.copytree(root, target, ignore=_NOT_SOURCES)
    return target


class Shared:
    """Results that are made once and used by all tests of all workers."""

    def __init__(self, base: Path) -> None:
        self.base = base

    def folder(self, name: str, make: Callable[[Path], None]) -> Path:
        """Give the folder of a result, made by whoever asks first."""
        folder, done = self.base / name, self.base / f"{name}.done"
        with FileLock(self.base / f"{name}.lock"):
            if not done.exists():
                folder.mkdir()
                done.write_text(self._make(make, folder), encoding="utf-8")
        fault = done.read_text(encoding="utf-8")
        assert not fault, fault
        return folder

    @staticmethod
    def _make(make: Callable[[Path], None], folder: Path) -> str:
        """Make a result; a failure is kept too, and told to everybody who asks."""
        try:
            make(folder)
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
        return ""

    def build(self, name: str, make: Callable[[Path], Build]) -> Build:
        """Give a build, made by whoever asks first."""

        def made(folder: Path) -> None:
            (folder / "build.pickle").write_bytes(pickle.dumps(make(folder)))

        folder = self.folder(name, made)
        result = pickle.loads((folder / "build.pickle").read_bytes())
        assert isinstance(result, Build)
        return result
