"""Where the edition's files live, so that readers can change them there."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..git import ask_git
from ..locate import edition_domain, source_path

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

_REMOTE = re.compile(
    r"(?:https://|git@|ssh://git@)(?P<host>github\.com|gitlab\.com)[/:](?P<name>.+)"
)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on a host whose web editor is known.

    :param url: its address, without a slash at the end.
    :param host: ``github.com`` or ``gitlab.com``.
    """

    url: str
    host: str
    branch: str = "main"

    def edit(self, path: str) -> str:
        """Give the address at which the host's editor opens a file."""
        part = "/-/edit" if self.host == "gitlab.com" else "/edit"
        return f"{self.url}{part}/{self.branch}/{quote(path)}"

    def create(self) -> str:
        """Give the form of a new file that can be filled in by its address; GitHub has one."""
        return f"{self.url}/new/{self.branch}" if self.host == "github.com" else ""

    def suggest(self, template: str) -> str:
        """Give the address of an issue form."""
        if self.host == "gitlab.com":
            return f"{self.url}/-/issues/new"
        return f"{self.url}/issues/new?template={quote(template)}"


def find_repository(root: Path) -> Repository | None:
    """Give the repository the environment names, else git's remote; ``None`` without one.

    Read the Docs sets ``READTHEDOCS_GIT_CLONE_URL``, GitHub Actions ``GITHUB_REPOSITORY``.

    :param root: folder of ``conf.py``.
    """
    clone = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "")
    if not clone and (name := os.environ.get("GITHUB_REPOSITORY")):
        clone = f"https://github.com/{name}"
    match = _REMOTE.fullmatch(
        clone.strip() or ask_git(root, "config", "--get", "remote.origin.url")
    )
    if match is None:
        return None
    name = match["name"].rstrip("/").removesuffix(".git")
    return Repository(f"https://{match['host']}/{name}", match["host"])


def offer(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give every page of the site its links into the repository; none without one.

    Runs at ``html-page-context``.
    """
    repository = edition_domain(app.env).repository
    if repository is None:
        return
    context["edition_repository"] = {
        "url": repository.url,
        "report": repository.suggest("correct-the-text.yml"),
        "create": repository.create(),
        "suggest": repository.suggest("suggest-an-annotation.yml"),
    }
    if pagename in app.env.all_docs:
        path = source_path(app.env, pagename)
        context["edition_repository"]["edit"] = repository.edit(path)
