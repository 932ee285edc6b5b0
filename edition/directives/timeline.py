"""A directive that makes a picture and a list of a file of events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from ..annotations.store import source_keys
from ..diagnostics import Code, Finding
from ..locate import edition_domain
from ..text.dates import span_in_words
from ..text.slugs import slug
from ..timeline.events import read_events
from ..timeline_nodes import timeline_picture
from .base import EditionDirective

if TYPE_CHECKING:
    from docutils.nodes import Node

    from ..timeline.events import Event


class TimelineDirective(EditionDirective):
    """``:::{edition-timeline} timeline.toml``: events as a picture, then the same as a list.

    The file stands beside the page; :mod:`edition.timeline.events` says what it holds.
    Doctree: see :class:`~edition.timeline_nodes.timeline_picture`.
    """

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Make the picture and the list, or tell what is wrong with the file."""
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(absolute)
        path = Path(relative).as_posix()
        try:
            text = Path(absolute).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", "") or "it is not plain text in UTF-8"
            self.tell(Code.S101, f"{path}: {reason}")
            return []
        events, findings = read_events(text, path, source_keys(self.env))
        for finding in findings:
            self._record(finding)
        if not events:
            return []
        number = self.env.new_serialno("edition-timeline")
        anchor = f"{slug(self.env.current_document.docname)}-picture-{number}"
        picture = timeline_picture(classes=["ed-timeline"], ids=[anchor])
        picture["rows"] = [
            (e.first, e.last, e.short, [_number(p) for p in e.expected], bool(e.document))
            for e in events
        ]
        items = [self._item(event, absolute) for event in events]
        return [self.placed(picture), nodes.definition_list("", *items, classes=["ed-events"])]

    def _record(self, finding: Finding) -> None:
        edition_domain(self.env).record(self.env.current_document.docname, finding)

    def _item(self, event: Event, absolute: str) -> nodes.definition_list_item:
        """Make the entry of an event: its date, what happened, who expected it, the sources."""
        term = nodes.term("", span_in_words(event.first, event.last))
        blocks = self.parse_text_to_nodes(f"{event.text}\n\n{self._last_line(event)}")
        blocks[-1]["classes"].append("ed-event-sources")  # type: ignore[index]
        item = nodes.definition_list_item("", term, nodes.definition("", *blocks))
        for node in item.findall():
            # Faults stand in the file of events, not in the page that shows them.
            node.source, node.line = absolute, event.line
        return item

    def _last_line(self, event: Event) -> str:
        """Give what stands below the words of an event, in Markdown."""
        expected = ", ".join(f"{{para}}`{target}`" for target in event.expected)
        cite = "{{cite:p}}`{}`" if "cite" in self.env.domains else "{}"
        sources = [
            ", ".join(part for part in (cite.format(s.key), s.locator) if part)
            for s in event.sources
        ]
        return f"{f'Expected in {expected}. ' * bool(expected)}Sources: {'; '.join(sources)}."


def _number(paragraph: str) -> str:
    """Give the number of a paragraph, as its id ends."""
    return paragraph.rpartition("p")[2]
