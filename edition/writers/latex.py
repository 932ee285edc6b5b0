r"""What LaTeX needs besides the lowered nodes: footnotes marked by letters.

LaTeX counts footnotes; a letter is no number. So annotations are counted from 1001 on, and
``\thefootnote`` prints such a number as the letter it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_FIRST = 1000
"""Annotation ``a`` is footnote 1001, ``b`` 1002, ``aa`` 1027 (to ``zz``)."""

_SYMBOLS = 2000
"""A footnote marked by a symbol is counted from here by the symbol's code (``*`` is 2042)."""

_PREAMBLE = r"""
\makeatletter
\newcommand*{\editionletter}[1]{\ifnum#1>26
  \@alph{\numexpr(#1-14)/26\relax}\@alph{\numexpr#1-26*((#1-14)/26)\relax}\else\@alph{#1}\fi}
\AtBeginDocument{\renewcommand*{\thefootnote}{%
  \ifnum\value{footnote}>2000 \symbol{\numexpr\value{footnote}-2000\relax}%
  \else\ifnum\value{footnote}>1000 \editionletter{\numexpr\value{footnote}-1000\relax}%
  \else\arabic{footnote}\fi\fi}}
\makeatother
"""


def footnote_number(mark: str) -> str:
    """Give the number under which LaTeX counts a footnote.

    :param mark: a number, one or two letters, or a symbol.
    """
    if mark.isdecimal() or not mark:
        return mark or "0"  # a footnote without a mark is a fault of its page, told by docutils
    if not (mark.isascii() and mark.isalpha()):
        return str(_SYMBOLS + ord(mark[0]))
    number = 0
    for letter in mark.lower():
        number = number * 26 + ord(letter) - ord("a") + 1
    return str(_FIRST + number)


def add_preamble(app: Sphinx, config: Config) -> None:
    """Teach LaTeX the letters; runs at ``config-inited``."""
    config.latex_elements = {
        **config.latex_elements,
        "preamble": config.latex_elements.get("preamble", "") + _PREAMBLE,
    }
