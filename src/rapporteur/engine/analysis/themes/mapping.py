"""Which of the given themes a text is of, told by the themes' descriptions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from rapporteur.engine.analysis.themes.membership import background
from rapporteur.engine.analysis.themes.space import Rows, theme_words, unit

WITHIN = 1.0
"""A text is of its best theme and of those this many standard deviations of the background behind."""


def map_texts(
    texts: Sequence[str],
    vectors: NDArray[np.float32],
    languages: Sequence[str],
    themes: Sequence[str],
    theme_vectors: NDArray[np.float32],
    theme_languages: Sequence[str],
) -> tuple[Rows, NDArray[np.bool_]]:
    """Scores (n, k) of texts on given themes, and which themes each text is of (n, k).

    themes: their descriptions. vectors: (n, d), (k, d), of length one. The score is the cosine of the sentence
    vectors, each side with its mean taken off, plus the cosine of TF-IDF over full words, standardised by
    theme over all texts. For browsing and proposals: it does not say that a text is of any theme at all.
    """
    if not len(texts) or not len(themes):
        return np.zeros((len(texts), len(themes))), np.zeros((len(texts), len(themes)), dtype=np.bool_)
    alike = np.round(_by_meaning(vectors, theme_vectors) + _by_words(texts, languages, themes, theme_languages), 6)
    against = background(alike)
    scores = np.round((alike - against.middle) / against.spread, 4)
    return scores, np.asarray(scores >= scores.max(axis=1, keepdims=True) - WITHIN)


def _by_meaning(vectors: NDArray[np.float32], theme_vectors: NDArray[np.float32]) -> Rows:
    own, given = np.asarray(vectors, dtype=np.float64), np.asarray(theme_vectors, dtype=np.float64)
    if len(given) > 2:
        own, given = own - own.mean(axis=0), given - given.mean(axis=0)
    return np.asarray(unit(own) @ unit(given).T)


def _by_words(
    texts: Sequence[str], languages: Sequence[str], themes: Sequence[str], theme_languages: Sequence[str]
) -> Rows:
    words = [theme_words(text, code) for text, code in zip(texts, languages, strict=True)]
    given = [theme_words(text, code) for text, code in zip(themes, theme_languages, strict=True)]
    if not any(words) or not any(given):
        return np.zeros((len(texts), len(themes)))
    vectorizer = TfidfVectorizer(analyzer=lambda row: row, sublinear_tf=True).fit([*words, *given])
    return np.asarray((vectorizer.transform(words) @ vectorizer.transform(given).T).toarray())
