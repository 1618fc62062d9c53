"""Which letters the words of a passage are made of: character groups, weighed and reduced.

Groups of four and five characters within words join the forms of a word, and the parts of a compound, in any
language, with no dictionary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, compress

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.linalg import LinearOperator, eigsh

from rapporteur.engine.languages.tokens import GAP, WordRow

Rows = NDArray[np.float64]

DIMENSIONS = 50
"""Dimensions the groups are reduced to (latent semantic analysis, Deerwester et al. 1990)."""
SHORTEST, LONGEST = 4, 5
LEAST = 3
"""A group stands in at least this many passages ..."""
COMMONEST = 0.3
"""... and in at most this share of them."""
DECIMALS = 6

_SLICE = 256
"""Passages that are weighed together."""


class Letters:
    """Maps passages to rows of length one by their character groups; fitted once, then applied to any passage.

    TF-IDF with sublinear counts (Salton and Buckley 1988) over character groups within words (Cavnar and Trenkle
    1994), reduced to its strongest singular directions.
    """

    def __init__(self, words: WordRow) -> None:
        """words: of the passages (at most some thousands)."""
        size = words.texts
        every: dict[str, int] = {}
        for word in sorted(words.words):
            for group in groups(word):
                every.setdefault(group, len(every))
        counts = _counted(words, every)
        held = np.bincount(counts.indices, minlength=len(every))
        kept = (held >= LEAST) & (held <= COMMONEST * size)
        self._columns = {group: place for place, group in enumerate(compress(every, kept.tolist()))}
        self._rarity = np.log((1 + size) / (1 + held[kept])) + 1
        weighed = self._weighed(csr_array(counts[:, np.flatnonzero(kept)]))
        self._axes = _axes(weighed)
        self.fitted = self._reduced(weighed)
        """The rows of the passages it was fitted on."""

    def rows(self, words: WordRow) -> Rows:
        """Passages as rows (n, 50) of length one; zeros where a passage has no known group."""
        counts = _counted(words, self._columns)
        starts = range(0, words.texts, _SLICE)
        found = [self._reduced(self._weighed(counts[start : start + _SLICE])) for start in starts]
        return np.vstack([np.zeros((0, DIMENSIONS)), *found])

    def _reduced(self, weighed: csr_array) -> Rows:
        found = np.zeros((weighed.shape[0], DIMENSIONS))
        found[:, : self._axes.shape[1]] = weighed @ self._axes
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(np.round(found / np.maximum(norms, 1e-9), DECIMALS))

    def _weighed(self, counts: csr_array) -> csr_array:
        """Counts of the kept groups as rows of length one."""
        row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        values = (1 + np.log(counts.data)) * self._rarity[counts.indices]
        norms = np.maximum(np.sqrt(np.bincount(row, weights=values**2, minlength=counts.shape[0])), 1e-9)
        return csr_array((values / norms[row], counts.indices, counts.indptr), shape=counts.shape)


def _counted(words: WordRow, columns: Mapping[str, int]) -> csr_array:
    """How often each group that has a column stands in each passage, in the order of columns."""
    told = words.unit != GAP
    ends = np.cumsum([0, *np.bincount(words.text[told], minlength=words.texts)])
    whole = csr_array((np.ones(ends[-1]), words.unit[told], ends), shape=(words.texts, len(words.words)))
    parts = [[columns[group] for group in groups(word) if group in columns] for word in words.words]
    counts = csr_array(whole @ _table(parts, len(columns)))
    counts.sort_indices()
    return counts


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
    flat = np.fromiter(chain.from_iterable(columns), dtype=np.int32, count=ends[-1])
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
