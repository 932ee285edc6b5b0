"""``python -m edition``: what contributors and editors do besides building."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from sphinx.errors import SphinxError

from .commands import check, import_document, note, reanchor


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    :param arguments: the words after ``python -m edition``; those of the shell by default.
    :return: 0 when all is well, 1 when something must be mended, 2 for a wrong call.
    """
    parser = argparse.ArgumentParser(prog="python -m edition", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="folder of conf.py (default: here)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command in (check, note, reanchor, import_document):
        command.add_arguments(commands)
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old terminal may lack an arrow
    if not (options.root / "conf.py").is_file():
        print(f"{options.root}: there is no conf.py. Run this where conf.py is.", file=sys.stderr)
        return 2
    try:
        result: int = options.run(options)
    except SphinxError as error:
        print(f"{error.category}: {error}", file=sys.stderr)
        return 1
    return result


if __name__ == "__main__":
    sys.exit(main())
