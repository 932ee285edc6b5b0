"""Settings of the edition. The machinery is in edition/; nothing here but values."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # sphinx-build does not look here by itself

project = "Haig to Reagan, September 18, 1981: An Annotated Edition"
author = "The editors"
project_copyright = "The memorandum is in the public domain; notes CC BY 4.0, The editors"
language = "en"
version = release = "0.1.0"

extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"  # its roles and directives are written without a prefix
root_doc = "index"
include_patterns = [
    "index.md",
    "glossary.md",
    "people.md",
    "memo/*.md",
    "annotations/*.md",
    "about/*.md",
]
# Not walked through when Sphinx looks for pages.
exclude_patterns = [".*", "_build", "edition", "node_modules", "tests", "tools"]
nitpicky = True
smartquotes = False  # the text is evidence: no character of it is replaced

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]

bibtex_bibfiles = ["sources.bib"]
bibtex_default_style = "edition"  # in the order of the keys
bibtex_reference_style = "label"
bibtex_bibliography_id = "sources"
bibtex_cite_id = "source-{key}"  # an address that stays when a source is added

edition_downloads = {
    "PDF": "_build/pdf/haig-gromyko-memorandum.pdf",
    "EPUB": "_build/epub/haig-gromyko-memorandum.epub",
}

edition_pdf_name = "haig-gromyko-memorandum"
edition_pdf_order = [
    "memo/*",
    "about/outcomes",
    "about/timeline",
    "people",
    "glossary",
    "about/bibliography",
    "genindex",
    "contributors",
    "about/method",
    "about/cite",
    "about/colophon",
]

# A small edition needs no chapters; the manual page is of no program (7: miscellaneous).
latex_documents = [("index", "haig-gromyko-memorandum.tex", project, author, "howto")]
man_pages = [("index", "haig-gromyko", project, author, 7)]

html_theme = "edition"
html_title = "Haig to Reagan, September 18, 1981"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_show_sourcelink = False
html_copy_source = False
html_last_updated_fmt = None
html_permalinks = False
