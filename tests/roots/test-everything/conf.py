"""Settings of a page with everything Markdown and Sphinx can produce, for the tests."""

project = "Everything: A Page of All Constructs"
author = "The tests"
project_copyright = "Nobody"
version = release = "1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["index.md", "more.md", "rarities.md", "memo/*.md", "glossary.md"]
exclude_patterns = []
bibtex_bibfiles = ["sources.bib"]
bibtex_reference_style = "label"
smartquotes = False
myst_enable_extensions = ["attrs_inline", "attrs_block", "colon_fence", "deflist", "fieldlist"]
myst_enable_extensions += ["tasklist", "substitution"]
edition_pdf_name = "everything"
edition_pdf_order = ["index", "memo/*", "glossary", "more", "rarities", "genindex"]
