"""TEI P5: one file for each document, with its registers, annotations and sources.

The text follows the conventions of *Foreign Relations of the United States*; what the
volume does not have stands in ``standOff``, apart from it, or is marked ``supplied``.
"""
