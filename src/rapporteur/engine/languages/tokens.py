"""Words of a text with their places, in every language."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.languages.facts import get

Token = tuple[str, int, int]
"""A word in its folded form, with its start and end in code points."""
GAP = -1
"""Stands in a row of words wherever anything but blank space parts two of them."""

ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")
"""Vowel signs and tatweel, which make no other word."""
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")

_SHORT = 24
"""Code points: what stands between two blanks and is no longer comes again."""


def fold(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes and hyphens, no Arabic marks or tatweel."""
    if word.isascii():
        return word.lower()
    folded = word.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
    return ARABIC_MARKS.sub("", folded)


def tokenise(text: str, language: str) -> list[Token]:
    """The words of a text, in order, as (folded form, start, end); text[start:end] is the word as written.

    A word is letters, digits and combining marks, joined by inner hyphens and apostrophes; French elisions
    ("l'") and the English possessive stand apart; numbers keep their points and commas. Runs of Chinese
    characters are cut by the dictionary of jieba.
    """
    if _HAN.search(text):
        return list(tokens(text, language))
    found = _pattern_of(language).finditer(text)
    return [(fold(match.group()), match.start(), match.end()) for match in found]


def tokens(text: str, language: str) -> Iterator[Token]:
    """The words of `tokenise`, one by one: no more is read than is asked for."""
    for match in _pattern_of(language).finditer(text):
        if _HAN.search(match.group()):
            yield from _chinese(match.group(), match.start())
        else:
            yield fold(match.group()), match.start(), match.end()


def cut(piece: str, language: str) -> Sequence[Token]:
    """What `tokenise` gives of a text without blanks; of a short one it is remembered."""
    return _cut(piece, language) if len(piece) <= _SHORT else tokenise(piece, language)


@lru_cache(maxsize=100_000)
def _cut(piece: str, language: str) -> tuple[Token, ...]:
    return tuple(tokenise(piece, language))


@dataclass(frozen=True, slots=True)
class WordRow:
    """The words of many texts in one row, as numbers.

    words: number of each distinct folded word. unit: (t,) the words, GAP where anything but blank space parts two of
    them and after each text. text: (t,) number of the text each stands in. piece: (t,) number of the piece, of what
    stands between two blanks. order: (p,) of each piece its place in cut. begins: (p,) where it begins in the row.
    cut: the distinct pieces with their words.
    """

    words: dict[str, int]
    unit: NDArray[np.int32]
    text: NDArray[np.int32]
    piece: NDArray[np.int32]
    order: NDArray[np.int32]
    begins: NDArray[np.int64]
    cut: Sequence[tuple[str, Sequence[Token]]]

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return int(self.text[-1]) + 1 if len(self.text) else 0

    def written(self, first: int, last: int) -> str:
        """The words from one place to another of the same text as they are written, with single blanks."""
        one, other = int(self.piece[first]), int(self.piece[last])
        start, end = self._token(first, one)[1], self._token(last, other)[2]
        if one == other:
            return self.cut[int(self.order[one])][0][start:end]
        opening, *rest = (self.cut[number][0] for number in self.order[one : other + 1].tolist())
        return " ".join([opening[start:], *rest[:-1], rest[-1][:end]])

    def _token(self, place: int, piece: int) -> Token:
        before = self.unit[self.begins[piece] : place]
        return self.cut[int(self.order[piece])][1][int(np.count_nonzero(before != GAP))]


class Numbers(dict[str, int]):
    """Numbers strings in the order they are asked for."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number


def lay_out(texts: Sequence[str], language: str) -> WordRow:
    """The words of texts of one language as `tokenise` gives them, in the order of the texts.

    No word spans a blank, so what stands between two blanks is cut once, however often it comes.
    """
    pieces, words = Numbers({"": 0}), Numbers()
    flat: list[int] = []
    ends = [0]
    for text in texts:
        flat.extend(map(pieces.__getitem__, text.split()))
        flat.append(0)
        ends.append(len(flat))
    known = [(piece, cut(piece, language)) for piece in pieces]
    order = np.array(flat, dtype=np.int32)
    unit, lengths = spread([_units(piece, own, words) for piece, own in known], order)
    of = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(np.array(ends)))
    piece = np.repeat(np.arange(len(order), dtype=np.int32), lengths)
    return WordRow(dict(words), unit, of[piece], piece, order, np.cumsum(lengths) - lengths, known)


def spread(rows: Sequence[Sequence[int]], order: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Rows of numbers set one after the other in an order in which each may come often; and the length of each."""
    sizes = np.array([len(row) for row in rows])
    every = np.array([number for row in rows for number in row], dtype=np.int32)
    lengths = sizes[order]
    before = (np.cumsum(sizes) - sizes)[order] - (np.cumsum(lengths) - lengths)
    return every[np.arange(lengths.sum()) + np.repeat(before, lengths)], lengths


def _units(piece: str, own: Sequence[Token], words: Numbers) -> list[int]:
    found: list[int] = []
    last = 0
    for word, start, end in own:
        if start > last:
            found.append(GAP)
        found.append(words[word])
        last = end
    return found if own and last == len(piece) else [*found, GAP]


def _pattern_of(language: str) -> re.Pattern[str]:
    words = get(language)
    return _pattern(words.ELISIONS, words.CLITICS)


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


def _chinese(run: str, offset: int) -> Iterator[Token]:
    place = offset
    for word in _segmenter().cut(run):
        if any(c.isalnum() for c in word):
            yield fold(word), place, place + len(word)
        place += len(word)


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
