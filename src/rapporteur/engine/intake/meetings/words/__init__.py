"""How meetings are written about, as data: one TOML file a language, and one of bodies.

Lists are searched in a folded copy of a text that has the same length, so that places found in it hold.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
NEVER = re.compile(r"(?!)")
_FEWEST_COMMON = 2
_JOINED = frozenset({"ar"})
_SPACELESS = frozenset({"zh"})
_MARKS = {
    "’": "'", "‘": "'", "ʼ": "'", "،": ",", "，": ",", "、": ",", "؛": ";", "；": ";", "：": ":", "。": ".", "？": "?",
    "！": "!",
    "؟": "?", "（": "(", "）": ")", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا",
    "آ": "ا", "ё": "е", "й": "и", "ø": "o", "ł": "l", "٫": ".",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """One character for one: small, without accents, digits and marks as in ASCII."""
    small = character.lower() if len(character.lower()) == 1 else character
    if small in _MARKS:
        return _MARKS[small]
    if small.isdigit() and not small.isascii() and unicodedata.category(small) == "Nd":
        return str(unicodedata.digit(small))
    base = unicodedata.normalize("NFD", small)[0]
    return base if not unicodedata.combining(base) or len(small) > 1 else small


def plain(text: str) -> str:
    """A copy of a text for finding words: small letters without accents, of the same length."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The lists of one language, each compiled when it is first asked for. values: what its file holds."""

    language: str
    values: Mapping[str, Any]
    _compiled: dict[tuple[str, bool, bool], re.Pattern[str]] = field(default_factory=dict, init=False, repr=False)

    @property
    def cased(self) -> bool:
        """Whether its script has capitals."""
        return self.language not in ("ar", "zh")

    def source(self, name: str) -> str:
        """The phrases of a list as the source of one pattern over `plain` text, without groups; "" for none."""
        listed = self.values
        for key in name.split("."):
            listed = listed[key]
        phrases = [phrase.strip() for phrase in str(listed).split("|") if phrase.strip()]
        return "|".join(self._phrase(phrase) for phrase in sorted(phrases, key=lambda each: (-len(each), each)))

    def pattern(self, name: str, *, anchored: bool = False, whole: bool = False) -> re.Pattern[str]:
        """Finds a phrase of a list in `plain` text, as whole words.

        anchored: only where the text ends. whole: for fullmatch, "*" standing for any further words.
        """
        key = (name, anchored, whole)
        if key not in self._compiled:
            source = self.source(name)
            ending = r"\s*$" if anchored else ""
            spelled = source.replace(r"\s+\w*", r"\s+.*") if whole else self.whole(source) + ending
            self._compiled[key] = re.compile(spelled) if source else NEVER
        return self._compiled[key]

    def whole(self, source: str) -> str:
        """The source of a pattern bounded as words are in this language."""
        if self.language in _SPACELESS:
            return f"(?:{source})"
        joined = "(?:[وف]|ال|وال)?" if self.language in _JOINED else ""
        return rf"(?<![\w]){joined}(?:{source})(?!\w)"

    def has(self, name: str, text: str) -> bool:
        """Whether a text, in whatever form, mentions a phrase of a list."""
        return self.pattern(name).search(plain(text)) is not None

    def begins(self, name: str, text: str) -> bool:
        """Whether a text begins with a phrase of a list."""
        return self.pattern(name).match(plain(text)) is not None

    def _phrase(self, phrase: str) -> str:
        gap = r"\s*" if self.language in _SPACELESS else r"\s+"
        return gap.join(re.escape(plain(word.rstrip("*"))) + r"\w*" * word.endswith("*") for word in phrase.split())


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of LANGUAGES."""
    return Vocabulary(language, _load(language))


@lru_cache(maxsize=1)
def bodies() -> Mapping[str, Any]:
    """Public facts on bodies: "forms" of companies, "international" acronyms with names, "secretariats"."""
    return _load("bodies")


def language_of(text: str) -> Vocabulary:
    """The vocabulary to read a text with: by its script, and for Latin script by its most common words."""
    sample = text[:20_000]
    scripts = {
        "zh": len(re.findall("[\u4e00-\u9fff]", sample)) * 3,
        "ar": len(re.findall("[\u0600-\u06ff]", sample)),
        "ru": len(re.findall("[\u0400-\u04ff]", sample)),
        "latin": len(re.findall("[A-Za-z\u00c0-\u024f]", sample)),
    }
    best = max(scripts, key=lambda script: (scripts[script], script))
    if best != "latin":
        return vocabulary(best)
    folded = plain(sample)
    found = {language: vocabulary(language).pattern("common").findall(folded) for language in ("en", "fr", "es")}
    known = [language for language, words in found.items() if language == "en" or len(set(words)) >= _FEWEST_COMMON]
    return vocabulary(max(known, key=lambda language: (len(found[language]), language == "en")))


def _load(name: str) -> Mapping[str, Any]:
    path = resources.files(__package__) / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
