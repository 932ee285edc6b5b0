"""Markdown taken apart exactly as the build takes it apart, and nothing done with it.

The tokeniser and its settings are MyST's own, so that a text cannot read one way here and
another way in the build. No directive or role is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

MYST_EXTENSIONS = ("colon_fence", "deflist", "attrs_inline")
"""The extensions of MyST the edition uses; ``myst_enable_extensions`` of conf.py."""

_parsers: dict[str, MarkdownIt] = {}
"""The tokenisers made so far; to make one takes as long as to take a note apart."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text, taken apart.

    :param blocks: the block tokens; inline tokens are their children. Lines count from 0.
    :param definitions: the lines, from 1, of link definitions (``[name]: address``), which
        leave no token of their own.
    :param refused_links: addresses the tokeniser took for unsafe. Their links are plain
        text among the tokens, unless every link was asked for.
    """

    blocks: list[Token]
    definitions: tuple[int, ...]
    refused_links: tuple[str, ...]


def tokenise(
    text: str, *, every_link: bool = False, syntax: MdParserConfig | None = None
) -> Tokens:
    """Take a Markdown text apart.

    :param text: the text as the build reads it.
    :param every_link: make links of unsafe addresses too, to see where they stand.
    :param syntax: MyST's settings in the build; by default, those of this edition.
    """
    parser = _parser(syntax)
    refused: dict[str, None] = {}

    def note_refused(url: str) -> bool:
        if MarkdownIt.validateLink(parser, url):
            return True
        refused[url] = None
        return every_link

    parser.validateLink = note_refused  # type: ignore[method-assign]
    environment: dict[str, Any] = {}
    blocks = parser.parse(text, environment)
    return Tokens(blocks, _definition_lines(environment), tuple(refused))


def _parser(syntax: MdParserConfig | None) -> MarkdownIt:
    """Give the tokeniser for some settings."""
    key = repr(syntax)
    if key not in _parsers:
        config = syntax or MdParserConfig(enable_extensions=set(MYST_EXTENSIONS))
        _parsers[key] = create_md_parser(config, RendererHTML)
    return _parsers[key]


def _definition_lines(environment: dict[str, Any]) -> tuple[int, ...]:
    found = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", ())]
    return tuple(sorted({reference["map"][0] + 1 for reference in found}))
