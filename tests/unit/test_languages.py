"""Languages of titles: by biblatex's names, or by their codes."""

from __future__ import annotations

import pytest
from docutils import nodes
from pybtex.database import parse_string
from pybtex_docutils import Backend

from edition import bibliography
from edition.text.languages import language_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("polish", "pl"),
        ("Polish", "pl"),
        ("ngerman", "de"),
        ("brazilian", "pt-BR"),
        ("pt_br", "pt-BR"),
        ("ru", "ru"),
        ("klingon", ""),
        ("", ""),
    ],
)
def test_code(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize("kind", ["book", "article", "misc", "incollection"])
@pytest.mark.parametrize(("langid", "classes"), [("polish", ["language-pl"]), ("klingon", None)])
def test_title_of_an_entry(kind: str, langid: str, classes: list[str] | None) -> None:
    bibliography.register()
    text = (
        f"@{kind}{{key, author = {{A. Uthor}}, title = {{{{Tytuł}}}}, journal = {{J}}, "
        f"booktitle = {{B}}, publisher = {{P}}, year = 1981, langid = {{{langid}}}}}"
    )
    (entry,) = bibliography.EditionStyle().format_entries(
        parse_string(text, "bibtex").entries.values()
    )
    paragraph = nodes.paragraph("", "", *entry.text.render(Backend()))
    marked = [node for node in paragraph.findall(nodes.inline) if node["classes"]]
    assert {tuple(node["classes"]) for node in marked} == ({tuple(classes)} if classes else set())
    assert {node.astext().rstrip(".,") for node in marked} <= {"Tytuł", "B"}
    assert "Tytuł" in paragraph.astext()
