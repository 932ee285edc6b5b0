"""What comes in: documents in TEI, annotations as Web Annotations.

Both come from strangers. Nothing is read but the one file, nothing is written over, and
what cannot be taken in is told with its place.
"""
