"""Nodes for the parts of letters and telegrams that a memorandum may lack."""

from __future__ import annotations

from docutils import nodes


class letter_line(nodes.paragraph):
    """A salutation or a signature. TEI: ``salute`` or ``signed`` in ``opener`` or ``closer``.

    ::

        <letter_line part="signed" classes="ed-signed">
            <person_mention target="Haig"> Haig
    """


class attachment_label(nodes.paragraph):
    """An attachment begins here, and runs to the next one or to the end. TEI: ``div``.

    Its words, if any, are those printed above the attachment (``Attachment``, ``Tab A``).
    The first heading behind it is the attachment's own.
    """
