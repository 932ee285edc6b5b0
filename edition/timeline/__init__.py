"""A course of events as a picture and, saying the same, as a list."""
