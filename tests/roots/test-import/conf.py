"""Settings of an edition that has no documents yet, for the tests."""

project = "Import"
author = "The tests"
project_copyright = "Nobody"
version = release = "1"
language = "en"
extensions = ["myst_parser", "edition"]
primary_domain = "edition"
root_doc = "index"
include_patterns = ["index.md", "glossary.md", "people.md", "memo/*.md"]
nitpicky = True
smartquotes = False
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
html_theme = "edition"
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_permalinks = False
