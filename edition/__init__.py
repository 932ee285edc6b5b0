"""An annotated documentary edition with Sphinx: pages, notes, anchors, registers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import (
    anchors,
    bibliography,
    config,
    consistency,
    nodes,
    sources,
    titles,
    updates,
)
from .annotations import reading_order, store
from .builders import setup_builders
from .builders.tei import TeiBuilder
from .citations import setup_citations
from .domain import EditionDomain
from .exports import setup_exports
from .locate import edition_domain
from .post_transforms import POST_TRANSFORMS
from .site import downloads, page_context, register_previews, repository, static_files
from .transforms import TRANSFORMS
from .writers import latex
from .writers.html import VISITORS
from .writers.manual_page import setup_manual_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def _tell_domain(app: Sphinx) -> None:
    """Give the domain what belongs to this run and is not kept: builder and repository."""
    domain = edition_domain(app.env)
    domain.builder, domain.confdir = app.builder, Path(app.confdir)
    domain.repository = repository.find_repository(domain.confdir)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the edition with Sphinx, in the order in which its parts act."""
    config.register(app)
    app.connect("config-inited", config.check)
    app.connect("config-inited", bibliography.check)
    app.connect("config-inited", latex.add_preamble)
    app.add_html_theme("edition", str(Path(__file__).parent / "theme"))
    app.add_builder(TeiBuilder)
    setup_builders(app)
    setup_manual_page(app)
    app.connect("builder-inited", _tell_domain)
    for node in nodes.ALL:  # no epub visitors: one would make all others unknown there
        if node in VISITORS:
            app.add_node(node, html=VISITORS[node])
        else:
            app.add_node(node)
    app.add_domain(EditionDomain)  # roles, directives, and what pages know of each other
    app.connect("env-get-outdated", store.update)
    app.connect("source-read", sources.read_metadata)
    app.connect("source-read", store.read_body)
    for transform in TRANSFORMS:
        app.add_transform(transform)
    app.connect("doctree-read", titles.clean_titles, priority=900)  # after Sphinx's collectors
    app.connect("doctree-read", anchors.tell_myst, priority=900)
    app.connect("env-get-updated", updates.pages_to_rewrite)
    app.connect("env-updated", consistency.tell_faults)
    for post_transform in POST_TRANSFORMS:
        app.add_post_transform(post_transform)
    bibliography.register()
    app.connect("html-page-context", repository.offer)
    app.connect("html-page-context", reading_order.link_neighbours)
    app.connect("html-page-context", downloads.offer)
    page_context.setup_page_context(app)
    static_files.setup_static_files(app)
    app.connect("build-finished", register_previews.write_previews)
    setup_citations(app)
    setup_exports(app)
    app.connect("build-finished", downloads.copy_downloads)
    return {
        "version": __version__,
        "env_version": EditionDomain.data_version,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
