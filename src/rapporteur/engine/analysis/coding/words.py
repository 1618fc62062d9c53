"""Words and word pairs of a text as a sparse vector of hashed features, so that no vocabulary is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from rapporteur.engine.analysis.coding.hashing import buckets, pair_buckets
from rapporteur.engine.analysis.coding.layout import Reader

BUCKETS = 2**14
_WORD = re.compile(r"\b\w\w+\b")


def count(texts: Sequence[str]) -> csr_array:
    """Return how often each hashed word of two letters or more, or pair of them, stands in a text (texts, BUCKETS)."""
    reader = Reader(_words)
    words, owners = reader.lay_out(texts)
    inside = owners[:-1] == owners[1:]
    first, second = words[:-1][inside], words[1:][inside]
    names = list(reader.numbers)
    columns = np.concatenate([buckets(names, BUCKETS)[words], pair_buckets(names, first, second, BUCKETS)])
    owners = np.concatenate([owners, owners[:-1][inside]])
    places = (owners, columns.astype(np.int32))  # 32 bits, as liblinear wants them
    return csr_array(coo_array((np.ones(len(columns)), places), shape=(len(texts), BUCKETS)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


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
