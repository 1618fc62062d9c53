"""Which script a passage is written in, and which languages are written in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

LATIN = "LATIN"
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA")
"""Scripts of Chinese and Japanese."""
LETTERS = 400
"""Letters that are looked at; more tell no more."""

WRITTEN_IN = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ug", "sd", "ku"),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
    "CJK": ("zh", "ja"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "DEVANAGARI": ("hi", "mr", "ne"),
    "BENGALI": ("bn", "as"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
    "THAI": ("th",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "ETHIOPIC": ("am", "ti"),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "SINHALA": ("si",),
}
"""Languages by script, by the name letters have in Unicode; the first is the most usual here. The rest is Latin."""


def script(text: str) -> str:
    """The script of most letters of a text, by its name in Unicode ("LATIN", "CYRILLIC", "CJK"), "" without letters.

    Signs that are no letters of a script (mathematical alphabets, modifier letters) do not count. Chinese characters
    and kana are counted together, since Japanese is written in all of them; the name is that of most of them.
    """
    found = Counter(_script(character) for character in text[: LETTERS * 2] if character.isalpha())
    found.pop("", None)
    together = sum(found[name] for name in EAST_ASIAN)
    return min(
        found, key=lambda name: (-together if name in EAST_ASIAN else -found[name], -found[name], name), default=""
    )


def only(text: str, name: str) -> str:
    """A text with blanks in place of the letters of other scripts."""
    return "".join(
        character if not character.isalpha() or _script(character) in (name, "") else " " for character in text
    )


def is_written_in(language: str, name: str) -> bool:
    """Whether a language is written in a script. language: ISO 639-1; one that is not listed is written in Latin."""
    if name == LATIN:
        return not any(language in languages for languages in WRITTEN_IN.values())
    return language in WRITTEN_IN.get(name, ())


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ")[0]
    return name if name == LATIN or name in WRITTEN_IN else ""
