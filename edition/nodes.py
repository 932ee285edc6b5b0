"""The nodes of the edition.

Each derives from a docutils node, because Sphinx tries the base classes of a node it does
not know: a builder that has never heard of the edition still writes every word. Nodes that
print something of their own (page numbers, note marks) hold no text, so that headings,
ids, tables of contents and the search index stay free of them.
"""

from __future__ import annotations

from docutils import nodes

from .letter_nodes import attachment_label, letter_line
from .timeline_nodes import timeline_picture


class page_beginning(nodes.inline):
    """A printed page of the volume begins here. TEI: ``pb``.

    ::

        <paragraph>                              between blocks:
            Gromyko,                             <page_beginning n="251" block="1"
            <page_beginning n="252"                  ids="pg_251" facsimile="0282">
                ids="pg_252" facsimile="0283">
            and I plan

    ``supplied`` is set when the received text does not show the page.
    """


class note_mark(nodes.inline):
    """The mark of a printed footnote where the volume has it. TEI: place of ``note``.

    ::

        <title>
            ... President Reagan
            <note_mark mark="1" refid="d84fn1" ids="d84fn1-ref1">
    """


class printed_note(nodes.container):
    """A footnote printed in the volume. TEI: ``note`` with ``type`` and ``n``.

    ::

        <printed_notes>
            <printed_note mark="1" type="source" ids="d84fn1" backrefs="d84fn1-ref1">
                <paragraph> ...
    """


class printed_notes(nodes.container):
    """All printed footnotes of a document, moved to its end in the order of their marks."""


class supplied(nodes.inline):
    """Words restored by the editors, absent from the received text. TEI: ``supplied``."""


class supplied_block(nodes.container):
    """Blocks restored by the editors. TEI: ``supplied`` around blocks."""


class dateline(nodes.paragraph):
    """Place and date of a document. TEI: ``opener/dateline``."""


class subject_list(nodes.container):
    """The subject line or lines of a document, or another list with a label. TEI: ``list``.

    ::

        <subject_list>
            <subject_label> SUBJECT
            <bullet_list>
                <list_item>
                    <paragraph> My Forthcoming Meetings ...
    """


class subject_label(nodes.paragraph):
    """The label printed above the subject lines. TEI: ``list/head``."""


class mention(nodes.inline):
    """A place where an entry of a register is named; see its two kinds.

    ::

        <term_mention target="TNF" ids="d84-tnf-1">
            TNF
    """

    kind = ""


class term_mention(mention):
    """A term of the glossary, named in the text. TEI: ``gloss target``."""

    kind = "term"


class person_mention(mention):
    """A person of the register, named in the text. TEI: ``persName corresp``."""

    kind = "person"


class paragraph_link(nodes.inline):
    """The link of a numbered paragraph to itself; added when web pages are written."""


class paragraph_reference(nodes.inline):
    """A link to a numbered paragraph, written ``{para}`d84p7```; filled when pages are written."""


class register_entry(nodes.section):
    """One entry of a register; see its two kinds. A section, so that outlines list it.

    ::

        <glossary_entry ids="tnf" name="TNF" aliases="..." tei="t_TNF_1">
            <title> TNF
            <expansion> Theater Nuclear Forces
            <volume_wording> TNF, Theater Nuclear Forces (Abbreviations and Terms, p. XXII)
            <paragraph> ...
            <see_also names="INF">
            <mention_list kind="term" entry="tnf">
    """

    kind = ""


class glossary_entry(register_entry):
    """An entry of the glossary. TEI: ``list type="gloss"`` with ``label`` and ``item``."""

    kind = "term"


class person_entry(register_entry):
    """An entry of the register of persons. TEI: ``person`` in ``listPerson``."""

    kind = "person"


class expansion(nodes.paragraph):
    """What an abbreviation stands for."""


class volume_wording(nodes.block_quote):
    """What the volume's own list says, word for word, with its place."""


class see_also(nodes.paragraph):
    """Links to related entries; filled when pages are written."""


class mention_list(nodes.container):
    """Every mention of an entry; filled when pages are written."""


class download_list(nodes.container):
    """Links to the other editions that exist; filled when pages are written."""


class annotation_target(nodes.inline):
    """A piece of the words an annotation speaks of; never nested. TEI: target of ``annotation``.

    ::

        <paragraph>
            <annotation_target notes="kama-commission-closed"> closing of the Soviets’
            <term_mention>
                <annotation_target notes="kama-commission-closed kama-name"> Kama ...
            <annotation_mark mark="x" note="kama-commission-closed" refid="note-kama-..."
                ids="d84-x">

    ``marks``, the letters of its notes, are added when pages are written.
    """


class annotation_mark(nodes.inline):
    """The letter of an annotation, after the last of its words, outside of any link."""


class annotation_aside(nodes.container):
    """An annotation beside its words; filled when pages are written. TEI: ``annotation/note``.

    ::

        <annotation_aside mark="x" note="kama-commission-closed" ids="note-kama-..."
                kind="outcome" kind_label="Outcome" author="The editors" ...>
            <paragraph> ...
            <annotation_meta>
    """


class annotation_meta(nodes.paragraph):
    """Author, date, certainty and sources of an annotation, and the link to its page."""


class annotation_context(nodes.container):
    """On an annotation's own page: the quoted words in their sentence, and their place."""


class annotation_details(nodes.container):
    """On an annotation's own page: author, dates, sources, how to cite it, where to go next."""


class annotation_list(nodes.container):
    """All annotations in the order of the text; filled when pages are written."""


class contributor_list(nodes.container):
    """Who wrote how many annotations; filled when pages are written."""


ALL: tuple[type[nodes.Element], ...] = (
    page_beginning,
    note_mark,
    printed_note,
    printed_notes,
    supplied,
    supplied_block,
    dateline,
    subject_list,
    subject_label,
    letter_line,
    attachment_label,
    term_mention,
    person_mention,
    paragraph_link,
    paragraph_reference,
    glossary_entry,
    person_entry,
    expansion,
    volume_wording,
    see_also,
    mention_list,
    download_list,
    annotation_target,
    annotation_mark,
    annotation_aside,
    annotation_meta,
    annotation_context,
    annotation_details,
    annotation_list,
    contributor_list,
    timeline_picture,
)
"""Every node a source file can produce; writers are tested against this list."""
