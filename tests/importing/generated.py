"""Documents drawn by chance in the shape of a FRUS volume; the same ones for the same numbers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    *("lamp", "oil", "wick", "the", "of", "Mole", "ferry", "Board", "harbor", "barrel", "and"),
    *("a", "I", "é", "naïve", "北", "😀", "U.N.", "don’t", "1890", "$300", "—", "…", "re-entry"),
)
ODD = (
    *("*", "**", "_", "__", "`", "``", "#", "##", "-", "--", "---", "+", ">", "<", "&", "&amp;"),
    *(
        "|",
        "||",
        "~",
        "~~",
        "~~~",
        ":",
        "::",
        ":::",
        "=",
        "===",
        "%",
        "%%",
        "$",
        "$$",
        "\\",
        "\\\\",
    ),
    *("[", "]", "[x]", "[ ]", "[x](y)", "[x]: y", "![", "(", ")", "(x)=", "{", "}", "{{", "}}"),
    *("{term}`x`", "{.a}", "{#b}", "{%", "1.", "2)", "10.", "1234567890.", "a.", "<b>", "</b>"),
    *("<!--", "-->", "http://x.example/a_b", "me@x.example", "&#65;", "&nbsp;", "x_y", "_x", "y_"),
    *("***", "* * *", "- - -", "+++", "^", "^1", "[^1]", "[^1]:", '"', "'", "\u00ad", "\u200b"),
    *(
        "\u00a0",
        "x\u00a0",
        "\u00a0x",
        "\u2003",
        "x\u2009y",
        "\u3000",
        "\u2011",
        "/",
        "//",
        "@",
        "!",
    ),
)
RENDS = (
    *("italic", "italic", "strong", "smallcaps", "underline", "superscript", "subscript", "roman"),
    *("bold", "gothic", "strong italic", ""),
)
MARKS = ("*", "†", "‡", "1a")
TYPES = ("", "", "", "source", "summary")
PLACES = ("#d1", "#d2fn1", "#pg_3", "frus1870-71v02#d3", "https://x.example/(a)?b=*c*", "x.pdf", "")


class Maker:
    """Makes one document.

    :param number: of the document; the same number makes the same document.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.chance = random.Random(number)
        self.page = number * 100
        self.note = 0
        self.depth = 0

    # -- words -------------------------------------------------------------------------

    def text(self, most: int = 6) -> str:
        """Draw some words, at times odd ones, with white space of any form."""
        odd = self.chance.random() < 0.3
        words = self.chance.choices(WORDS, k=self.chance.randint(1, most))
        if odd:
            for _ in range(self.chance.randint(1, 3)):
                words[self.chance.randrange(len(words))] = self.chance.choice(ODD)
        spaces = [self.chance.choice((" ", " ", " ", "\n      ", "  ")) for _ in words]
        return escape("".join(f"{word}{space}" for word, space in zip(words, spaces, strict=True)))

    def edge(self) -> str:
        """Draw what stands between two elements: nothing, a space, a word."""
        return self.chance.choice(("", "", " ", "\n    ", self.text(2), self.text(2).rstrip(), "x"))

    def line(self) -> str:
        """Draw what stands in a paragraph."""
        parts = [self.text() if self.chance.random() < 0.8 else ""]
        self.depth += 1
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 3)) if self.depth < 5 else 0):
            parts += [self.drawn(self.inlines()), self.edge()]
        self.depth -= 1
        line = "".join(parts)
        return line if self.chance.random() < 0.5 else line.rstrip()

    def drawn(self, makers: list[Callable[[], str]]) -> str:
        """Draw one of some elements."""
        return self.chance.choice(makers)()

    def inlines(self) -> list[Callable[[], str]]:
        """Give the elements within a line, the common ones several times."""
        return [
            *[self.highlighted] * 4,
            *[self.named] * 4,
            *[self.footnote] * 2,
            *[self.begun_page] * 2,
            self.reference,
            self.unknown,
            self.choice,
            self.supplied,
            lambda: "<lb/>",
            lambda: f"<note rend='inline'>{self.line()}</note>",
            lambda: "<!-- a remark --><?and an=instruction?><gap reason='illegible'/>",
        ]

    def highlighted(self) -> str:
        """Draw words of a rendition."""
        rend = self.chance.choice(RENDS)
        return f"<hi rend={quoteattr(rend)}>{self.line()}</hi>"

    def named(self) -> str:
        """Draw the name of a person or term."""
        who = self.chance.choice(("_A_1", "_B_1", "_C_1", f"_N_{self.number}", f"_O_{self.number}"))
        words = self.line() if self.chance.random() < 0.3 else self.text(2).strip()
        if self.chance.random() < 0.5:
            return f'<persName corresp="#p{who}">{words}</persName>'
        return f'<gloss target="#t{who}">{words}</gloss>'

    def footnote(self) -> str:
        """Draw a footnote, at times with blocks in it."""
        self.note += 1
        number = self.note
        mark = self.chance.choice((str(number), str(number), str(number), *MARKS, ""))
        kind = self.chance.choice(TYPES)
        content = self.line() if self.chance.random() < 0.7 else self.blocks(2)
        return (
            f'<note n={quoteattr(mark)} xml:id="d{self.number}fn{number}"'
            f"{f' type={quoteattr(kind)}' if kind else ''}>{content}</note>"
        )

    def begun_page(self) -> str:
        """Begin the next page; rarely one without a number."""
        if self.chance.random() < 0.05:
            return '<pb n="[blank]"/>'
        self.page += 1
        facsimile = f' facs="{self.page:04}"' if self.chance.random() < 0.8 else ""
        return f'<pb n="{self.page}"{facsimile} xml:id="pg_{self.page}"/>'

    def reference(self) -> str:
        """Draw a reference."""
        place = self.chance.choice((*PLACES, f"#d{self.number}", f"#d{self.number}fn1"))
        return f"<ref target={quoteattr(place)}>{self.line()}</ref>"

    def unknown(self) -> str:
        """Draw an element without a form."""
        name = self.chance.choice(("del", "add", "foreign", "unclear", "date", "q", "seg", "sic"))
        return f"<{name}>{self.line()}</{name}>"

    def choice(self) -> str:
        """Draw two readings."""
        return f"<choice><sic>{self.text(2)}</sic><corr>{self.line()}</corr></choice>"

    def supplied(self) -> str:
        """Draw restored words."""
        return f"<supplied>{self.chance.choice((self.text(3), self.line()))}</supplied>"

    # -- blocks ------------------------------------------------------------------------

    def blocks(self, most: int) -> str:
        """Draw some blocks."""
        self.depth += 1
        count = self.chance.randint(1, most) if self.depth < 4 else 1
        makers = self.all_blocks() if self.depth < 4 else [self.paragraph]
        made = "\n    ".join(self.drawn(makers) for _ in range(count))
        self.depth -= 1
        return f"\n    {made}\n    "

    def all_blocks(self) -> list[Callable[[], str]]:
        """Give the blocks, the common ones several times."""
        return [
            *[self.paragraph] * 8,
            *[self.begun_page] * 2,
            *[self.plain_list] * 2,
            self.labelled_list,
            self.headed_list,
            self.table,
            lambda: f"<quote>{self.blocks(2)}</quote>",
            lambda: f"<quote>{self.line()}</quote>",
            lambda: f"<lg><l>{self.line()}</l>{self.between()}<l>{self.line()}</l></lg>",
            lambda: f"<address>{self.edge()}<addrLine>{self.line()}</addrLine></address>",
            lambda: f"<p>{self.line()}{self.plain_list()}{self.edge()}</p>",
            lambda: f"<p><supplied>{self.line()}</supplied></p>",
            lambda: self.line(),
        ]

    def paragraph(self) -> str:
        """Draw a paragraph, at times a title."""
        rend = self.chance.choice(("", "", "", "", "", "sectiontitleital", "center", "signed"))
        return f"<p{f' rend={quoteattr(rend)}' if rend else ''}>{self.line()}</p>"

    def between(self) -> str:
        """Draw what stands between two items or rows."""
        return self.begun_page() if self.chance.random() < 0.1 else "\n      "

    def content(self) -> str:
        """Draw what stands in an item or cell."""
        return self.line() if self.chance.random() < 0.75 else self.blocks(2)

    def plain_list(self) -> str:
        """Draw a list with bullets or numbers."""
        rend = self.chance.choice(("", " rend='bulleted'", " rend='numbered'", " type='simple'"))
        count = self.chance.randint(1, 3)
        items = "".join(f"<item>{self.content()}</item>{self.between()}" for _ in range(count))
        return f"<list{rend}>\n      {items}</list>"

    def labelled_list(self) -> str:
        """Draw a list with labels; rarely one is missing."""
        items = ""
        for number in range(self.chance.randint(1, 3)):
            label = self.chance.choice((f"({number})", f"{number}.", "-", self.line()))
            bare = self.chance.random() < 0.1
            items += ("" if bare else f"<label>{label}</label>") + f"<item>{self.content()}</item>"
        return f"<list>{items}</list>"

    def headed_list(self) -> str:
        """Draw a list with a heading, at times with lists of their own in it."""
        kind = self.chance.choice(("subject", "participants", "to", ""))
        head, items = self.line(), ""
        for _ in range(self.chance.randint(1, 3)):
            head_of_item, inner = self.line(), self.line()
            if self.chance.random() < 0.3:
                inner = f"<list><head>{head_of_item}</head><item>{inner}</item></list>"
            items += f"<item>{inner}</item>{self.between()}"
        return f"<list type={quoteattr(kind)}><head>{head}</head>{items}</list>"

    def table(self) -> str:
        """Draw a table."""
        head = f"<head>{self.line()}</head>" if self.chance.random() < 0.5 else ""
        rows = ""
        for number in range(self.chance.randint(1, 3)):
            role = ' role="label"' if not number and self.chance.random() < 0.5 else ""
            spans = self.chance.choice(("", "", "", ' cols="2"', ' rows="2"'))
            cells = "".join(
                f"<cell{spans}>{self.content()}</cell>" for _ in range(self.chance.randint(1, 3))
            )
            rows += f"<row{role}>{cells}</row>{self.between()}"
        return f"<table>{head}{rows}</table>"

    # -- documents ---------------------------------------------------------------------

    def letter_line(self) -> str:
        """Draw a line of an opening or closing."""
        if self.chance.random() < 0.5:
            day = "<date when='1890-03-08'>March 8, 1890</date>"
            return f"<dateline><placeName>Mole</placeName>, {day}{self.edge()}</dateline>"
        name = self.chance.choice(("salute", "signed", "dateline"))
        return f"<{name}>{self.line()}</{name}>"

    def frame(self, name: str) -> str:
        """Draw an opening or closing, or none."""
        count = self.chance.choice((0, 0, 1, 1, 2))
        lines = "".join(self.letter_line() for _ in range(count))
        return f"<{name}>{lines}</{name}>" if lines else ""

    def attachment(self) -> str:
        """Draw an attachment."""
        label = f"<note rend='inline'>{self.line()}</note>" if self.chance.random() < 0.6 else ""
        page = self.begun_page() if self.chance.random() < 0.2 else ""
        head = f"<head>{self.line()}</head>" if self.chance.random() < 0.6 else ""
        name = self.chance.choice(("frus:attachment", "frus:attachment", "floatingText"))
        inner = label + page + head + self.frame("opener") + self.blocks(3) + self.frame("closer")
        return f"<{name}>{inner}</{name}>"

    def document(self) -> str:
        """Make the document."""
        head = f"{self.number}. {self.text().strip()}{self.line()}"
        attachments = self.chance.choice((0, 0, 0, 1, 2))
        inside = self.frame("opener") + self.blocks(6) + self.frame("closer")
        inside += "".join(self.attachment() for _ in range(attachments))
        behind = ""
        if self.chance.random() < 0.1:
            behind = f"<div type='attachment'>{self.frame('opener')}{self.blocks(2)}</div>"
        return (
            f'<div type="document" n="{self.number}" xml:id="d{self.number}">\n'
            f"<head>{head}</head>\n{inside}\n</div>\n{behind}\n"
        )


def volume(numbers: range) -> str:
    """Make a volume of many documents."""
    divisions = "".join(
        f'<pb n="{number * 100}"/>\n{Maker(number).document()}' for number in numbers
    )
    listed = "".join(
        f'<item><persName xml:id="p_{x}_1">{x}, Name</persName>, a person</item>'
        f'<item><term xml:id="t_{x}_1">{x}T</term>, a term</item>'
        for x in "ABC"
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
        f' xml:id="frus1890-91v77"><text><front><list>{listed}</list></front>\n<body>\n{divisions}'
        "</body></text></TEI>\n"
    )
