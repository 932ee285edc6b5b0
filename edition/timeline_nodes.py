"""The node of a timeline; a module of its own, as those of letters are."""

from __future__ import annotations

from docutils import nodes


class timeline_picture(nodes.container):
    """A course of events as a picture; the list of the same events stands below it.

    ::

        <timeline_picture ids="about-timeline-picture-0" rows="...">
        <definition_list classes="ed-events">
            <definition_list_item>
                <term> September 23, 1981
                <definition>
                    <paragraph> ...
                    <paragraph classes="ed-event-sources"> Expected in ... Sources: ...

    ``rows`` has for each event first and last day, words, paragraphs that expected it, and
    whether it is the document itself. A builder without pictures writes the list alone.
    """
