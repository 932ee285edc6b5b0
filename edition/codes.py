"""What can be wrong, each with its code, the sentence that names it and the way to mend it."""

from __future__ import annotations

import enum


class Code(enum.Enum):
    """Code of a fault, with the sentence that names it and the way to mend it."""

    summary: str
    mend: str

    def __new__(cls, value: str, summary: str, mend: str) -> Code:
        """Give the member its code as value, the two sentences as attributes."""
        member = object.__new__(cls)
        member._value_ = value
        member.summary = summary
        member.mend = mend
        return member

    # T: the text of a document (memo/)
    T101 = (
        "T-101",
        "The document's front matter is missing or cannot be read.",
        "Begin the file with a block between two lines of three hyphens: one `key: value` each.",
    )
    T102 = (
        "T-102",
        "A key of the document's front matter is missing, unknown or empty.",
        "Use the keys listed in ARCHITECTURE.md, each once, with a value.",
    )
    T103 = "T-103", "Two documents have the same id.", "Give each document an id of its own."
    T104 = (
        "T-104",
        "A document has no heading.",
        "Begin the text with its heading: `# 84. Memorandum From ...`.",
    )
    T105 = (
        "T-105",
        "A value of the document's front matter is not usable.",
        "Write the value in the form that is expected.",
    )
    T106 = (
        "T-106",
        "Something stands outside the heading of a document.",
        "Begin the text with its one heading (#); the headings below it have two (##).",
    )
    T110 = "T-110", "A printed page has no number.", "Write the number: {page}`251`."
    T111 = (
        "T-111",
        "A printed page number is not a number.",
        "Write one arabic or roman number, as printed: 251 or xii.",
    )
    T112 = "T-112", "A printed page begins twice.", "Remove one of the two marks."
    T113 = "T-113", "Printed pages go backwards.", "Put the marks in the order of the volume."
    T120 = "T-120", "A printed footnote has no mark.", "Write the mark: `:::{footnote} 1`."
    T121 = (
        "T-121",
        "A mark has no printed footnote.",
        "Add the footnote (`:::{footnote} 2`) or remove the mark.",
    )
    T122 = (
        "T-122",
        "A printed footnote has no mark in the text.",
        "Put its mark where the volume has it: {fn}`2`.",
    )
    T123 = "T-123", "Two printed footnotes have the same mark.", "Give each footnote its own mark."
    T124 = "T-124", "A printed footnote is of an unknown type.", "Use `source` or `editorial`."
    T125 = "T-125", "A printed footnote is empty.", "Write its text between the two fences."
    T130 = (
        "T-130",
        "A construct of the edition stands outside a document.",
        "Use it only in the files of the documents (memo/).",
    )
    T131 = "T-131", "A construct has no content.", "Write its text, or remove it."
    T132 = (
        "T-132",
        "A document holds HTML.",
        "Write it in Markdown; put a backslash before a < that is meant as a character.",
    )
    T140 = (
        "T-140",
        "A reference to a paragraph that does not exist.",
        "Use the id of a paragraph, as its link shows it: {para}`d84p7`.",
    )

    T150 = (
        "T-150",
        "A construct has no form in this edition.",
        "Its words are kept. Use a construct listed in ARCHITECTURE.md, or add a handler.",
    )

    # R: the registers (glossary, people) and their mentions
    R101 = (
        "R-101",
        "A term is not in the glossary.",
        "Use a name or alias of an entry, or add the entry.",
    )
    R102 = (
        "R-102",
        "A person is not in the register.",
        "Use a name or alias of an entry, or add the entry.",
    )
    R103 = "R-103", "An entry has a name, an alias or an id that is taken.", "Make them different."
    R104 = (
        "R-104",
        "An entry is never used.",
        "Mention it in a text or a note, or remove the entry.",
    )
    R105 = "R-105", "An entry lacks something it needs.", "Add what is missing."
    R106 = "R-106", "An entry points to an entry that does not exist.", "Mend the name."
    R107 = (
        "R-107",
        "An option of an entry is not usable.",
        "Write the value in the form that is expected.",
    )

    # the words a note speaks of
    A101 = (
        "A-101",
        "The quoted words are not in the text.",
        "Copy the words from the page into `quote`.",
    )
    A102 = (
        "A-102",
        "The quoted words are in the text more than once.",
        "Quote more words, or tell the places apart with `before` or `after`.",
    )
    A103 = (
        "A-103",
        "The quoted words are on another printed page.",
        "Mend `page`, or remove its line.",
    )
    A104 = "A-104", "The quote holds no words.", "Copy the words from the page into `quote`."
    A105 = (
        "A-105",
        "The note names no source.",
        "Say where a reader can check this: a key of sources.bib, with the page after a comma.",
    )
    A106 = (
        "A-106",
        "Two notes have the same words and the same kind.",
        "Add to the other note, or quote the words your own is about.",
    )
    A107 = (
        "A-107",
        "The note is about a document the edition does not have.",
        "Write the id of a document, as its address ends: d84.",
    )

    # the file of a note, and its front matter
    A201 = "A-201", "The file is not plain text.", "Save the file as plain text, encoded as UTF-8."
    A202 = (
        "A-202",
        "The file begins with a byte order mark.",
        "Save the file as UTF-8 without signature (without BOM).",
    )
    A203 = (
        "A-203",
        "The file holds characters that cannot be seen.",
        "Type the words anew instead of pasting them, or remove these characters.",
    )
    A204 = "A-204", "The file is too large.", "Make the note shorter, or write two."
    A205 = (
        "A-205",
        "The name of the file cannot be the id of a note.",
        "Rename it: a few words in lower-case letters a to z and digits, joined by hyphens, .md.",
    )
    A206 = (
        "A-206",
        "The folder of the notes holds something that is not a note.",
        "Keep one ordinary Markdown file for each note there, and nothing else.",
    )
    A207 = (
        "A-207",
        "Two files have names that some computers cannot tell apart.",
        "Rename one of them.",
    )
    A208 = "A-208", "The file cannot be read.", "Check that the file exists and may be read."
    A211 = (
        "A-211",
        "The front matter is missing or cannot be read.",
        "Begin the file with a block between two lines of three hyphens: one `key: value` each.",
    )
    A212 = "A-212", "A key of the front matter is unknown.", "Use a key named here, or remove it."
    A213 = "A-213", "A key of the front matter is missing or empty.", "Add the key and its value."
    A214 = "A-214", "A key of the front matter is there twice.", "Keep one of the two."
    A215 = (
        "A-215",
        "A value of the front matter is not plain text.",
        "Write text after the key; only `sources` is a list.",
    )
    A216 = "A-216", "A value of the front matter is too long.", "Shorten it."
    A217 = "A-217", "The date is not a day of the calendar.", "Write year-month-day: 2026-11-23."
    A218 = "A-218", "The kind of the note is unknown.", "Use one of the kinds named here."
    A219 = "A-219", "The certainty of the note is unknown.", "Use certain, likely or open."
    A220 = (
        "A-220",
        "A source is not in the bibliography.",
        "Use a key of sources.bib, or add the source there.",
    )
    A221 = "A-221", "The page is not the number of a printed page.", "Write the number alone: 252."
    A222 = "A-222", "A name is not written as a name.", "Write the name alone, in letters."
    A223 = (
        "A-223",
        "The GitHub name or the ORCID iD is not one.",
        "Mend it, or remove its line: it is not required.",
    )
    A224 = (
        "A-224",
        "The mark of an editor's check cannot be read.",
        "Write the editor's name and the day: `checked: Jane Doe, 2026-11-23`.",
    )
    A231 = (
        "A-231",
        "The suggestion cannot be turned into a note.",
        "Copy the whole text of the issue, as the form made it.",
    )

    # the text of a note
    A301 = "A-301", "The note has no text.", "Write the note below the front matter."
    A302 = "A-302", "The note is too long.", "Say it in fewer words, or write two notes."
    A303 = "A-303", "A line is too long.", "Break the line; a line break reads as a space."
    A304 = "A-304", "The note holds HTML.", "Write plain Markdown; it needs no HTML."
    A305 = (
        "A-305",
        "The note holds a directive or a block of code.",
        "Write the words as a paragraph, a list or a quotation.",
    )
    A306 = (
        "A-306",
        "The note holds a role that notes cannot have.",
        "Use term, person, para, cite, cite:p or cite:t, or plain words.",
    )
    A307 = "A-307", "The note holds an image.", "Describe it in words, and link to its page."
    A308 = (
        "A-308",
        "A link leads where notes cannot link to.",
        "Link to an https: address, or to a page of the edition by its file: ../glossary.md#tnf.",
    )
    A309 = (
        "A-309",
        "The note holds a heading.",
        "Remove the heading; leave an empty line between paragraphs.",
    )
    A310 = (
        "A-310",
        "The note holds a construct that notes do not have.",
        "Use paragraphs, lists, quotations, emphasis, links, terms, people and citations.",
    )
    A311 = "A-311", "The note is too deeply nested.", "Write it with fewer marks and levels."
    A312 = "A-312", "The note writes a character that cannot be seen.", "Remove it."
    A313 = "A-313", "The note cannot be read as Markdown.", "Write it more simply."
    A314 = (
        "A-314",
        "A mark has no effect where it stands.",
        "Complete it, or put it in `backticks` to show it as it is.",
    )

    # P: the PDF
    P101 = (
        "P-101",
        "The PDF cannot show a construct.",
        "Write it with paragraphs, lists, tables, quotations, images or notes.",
    )
    P102 = (
        "P-102",
        "An image has no alternative text.",
        "Say in words what it shows: ![A map of Europe](map.png), or `:alt:` in a directive.",
    )
    P103 = (
        "P-103",
        "The PDF cannot show a formula.",
        "Write it in words, or as an image with alternative text.",
    )
    P104 = (
        "P-104",
        "No font of the PDF has a character.",
        ("Use other characters, or name a font that has it: edition_pdf_fonts in conf.py."),
    )
    P105 = (
        "P-105",
        "An image cannot be used in the PDF.",
        "Keep it beside the text as a PNG, JPEG, GIF, WebP or SVG file.",
    )
    P106 = (
        "P-106",
        "Something written for one format is not in the PDF.",
        "Write it in Markdown, so that every edition has it.",
    )
    P107 = (
        "P-107",
        "A note does not stand on the page of its mark.",
        "Shorten the note, or put its mark a sentence earlier or later.",
    )
    P108 = (
        "P-108",
        "The PDF could not be written.",
        "See that the folder may be written to and that the disk has room.",
    )
    P109 = (
        "P-109",
        "Typst could not set the book.",
        "This is a fault of the edition's machinery; please report it with this message.",
    )

    # E: the EPUB
    E101 = (
        "E-101",
        "An image cannot be used in the EPUB.",
        "Keep it beside the text as a PNG, JPEG, GIF, WebP or SVG file.",
    )
    E102 = (
        "E-102",
        "A page holds what an EPUB cannot.",
        "Write it in Markdown, as words or as an image with alternative text.",
    )
    E103 = "E-103", "A link leads to no place in the EPUB.", "Mend the address of the link."
    E104 = (
        "E-104",
        "A page is not well-formed.",
        "Write it in Markdown, or close every tag of the HTML in it: <br/>.",
    )
    E105 = (
        "E-105",
        "The EPUB could not be written.",
        "See that the folder may be written to and that the disk has room.",
    )
    E106 = (
        "E-106",
        "The cover could not be set.",
        "This is a fault of the edition's machinery; please report it with this message.",
    )

    # Q: citations
    Q101 = (
        "Q-101",
        "What the page holds could not be cited.",
        "This is a fault of the edition's machinery; please report it with this message.",
    )

    # D: data that comes in
    D101 = (
        "D-101",
        "The file of annotations cannot be read.",
        "Give a collection of Web Annotations (JSON-LD), or an export of Hypothesis.",
    )
    D102 = (
        "D-102",
        "An annotation cannot be turned into a note.",
        "Add what is missing in the file, or write the note by hand: make note.",
    )
    D103 = (
        "D-103",
        "A file with this name is there already.",
        "Nothing is ever written over. Rename one of the two, or remove the one there.",
    )
    D201 = (
        "D-201",
        "The XML file cannot be read.",
        "Give a well-formed file of TEI, such as a volume of Foreign Relations.",
    )
    D202 = (
        "D-202",
        "The XML file asks for more than itself.",
        "Remove its document type and entities; write the characters themselves.",
    )
    D203 = (
        "D-203",
        "It is not clear which document is meant.",
        "Name one of the documents of the file: --document d85.",
    )
    D204 = (
        "D-204",
        "A construct of TEI has no form in this edition.",
        "Its words are kept, and a comment stands below the block. Look at both.",
    )
    D205 = (
        "D-205",
        "The document cannot be brought in.",
        "Mend the file, or give what is missing on the command line.",
    )
    D206 = (
        "D-206",
        "A word would be lost or changed.",
        "This is a fault of the edition's machinery; please report it with this message.",
    )

    # B: the bibliography (sources.bib)
    B101 = (
        "B-101",
        "The bibliography cannot be read.",
        "Write each entry as `@book{key,`, lines of `name = {value},` and a closing brace.",
    )

    # S: the events of a timeline
    S101 = (
        "S-101",
        "The file of events cannot be read.",
        'Write each event as `[[event]]` and below it lines of `key = "value"` (TOML).',
    )
    S102 = (
        "S-102",
        "A key of an event is missing or unknown.",
        "Give each event date, short, text and sources; expected or document where they apply.",
    )
    S103 = "S-103", "A value of an event is not usable.", "Write it in the form that is expected."
    S104 = "S-104", "An event stands behind a later one.", "Put the events in the order of time."

    # C: settings
    C101 = "C-101", "A setting of conf.py is not usable.", "Mend the value in conf.py."
