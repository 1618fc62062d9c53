"""Which letters the words of a passage are made of: character groups, weighed and reduced.

Groups of four and five characters within words join the forms of a word, and the parts of a compound, in any
language, with no dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, eigsh

Rows = NDArray[np.float64]

DIMENSIONS = 50
"""Dimensions the groups are reduced to (latent semantic analysis, Deerwester et al. 1990)."""
SHORTEST, LONGEST = 4, 5
LEAST = 3
"""A group stands in at least this many passages ..."""
COMMONEST = 0.3
"""... and in at most this share of them."""
DECIMALS = 6


class Letters:
    """Maps passages to rows of length one by their character groups; fitted once, then applied to any passage.

    TF-IDF with sublinear counts (Salton and Buckley 1988) over character groups within words (Cavnar and Trenkle
    1994), reduced to its strongest singular directions.
    """

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        """words: folded words of each passage (at most some thousands)."""
        self._places: dict[str, int] = {}
        self._parts: dict[str, list[int]] = {}
        for word in sorted(set(chain.from_iterable(words))):
            self._parts[word] = [self._places.setdefault(group, len(self._places)) for group in groups(word)]
        counts = self._counted(words)
        held = np.bincount(counts.indices, minlength=counts.shape[1])
        kept = np.flatnonzero((held >= LEAST) & (held <= COMMONEST * len(words)))
        self._column = np.full(counts.shape[1], -1)
        self._column[kept] = np.arange(len(kept))
        self._rarity = np.log((1 + len(words)) / (1 + held[kept])) + 1
        weighed = self._weighed(counts)
        self._axes = _axes(weighed)
        self.fitted = self._reduced(weighed)
        """The rows of the passages it was fitted on."""

    def rows(self, words: Sequence[Sequence[str]]) -> Rows:
        """Passages as rows (n, 50) of length one; zeros where a passage has no known group."""
        return self._reduced(self._weighed(self._counted(words)))

    def _reduced(self, weighed: csr_array) -> Rows:
        found = np.zeros((weighed.shape[0], DIMENSIONS))
        found[:, : self._axes.shape[1]] = weighed @ self._axes
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(np.round(found / np.maximum(norms, 1e-9), DECIMALS))

    def _counted(self, words: Sequence[Sequence[str]]) -> csr_array:
        """How often each group stands in each passage."""
        types = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(words)))}
        whole = _table([[types[word] for word in row] for row in words], len(types))
        return csr_array(whole @ _table([self._columns(word) for word in types], len(self._places)))

    def _columns(self, word: str) -> list[int]:
        known = self._parts.get(word)
        return [self._places[g] for g in groups(word) if g in self._places] if known is None else known

    def _weighed(self, counts: csr_array) -> csr_array:
        """Counts of all groups as rows of length one over the kept groups."""
        row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        column = self._column[counts.indices]
        kept = column >= 0
        row, column = row[kept], column[kept]
        values = (1 + np.log(counts.data[kept])) * self._rarity[column]
        norms = np.maximum(np.sqrt(np.bincount(row, weights=values**2, minlength=counts.shape[0])), 1e-9)
        return csr_array((values / norms[row], (row, column)), shape=(counts.shape[0], len(self._rarity)))


def groups(word: str) -> list[str]:
    """The groups of four and five characters of a word with a blank at either end; a shorter one as it is."""
    padded = f" {word} "
    if len(padded) <= SHORTEST:
        return [padded]
    sizes = range(SHORTEST, min(LONGEST, len(padded)) + 1)
    return [padded[i : i + size] for size in sizes for i in range(len(padded) - size + 1)]


def _table(columns: Sequence[Sequence[int]], width: int) -> csr_array:
    """How often each column is named in each row."""
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter(chain.from_iterable(columns), dtype=np.int64, count=ends[-1])
    table = csr_array((np.ones(len(flat)), flat, ends), shape=(len(columns), width))
    table.sum_duplicates()
    return table


def _axes(table: csr_array) -> Rows:
    """The strongest directions of a table, (groups, at most 50); none where it has too few rows or columns."""
    size = min(DIMENSIONS, table.shape[1] - 1, table.shape[0] - 1)
    if size < 2:
        return np.zeros((table.shape[1], 0))
    turned = table.T.tocsr()
    gram = LinearOperator((table.shape[0],) * 2, matvec=lambda row: table @ (turned @ row), dtype=np.float64)
    strength, along = eigsh(gram, size, v0=np.ones(table.shape[0]))
    return np.asarray(turned @ (along / np.sqrt(np.maximum(strength, 1e-9))))
