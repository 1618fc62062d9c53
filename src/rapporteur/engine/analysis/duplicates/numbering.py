"""Word 5-grams as numbers: the same sets as `corpus.shingles.shingles`, small and quick to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import prod

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rapporteur.engine.corpus.shingles import WIDTH, words

Ints = NDArray[np.int64]

_COUNTED = 200_000
"""Pairs of sets that are compared at once."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of numbers in one row: set i is items[starts[i] : starts[i + 1]], sorted. universe: numbers in use."""

    starts: Ints
    items: Ints
    universe: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> Ints:
        """How many numbers each set has."""
        return np.diff(self.starts)

    @property
    def rows(self) -> Ints:
        """The set of each item."""
        return np.repeat(np.arange(len(self)), self.sizes)

    def taken(self, chosen: Ints) -> Sets:
        """The chosen sets, in that order."""
        sizes = self.sizes[chosen]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        places = np.arange(starts[-1]) - np.repeat(starts[:-1] - self.starts[chosen], sizes)
        return Sets(starts, self.items[places], self.universe)

    @property
    def table(self) -> csr_array:
        """(sets, numbers), 1 where a set has a number."""
        ones = np.ones(len(self.items), dtype=np.int32)
        return csr_array((ones, self.items, self.starts), shape=(len(self), max(1, self.universe)))

    def shared(self, one: Ints, other: Ints) -> Ints:
        """How many numbers each set of one row has in common with that beside it in the other."""
        return common(self.table, one, other)


def common(table: csr_array, one: Ints, other: Ints) -> Ints:
    """How many numbers each row of one list has in common with that beside it in the other. table: as `Sets.table`."""
    blocks = (slice(start, start + _COUNTED) for start in range(0, len(one), _COUNTED))
    sums = [np.asarray(table[one[block]].multiply(table[other[block]]).sum(axis=1)).ravel() for block in blocks]
    return np.concatenate([np.zeros(0, dtype=np.int64), *sums]).astype(np.int64)


def shingle_sets(contents: Sequence[str]) -> Sets:
    """The set of word 5-grams of each text, one number a different 5-gram.

    Exact: no hashing. Two 5-grams have one number where all their words are equal, whatever the texts beside.
    """
    tokens, sizes = _numbered_words(contents)
    rows = np.repeat(np.arange(len(contents)), sizes)
    grams, universe = _grams(tokens)
    whole = rows[: len(grams)] == rows[len(tokens) - len(grams) :]
    keys = np.sort(rows[: len(grams)][whole] * max(universe, 1) + grams[whole])
    owners, items = np.divmod(keys[np.diff(keys, prepend=-1) > 0], max(universe, 1))
    starts = np.searchsorted(owners, np.arange(len(contents) + 1))
    return Sets(starts.astype(np.int64), items, universe)


def _numbered_words(contents: Sequence[str]) -> tuple[Ints, Ints]:
    """The words of all texts in one row, as numbers, and how many each text has."""
    numbers: dict[str, int] = {}
    sizes = np.zeros(len(contents), dtype=np.int64)

    def one(place: int, content: str) -> list[int]:
        found = [numbers.setdefault(word, len(numbers)) for word in words(content)]
        sizes[place] = len(found)
        return found

    flat = chain.from_iterable(one(place, content) for place, content in enumerate(contents))
    return np.fromiter(flat, dtype=np.int64), sizes


def _grams(tokens: Ints) -> tuple[Ints, int]:
    """The number of the 5-gram that begins at each token (none at the last four), and how many there are."""
    if len(tokens) < WIDTH:
        return tokens[:0], 0
    pairs = _renumbered(tokens[:-1], tokens[1:])
    fours = _renumbered(pairs[:-2], pairs[2:])
    fives = _renumbered(fours[:-1], tokens[4:])
    return fives, int(fives.max()) + 1


def _renumbered(first: Ints, second: Ints) -> Ints:
    """A number for each different pair of numbers."""
    factor = int(second.max()) + 1
    if prod((int(first.max()) + 1, factor)) >= 2**63:
        raise OverflowError("too many different words for one collection")
    _, numbers = np.unique(first * factor + second, return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def equal_rows(sets: Sets) -> list[Ints]:
    """The rows of equal sets, each list rising, in the order of the first."""
    rows: dict[bytes, list[int]] = {}
    for row in range(len(sets)):
        rows.setdefault(sets.items[sets.starts[row] : sets.starts[row + 1]].tobytes(), []).append(row)
    return [np.array(held, dtype=np.int64) for held in rows.values()]
