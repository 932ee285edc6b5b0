"""Cut running text into sentences, to show a mention in the sentence it stands in.

The rule
========
A sentence ends at ``.``, ``!``, ``?`` or ``…``, with the quotation marks and brackets that
close there, if white space follows and then a word that can begin a sentence: one with a
capital or a digit, opening marks before it allowed. Colons, semicolons and dashes never end
one. An empty line always does. A full stop does not end a sentence

* after a number (roman too) or a letter that is all there is so far (``84. Memorandum From``);
* after a title that stands before a name (``Gen. Haig``), after what stands before a number
  (``p. 251``, ``No. 7``, ``vol. III``), and after the initial of a name (``Ronald W. Reagan``);
* after any other abbreviation (``U.S.``, ``Jr.``, ``Inc.``, ``p.m.``, ``Sept.``), unless the
  next word is one that usually opens sentences, or ends in -ing and is no name or trade:
  ``in the U.S. Informing Gromyko`` are two sentences, ``the U.N. General Assembly`` is one.

No list is ever complete. A doubtful full stop after an abbreviation does not cut: a
sentence shown too long can still be read.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_GAP = re.compile(
    r"""(?<![.!?\u2026]) (?P<mark>[.!?\u2026]++) (?P<closing>["')\]\u2019\u201d]*+) \s++ (?=\S)
    | (?P<empty>\n[^\S\n]*+\n\s*+)""",
    re.VERBOSE,
)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*+\n")
_NEXT_WORD = re.compile(r"""["'(\[\u2018\u201c]*+(?P<word>\w+)""")
_LABEL = re.compile(r"""\s*+["'(\[\u2018\u201c]*+(?:\d+|[IVXLC]+|[A-Za-z])""")
_LAST_TOKEN = re.compile(r"[\w.]*\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_NUMBER = re.compile(r"\d.*|[IVXLC]+")
_LONGEST_TOKEN = 30
_SHORTEST_ING = 6


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "adm amb brig capt cdr cmdr col cpl dr fr gen gov hon lt maj messrs mgr mlle mme mr mrs ms "
    "pres prof rep reps rev sen sens sgt st ste supt"
)
_NEVER = _words("cf eg ie viz vs")
_BEFORE_NUMBER = _words(
    "art arts cap ch chap chaps col doc docs ed eds fig figs fn n nn no nos p par para paras pp pt "
    "pts sec secs ser vol vols"
)
_WORDS_TOO = _words("art arts cap fig figs no par")
_CAPITAL_ABBREVIATIONS = _words(
    "jr sr bros co corp dept inc ltd ave blvd ft mt jan feb mar apr jun jul aug sep sept oct nov "
    "dec mon tue tues thu thurs fri ala ariz ark calif colo conn del fla ga ill ind kan mass md "
    "mich minn mo mont neb nev okla pa tenn tex va vt wis wyo phd"
)
_ABBREVIATIONS = _words("al approx dept est etc memcon memcons telcon")
_OPENERS = _words(
    "a accordingly after again all also although an and another any are as at because before being "
    "both but by could did do does doing during each every few finally for from given going had "
    "has have he hence her here his how however i if in indeed instead is it its later let many "
    "meanwhile moreover much my neither nevertheless nobody none nor not now of on once one only "
    "or our owing perhaps rather seeing several shall she should similarly since so some soon "
    "still such that the their then there therefore these they this those though thus to together "
    "too trying until upon using was we were what when where whether which while who whose why "
    "with without would yes yet you your"
)
_NAMES_AND_TRADES = _words(
    "banking beijing boeing broadcasting building chongqing clearing engineering fleming harding "
    "housing intelligence irving lansing manning manufacturing mining nanjing nursing planning "
    "printing publishing purchasing reading shipping steering sterling training trading working "
    "wyoming"
)


def sentences(text: str) -> list[Span]:
    """Cut a text into sentences.

    :param text: one block of running text (or several, if empty lines part them).
    :return: where each sentence begins and ends, in order, without the white space around
        it. Together they hold every other character of the text.
    """
    result = []
    start = 0
    for gap in _GAP.finditer(text):
        if gap["empty"] or _EMPTY_LINE.search(gap[0]) or _ends_sentence(text, start, gap):
            result.append((start, gap.end()))
            start = gap.end()
    result.append((start, len(text)))
    return [span for span in (_stripped(text, *span) for span in result) if span[0] < span[1]]


def _stripped(text: str, start: int, end: int) -> Span:
    """Take the white space at both ends out of a span."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _ends_sentence(text: str, start: int, gap: re.Match[str]) -> bool:
    """Tell whether the sentence that began at ``start`` ends before a gap."""
    following = _NEXT_WORD.match(text, gap.end())
    if following is None:
        return False
    word = following["word"]
    if not (word[0].isupper() or word[0].isdigit()):
        return False
    if gap["mark"] != ".":
        return True
    stop = gap.start("mark")
    if _LABEL.fullmatch(text, start, stop):
        return False
    token = _LAST_TOKEN.search(text, max(start, stop - _LONGEST_TOKEN), stop)
    return token is None or _full_stop_ends(token[0], word)


def _full_stop_ends(token: str, word: str) -> bool:
    """Tell whether a full stop between a token and a word ends a sentence."""
    name = token.replace(".", "").lower()
    capital = token[:1].isupper()
    if name in _NEVER or (capital and name in _TITLES):
        return False
    if name in _BEFORE_NUMBER:
        return not _NUMBER.fullmatch(word) and (name in _WORDS_TOO or _opens(word))
    if len(token) == 1 and capital:
        return len(word) > 1 and word.lower() in _OPENERS
    if name in _ABBREVIATIONS or _ACRONYM.fullmatch(token):
        return _opens(word)
    return _opens(word) if capital and name in _CAPITAL_ABBREVIATIONS else True


def _opens(word: str) -> bool:
    """Tell whether a word is one that usually opens a sentence."""
    lowered = word.lower()
    if lowered in _OPENERS:
        return True
    is_ing = lowered.endswith("ing") and len(lowered) >= _SHORTEST_ING
    return is_ing and lowered not in _NAMES_AND_TRADES
