"""Words selected on the page: cited, linked to, and quoted in the file of a note."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from edition.annotations.placing import Transcription
from edition.annotations.writing import render_annotation
from edition.quote import Quote, Range, fold_words, resolve
from edition.transforms.base import first_section
from tests.browser.reader import MEMO, PHONE, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.reader import Reader
    from tests.conftest import Edition

pytestmark = pytest.mark.browser

SELECTIONS = 1200
SEED = 84

LOAD = "() => edition.fetchFile('edition-quote.js')"

SELECT_AT_RANDOM = """([number, seed]) => {
  const random = below => {  // mulberry32
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 4294967296 * below)
  }
  const {read, spanOf, describe, noteFile, fragment} = editionQuote
  const section = document.querySelector('.ed-document'), words = read(section)
  const texts = [], walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode)
  const places = words.pieces.map(([, node]) => texts.indexOf(node))
  const skipped = '.ed-note, .ed-mark, .ed-paragraph-link, .ed-printed-notes'
  const results = []
  while (results.length < number) {
    const range = document.createRange()
    const reach = [0, 0, 0, 1, 3, 12, 80, 500][random(8)]
    const first = random(8) ? places[random(places.length)] : random(texts.length)
    const last = Math.min(first + random(reach + 1), texts.length - 1)
    const ends = [random(texts[first].length + 1), random(texts[last].length + 1)]
    if (first === last) ends.sort((a, b) => a - b)
    range.setStart(texts[first], ends[0])
    range.setEnd(texts[last], ends[1])
    const copy = range.cloneContents()
    const inside = range.commonAncestorContainer
    const apart = (inside.nodeType === 1 ? inside : inside.parentElement).closest(skipped)
    copy.querySelectorAll(skipped).forEach(element => element.remove())
    const selected = apart ? '' : copy.textContent
    const span = spanOf(words, range)
    if (!span) { results.push({selected, quote: null}); continue }
    const quote = describe(words, span)
    results.push({
      selected, quote,
      offset: words.folded.slice(0, span[0]).trim().length,
      file: noteFile('d84', quote, '2026-11-23'),
      fragment: fragment(words, quote),
    })
  }
  return results
}"""


@pytest.fixture(scope="module")
def transcription(edition: Edition) -> Transcription:
    """The words as the build has them."""
    file = edition.html().doctrees / "memo" / "document-84.doctree"
    division = first_section(pickle.loads(file.read_bytes()))
    assert division is not None
    return Transcription(division, "250")


def solid(text: str) -> str:
    """Give a text folded and without any space."""
    return fold_words(text).replace(" ", "")


@pytest.fixture
def selections(reader: Reader) -> list[dict[str, Any]]:
    """What the script makes of stretches of the page, marks and notes not spared."""
    page = reader.open()
    page.evaluate(LOAD)
    found = page.evaluate(SELECT_AT_RANDOM, [SELECTIONS, SEED])
    assert isinstance(found, list)
    return found


def test_what_the_script_quotes_the_build_finds(
    selections: list[dict[str, Any]], transcription: Transcription
) -> None:
    index = transcription.index
    kinds = {"plain": 0, "with neighbours": 0, "by its ends": 0}
    for selection in selections:
        quote = selection["quote"]
        if quote is None:
            assert not any(map(str.isalnum, selection["selected"])), selection
            continue
        asked = Quote(quote["exact"], quote["before"], quote["after"], quote["pages"][0])
        found = resolve(index, asked)
        assert isinstance(found, Range), (asked, found)
        assert index.words(found) == quote["words"]
        assert list(dict.fromkeys(index.pages(found))) == quote["pages"]
        start, _ = index.folded.folded(found.start, found.end)
        assert len(index.folded.text[:start].strip()) == selection["offset"], "words elsewhere"
        assert solid(selection["selected"]) in solid(quote["words"])
        assert len(solid(quote["words"])) - len(solid(selection["selected"])) <= 40
        kinds["with neighbours" if quote["before"] or quote["after"] else "plain"] += 1
        kinds["by its ends"] += " … " in quote["exact"]
    assert kinds["plain"] + kinds["with neighbours"] >= 500
    assert min(kinds.values()) >= 20, kinds


def test_the_file_is_the_one_the_edition_writes(selections: list[dict[str, Any]]) -> None:
    for selection in selections:
        if quote := selection["quote"]:
            assert selection["file"] == render_annotation(
                document="d84",
                quote=quote["exact"],
                before=quote["before"],
                after=quote["after"],
                page=quote["pages"][0],
                kind="explanation",
                author="",
                date="2026-11-23",
                sources=["KEY, p. N"],
                certainty="likely",
                body="",
            )


GRANTED = ["clipboard-read", "clipboard-write"]

SELECT = """([from, to]) => {
  const {raw, pieces} = editionQuote.read(document.querySelector('.ed-document'))
  const [start, end] = [raw.indexOf(from), raw.indexOf(to) + to.length]
  const place = at => {
    const [begin, node] = pieces.findLast(([first]) => first <= at)
    return [node, at - begin]
  }
  getSelection().setBaseAndExtent(...place(start), ...place(end))
}"""


def select(page: Page, first: str, last: str = "") -> None:
    """Select from some words to others, and wait for the bar."""
    page.evaluate(LOAD)
    page.evaluate(SELECT, [first, last or first])
    page.locator("#ed-select").wait_for()


def clipboard(page: Page) -> str:
    """Give what was copied, once it is said to be."""
    page.get_by_role("status").get_by_text("Copied").wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def catch_new_tabs(page: Page) -> None:
    """Keep the addresses that would be opened."""
    page.evaluate("() => { window.opened = []; window.open = to => { opened.push(to) } }")


def opened(page: Page) -> list[str]:
    """Give the addresses that would have been opened."""
    return list(page.evaluate("opened"))


def test_words_selected_with_the_mouse_can_be_cited(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    page.get_by_text("an objective for the first meeting").wait_for()
    assert not page.locator("#ed-select").is_visible()
    box = page.locator("#d84p1").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 1, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + box["height"] - 8, steps=4)
    page.mouse.up()
    page.locator("#ed-select").wait_for()
    page.get_by_role("button", name="Cite").click()
    said = clipboard(page)
    assert said.startswith("“As you know, I will be meeting with Gromyko in New York September 23")
    assert "General Assembly.” Alexander M. Haig Jr., “Memorandum" in said
    assert ", Document 84, p. 250, https://history.state.gov/" in said
    assert said.endswith(f" Read at {page.url}#d84p1.")


def test_a_citation_names_every_page(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    select(page, "my suggesting another meeting", "one or two bilateral elements")
    page.get_by_role("button", name="Cite").click()
    assert ", Document 84, pp. 251–252, https://" in clipboard(page)


def test_without_the_clipboard_the_words_are_shown(reader: Reader) -> None:
    page = reader.open()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    select(page, "accurate reporter")
    page.get_by_role("button", name="Cite").click()
    shown = page.get_by_label("To copy")
    shown.wait_for()
    assert shown.input_value().startswith("“accurate reporter” ")
    assert shown.evaluate("e => e === document.activeElement")


LINKS = [
    ("an initial", "", "d84p2", ":~:text=an%20initial"),
    (
        "improvement in US-Soviet relations, but",
        "take our concerns into account",
        "d84p5",
        ":~:text=improvement%20in%20US%2DSoviet%20relations%2C%20but,take%20our%20concerns%20into",
    ),
    ("this argument, I plan to raise", "some months hence", "d84p5", ":~:text=this%20argument"),
    ("Gromyko", "", "d84", ""),
]
"""First and last words, paragraph, and how the browser is told of the words."""


@pytest.mark.parametrize(("first", "last", "paragraph", "fragment"), LINKS)
def test_a_link_opens_the_page_at_the_words(
    reader: Reader, first: str, last: str, paragraph: str, fragment: str
) -> None:
    page = reader.open(permissions=GRANTED)
    select(page, first, last)
    page.get_by_role("button", name="Link").click()
    address = clipboard(page)
    assert address.startswith(f"{page.url}#{paragraph}{fragment}")
    page.goto("about:blank")
    page.goto(address)
    until(page, "scrollY > 100" if first != "Gromyko" else "true")
    if fragment:
        page.goto("about:blank")
        page.goto(address.replace(paragraph, ""))  # now by the words alone
        until(page, "scrollY > 100")


def test_a_note_is_begun_in_the_editor_of_the_host(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    select(page, "an accurate reporter")
    catch_new_tabs(page)
    page.get_by_role("button", name="Annotate").click()
    (address,) = opened(page)
    assert address.startswith("https://github.com/example/edition/new/main?filename=")
    asked = parse_qs(urlsplit(address).query)
    assert asked["filename"] == ["annotations/an-accurate-reporter.md"]
    (file,) = asked["value"]
    assert "quote: >-\n  an accurate reporter\npage: 251\nkind: explanation\n" in file
    assert re.search(r"\ndate: \d{4}-\d\d-\d\d\n", file)
    form = page.get_by_role("link", name="Use the form").get_attribute("href")
    assert form is not None
    assert parse_qs(urlsplit(form).query) == {
        "template": ["suggest-an-annotation.yml"],
        "quote": ["an accurate reporter"],
        "page": ["251"],
    }
    page.get_by_role("button", name="Copy the note file").click()
    assert clipboard(page) == file


@pytest.mark.parametrize("repository", [True, False])
def test_what_no_address_can_hold_is_offered_as_a_file(reader: Reader, repository: bool) -> None:
    page = reader.open(permissions=GRANTED)
    select(page, "an accurate reporter")
    catch_new_tabs(page)
    create = f"https://example.org/?{'x' * 4000}=" if repository else ""
    page.evaluate("create => document.getElementById('ed-select').dataset.create = create", create)
    page.get_by_role("button", name="Annotate").click()
    page.get_by_role("button", name="Copy the note file").click()
    assert "an accurate reporter" in clipboard(page)
    assert not opened(page)


def test_a_paragraph_can_be_taken_by_keyboard(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    link = page.get_by_role("link", name="Link to paragraph 3", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    cite = page.get_by_role("button", name="Cite")
    cite.wait_for()
    until(page, "document.activeElement.name === 'cite'")
    assert page.url.endswith("#d84p3")
    page.keyboard.press("Escape")
    assert not page.locator("#ed-select").is_visible()
    assert link.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.name === 'cite'")
    page.keyboard.press("Enter")
    assert clipboard(page).startswith("“Gromyko will of course resist, and any results")


def test_from_selected_words_one_tab_leads_to_the_bar(reader: Reader) -> None:
    page = reader.open()
    select(page, "an accurate reporter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "cite"
    assert page.evaluate("getSelection().toString()") == "an accurate reporter"
    page.keyboard.press("Escape")
    assert not page.locator("#ed-select").is_visible()


def test_the_bar_takes_nothing_away(reader: Reader) -> None:
    page = reader.open(permissions=GRANTED)
    select(page, "an accurate reporter")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "an accurate reporter"
    kept = "dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true}))"
    assert page.evaluate(f"document.getElementById('d84p4').{kept}")
    page.locator("#d84p1").click()
    assert not page.locator("#ed-select").is_visible()


@pytest.mark.parametrize("size", [PHONE, (320, 640), (1440, 900)])
def test_the_bar_stays_within_the_window(reader: Reader, axe: str, size: tuple[int, int]) -> None:
    page = reader.open(size=size)
    page.locator("#d84p4").scroll_into_view_if_needed()
    select(page, "have ever had before")
    page.get_by_role("button", name="Annotate").evaluate("e => { open = () => {}; e.click() }")
    box = page.locator("#ed-select").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert 0 <= box["y"] <= size[1] - 30
    page.evaluate(axe)
    found = page.evaluate("axe.run('#ed-select', {rules: {'target-size': {enabled: true}}})")
    assert not found["violations"]


def test_it_works_from_the_readers_own_disk(reader: Reader) -> None:
    page = reader.open(from_disk=True)
    page.locator("#d84p1").click(click_count=3, position={"x": 200, "y": 8})
    page.locator("#ed-select").wait_for()


def test_other_pages_do_not_ask_for_the_script(reader: Reader) -> None:
    page = reader.open("glossary.html")
    assert page.locator("script[src*=edition-select]").count() == 0
    assert page.locator("#ed-select").count() == 0
    assert reader.open(MEMO, scripts=False).locator("#ed-select:visible").count() == 0
