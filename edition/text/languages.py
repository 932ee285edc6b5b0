"""Names of languages, as bibliographies give them, and their codes."""

from __future__ import annotations

CODES = {
    "american": "en-US",
    "arabic": "ar",
    "belarusian": "be",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "bulgarian": "bg",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "icelandic": "is",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "ngerman": "de",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
"""What biblatex calls a language (``langid``), and its code by BCP 47."""


def language_code(name: str) -> str:
    """Give the code of a language by its name or by its code; empty for one we do not know."""
    plain = name.strip().lower()
    codes = {code.lower(): code for code in CODES.values()}
    return CODES.get(plain) or codes.get(plain.replace("_", "-"), "")
