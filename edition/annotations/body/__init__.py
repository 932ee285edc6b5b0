"""What the text of an annotation may hold, checked before any parser acts on it."""
