"""Which sets are alike: all pairs from a Jaccard similarity on, none missed, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rapporteur.engine.analysis.duplicates.numbering import Ints, Sets, common
from rapporteur.engine.analysis.duplicates.rule import Floats, Rule, jaccard

_BLOCK = 20_000_000
"""Products of shared numbers that are held at once."""
_VERIFIED = 200_000
"""Pairs that are verified at once."""


class Source(Protocol):
    """Different sets, wherever they are."""

    @property
    def sizes(self) -> Ints:
        """How many numbers each set has."""

    def taken(self, chosen: Ints) -> Sets:
        """The chosen sets, in that order."""

    def shared(self, one: Ints, other: Ints) -> Ints:
        """How many numbers each set of one row has in common with that beside it in the other."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of sets, one < other, sorted, with their Jaccard similarities (4 decimals)."""

    one: Ints
    other: Ints
    similarity: Floats


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The rarest numbers of each set, so many that two copies have one in common.

    table: (sets, numbers), 1 where a set has one; what no two sets have there may be left out. sizes: of the whole
    sets. rest: how many numbers of each, beside its rarest, other sets have as well.
    """

    table: csr_array
    sizes: Ints
    rest: Ints

    def of(self, chosen: Ints) -> Prefixes:
        """Those of the chosen sets, in that order."""
        return Prefixes(self.table[chosen], self.sizes[chosen], self.rest[chosen])

    @property
    def linked(self) -> Ints:
        """The sets that have one of their rarest numbers in common with another set."""
        again = np.bincount(self.table.indices, minlength=self.table.shape[1]) > 1
        return np.flatnonzero(self.table @ again.astype(np.int32))

    def possible(self, rule: Rule, one: Ints, other: Ints, shared: Ints) -> NDArray[np.bool_]:
        """Whether pairs can be copies. shared: numbers that the prefixes of both have."""
        sizes = self.sizes[one], self.sizes[other]
        most = np.minimum(shared + np.maximum(self.rest[one], self.rest[other]), np.minimum(*sizes))
        return np.asarray(most >= rule.shared_by_pairs(*sizes))

    def beside(self, some: Ints) -> Ints:
        """Some sets and all that may be like one of them, rising."""
        numbers = np.zeros(self.table.shape[1], dtype=np.int32)
        numbers[self.table[some].indices] = 1
        found = self.table @ numbers > 0
        found[some] = True
        return np.flatnonzero(found)


def similar(sets: Sets, rule: Rule, many: int | None = None) -> Pairs:
    """The pairs of sets that are copies by a rule, none missed.

    sets: none empty, no two equal. Candidates come from a prefix filter (Chaudhuri, Ganti and Kaushik 2006; Xiao
    et al. 2008): of two sets that share m numbers, each of size n ordered from the rarest number on, the first
    n - m + 1 numbers share one; and what two prefixes share, with all that follows the longer rest of the two, must
    reach what copies of their sizes share. Each candidate is verified by counting.

    many: where a set has more copies than this, they are listed with it alone and not among themselves, so that a
    campaign of n letters has n pairs, not n * n / 2. Which sets are linked, by one pair or over several, is the
    same. None: every pair is listed.
    """
    several = _Common.of(sets)
    prefixes, judge = several.prefixes(rule), _Judge(rule, several)
    crowd = np.full(len(sets), -1, dtype=np.int64) if many is None else _crowds(prefixes.table, judge, many)
    found = [judge.verified(one, other) for one, other in _candidates(prefixes, rule, crowd)]
    members = np.flatnonzero((crowd >= 0) & (crowd != np.arange(len(sets))))
    found.append(judge.verified(crowd[members], members))
    return _sorted(found)


@dataclass(frozen=True, slots=True)
class Crowded:
    """Sets in crowds, and pairs of those in none. first: of the crowd each set is in, or -1. near: similarity to it."""

    first: Ints
    near: Floats
    pairs: Pairs


def crowded(sets: Source, prefixes: Prefixes, rule: Rule, held: Ints, equal: int, many: int) -> Crowded:
    """Who is in a crowd, and the pairs of sets that are in none, none of them missed.

    sets: no two equal. prefixes: of these sets. The rule must ask for the similarity alone. held: how many hold each
    set, not rising. From the first set on, one in no crowd yet is the first of one if more than `equal` hold it, or if
    more than `many` hold it or a copy of it that is in no crowd either; these copies are the others. So the result
    depends on the order of the sets, and on nothing else.
    """
    first, near = _stars(sets, prefixes, rule, held, equal, many)
    alone = np.flatnonzero(first < 0)
    found = []
    for one, other in _between(prefixes, alone, alone, rule):
        rising = one < other
        found.append(_alike(sets, one[rising], other[rising], rule))
    return Crowded(first, near, _sorted(found))


def prefixes_of(sets: Sets, rule: Rule) -> Prefixes:
    """The prefixes of sets in memory."""
    return _Common.of(sets).prefixes(rule)


def similarity(sets: Source, one: Ints, other: Ints) -> Floats:
    """The similarity of each set of one row with that beside it in the other (4 decimals)."""
    return jaccard(sets.sizes[one], sets.sizes[other], sets.shared(one, other))


def first_like(left: csr_array, right: csr_array, sizes: Ints, others: Ints, rule: Rule) -> tuple[Ints, Floats]:
    """The first set of a table that each of another is a copy of, -1 where it is of none, and their similarity.

    left: (sets, numbers), right: (numbers, sets), 1 where a set has a number; numbers that only sets of the left have
    may be left out. sizes, others: of the whole sets. The rule must ask for the similarity alone.
    """
    found, near = np.full(len(sizes), -1, dtype=np.int64), np.ones(len(sizes))
    for row, column, shared in _products(left, right):
        alike = jaccard(sizes[row], others[column], shared)
        good = np.flatnonzero(alike >= rule.sure)
        good = good[np.lexsort((column[good], row[good]))]
        good = good[np.diff(row[good], prepend=-1) > 0]
        found[row[good]], near[row[good]] = column[good], alike[good]
    return found, near


@dataclass(frozen=True, slots=True)
class _Common:
    """Sets without the numbers that only one of them has. sizes: of the whole sets. often: sets that have each item."""

    sets: Sets
    sizes: Ints
    often: Ints

    @classmethod
    def of(cls, sets: Sets) -> _Common:
        often = np.bincount(sets.items, minlength=sets.universe)[sets.items]
        kept = often > 1
        starts = np.concatenate([[0], np.cumsum(kept)])[sets.starts]
        return cls(Sets(starts, sets.items[kept], sets.universe), sets.sizes, often[kept])

    def table(self, items: Ints, kept: NDArray[np.bool_], values: NDArray[np.generic]) -> csr_array:
        """(sets, numbers) with the values of the items that are kept, the items of each set in the order given."""
        pointers = np.concatenate([[0], np.cumsum(kept)])[self.sets.starts]
        shape = (len(self.sets), max(1, self.sets.universe))
        return csr_array((values[kept], items[kept], pointers), shape=shape)

    def prefixes(self, rule: Rule) -> Prefixes:
        """The rarest numbers of each set, as many as the filter needs; those that no other set has come first."""
        order = np.lexsort((self.sets.items, self.often, self.sets.rows))
        alone = self.sizes - self.sets.sizes
        place = np.arange(len(order)) + (alone - self.sets.starts[:-1])[self.sets.rows]
        inside = place < rule.prefix(self.sizes)[self.sets.rows]
        kept = inside | (self.often[order] <= rule.rare)
        table = self.table(self.sets.items[order], kept, kept.astype(np.int32))
        return Prefixes(table, self.sizes, self.sets.sizes - np.diff(table.indptr))


class _Judge:
    """Verifies pairs by a rule that asks for more than the similarity."""

    def __init__(self, rule: Rule, several: _Common) -> None:
        items, every = several.sets.items, np.ones(len(several.often), dtype=np.bool_)
        self._rule, self._sizes = rule, several.sizes
        self._table = several.table(items, every, every.astype(np.int32))
        self._rarity = several.table(items, every, 1 / (several.often - 1)) if rule.least < rule.sure else None

    def verified(self, one: Ints, other: Ints) -> Pairs:
        """The pairs that are copies."""
        parts = [
            self._verified(one[i : i + _VERIFIED], other[i : i + _VERIFIED]) for i in range(0, len(one), _VERIFIED)
        ]
        return _sorted(parts)

    def _verified(self, one: Ints, other: Ints) -> Pairs:
        right = self._table[other]
        shared = _row_sums(self._table[one].multiply(right)).astype(np.int64)
        alike = jaccard(self._sizes[one], self._sizes[other], shared)
        rarity = np.zeros(len(one)) if self._rarity is None else _row_sums(self._rarity[one].multiply(right))
        good = self._rule.holds(alike, shared, rarity)
        return Pairs(np.minimum(one, other)[good], np.maximum(one, other)[good], alike[good])

    def like(self, one: int, others: Ints) -> Ints:
        """Those of the others that are copies of one."""
        found = self.verified(np.full(len(others), one, dtype=np.int64), others)
        return np.where(found.one == one, found.other, found.one)


def _alike(sets: Source, one: Ints, other: Ints, rule: Rule) -> Pairs:
    """The pairs that are copies by their similarity."""
    alike = similarity(sets, one, other)
    good = alike >= rule.sure
    return Pairs(one[good], other[good], alike[good])


def _row_sums(table: csr_array) -> NDArray[np.float64]:
    return np.asarray(table.sum(axis=1), dtype=np.float64).ravel()


def _crowds(prefixes: csr_array, judge: _Judge, many: int) -> Ints:
    """The first set of the crowd each set is in, -1 outside: sets that are like the first."""
    crowd = np.full(prefixes.shape[0], -1, dtype=np.int64)
    holders = prefixes.tocsc()
    sizes = np.diff(holders.indptr)
    for number in np.flatnonzero(sizes > many):
        free = np.sort(holders.indices[holders.indptr[number] : holders.indptr[number + 1]]).astype(np.int64)
        free = free[crowd[free] < 0]
        if len(free) > many and len(judge.like(free[0], free[1:])) >= many:
            near = (prefixes @ prefixes[[free[0]]].T).tocoo().coords[0].astype(np.int64)
            crowd[judge.like(free[0], near[(crowd[near] < 0) & (near != free[0])])] = free[0]
            crowd[free[0]] = free[0]
    return crowd


def _stars(sets: Source, prefixes: Prefixes, rule: Rule, held: Ints, equal: int, many: int) -> tuple[Ints, Floats]:
    """The first set of each set's crowd, -1 outside, and the similarity to it."""
    first, near = np.full(len(held), -1, dtype=np.int64), np.ones(len(held))
    numbers = prefixes.table
    most = numbers @ (numbers.T @ held) - np.diff(numbers.indptr) * held + held
    stars = np.flatnonzero((held > equal) | (most > many))
    known = prefixes.beside(stars)
    table, sizes, prefixes = sets.taken(known).table, sets.sizes[known], prefixes.of(known)
    turned = prefixes.table.T.tocsr()
    for star in np.searchsorted(known, stars).tolist():
        if first[known[star]] >= 0:
            continue
        others, shared = _row(prefixes.table[[star]] @ turned)
        possible = prefixes.possible(rule, np.full(len(others), star), others, shared)
        free = others[(first[known[others]] < 0) & (others != star) & possible]
        alike = jaccard(sizes[star], sizes[free], common(table, np.full(len(free), star), free))
        members = known[free[alike >= rule.sure]]
        if held[known[star]] > equal or held[known[star]] + held[members].sum() > many:
            first[known[star]] = first[members] = known[star]
            near[members] = alike[alike >= rule.sure]
    return first, near


