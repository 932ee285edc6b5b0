"""Find the words a note speaks of: fold, index, resolve, describe, suggest.

This package knows texts and offsets only. It imports neither docutils nor Sphinx, keeps no
state, and gives plain frozen records, so that the build, the checker and the tools that write
notes all decide alike.

What a quote means
==================
A quote is a ``TextQuoteSelector`` of the W3C's Web Annotation Data Model: ``exact`` words,
and ``before`` and ``after`` (there ``prefix`` and ``suffix``) to tell equal words apart. The
model leaves spaces, quotation marks and failure to its users. Ours are these:

1. **Folding.** Text and quote are folded alike before they are compared: Unicode NFC; curly
   quotation marks, apostrophes and primes become straight ones; every dash and the minus sign
   become ``-``; characters without width (soft hyphen, zero-width space, joiners, marks of
   direction, variation selectors) are dropped; ``…`` becomes ``...``; the ligatures of print
   (ff, fi, fl, ffi, ffl, st, ij) come apart; every run of white space, line breaks and
   no-break spaces included, becomes one space. Capitals stay: ``May`` is not ``may``.
   Spaces around a quote do not count.
2. **One text.** The blocks of a document are one text, joined by a space. A quote may run
   across paragraphs and pages; notes, note marks and page numbers are not in the text.
3. **Whole words.** A match that begins or ends within a word does not count, for a mark must
   not cut a word in two. A word is Unicode's (UAX 29): ``Moscow's`` and ``U.S`` are one word
   each, ``US-Soviet`` is two. Meant for scripts that part words by spaces.
4. **Neighbours.** ``before`` must stand right before the words, ``after`` right after them,
   both as whole words, both tested. (The model's 32 characters may cut words; ours may not.)
5. **Page.** ``page`` is one the words stand on, in part at least, or ``251-252`` for both.
   Words that stand elsewhere only are reported with their real page.
6. **Exactly one.** One match is the answer. None, or several, is an error. (The model says
   that several matches are all meant; other tools take the most similar. We never guess.)
7. **Long stretches.** ``first words … last words`` means all from the first to the last,
   every pair of which counts as a match. ``...`` does as well. Should the document itself
   hold the words with their ellipsis, these are meant.

Likeness serves messages only (:func:`suggest`): no place is ever found by it.

How offsets run
===============
:class:`Range` counts characters of :attr:`TextIndex.text`, the text as printed, not folded.
:meth:`TextIndex.pieces` cuts it into (block, start, end).
"""

from .describe import LONG, describe, distinguish
from .folding import Folded, Span, clean, fold, fold_words
from .index import Block, Piece, TextIndex
from .records import (
    COUNTED,
    LISTED,
    Ambiguous,
    Empty,
    NotFound,
    Outcome,
    Place,
    Quote,
    Range,
    Reason,
    Suggestion,
    WrongPage,
)
from .resolve import page_text, places, resolve
from .suggest import LEAST_LIKENESS, suggest

__all__ = [
    "COUNTED",
    "LEAST_LIKENESS",
    "LISTED",
    "LONG",
    "Ambiguous",
    "Block",
    "Empty",
    "Folded",
    "NotFound",
    "Outcome",
    "Piece",
    "Place",
    "Quote",
    "Range",
    "Reason",
    "Span",
    "Suggestion",
    "TextIndex",
    "WrongPage",
    "clean",
    "describe",
    "distinguish",
    "fold",
    "fold_words",
    "page_text",
    "places",
    "resolve",
    "suggest",
]
