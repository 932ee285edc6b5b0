"""The bibliography: read before anything else, and ordered by key.

A number so never depends on who cites first.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.backends.plaintext import Backend
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.plugin import register_plugin
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style
from pybtex.style.sorting import BaseSortingStyle
from pybtex.style.template import optional_field, sentence, tag
from pybtex_docutils import Backend as DocutilsBackend

from .diagnostics import Code, Finding, FindingError
from .text.languages import CODES, language_code
from .text.order import natural

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

NAME = "edition"
"""The name under which ``bibtex_default_style`` finds the style."""

_LANGUAGE = "language-"


class NaturalOrder(BaseSortingStyle):  # type: ignore[misc]
    """Entries by key, numbers in keys by their value: ``d84`` before ``d100``."""

    def sorting_key(self, entry: Any) -> list[tuple[int, str]]:
        """Give a value to sort an entry by."""
        return natural(entry.key)


class EditionStyle(Style):  # type: ignore[misc]
    """BibTeX's plain entries, numbered in the natural order of their keys.

    Of a part of a book the plain style prints no remark; what was not seen or not verified
    must be read beside the entry, so ``annote`` is printed behind it.
    """

    default_sorting_style = NAME

    def get_incollection_template(self, entry: Any) -> Any:
        """Give the form of a part of a book, with its remark."""
        plain = super().get_incollection_template(entry)
        return toplevel[plain, sentence[optional_field("annote")]]

    def format_title(self, entry: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Give the title of an article or a part, in its language."""
        return _in_its_language(entry, super().format_title(entry, which_field, as_sentence))

    def format_btitle(self, entry: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Give the title of a book, in its language."""
        return _in_its_language(entry, super().format_btitle(entry, which_field, as_sentence))


def _in_its_language(entry: Any, title: Any) -> Any:
    """Mark a title as words of the language that ``langid`` names, if it names one."""
    code = language_code(entry.fields.get("langid", ""))
    return tag(f"{_LANGUAGE}{code}")[title] if code else title


def _words_of(name: str) -> Callable[..., nodes.inline]:
    """Give what makes the node of words in another language, by docutils' own convention."""

    def make(rawsource: str, text: str, *children: nodes.Node) -> nodes.inline:
        return nodes.inline(rawsource, text, *children, classes=[name])

    return make


def check(app: Sphinx, config: Config) -> None:
    """Read the bibliography before sphinxcontrib-bibtex does, to say what is wrong and where.

    Runs at ``config-inited``. A file that is missing is told by sphinxcontrib-bibtex.

    :raises FindingError: when a file cannot be read.
    """
    for name in getattr(config, "bibtex_bibfiles", ()):
        file = Path(app.srcdir, name)
        if file.is_file():
            try:
                text = file.read_text(encoding="utf-8")
                Parser().parse_string(text)
            except UnicodeDecodeError as error:
                line = file.read_bytes().count(b"\n", 0, error.start) + 1
                raise _fault(name, line, "a byte that is not UTF-8") from None
            except PybtexError as error:
                raise _fault(name, _line_of(error, text), str(error)) from None


def _fault(name: str, line: int, found: str) -> FindingError:
    return FindingError(Finding(Code.B101, name, line, found))


def _line_of(error: PybtexError, text: str) -> int:
    """Give the line a fault stands on; pybtex names it, or the key, or the words."""
    line: int = getattr(error, "lineno", 0)
    entry = re.search(r"(?:entry: |key )(\S+)", str(error))
    words = re.search(r"'(.+)'", str(error))
    place = -1
    if entry:
        heads = [m.start() for m in re.finditer(rf"@\w+\s*\{{\s*{re.escape(entry[1])}\s*,", text)]
        place = heads[-1] if heads else -1
    elif words:
        place = text.find(words[1])
    return line or text.count("\n", 0, max(place, 0)) + 1


def register() -> None:
    """Make the style known to pybtex, under :data:`NAME`, and what it looks up most often.

    For every citation sphinxcontrib-bibtex asks for the backend that writes plain text, and
    pybtex then reads the metadata of all installed packages: half the time of a build.
    """
    register_plugin("pybtex.style.sorting", NAME, NaturalOrder)
    register_plugin("pybtex.style.formatting", NAME, EditionStyle)
    register_plugin("pybtex.backends", "plaintext", Backend, force=True)
    tags: dict[str, Any] = DocutilsBackend.tags  # sphinxcontrib-bibtex has made its backends
    for code in CODES.values():
        tags.setdefault(f"{_LANGUAGE}{code}", _words_of(f"{_LANGUAGE}{code}"))