def _row(product: csr_array) -> tuple[Ints, Ints]:
    """The columns and values of a table of one row."""
    return product.indices.astype(np.int64), product.data.astype(np.int64)


def _candidates(prefixes: Prefixes, rule: Rule, crowd: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs that share enough of their prefixes, none of one crowd, each once."""
    left = np.ones(len(crowd), dtype=np.bool_)
    for first in np.unique(crowd[crowd >= 0]):
        left &= crowd != first
        yield from _between(prefixes, np.flatnonzero(crowd == first), np.flatnonzero(left), rule)
    alone = np.flatnonzero(left)
    for one, other in _between(prefixes, alone, alone, rule):
        yield one[one < other], other[one < other]


def _between(prefixes: Prefixes, some: Ints, others: Ints, rule: Rule) -> Iterator[tuple[Ints, Ints]]:
    """Candidate pairs of two lists of sets, in blocks."""
    for row, column, shared in _products(prefixes.table[some], prefixes.table[others].T.tocsr()):
        one, other = some[row], others[column]
        good = prefixes.possible(rule, one, other, shared)
        yield one[good], other[good]


def _products(left: csr_array, right: csr_array) -> Iterator[tuple[Ints, Ints, Ints]]:
    """The entries of a product of tables, in blocks of rows: row, column and value of each."""
    work = np.asarray(left @ np.diff(right.indptr).astype(np.int64)).ravel()
    block = np.cumsum(work) // _BLOCK
    bounds = [0, *(np.flatnonzero(np.diff(block)) + 1).tolist(), left.shape[0]]
    for start, end in pairwise(bounds):
        entries = (left[start:end] @ right).tocoo()
        yield entries.coords[0].astype(np.int64) + start, entries.coords[1].astype(np.int64), entries.data


def _sorted(found: list[Pairs]) -> Pairs:
    if not found:
        return Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    one = np.concatenate([pairs.one for pairs in found])
    other = np.concatenate([pairs.other for pairs in found])
    similarity = np.concatenate([pairs.similarity for pairs in found])
    order = np.lexsort((other, one))
    return Pairs(one[order], other[order], similarity[order])
