"""The space themes are found in: what a passage means and which words it uses, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from rapporteur.engine.analysis.phrases.reading import key
from rapporteur.engine.languages import get, supported, tokenise

Rows = NDArray[np.float64]

WORD_DIMENSIONS = 50
"""Dimensions the words are reduced to (latent semantic analysis, Deerwester et al. 1990)."""
DECIMALS = 6

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_SHORTEST = 3
_COMMONEST = 0.25
"""A word in more than this share of the passages tells themes apart no better than a function word."""
_ENOUGH_ALIKE = 20
"""A language with this many passages has its own mean taken off."""
_RIDGE = 1.0


def theme_words(passage: str, language: str) -> list[str]:
    """The keys of the full words of a passage; function words, numbers and addresses are left out."""
    words = get(language)
    left_out = words.STOP_WORDS | words.CONNECTORS | (words.WEAK if supported(language) else frozenset())
    shortest = _SHORTEST if words.SPACED else 2
    if not supported(language):
        left_out, shortest = frozenset(), _SHORTEST + 1
    tokens = (token[0] for token in tokenise(_ADDRESS.sub(" ", passage), language))
    return [key(w, language) for w in tokens if len(w) >= shortest and w not in left_out and w[0].isalpha()]


def unit(rows: Rows) -> Rows:
    """Rows of length one (rows of zeros stay), rounded to 6 decimals."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.round(rows / np.maximum(norms, 1e-9), DECIMALS))


class Space:
    """Maps passages into the blended space; fitted once on a sample, then applied to any passage.

    Half is the sentence vector with the mean of its language taken off, half the words weighed by TF-IDF
    and reduced. Words are of one language only, so for passages in other languages than the most frequent one
    that half is predicted from the sentence vector (ridge regression).
    """

    def __init__(self, vectors: Rows, words: Sequence[list[str]], languages: Sequence[str], seed: int) -> None:
        """vectors: (n, d). words: of each passage (theme_words). seed: of the reduction; n >= 2."""
        sizes = Counter(languages)
        self.language = min(sizes, key=lambda code: (-sizes[code], code))
        self._means = {
            code: vectors[[i for i, own in enumerate(languages) if own == code]].mean(axis=0)
            for code, size in sizes.items()
            if size >= _ENOUGH_ALIKE
        }
        self._mean = vectors.mean(axis=0)
        main = [i for i, code in enumerate(languages) if code == self.language]
        self._words = _Words([words[i] for i in main], seed)
        centred = self._centred(vectors, languages)
        own = self._words.rows([words[i] for i in main])
        gram = centred[main].T @ centred[main] + _RIDGE * np.eye(vectors.shape[1])
        self._bridge = np.linalg.solve(gram, centred[main].T @ own)

    def rows(self, vectors: Rows, words: Sequence[list[str]], languages: Sequence[str]) -> Rows:
        """Passages in the space: (n, d + 50) rows of length one."""
        centred = self._centred(vectors, languages)
        by_words = unit(centred @ self._bridge)
        main = [i for i, code in enumerate(languages) if code == self.language]
        if main:
            by_words[main] = self._words.rows([words[i] for i in main])
        return unit(np.hstack([centred, by_words]))

    def _centred(self, vectors: Rows, languages: Sequence[str]) -> Rows:
        means = np.array([self._means.get(code, self._mean) for code in languages])
        return unit(vectors - means) if len(vectors) else vectors


class _Words:
    """TF-IDF and reduction of words; all zeros where the passages have too few words in common."""

    def __init__(self, words: Sequence[list[str]], seed: int) -> None:
        self._vectorizer = TfidfVectorizer(
            analyzer=lambda row: row, min_df=2 if len(words) < 2000 else 4, max_df=_COMMONEST, sublinear_tf=True
        )
        counts = Counter(word for row in words for word in set(row))
        least = 2 if len(words) < 2000 else 4
        self._known = sum(least <= count <= _COMMONEST * len(words) for count in counts.values())
        self._size = min(WORD_DIMENSIONS, self._known - 1, len(words) - 1)
        if self._size >= 2:
            table = self._vectorizer.fit_transform(words)
            self._reduction = TruncatedSVD(self._size, random_state=seed).fit(table)

    def rows(self, words: Sequence[list[str]]) -> Rows:
        rows = np.zeros((len(words), WORD_DIMENSIONS))
        if self._size >= 2 and len(words):
            rows[:, : self._size] = unit(self._reduction.transform(self._vectorizer.transform(words)))
        return rows
