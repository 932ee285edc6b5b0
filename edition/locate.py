"""Where things stand in the sources, and how a fault is recorded there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .diagnostics import Code, Finding

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from .domain import EditionDomain


def edition_domain(env: BuildEnvironment) -> EditionDomain:
    """Give the domain that holds what the pages know of each other."""
    return cast("EditionDomain", env.domains["edition"])


def source_path(env: BuildEnvironment, docname: str) -> str:
    """Give the source file of a page, relative to ``conf.py``, with ``/``."""
    return env.doc2path(docname, base=False).as_posix()


def is_document(env: BuildEnvironment) -> bool:
    """Tell whether the page being read is a document of the edition."""
    return edition_domain(env).is_document(env.current_document.docname)


def is_faulty_document(env: BuildEnvironment) -> bool:
    """Tell whether the page being read would be a document, were its front matter usable.

    That fault is told; what the page holds should not be told as standing outside.
    """
    folder = env.config.edition_documents
    return env.current_document.docname.startswith(f"{folder}/") and not is_document(env)


def short_name(name: str) -> str:
    """Give the name of a role or directive as authors write it: ``page`` for ``edition:page``."""
    return name.rpartition(":")[2]


def line_of(node: nodes.Node) -> int:
    """Give the line on which a node stands: its own, or that of the nearest parent."""
    current: nodes.Node | None = node
    while current is not None:
        if current.line:
            return current.line
        current = current.parent
    return 0


def report(
    env: BuildEnvironment,
    code: Code,
    found: str,
    expected: str = "",
    *,
    line: int = 0,
    details: tuple[str, ...] = (),
    mend: str = "",
) -> None:
    """Record a fault in the page being read; it is told once all pages are read."""
    docname = env.current_document.docname
    path = source_path(env, docname)
    finding = Finding(code, path, line, found, expected, details, mend)
    edition_domain(env).record(docname, finding)
