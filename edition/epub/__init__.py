"""The parts of an EPUB: pages, navigation, metadata, cover, and the archive that holds them.

The builder (:mod:`edition.builders.epub`) has Sphinx write each page and puts the parts
together; nothing here knows Sphinx's builders.
"""
