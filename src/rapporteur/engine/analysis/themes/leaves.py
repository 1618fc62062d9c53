"""The lower level: what a theme divides into, and small but distinct voices that no theme may absorb."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.clustering import (
    GROWN,
    Labels,
    Mixture,
    Tree,
    mixture,
    similarities,
    tree,
)
from rapporteur.engine.analysis.themes.fitting import LEAST_CONTRIBUTORS, Owners, weights_of
from rapporteur.engine.analysis.themes.space import Rows, unit

MOST_LEAVES = 6
LEAST_VOICES = 3
"""A small voice has passages of at least this many contributors, and of fewer than a theme needs."""
LEAST_PASSAGES = 10
"""A theme divides into at most one leaf for so many of its passages."""
APART = 0.25
"""A small voice is this much nearer to its own centre than to any theme (cosine)."""
MOST_SMALL = 5
_LARGEST = 30
"""Passages of a small voice, at most."""
_GROWN = GROWN // 2
"""The tree of leaves is grown from at most this many passages."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Leaves as directions. centres: (m, d). parents: (m,), number of the theme above. small: (m,)."""

    centres: Rows
    parents: Labels
    small: NDArray[np.bool_]

    def only(self, kept: Sequence[int]) -> Leaves:
        """Some of the leaves, in their order."""
        chosen = list(kept)
        return Leaves(self.centres[chosen], self.parents[chosen], self.small[chosen])

    def of(self, below: Rows, alike: Rows, nearest: Labels) -> Labels:
        """The leaf of each row under its theme nearest (n,); -1 where its theme has none that fits.

        below: (n, m) similarity with each leaf. alike: (n, k) with each theme.
        """
        found = np.full(len(below), -1)
        if not len(self.parents):
            return found
        usual = np.where((self.parents == nearest[:, None]) & ~self.small, below, -2.0)
        own = alike.max(axis=1, keepdims=True)
        small = np.where((self.parents == nearest[:, None]) & self.small & (below >= own + APART), below, -2.0)
        for table in (usual, small):
            best = table.argmax(axis=1)
            found = np.where(table[np.arange(len(below)), best] > -2, best, found)
        return found


def divide(rows: Rows, owners: Owners, grown: Tree, upper: Mixture) -> Leaves:
    """The leaves of each theme that bears division, and small voices, in the order of the themes.

    rows: the passages the themes were fitted on. grown: their tree. A theme bears division into k where the mixture of
    k of the passages of one half of its contributors tells the other half's passages better than any other number
    does, one included (cross-validated likelihood, Smyth 2000).
    """
    nearest = upper.nearness(rows).argmax(axis=1)
    found: list[tuple[int, bool, Rows]] = []
    for theme in range(len(upper.bias)):
        inside = np.flatnonzero(nearest == theme)
        own = [owners[i] for i in inside.tolist()]
        found += [(theme, False, centre) for centre in _divided(rows[inside], own)]
    found += [(theme, True, centre) for theme, centre in _small(rows, owners, grown, upper, nearest)]
    found.sort(key=lambda row: row[:2])
    width = rows.shape[1]
    return Leaves(
        np.array([centre for _, _, centre in found]).reshape(len(found), width),
        np.array([theme for theme, _, _ in found], dtype=np.int64),
        np.array([small for _, small, _ in found], dtype=np.bool_),
    )


def told_apart(leaves: Leaves, held: Sequence[frozenset[str]]) -> Leaves:
    """The leaves that enough contributors hold, (m,) held; a theme with one leaf left that is not small has none."""
    least = np.where(leaves.small, LEAST_VOICES, LEAST_CONTRIBUTORS)
    enough = np.array([len(own) for own in held]) >= least
    usual = Counter(leaves.parents[enough & ~leaves.small].tolist())
    places = np.flatnonzero(enough).tolist()
    return leaves.only([i for i in places if leaves.small[i] or usual[int(leaves.parents[i])] > 1])


