"""From passages to groups: a tree from below, then a mixture in which large and small themes stand side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from rapporteur.engine.analysis.themes.space import DECIMALS, Rows, unit

CONCENTRATION = 20.0
"""How closely passages stand around the centre of their theme."""
UPPER = 12
"""Themes of the upper level where no other number stands out: as many as a reader surveys."""
MOST = 25
STANDS_OUT = 1.5
"""A number stands out where one theme fewer costs this many times what one more does."""
GROWN = 1500
"""The tree is grown from at most this many passages."""

_ROUNDS = 40
_STILL = 1e-2

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Mixture:
    """Themes as directions. centres: (k, d) of length one. bias: (k,), what a theme's size adds to a similarity."""

    centres: Rows
    bias: Rows

    def nearness(self, rows: Rows) -> Rows:
        """Cosine with each centre plus its bias, (n, k)."""
        return (rows @ self.centres.T + self.bias).round(DECIMALS)

    def shares(self, rows: Rows) -> Rows:
        """How much of each row is of each theme, (n, k): 0..1, adding up to 1."""
        return shares(self.nearness(rows))

    def told(self, rows: Rows) -> float:
        """Mean log likelihood of rows (up to a constant of the distribution)."""
        near = CONCENTRATION * self.nearness(rows)
        most = near.max(axis=1)
        return round(float((most + np.log(np.exp(near - most[:, None]).sum(axis=1))).mean()), DECIMALS)

    def only(self, kept: list[int]) -> Mixture:
        """The mixture of some of the themes."""
        return Mixture(self.centres[kept], self.bias[kept])


def shares(nearness: Rows) -> Rows:
    """How much of each row is of each theme, (n, k), from the nearness of a mixture: 0..1, adding up to 1."""
    near = CONCENTRATION * nearness
    parts = np.exp(near - near.max(axis=1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def similarities(rows: Rows, found: Rows) -> Rows:
    """Cosine of each row with each centre, rounded so that ties are ties everywhere."""
    return (rows @ found.T).round(DECIMALS)


def evenly(weights: Rows, most: int) -> Labels:
    """At most `most` numbers of rows, drawn at even steps of the cumulated weights; all where there are no more."""
    if len(weights) <= most:
        return np.arange(len(weights))
    total = np.cumsum(np.round(weights, DECIMALS))
    steps = (np.arange(most) + 0.5) * total[-1] / most
    return np.unique(np.searchsorted(total, steps, side="right").clip(max=len(weights) - 1))


@dataclass(frozen=True, slots=True)
class Tree:
    """Rows joined from the nearest to the last. merges: in scipy's format, of the drawn ones of `size` rows."""

    merges: Rows
    drawn: Labels
    size: int

    def cut(self, number: int) -> Labels:
        """The group of each row, from 0, where the tree is cut into (at most) so many; -1 where it was not drawn."""
        labels = np.full(self.size, -1)
        labels[self.drawn] = fcluster(self.merges, number, "maxclust") - 1 if len(self.merges) else 0
        return labels


def tree(rows: Rows, weights: Rows, most: int = GROWN) -> Tree:
    """The tree of at most so many rows (n, d) of length one, drawn evenly by weight (Ward 1963)."""
    drawn = evenly(weights, most)
    own = rows[drawn]
    if len(own) < 2:
        return Tree(np.zeros((0, 4)), drawn, len(rows))
    alike = (own @ own.T)[np.triu_indices(len(own), 1)].round(DECIMALS)
    merges = linkage(np.sqrt(np.maximum(0, 2 - 2 * alike)).round(DECIMALS), "ward")
    return Tree(np.asarray(merges), drawn, len(rows))


def standing_out(merges: Rows, most: int) -> int:
    """The number of groups, from 2 to most, that stands out in a tree; 0 where none does.

    The ratio of two heights, of the merge that would make one group fewer and of the one before it (Mojena 1977 looks
    at the same heights): the number with the largest ratio, where that is at least 1.5.
    """
    heights = np.round(merges[::-1, 2], DECIMALS)
    ratios = [
        round(float(heights[number - 2] / max(heights[number - 1], 1e-6)), 4)
        for number in range(2, min(most, len(heights)) + 1)
    ]
    return ratios.index(max(ratios)) + 2 if ratios and max(ratios) >= STANDS_OUT else 0


def mixture(rows: Rows, weights: Rows, labels: Labels) -> Mixture:
    """Themes that start from labelled rows (-1: none) and are fitted to all rows.

    Spherical k-means (Dhillon and Modha 2001) moves the centres; then expectation maximisation of a mixture of von
    Mises-Fisher distributions of one concentration (Banerjee et al. 2005) lets themes be as large as they are.
    """
    groups = [np.flatnonzero(labels == group) for group in range(labels.max() + 1)]
    start = unit(np.array([(rows[own] * weights[own, None]).sum(axis=0) for own in groups if len(own)]))
    centres, nearest = _moved(rows, weights, start)
    sizes = np.asarray(np.bincount(nearest, weights=weights, minlength=len(centres)), dtype=np.float64)
    fitted = _mixed(sizes, centres)
    before = fitted.shares(rows)
    weight = weights[:, None]
    for _ in range(_ROUNDS):
        own = before * weight
        fitted = _mixed(own.sum(axis=0), unit(own.T @ rows))
        after = fitted.shares(rows)
        if np.abs(after - before).max().round(DECIMALS) < _STILL:
            break
        before = after
    return fitted


def _mixed(sizes: Rows, centres: Rows) -> Mixture:
    shares = np.maximum(sizes / sizes.sum(), 1e-9)
    return Mixture(centres, (np.log(shares) / CONCENTRATION).round(DECIMALS))


def _moved(rows: Rows, weights: Rows, start: Rows) -> tuple[Rows, Labels]:
    """Move centres until no row changes its nearest; a centre that loses all its rows is given up."""
    found, before = start, np.full(len(rows), -1)
    for _ in range(_ROUNDS):
        nearest = similarities(rows, found).argmax(axis=1)
        if (nearest == before).all():
            break
        chosen = np.zeros((len(found), len(rows)))
        chosen[nearest, np.arange(len(rows))] = weights
        held = chosen.sum(axis=1) > 0
        found, before = unit(chosen[held] @ rows), np.cumsum(held)[nearest] - 1
    return found, similarities(rows, found).argmax(axis=1)
