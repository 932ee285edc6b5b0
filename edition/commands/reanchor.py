"""``reanchor``: new quotes for notes whose words a correction of the text has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..annotations.reanchor import difference, propose, rewrite
from ..quote import Quote
from .reading import read_edition

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from ..annotations.file import Annotation
    from .reading import ReadEdition


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser("reanchor", help="propose new quotes where the text has changed")
    parser.add_argument("--apply", action="store_true", help="write the proposals into the files")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show a proposal for every note without a place; write them only on request.

    :return: 0 when every note has its place, or has been given one; else 1.
    """
    with read_edition(options.root.resolve()) as edition:
        lost = [note.annotation for note in edition.domain.notes.notes if note.place is None]
        proposals = [(note, _proposal(note, edition, options.root)) for note in lost]
    left = 0
    for note, text in proposals:
        if text is None:
            left += 1
            print(f"{note.path}: nothing in the text is like its words. Quote it anew by hand.")
            continue
        print(difference(note.path, _text(options.root / note.path), text))
        if options.apply:
            (options.root / note.path).write_text(text, encoding="utf-8", newline="")
    return _summary(len(lost), left, options.apply)


def _proposal(note: Annotation, edition: ReadEdition, root: Path) -> str | None:
    """Give the whole file with a new quote, or ``None`` when nothing is like the old one."""
    transcription = edition.transcription(note.document)
    if transcription is None:
        return None
    quote = Quote(note.quote, note.before, note.after, note.page)
    proposal = propose(transcription.index, quote)
    if proposal is None:
        return None
    try:
        return rewrite(_text(root / note.path), proposal)
    except ValueError:  # its front matter is written in a way that cannot be edited in place
        return None


def _text(file: Path) -> str:
    """Give a file with its line ends as they are."""
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _summary(lost: int, left: int, applied: bool) -> int:
    if not lost:
        print("Every note has its place.")
        return 0
    if applied:
        print(f"{lost - left} written, {left} left. Read each change, then: make check")
        return 1 if left else 0
    print(f"{lost - left} proposed, {left} left. To write them: python -m edition reanchor --apply")
    return 1
