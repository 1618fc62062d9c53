"""The space themes are found in: what a passage means and which words it uses, side by side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases.reading import key
from rapporteur.engine.analysis.themes.letters import DIMENSIONS, Letters
from rapporteur.engine.languages import get, supported
from rapporteur.engine.languages.tokens import cut, lay_out, tokens

Rows = NDArray[np.float64]

DECIMALS = 6

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_SHORTEST = 3
_ENOUGH_ALIKE = 20
"""A language with this many passages has its own mean taken off."""
_RIDGE = 1.0
_BLOCK = 256
"""Rows of one matrix product: products of other shapes may differ in their last bits."""


class Word(NamedTuple):
    """A full word of a passage: its key, and as it is written."""

    key: str
    written: str


def without_addresses(passage: str) -> str:
    """A passage with a blank for every web and mail address."""
    return _ADDRESS.sub(" ", passage) if "@" in passage or "http" in passage or "www." in passage else passage


def full_words(passages: Sequence[str], language: str) -> list[list[Word]]:
    """The full words of each passage of a language: no function words, numbers or addresses."""
    known: dict[str, list[Word]] = {}
    found: list[list[Word]] = []
    for passage in passages:
        row: list[Word] = []
        for piece in without_addresses(passage).split():
            if piece not in known:
                own = ((word, piece[start:end]) for word, start, end in cut(piece, language))
                known[piece] = [Word(key(word, language), written) for word, written in own if _full(word, language)]
            row += known[piece]
        found.append(row)
    return found


def with_words(passages: Sequence[str], languages: Sequence[str], least: int) -> list[bool]:
    """Which passages have at least so many full words."""
    known: dict[str, dict[str, int]] = defaultdict(dict)
    return [
        _has(without_addresses(passage), language, known[language], least)
        for passage, language in zip(passages, languages, strict=True)
    ]


def _has(passage: str, language: str, known: dict[str, int], least: int) -> bool:
    """known: how many full words stand between two blanks. No more is cut than it takes to know."""
    if not get(language).SPACED:
        full = (word for word, _, _ in tokens(passage, language) if _full(word, language))
        return len(list(islice(full, least))) == least
    found = 0
    for piece in passage.split():
        if piece not in known:
            known[piece] = sum(_full(word, language) for word, _, _ in cut(piece, language))
        found += known[piece]
        if found >= least:
            return True
    return False


def _full(word: str, language: str) -> bool:
    facts = get(language)
    if not supported(language):
        return len(word) > _SHORTEST and word[0].isalpha()
    left_out = word in facts.STOP_WORDS or word in facts.CONNECTORS or word in facts.WEAK
    return len(word) >= (_SHORTEST if facts.SPACED else 2) and not left_out and word[0].isalpha()


def in_blocks(made: Callable[[Rows], Rows], rows: Rows) -> Rows:
    """What is made of rows (n, d), (n, k), in blocks of one size, so that no row depends on how many there are."""
    found = []
    for start in range(0, max(1, len(rows)), _BLOCK):
        block = rows[start : start + _BLOCK]
        filled = np.zeros((_BLOCK, rows.shape[1]))
        filled[: len(block)] = block
        found.append(made(filled)[: len(block)])
    return np.vstack(found)


def unit(rows: Rows) -> Rows:
    """Rows of length one (rows of zeros stay), rounded to 6 decimals."""
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray((rows / np.maximum(norms, 1e-9)).round(DECIMALS))


class Space:
    """Maps passages into the blended space; fitted once on a sample, then applied to any passage.

    One part is the sentence vector with the mean of its language taken off; the other the letters its words are made
    of, as heavy as the share of passages in the most frequent language. For passages in other languages that part is
    predicted from the sentence vector (ridge regression).
    """

    def __init__(self, vectors: Rows, contents: Sequence[str], languages: Sequence[str]) -> None:
        """vectors: (n, d). contents, languages: of each passage; n >= 2."""
        sizes = Counter(languages)
        self.language = min(sizes, key=lambda code: (-sizes[code], code != "en", code))
        self._means = {
            code: vectors[[i for i, own in enumerate(languages) if own == code]].mean(axis=0)
            for code, size in sizes.items()
            if size >= _ENOUGH_ALIKE
        }
        self._mean = vectors.mean(axis=0)
        main = self._main(languages)
        self._weight = round(len(main) / len(languages), DECIMALS)
        self._letters = Letters(lay_out([without_addresses(contents[i]) for i in main], self.language))
        centred = self.meanings(vectors, languages)
        gram = centred[main].T @ centred[main] + _RIDGE * np.eye(vectors.shape[1])
        self._bridge = np.linalg.solve(gram, centred[main].T @ self._letters.fitted)

    def rows(self, vectors: Rows, spelled: Rows, languages: Sequence[str]) -> Rows:
        """Passages in the space: (n, d + 50) rows of length one. spelled: what `spelled` gives for them."""
        centred = self.meanings(vectors, languages)
        by_words = unit(in_blocks(lambda block: block @ self._bridge, centred))
        main = self._main(languages)
        by_words[main] = spelled[main]
        return unit(np.hstack([centred, self._weight * by_words]))

    def spelled(self, contents: Sequence[str], languages: Sequence[str]) -> Rows:
        """The letters of passages, (n, 50); zeros for those in other languages."""
        found = np.zeros((len(contents), DIMENSIONS))
        main = self._main(languages)
        found[main] = self._letters.rows(lay_out([without_addresses(contents[i]) for i in main], self.language))
        return found

    def meanings(self, vectors: Rows, languages: Sequence[str]) -> Rows:
        """Sentence vectors (n, d) of length one with the mean of their language taken off."""
        known = sorted(self._means)
        means = np.array([*(self._means[code] for code in known), self._mean])
        place = {code: number for number, code in enumerate(known)}
        return unit(vectors - means[[place.get(code, -1) for code in languages]]) if len(vectors) else vectors

    def _main(self, languages: Sequence[str]) -> list[int]:
        return [i for i, code in enumerate(languages) if code == self.language]
