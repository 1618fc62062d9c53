"""Words and word pairs of a text as a sparse vector of hashed features, so that no vocabulary is kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import HashingVectorizer

BUCKETS = 2**14
_HASHER = HashingVectorizer(n_features=BUCKETS, ngram_range=(1, 2), alternate_sign=False, norm=None)


def count(texts: Sequence[str]) -> csr_array:
    """Return how often each hashed word or pair of words stands in each text (texts, BUCKETS)."""
    return csr_array(_HASHER.transform(texts))


def rarity(counts: csr_array) -> npt.NDArray[np.float32]:
    """Return the smoothed inverse document frequency of each feature (BUCKETS,), float32."""
    texts_with = np.bincount(counts.indices, minlength=BUCKETS)
    return (np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1).astype(np.float32)


def weigh(counts: csr_array, rarities: npt.NDArray[np.float32]) -> csr_array:
    """Return L2-normalised rows of (1 + log count) times rarity (Salton and Buckley 1988)."""
    values = (1 + np.log(counts.data)) * rarities[counts.indices].astype(np.float64)
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    norms = np.sqrt(np.bincount(rows, weights=values**2, minlength=counts.shape[0]))
    return csr_array((values / norms[rows], counts.indices, counts.indptr), shape=counts.shape)
