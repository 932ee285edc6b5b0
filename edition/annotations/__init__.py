"""Annotations: files kept apart from the text, which find their place by quoting it.

``store`` reads the files, ``placing`` finds each place in a document's tree, ``messages``
says in plain words why a place was not found, ``checks`` looks at all files together.
"""
