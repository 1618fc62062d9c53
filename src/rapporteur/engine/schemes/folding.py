"""Folding of names, so that spellings of one name become one sequence of tokens.

Case, accents, punctuation, Arabic short vowels, the Arabic article and hamza seats are folded away.
A Chinese character is a token of its own, since Chinese names stand in text without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LOST = "?"
"""Stands in a token where one letter was lost in a conversion ("People?s", or U+FFFD)."""

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b(?!\.))?")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"[{_HAN}]|(?:[^\W_{_HAN}]|(?<=\w)[?\ufffd](?=\w)|(?<=\w)['’ʼ`´](?=[sS]\b)|[\u0300-\u036f\u064b-\u0670])+"
)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ة": "ه", "ى": "ي",
     "ی": "ي", "ک": "ك", "ـ": None, "'": None, "’": None, "ʼ": None, "`": None, "´": None, "\ufffd": LOST}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word. start, end: where it stood, in code points. capital: it began with a capital letter,
    or its script has none. capitals: no letter of it was small."""

    text: str
    start: int
    end: int
    capital: bool
    capitals: bool


def fold_word(word: str) -> str:
    """One word without case, accents and the Arabic article; an apostrophe before s is dropped."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    bare = unicodedata.normalize("NFC", bare.translate(_LETTERS))
    return bare[2:] if bare.startswith("ال") and len(bare) >= 5 else bare


def tokens(text: str) -> list[Token]:
    """The folded words of a text in order. "&" is read as "and"; "U.S.A." and "U. S." are one word."""
    found = []
    for match in re.finditer(rf"{_DOTTED.pattern}|{_TOKEN.pattern}|&", text):
        raw = match[0]
        if raw == "&":
            found.append(Token("and", match.start(), match.end(), False, False))
            continue
        dotted = "." in raw
        word = re.sub(r"[.\s]", "", raw) if dotted else raw
        folded = fold_word(word)
        if folded:
            capital = dotted or not word[0].islower()
            capitals = dotted or word == word.upper()
            found.append(Token(folded, match.start(), match.end(), capital, capitals))
    return found


def fold(text: str) -> tuple[str, ...]:
    """The folded words of a text, for use as a key."""
    return tuple(token.text for token in tokens(text))
