"""Words of a text with their places, in every language."""

from __future__ import annotations

import re
import unicodedata
import warnings
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapporteur.engine.languages.facts import get

Token = tuple[str, int, int]
"""A word in its folded form, with its start and end in code points."""

_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")


def fold(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes and hyphens, no Arabic marks or tatweel."""
    if word.isascii():
        return word.lower()
    folded = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return _ARABIC_MARKS.sub("", folded)


def tokenise(text: str, language: str) -> list[Token]:
    """The words of a text, in order, as (folded form, start, end); text[start:end] is the word as written.

    A word is letters, digits and combining marks, joined by inner hyphens and apostrophes; French elisions
    ("l'") and the English possessive stand apart; numbers keep their points and commas. Runs of Chinese
    characters are cut by the dictionary of jieba.
    """
    words = get(language)
    pattern = _pattern(words.ELISIONS, words.CLITICS)
    found = pattern.finditer(text)
    if not _HAN.search(text):
        return [(fold(match.group()), match.start(), match.end()) for match in found]
    tokens: list[Token] = []
    for match in found:
        if _HAN.search(match.group()):
            tokens.extend(_chinese(match.group(), match.start()))
        else:
            tokens.append((fold(match.group()), match.start(), match.end()))
    return tokens


@lru_cache(maxsize=8)
def _pattern(elisions: str, clitics: str) -> re.Pattern[str]:
    letter = rf"(?:[^\W_]|[{_marks()}])"
    stop = f"(?!{clitics})" if clitics else ""
    word = rf"[^\W_]{letter}*(?:{stop}['’\-‐‑]{letter}+)*"
    parts = [r"\d+(?:[.,]\d+)+(?!\w)", word]
    if elisions:
        parts.insert(0, rf"(?i:\b{elisions})(?=\w)")
    if clitics:
        parts.append(rf"(?<=\w){clitics}")
    return re.compile("|".join(parts))


@lru_cache(maxsize=1)
def _marks() -> str:
    """Character class of the combining marks of the scripts in use (and the joiners)."""
    blocks = [*range(0x300, 0x1B00), *range(0x1DC0, 0x1E00), 0x200C, 0x200D, *range(0xFE20, 0xFE30)]
    found = [c for c in blocks if unicodedata.category(chr(c)).startswith("M") or c in (0x200C, 0x200D)]
    return "".join(f"\\u{c:04x}" for c in found)


def _chinese(run: str, offset: int) -> list[Token]:
    tokens: list[Token] = []
    place = offset
    for word in _segmenter().cut(run):
        if any(c.isalnum() for c in word):
            tokens.append((fold(word), place, place + len(word)))
        place += len(word)
    return tokens


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    """A jieba tokenizer of our own; its dictionary is read at first use and nothing is written to disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    segmenter = jieba.Tokenizer()
    with (Path(jieba.__file__).parent / "dict.txt").open("rb") as dictionary:
        segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(dictionary)
    segmenter.initialized = True
    return segmenter
