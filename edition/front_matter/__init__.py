"""The front matter of files: flat keys with text, read without trusting them."""
