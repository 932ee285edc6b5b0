"""The edition read without writing any page: what every command needs."""

from __future__ import annotations

import io
import os
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ..annotations.placing import Transcription
from ..diagnostics import WARNING_TYPE
from ..locate import edition_domain
from ..transforms.base import first_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from ..domain import EditionDomain

_COLOR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """The edition after reading.

    :param domain: everything the pages know of each other.
    :param warnings: what Sphinx and other extensions have to say, one message each.
    """

    env: BuildEnvironment
    domain: EditionDomain
    warnings: tuple[str, ...]

    def transcription(self, document: str) -> Transcription | None:
        """Give the words of a document by its id, or ``None`` if there is none of it."""
        for docname, metadata in self.domain.metadata.items():
            if metadata.id == document:
                division = first_section(self.env.get_doctree(docname))
                return Transcription(division, metadata.first_page) if division else None
        return None


@contextmanager
def read_edition(root: Path) -> Iterator[ReadEdition]:
    """Read every page of the edition, with the very code of the build.

    Nothing is written into the folder of the edition.

    :param root: folder of ``conf.py``.
    :raises SphinxError: when ``conf.py`` itself cannot be used.
    """
    stream = io.StringIO()
    with (
        tempfile.TemporaryDirectory() as scratch,
        patch_docutils(root),
        docutils_namespace(),
    ):
        app = Sphinx(
            srcdir=root,
            confdir=root,
            outdir=Path(scratch, "out"),
            doctreedir=Path(scratch, "doctrees"),
            buildername="dummy",
            status=None,
            warning=stream,
            freshenv=True,
        )
        # The edition's own faults are told from its records, not from the log.
        app.config.suppress_warnings = [*app.config.suppress_warnings, WARNING_TYPE]
        app.build()
        yield ReadEdition(app.env, edition_domain(app.env), _messages(stream.getvalue(), root))


def _messages(log: str, root: Path) -> tuple[str, ...]:
    """Split a log into messages, each once, with files named from the folder of ``conf.py``.

    A line that is indented belongs to the one before.
    """
    messages: list[str] = []
    for line in log.replace(f"{root}{os.sep}", "").splitlines():
        if line[:1].isspace() and messages:
            messages[-1] += "\n" + line
        elif line:
            messages.append(_COLOR.sub("", line))
    return tuple(dict.fromkeys(messages))
