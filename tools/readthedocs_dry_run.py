"""Build as Read the Docs would: its steps, its variables, a shallow clone, an empty environment.

Reads ``.readthedocs.yaml``, clones the last commit into a scratch folder and runs the steps
in the order of Read the Docs' page "Build process customization", with the variables of its
page "Environment variable reference". Then it looks for what Read the Docs would publish.

Not imitated: the Ubuntu image, packages from apt, and what its server adds to the pages.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tools.readthedocs_config import Refused, check, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ".readthedocs.yaml"
PROJECT = "haig-gromyko-memorandum"
EXAMPLE_URL = f"https://github.com/example/{PROJECT}"
CANCELLED = 183

# What a shell here has and a build there has not.
FOREIGN = ("READTHEDOCS", "GITHUB_", "VIRTUAL_ENV", "PYTHON", "SPHINX", "MAKE", "MFLAGS")


@dataclass(frozen=True, slots=True)
class Build:
    """One imitated build.

    :param folder: scratch folder, laid out as on Read the Docs.
    :param version: slug of the version, such as ``latest``.
    :param kind: ``branch``, ``tag``, or ``external`` for a pull request.
    :param clone_url: address of the repository, as the project's settings have it.
    :param commit: the commit that is built.
    """

    folder: Path
    version: str
    kind: str
    clone_url: str
    commit: str

    @property
    def checkout(self) -> Path:
        """Folder of the clone."""
        return self.folder / "checkouts" / self.version

    @property
    def virtualenv(self) -> Path:
        """Folder of the Python environment."""
        return self.folder / "envs" / self.version

    @property
    def output(self) -> Path:
        """Folder whose subfolders are published."""
        return self.checkout / "_readthedocs"

    def variables(self) -> dict[str, str]:
        """Give the documented variables, without those of this shell."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name != "CI" and not name.startswith(FOREIGN)
        }
        path = f"{self.virtualenv / 'bin'}:{self.folder / 'bin'}:{os.environ['PATH']}"
        return kept | {
            "PATH": path,
            "NO_COLOR": "1",
            "READTHEDOCS": "True",
            "READTHEDOCS_PRODUCTION_DOMAIN": "app.readthedocs.org",
            "READTHEDOCS_PROJECT": PROJECT,
            "READTHEDOCS_LANGUAGE": "en",
            "READTHEDOCS_VERSION": self.version,
            "READTHEDOCS_VERSION_NAME": self.version,
            "READTHEDOCS_VERSION_TYPE": self.kind,
            "READTHEDOCS_VIRTUALENV_PATH": str(self.virtualenv),
            "READTHEDOCS_OUTPUT": f"{self.output}/",
            "READTHEDOCS_CANONICAL_URL": f"https://{PROJECT}.readthedocs.io/en/{self.version}/",
            "READTHEDOCS_REPOSITORY_PATH": str(self.checkout),
            "READTHEDOCS_GIT_CLONE_URL": self.clone_url,
            "READTHEDOCS_GIT_IDENTIFIER": "main",
            "READTHEDOCS_GIT_COMMIT_HASH": self.commit,
        }


def python_of(version: str) -> Path:
    """Find the Python that the file asks for, else take the one that runs this."""
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    installed = (str(path) for path in sorted(pyenv.glob(f"{version}*/bin/python")))
    for candidate in (f"python{version}", *installed):
        try:
            asked = [candidate, "-c", "import sys, ensurepip; print(sys.version.split()[0])"]
            answer = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            continue
        if answer.startswith(f"{version}."):
            return Path(candidate)
    print(f"Note: no Python {version} here; tried with {sys.version.split()[0]} instead.")
    return Path(sys.executable)


def git(*arguments: str, cwd: Path = ROOT) -> str:
    """Run Git and give what it prints.

    :raises Refused: it fails.
    """
    done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def prepare(build: Build, python: Path) -> None:
    """Clone as Read the Docs does, without the history, and put ``python`` on the path."""
    build.checkout.mkdir(parents=True)
    git("clone", "--quiet", "--depth", "1", f"file://{ROOT}", ".", cwd=build.checkout)
    git("checkout", "--quiet", "--force", build.commit, cwd=build.checkout)
    shim = build.folder / "bin" / "python"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{python}" "$@"\n', "utf-8")
    shim.chmod(0o755)


def run(build: Build, config: dict[str, Any]) -> None:
    """Run every step, each in a new shell.

    :raises Refused: a step fails, or cancels the build.
    """
    variables = build.variables()
    for job, command in steps(config, build.kind):
        print(f"[{job}] {command}", flush=True)
        code = subprocess.run(
            ["/bin/sh", "-c", command], cwd=build.checkout, env=variables, check=False
        ).returncode
        if code:
            raise Refused(f"{job}: {'cancelled' if code == CANCELLED else f'exit code {code}'}")


def published(build: Build, formats: Sequence[str]) -> list[str]:
    """Look at what would be published, by the rules of Read the Docs.

    :return: one line for each format.
    :raises Refused: something is missing, or too much.
    """
    if (build.checkout / "_build" / "html").exists():
        raise Refused("_build/html exists; Read the Docs takes that for an old project and fails")
    if not (build.output / "html" / "index.html").is_file():
        raise Refused("html/index.html is missing from $READTHEDOCS_OUTPUT")
    pages = len(list((build.output / "html").rglob("*.html")))
    lines = [f"html: {pages} pages"]
    for name in formats if build.kind != "external" else ():
        folder = build.output / name
        files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
        if len(files) != 1:
            raise Refused(f"{name}: exactly one file is published, here are {len(files)}")
        lines.append(f"{name}: {files[0].name}, {files[0].stat().st_size:,} bytes")
    return lines


def main(argv: Sequence[str] | None = None) -> int:
    """Imitate one build; exit code 1 where Read the Docs would fail."""
    parser = argparse.ArgumentParser(prog="make readthedocs", description=__doc__)
    parser.add_argument("--version", default="latest", help="slug of the version")
    parser.add_argument("--type", default="branch", choices=("branch", "tag", "external"))
    parser.add_argument("--clone-url", default=EXAMPLE_URL, help="address of the repository")
    parser.add_argument("--keep", type=Path, help="build in this new folder and leave it there")
    options = parser.parse_args(argv)
    try:
        if git("status", "--porcelain"):
            print("Note: changes that are not committed are not built.")
        with tempfile.TemporaryDirectory(prefix="readthedocs-") as scratch:
            folder = (options.keep or Path(scratch)).resolve()
            commit = git("rev-parse", "HEAD")
            build = Build(folder, options.version, options.type, options.clone_url, commit)
            config = yaml.safe_load((ROOT / CONFIG).read_text("utf-8"))
            check(config)
            prepare(build, python_of(config["build"]["tools"]["python"]))
            run(build, config)
            lines = published(build, config.get("formats", []))
    except (Refused, OSError, yaml.YAMLError) as reason:
        print(f"Read the Docs would fail: {reason}", file=sys.stderr)
        return 1
    print("Read the Docs would publish:", *lines, sep="\n  ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
