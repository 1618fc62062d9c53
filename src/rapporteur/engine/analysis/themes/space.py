"""The space themes are found in: what a passage means and which words it uses, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases.reading import key
from rapporteur.engine.analysis.themes.letters import Letters
from rapporteur.engine.languages import get, supported, tokenise

Rows = NDArray[np.float64]

DECIMALS = 6

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_SHORTEST = 3
_ENOUGH_ALIKE = 20
"""A language with this many passages has its own mean taken off."""
_RIDGE = 1.0


class Word(NamedTuple):
    """A word of a passage: folded, its key, and as it is written. key: "" for function words and numbers."""

    folded: str
    key: str
    written: str


def words_of(passage: str, language: str) -> list[Word]:
    """All words of a passage; addresses are left out."""
    facts = get(language)
    left_out = facts.STOP_WORDS | facts.CONNECTORS | (facts.WEAK if supported(language) else frozenset())
    shortest = _SHORTEST if facts.SPACED else 2
    if not supported(language):
        left_out, shortest = frozenset(), _SHORTEST + 1
    plain = _ADDRESS.sub(" ", passage)
    return [
        Word(w, key(w, language) if len(w) >= shortest and w not in left_out and w[0].isalpha() else "", plain[i:j])
        for w, i, j in tokenise(plain, language)
    ]


def unit(rows: Rows) -> Rows:
    """Rows of length one (rows of zeros stay), rounded to 6 decimals."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.round(rows / np.maximum(norms, 1e-9), DECIMALS))


class Space:
    """Maps passages into the blended space; fitted once on a sample, then applied to any passage.

    One part is the sentence vector with the mean of its language taken off; the other the letters its words are made
    of, as heavy as the share of passages in the most frequent language. For passages in other languages that part is
    predicted from the sentence vector (ridge regression).
    """

    def __init__(self, vectors: Rows, words: Sequence[list[str]], languages: Sequence[str]) -> None:
        """vectors: (n, d). words: folded words of each passage; n >= 2."""
        sizes = Counter(languages)
        self.language = min(sizes, key=lambda code: (-sizes[code], code != "en", code))
        self._means = {
            code: vectors[[i for i, own in enumerate(languages) if own == code]].mean(axis=0)
            for code, size in sizes.items()
            if size >= _ENOUGH_ALIKE
        }
        self._mean = vectors.mean(axis=0)
        main = [i for i, code in enumerate(languages) if code == self.language]
        self._weight = round(len(main) / len(languages), DECIMALS)
        self._letters = Letters([words[i] for i in main])
        centred = self.meanings(vectors, languages)
        gram = centred[main].T @ centred[main] + _RIDGE * np.eye(vectors.shape[1])
        self._bridge = np.linalg.solve(gram, centred[main].T @ self._letters.fitted)

    def rows(self, vectors: Rows, words: Sequence[list[str]], languages: Sequence[str]) -> Rows:
        """Passages in the space: (n, d + 50) rows of length one."""
        centred = self.meanings(vectors, languages)
        main = [i for i, code in enumerate(languages) if code == self.language]
        by_words = (
            self._letters.rows([words[i] for i in main]) if len(main) == len(words) else unit(centred @ self._bridge)
        )
        if len(main) < len(words):
            by_words[main] = self._letters.rows([words[i] for i in main])
        return unit(np.hstack([centred, self._weight * by_words]))

    def meanings(self, vectors: Rows, languages: Sequence[str]) -> Rows:
        """Sentence vectors (n, d) of length one with the mean of their language taken off."""
        means = np.array([self._means.get(code, self._mean) for code in languages])
        return unit(vectors - means) if len(vectors) else vectors
