"""An edition that documents are brought into, and what the command says."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.__main__ import main
from tests.support import ROOTS, copy_sources

if TYPE_CHECKING:
    from pathlib import Path

COMMENT = re.compile(r"(?m)^% line \d+: .*\n\n?")
"""A comment for the editor, in a document that was brought in."""

ROOT = ROOTS / "test-import"


@dataclass(frozen=True)
class Outcome:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        """The codes of all messages, in order."""
        lines = [line for line in self.err.splitlines() if line[:1].strip()]
        return [line.split(": ")[1].split(" ")[0] for line in lines]


def bring_in(root: Path, file: Path, *options: str) -> Outcome:
    """Run ``python -m edition import``."""
    return command(root, "import", str(file), *options)


def command(root: Path, *words: str) -> Outcome:
    """Run a command of the edition in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["--root", str(root), *words])
    return Outcome(code, out.getvalue(), err.getvalue())


def new_edition(folder: Path) -> Path:
    """Make an edition without documents."""
    return copy_sources(folder, ROOT)


def contents(root: Path) -> dict[str, bytes]:
    """Give every file of a folder with what it holds; folders too, with nothing."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in sorted(root.rglob("*"))
    }


def small(*blocks: str, head: str = "1. A Paper", before: str = "", lists: str = "") -> str:
    """Give a volume with one document.

    :param blocks: what stands in it below the heading.
    :param before: what stands before it, a page beginning for instance.
    :param lists: what stands in the front matter of the volume.
    """
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
        f' xml:id="frus1890-91v77">\n<text><front>{lists}</front><body>\n'
        f'{before or PAGE}<div type="document" n="1" xml:id="d1">\n<head>{head}</head>\n'
        + "\n".join(blocks)
        + "\n</div>\n</body></text></TEI>\n"
    )


PAGE = '<pb n="1"/>'
