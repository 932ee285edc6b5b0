"""What Read the Docs accepts in ``.readthedocs.yaml``, and in which order it runs the steps.

After its pages "Configuration file reference" and "Build process customization", and the
rules of its own validation where those are silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

IMAGES = ("ubuntu-22.04", "ubuntu-24.04", "ubuntu-26.04", "ubuntu-lts-latest")
FORMATS = ("htmlzip", "pdf", "epub")
TOP_KEYS = {
    *("version", "formats", "python", "conda", "build"),
    *("sphinx", "mkdocs", "submodules", "search"),
}
JOBS = (
    "post_checkout",
    *("pre_system_dependencies", "post_system_dependencies"),
    *("pre_create_environment", "create_environment", "post_create_environment"),
    *("pre_install", "install", "post_install"),
    *("pre_build", "build", "post_build"),
)
# Read the Docs has commands of its own for these; only ours are known here.
WRITTEN_OUT = ("create_environment", "install", "build")


class Refused(Exception):  # noqa: N818 - a verdict, told to the person who asked
    """Read the Docs would refuse the file, fail in a step, or publish nothing."""


def check(config: Any) -> None:
    """Apply the rules by which Read the Docs refuses a file.

    :param config: the file's content, as YAML gives it.
    :raises Refused: with the rule that is broken.
    """
    if not isinstance(config, dict) or config.get("version") != 2:
        raise Refused("version: must be 2")
    if unknown := set(config) - TOP_KEYS:
        raise Refused(f"unknown key: {', '.join(sorted(map(str, unknown)))}")
    build = config.get("build") or {}
    if build.get("os") not in IMAGES:
        raise Refused(f"build.os: must be one of {', '.join(IMAGES)}")
    if not isinstance((build.get("tools") or {}).get("python"), str):
        raise Refused('build.tools.python: must be a version in quotes, such as "3.13"')
    formats = config.get("formats", [])
    if not isinstance(formats, list) or not set(formats) <= set(FORMATS):
        raise Refused(f"formats: must be a list out of {', '.join(FORMATS)}")
    check_jobs(build.get("jobs") or {}, formats)


def check_jobs(jobs: dict[str, Any], formats: list[str]) -> None:
    """Check the steps: known names, lists of commands, each format announced.

    :raises Refused: with the rule that is broken.
    """
    if unknown := set(jobs) - set(JOBS):
        raise Refused(f"build.jobs: no such job: {', '.join(sorted(unknown))}")
    if missing := [name for name in WRITTEN_OUT if not jobs.get(name)]:
        raise Refused(f"build.jobs: write out {', '.join(missing)}; their defaults are not ours")
    if unannounced := set(jobs["build"]) - {"html", *formats}:
        raise Refused(f"build.jobs.build: not in formats: {', '.join(sorted(unannounced))}")
    if unbuilt := {"html", *formats} - set(jobs["build"]):
        raise Refused(f"build.jobs.build: no steps for {', '.join(sorted(unbuilt))}")
    for name, commands in [*jobs.items(), *jobs["build"].items()]:
        if name == "build":
            continue
        if not isinstance(commands, list) or not all(isinstance(c, str) for c in commands):
            raise Refused(f"build.jobs: {name} must be a list of commands")


def steps(config: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """Give each step's job and command, in the order in which they run."""
    jobs = config["build"]["jobs"]
    for job in JOBS:
        if job != "build":
            yield from ((job, command) for command in jobs.get(job, []))
            continue
        for name in ("html", *FORMATS):
            if name == "html" or kind != "external":  # pull requests get the site only
                yield from ((f"build.{name}", command) for command in jobs["build"].get(name, []))
