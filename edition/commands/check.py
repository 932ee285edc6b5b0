"""``check``: everything that is wrong with the sources, in seconds, without building."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ..consistency import all_findings
from ..diagnostics import FindingError, workflow_command
from .reading import read_edition

if TYPE_CHECKING:
    import argparse

_PLACE = re.compile(r"(?P<path>[^\s:]+\.\w+):(?:(?P<line>\d+):)? ")


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("check", help="tell what is wrong with the sources")
    parser.add_argument(
        "--github",
        action="store_true",
        default=os.environ.get("GITHUB_ACTIONS") == "true",
        help="also print each fault as a workflow command (default on GitHub Actions)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every fault; give 1 if there is any, else 0."""
    try:
        with read_edition(options.root.resolve()) as edition:
            findings = all_findings(edition.domain)
            warnings = edition.warnings
            notes, documents = len(edition.domain.files), len(edition.domain.documents)
    except FindingError as fault:
        findings, warnings = [fault.finding], ()
    told = [(finding.text(), finding.github()) for finding in findings]
    told += [(warning, _github(warning)) for warning in warnings]
    for text, command in told:
        print(text)
        if options.github:
            print(command)
    if told:
        print(f"\n{len(told)} to mend.")
        return 1
    print(f"All well: {_number(documents, 'document')}, {_number(notes, 'note')}.")
    return 0


def _github(warning: str) -> str:
    """Give a message of Sphinx as a workflow command, beside its line if it names one."""
    place = _PLACE.match(warning)
    if place is None:
        return workflow_command(warning)
    return workflow_command(warning[place.end() :], place["path"], int(place["line"] or 1))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
