"""Plain text: words, places, pages, dates, sentences; nothing that depends on a build."""
