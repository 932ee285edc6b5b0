"""One build in a process of its own, with the time it took and where it went; prints JSON."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES: defaultdict[str, float] = defaultdict(float)


def main() -> None:
    """Build the folder named first into the one named second; a third word names a theme."""
    source, target = map(Path, sys.argv[1:3])
    settings = {"html_theme": sys.argv[3]} if len(sys.argv) > 3 else {}
    read: set[str] = set()
    written: set[str] = set()
    with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123
        app = Sphinx(
            source, source, target / "out", target / "trees", "html",
            settings, nothing, sys.stderr,
        )  # fmt: skip
        if "edition" in app.extensions:
            _measure_parts(app)
        app.connect("source-read", lambda _app, docname, _content: read.add(docname))
        app.connect("doctree-resolved", lambda _app, _tree, docname: written.add(docname))
        app.build()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    result = {"cpu": time.process_time(), "mb": memory, **TIMES}
    print(json.dumps({**result, "pages": len(written), "sources": len(read)}))


def _measure_parts(app: Sphinx) -> None:
    """Measure apart: finding places, reading and checking files, filling pages with notes."""
    from edition.annotations import store
    from edition.post_transforms.annotation_pages import FillAnnotationLists, FillAnnotationPages
    from edition.post_transforms.annotations import ShowAnnotations
    from edition.transforms.annotations import ResolveAnnotations

    shown = (ShowAnnotations, FillAnnotationPages, FillAnnotationLists)
    parts: list[tuple[str, Any, str]] = [
        ("resolve", ResolveAnnotations, "apply"),
        ("read", store, "_read_folder"),
        *(("show", owner, "run") for owner in shown),
    ]
    for part, owner, name in parts:
        setattr(owner, name, _timed(getattr(owner, name), part))


def _timed(function: Callable[..., Any], part: str) -> Callable[..., Any]:
    def measured(*arguments: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            TIMES[part] += time.process_time() - begin

    return measured


if __name__ == "__main__":
    main()
