"""Every annotation finds its words on the built page, by a program that is not ours."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.needed import tool

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import Edition

Json = dict[str, Any]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def annotator(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Apache Annotator as one script."""
    bundle = tmp_path_factory.mktemp("annotator") / "annotator.js"
    command = [tool("esbuild"), tool("annotator"), "--bundle", "--format=iife"]
    command += ["--global-name=annotator", f"--outfile={bundle}", "--log-level=warning"]
    subprocess.run(["node", *map(str, command)], check=True, cwd=bundle.parent)
    return bundle.read_text(encoding="utf-8")


def asked(annotations: list[Json]) -> list[Json]:
    """What the program is given of each annotation."""
    made = []
    for annotation in annotations:
        by_type = {one["type"]: one for one in annotation["target"][0]["selector"]}
        quote, fragment = by_type["TextQuoteSelector"], by_type["FragmentSelector"]["value"]
        made.append({"id": annotation["id"], "quote": quote, "fragment": fragment})
    return made


def anchor(
    browser: Browser, page: Path, annotator: str, document: str, annotations: list[Json]
) -> list[Json]:
    """Open a page in Chromium and have the program find the words of each annotation."""
    script = Path(__file__).with_name("anchoring.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True)
    try:
        opened = context.new_page()
        opened.goto(page.as_uri())
        opened.add_script_tag(content=annotator)
        given = {"document": document, "annotations": annotations}
        found: list[Json] = opened.evaluate(script, given)
    finally:
        context.close()
    return found


def test_all_annotations_find_their_words_and_only_theirs(
    browser: Browser, edition: Edition, items: list[Json], annotator: str
) -> None:
    wanted = asked(items)
    page = edition.html().out / "memo" / "document-84.html"
    results = anchor(browser, page, annotator, "d84", wanted)
    assert len(results) == len(items) > 50
    for annotation, result in zip(wanted, results, strict=True):
        assert result["found"] == [annotation["quote"]["exact"]], annotation["id"]
        assert result["begins_within"] == [True], annotation["id"]


def test_words_that_are_not_there_are_not_found(
    browser: Browser, edition: Edition, annotator: str
) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "Gromyko will surely resist"}
    page = edition.html().out / "memo" / "document-84.html"
    given = [{"id": "none", "quote": quote, "fragment": "d84p3"}]
    assert anchor(browser, page, annotator, "d84", given)[0]["found"] == []
