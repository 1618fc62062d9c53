"""Spherical k-means, the same for the same seed, and how many clusters a corpus bears."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from sklearn.metrics import adjusted_rand_score

from rapporteur.engine.analysis.themes.space import DECIMALS, Rows, unit

ROUNDS = 40
RESTARTS = 4

FEWEST, MOST = 4, 25
"""Themes of a corpus, where their number is not given."""
KEPT = 0.8
"""The largest number of themes whose stability keeps this share of the best is taken."""

_STEPS = (4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 22, 25)
_HALVES = 5
_SAMPLE = 1200


def centres(rows: Rows, weights: Rows, number: int, random: Generator, restarts: int = RESTARTS) -> Rows:
    """Centres (number, d) of spherical k-means (Dhillon and Modha 2001), the best of some restarts.

    rows: (n, d) of length one, n >= number. weights: (n,) positive. Starts by k-means++ (Arthur and
    Vassilvitskii 2007) with random, which the caller seeds.
    """
    best, score = rows[:number], -np.inf
    for _ in range(restarts):
        found = _moved(rows, weights, _starts(rows, weights, number, random))
        fit = round(float((similarities(rows, found).max(axis=1) * weights).sum() / weights.sum()), DECIMALS)
        if fit > score:
            best, score = found, fit
    return best


def similarities(rows: Rows, found: Rows) -> Rows:
    """Cosine of each row with each centre, rounded so that ties are ties everywhere."""
    return np.asarray(np.round(rows @ found.T, DECIMALS))


def _starts(rows: Rows, weights: Rows, number: int, random: Generator) -> Rows:
    chosen = [_drawn(weights, random)]
    distance = 1 - similarities(rows, rows[chosen])[:, 0]
    while len(chosen) < number:
        chosen.append(_drawn(weights * np.maximum(distance, 0), random))
        distance = np.minimum(distance, 1 - similarities(rows, rows[chosen[-1:]])[:, 0])
    return rows[chosen]


def _drawn(weights: Rows, random: Generator) -> int:
    """A number drawn in proportion to its weight (any, where all weights are zero)."""
    total = np.cumsum(np.round(weights, DECIMALS))
    draw = random.random()
    if total[-1] <= 0:
        return int(draw * len(weights))
    return min(int(np.searchsorted(total, draw * total[-1], side="right")), len(weights) - 1)


def _moved(rows: Rows, weights: Rows, start: Rows) -> Rows:
    """Move centres until no row changes its nearest; a centre that loses all its rows stays."""
    found, before = start, np.full(len(rows), -1)
    for _ in range(ROUNDS):
        nearest = similarities(rows, found).argmax(axis=1)
        if (nearest == before).all():
            break
        chosen = np.zeros((len(found), len(rows)))
        chosen[nearest, np.arange(len(rows))] = weights
        sums = chosen @ rows
        empty = chosen.sum(axis=1) == 0
        sums[empty] = found[empty]
        found, before = unit(sums), nearest
    return found


def best_number(rows: Rows, weights: Rows, most: int, random: Generator) -> int:
    """The number of themes the corpus bears: the largest that comes out much the same from either half.

    rows are split at random, clustered apart, and both results compared on all rows (adjusted Rand index;
    Ben-Hur, Elisseeff and Guyon 2002): mean of five splits, smoothed over neighbouring numbers. Of the
    numbers up to most, the largest whose mean is at least 80 % of the best.
    """
    drawn = random.permutation(len(rows))[:_SAMPLE]
    steps = [step for step in _STEPS if step <= most and 4 * step <= len(drawn)]
    if not steps:
        return max(1, min(most, len(rows)))
    means = [_stability(rows[drawn], weights[drawn], step, random) for step in steps]
    return _largest(steps, means)


def _largest(steps: Sequence[int], means: Sequence[float]) -> int:
    smooth = [sum(means[max(0, i - 1) : i + 2]) / len(means[max(0, i - 1) : i + 2]) for i in range(len(means))]
    best = round(max(smooth), 4)
    return max(step for step, mean in zip(steps, smooth, strict=True) if round(mean, 4) >= KEPT * best)


def _stability(rows: Rows, weights: Rows, number: int, random: Generator) -> float:
    scores: list[float] = []
    for _ in range(_HALVES):
        order = random.permutation(len(rows))
        halves = (order[: len(rows) // 2], order[len(rows) // 2 :])
        fits = [centres(rows[half], weights[half], number, random, restarts=1) for half in halves]
        labels = [similarities(rows, fit).argmax(axis=1) for fit in fits]
        scores.append(float(adjusted_rand_score(labels[0], labels[1])))
    return round(sum(scores) / len(scores), 4)