def _divided(rows: Rows, owners: Owners) -> Sequence[Rows]:
    voices = sorted({who for row in owners for who in row})
    most = min(MOST_LEAVES, len(voices) // LEAST_CONTRIBUTORS, len(rows) // LEAST_PASSAGES)
    if most < 2:
        return ()
    first = frozenset(voices[::2])
    in_first = np.array([bool(row & first) for row in owners])
    halves = _half(rows[in_first]), _half(rows[~in_first])
    if min(half.grown.size for half in halves) <= most:
        return ()
    gains = [_told(*halves, number) for number in range(1, most + 1)]
    number = gains.index(max(gains)) + 1
    return _leaf_centres(rows, owners, number) if number > 1 else ()


@dataclass(frozen=True, slots=True)
class _Half:
    """The passages of one half of the contributors, and their tree."""

    rows: Rows
    grown: Tree

    def mixture(self, number: int) -> Mixture:
        return mixture(self.rows, np.ones(len(self.rows)), self.grown.cut(number))


def _half(rows: Rows) -> _Half:
    return _Half(rows, tree(rows, np.ones(len(rows)), _GROWN))


def _told(one: _Half, other: _Half, number: int) -> float:
    """How well the mixture of so many of each half tells the passages of the other: mean log likelihood."""
    return round((one.mixture(number).told(other.rows) + other.mixture(number).told(one.rows)) / 2, 4)


def _leaf_centres(rows: Rows, owners: Owners, number: int) -> Sequence[Rows]:
    """The centres that enough contributors share; none where that leaves fewer than two."""
    weights = weights_of(owners)
    found = mixture(rows, weights, tree(rows, weights, _GROWN).cut(number)).centres
    nearest = similarities(rows, found).argmax(axis=1)
    voices = [_voices(np.flatnonzero(nearest == leaf), owners) for leaf in range(len(found))]
    kept = [leaf for leaf, own in enumerate(voices) if len(own) >= LEAST_CONTRIBUTORS]
    return [found[leaf] for leaf in kept] if len(kept) > 1 else ()


def _voices(rows: NDArray[np.int64], owners: Owners) -> frozenset[str]:
    return frozenset(who for row in rows.tolist() for who in owners[row])


def _small(rows: Rows, owners: Owners, grown: Tree, upper: Mixture, nearest: Labels) -> Iterator[tuple[int, Rows]]:
    """Groups of three or four contributors whose passages stand together and apart from every theme."""
    offers: list[tuple[float, tuple[int, ...]]] = []
    for places in _nodes(grown.merges, _LARGEST):
        group = grown.drawn[list(places)]
        if LEAST_VOICES <= len(_voices(group, owners)) < LEAST_CONTRIBUTORS:
            offers.append((_apart(rows[group], upper), tuple(group.tolist())))
    taken: set[int] = set()
    number = 0
    for apart, own in sorted(offers, key=lambda row: (-row[0], row[1])):
        if apart >= APART and number < MOST_SMALL and not taken & set(own):
            taken |= set(own)
            number += 1
            above = Counter(nearest[list(own)].tolist())
            yield min(above, key=lambda theme: (-above[theme], theme)), unit(rows[list(own)].sum(axis=0)[None])[0]


def _nodes(merges: Rows, largest: int) -> Iterator[tuple[int, ...]]:
    """The rows below each node of a tree, for nodes of three rows up to the largest size."""
    size = len(merges) + 1
    below: dict[int, tuple[int, ...]] = {i: (i,) for i in range(size)}
    for place, (one, other) in enumerate(merges[:, :2].astype(int).tolist()):
        left, right = below.pop(one, ()), below.pop(other, ())
        if left and right and len(left) + len(right) <= largest:
            below[size + place] = tuple(sorted((*left, *right)))
            if len(left) + len(right) >= LEAST_VOICES:
                yield below[size + place]


def _apart(rows: Rows, upper: Mixture) -> float:
    """How much nearer rows are to the centre of the others of their group than to any theme, on average."""
    others = unit(rows.sum(axis=0) - rows)
    own = (rows * others).sum(axis=1)
    return round(float((own - similarities(rows, upper.centres).max(axis=1)).mean()), 4)
