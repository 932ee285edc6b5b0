"""What the check lets through, MyST turns into nothing but running text, lists and links."""

from __future__ import annotations

from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from edition.annotations.body.check import build_text, check_body
from edition.annotations.body.tokens import MYST_EXTENSIONS

FRAGMENTS = [
    "word", "a", " ", "  ", "    ", "\n", "\n\n", "\t", "*", "**", "_", "`", "``", "```", "~~~",
    ":::", "{", "}", "{include}", "{raw}", "{math}", "{#id}", "{.class}", "{a=b}", "[", "]", "(",
    ")", "](", "[x]", "![", "!", "<", ">", "/>", "<b>", "</b>", "<!--", "-->", "<?", "&lt;",
    "&#58;", "&#x202e;", "&Tab;", "&", "\\", "\\\n", "  \n", "- ", "1. ", "+ ", "> ", "# ",
    "---", "===", "***", "+++", "% ", "(x)=", "[^1]", "[^1]: ", "[x]: ", "\n: ", "$", "$$",
    "| a | b |\n| - | - |\n", "{{", "}}", "|x|", ".. raw:: html", ":ref:", "javascript:", "data:",
    "https://example.org", "http:", "mailto:a@example.org", "<https://example.org>", "//", "../",
    "x.md", "#", '"', "'", "---\na: b\n---\n", "&nbsp;", "\u200b", "’", "—",
]  # fmt: skip

ALLOWED = (
    nodes.document,
    nodes.Text,
    nodes.paragraph,
    nodes.emphasis,
    nodes.strong,
    nodes.literal,
    nodes.reference,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.block_quote,
    # Links to pages of the edition need Sphinx; without it they are told as unknown.
    nodes.problematic,
    nodes.system_message,
    # MyST counts the words of every page.
    nodes.substitution_definition,
)
BREAKS = {"<br />\n", "\\\\\n"}


def nodes_of(text: str) -> list[nodes.Node]:
    document = publish_doctree(
        text,
        parser=Parser(),
        settings_overrides={
            "myst_enable_extensions": list(MYST_EXTENSIONS),
            "report_level": 5,
            "halt_level": 6,
            "_disable_config": True,
            "doctitle_xform": False,
        },
    )
    return list(document.findall())


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_accepted_text_becomes_allowed_nodes_only(text: str) -> None:
    if check_body(text, "annotations/x.md", 3):
        return
    for node in nodes_of(build_text(text, 3)):
        if isinstance(node, nodes.raw):
            assert node.astext() in BREAKS
            continue
        assert isinstance(node, ALLOWED), node.pformat()
        if isinstance(node, nodes.reference) and "refuri" in node:
            assert node["refuri"].startswith(("https://", "http://", "mailto:"))
        if isinstance(node, nodes.paragraph | nodes.inline | nodes.literal):
            assert not node["ids"]
            assert not node["classes"]


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_checked_without_an_exception(text: str) -> None:
    for finding in check_body(text, "annotations/x.md", 3):
        assert finding.code.value != "A-313"


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_markdown_is_checked_without_an_exception(text: str) -> None:
    for finding in check_body(text, "annotations/x.md", 3):
        assert finding.code.value != "A-313"
