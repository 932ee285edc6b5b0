"""What is changed in a page's HTML after Sphinx has written it."""

from __future__ import annotations

import re

_COLUMNS = re.compile(r"<colgroup>.*?</colgroup>\s*", re.DOTALL)
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_HEAD_CELL = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_TAG = re.compile(r"<[^>]*>")
_LINK_CLASSES = re.compile(
    r' class="(?:ed-note-page-link )?reference (?:in|ex)ternal"| reference (?:in|ex)ternal(?=")'
)
_WRAPPED_CITATION = re.compile(r'<span class="bibtex-citation">((?:(?!</?span).)*)</span>')


def fit_for_site(body: str) -> str:
    """Make every change to the body of a page.

    :param body: the page's HTML as Sphinx wrote it.
    """
    return plain_links(known_roles(labelled_tables(body)))


def labelled_tables(body: str) -> str:
    """Name each cell after its column, for screens too narrow for columns.

    :param body: the page's HTML as Sphinx wrote it.
    :return: the same with ``data-label`` on the cells of tables that have a head, and without
        column widths, which docutils writes as ``style`` attributes.
    """
    return _TABLE.sub(_labelled_table, _COLUMNS.sub("", body))


def _labelled_table(match: re.Match[str]) -> str:
    head, _, rows = match[0].partition("</thead>")
    names = [_TAG.sub("", cell).strip() for cell in _HEAD_CELL.findall(head)]
    if not names or "span=" in match[0]:
        return match[0]

    def labelled_row(row: re.Match[str]) -> str:
        labels = iter(names)
        return _CELL.sub(lambda _: f'<td data-label="{next(labels, "")}"', row[0])

    return f"{head}</thead>{_ROW.sub(labelled_row, rows)}"


def known_roles(body: str) -> str:
    """Make the bibliography a list of items, as its role says.

    docutils writes entries with a role that DPUB-ARIA 1.1 has withdrawn, which leaves the list
    around them without a single item.
    """
    return body.replace(' role="doc-biblioentry"', ' role="listitem"')


def plain_links(body: str) -> str:
    """Write links and citations without what no style uses: of a page with notes, a tenth.

    :param body: the page's HTML as Sphinx wrote it.
    :return: the same without the classes docutils gives every link, and without the wrappers
        of citations.
    """
    return _WRAPPED_CITATION.sub(r"\1", _LINK_CLASSES.sub("", body))
