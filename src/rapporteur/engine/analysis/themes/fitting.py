"""Fitting themes: where their centres are, which are worth keeping, how steady they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.clustering import (
    CONCENTRATION,
    MOST,
    UPPER,
    Mixture,
    Tree,
    evenly,
    mixture,
    similarities,
    standing_out,
    tree,
)
from rapporteur.engine.analysis.themes.space import DECIMALS, Rows, unit

Owners = Sequence[frozenset[str]]

LEAST_CONTRIBUTORS = 5
"""A theme of the upper level has passages of at least this many contributors ..."""
LEAST_PASSAGES = 8
"""... and, where their number is not given, at least this many on average."""
ALIKE = 0.9
"""Two themes whose centres are this alike are one."""
ONE_VOICE = 0.5
"""A theme of which one contributor has more than this share of the passages is that contributor's own."""
FITTED = 3000
"""Themes are fitted on at most this many passages and applied to all."""
REFITS = 10
REFITTED = 500
"""Passages of each fit of the bootstrap, at most."""

Number = int | Literal["auto"]


def weights_of(owners: Owners) -> Rows:
    """So that a long paper does not make a theme: one over the root of its contributors' passages."""
    sizes = Counter(who for row in owners for who in row)
    return np.array([1 / np.sqrt(min(sizes[who] for who in row)) for row in owners])


def fit(rows: Rows, owners: Owners, grown: Tree, number: Number, usual: int = UPPER) -> Mixture:
    """Themes of passages: the given number of them, or as many as the passages bear.

    rows: (n, d) of length one, n >= 2. owners: contributors of each. grown: their tree, which is the start.
    Number "auto": the number that stands out in the tree, else usual; never more than one for every five
    contributors and eight passages, nor than 25. No random choice is made.
    """
    wanted = _borne(grown.merges, rows, owners, usual) if number == "auto" else number
    return mixture(rows, weights_of(owners), grown.cut(max(1, min(wanted, len(grown.drawn)))))


def _borne(merges: Rows, rows: Rows, owners: Owners, usual: int) -> int:
    voices = len({who for row in owners for who in row})
    most = max(1, min(MOST, voices // LEAST_CONTRIBUTORS, len(rows) // LEAST_PASSAGES))
    return standing_out(merges, most) or min(usual, most)


def worthy(rows: Rows, owners: Owners, found: Mixture) -> Mixture:
    """The themes that enough contributors share; near-equal ones become one."""
    found = _joined(found)
    voices = {who for row in owners for who in row}
    if len(voices) < LEAST_CONTRIBUTORS:
        return found
    labels = found.nearness(rows).argmax(axis=1)
    return found.only([theme for theme in range(len(found.bias)) if _shared(theme, labels, owners)])


def _joined(found: Mixture) -> Mixture:
    while len(found.bias) > 1:
        alike = similarities(found.centres, found.centres)
        np.fill_diagonal(alike, -1)
        if alike.max() < ALIKE:
            break
        one, other = sorted(int(i) for i in np.unravel_index(alike.argmax(), alike.shape))
        centres, sizes = found.centres.copy(), np.exp(CONCENTRATION * found.bias)
        centres[one] = unit((sizes[one] * centres[one] + sizes[other] * centres[other])[None, :])[0]
        sizes[one] += sizes[other]
        bias = np.round(np.log(sizes) / CONCENTRATION, DECIMALS)
        found = Mixture(centres, bias).only([i for i in range(len(bias)) if i != other])
    return found


def _shared(theme: int, labels: NDArray[np.int64], owners: Owners) -> bool:
    sizes = Counter(who for row in np.flatnonzero(labels == theme).tolist() for who in owners[row])
    most = max(sizes.values(), default=0)
    return len(sizes) >= LEAST_CONTRIBUTORS and most <= ONE_VOICE * int((labels == theme).sum())


def holders(member: NDArray[np.bool_], owners: Owners) -> list[frozenset[str]]:
    """The contributors with a member passage, a theme."""
    return [
        frozenset(who for row in np.flatnonzero(member[:, theme]).tolist() for who in owners[row])
        for theme in range(member.shape[1])
    ]


def stability(rows: Rows, owners: Owners, found: Rows, random: Generator) -> list[float]:
    """Mean of the best Jaccard similarity of each theme's contributors between fits of drawn contributors.

    found: centres (k, d). The contributors of a theme are those of the passages nearest to it. Bootstrap of clusters
    (Hennig 2007): contributors are drawn with replacement, ten times.
    """
    voices = _Voices(owners)
    weights = weights_of(owners)
    own = voices.of(rows, found)
    totals = np.zeros(len(found))
    for _ in range(REFITS):
        times = weights * voices.times(random)
        inside = np.flatnonzero(times > 0)
        if len(inside) > len(found):
            drawn = inside[evenly(times[inside], REFITTED)]
            others = voices.of(rows, _refitted(rows[drawn], times[drawn], max(2, len(found))))
            totals += _jaccard(own, others).max(axis=1)
    return [round(float(total) / REFITS, 4) for total in totals]


class _Voices:
    """The contributors of passages as numbers, in the order of their names."""

    def __init__(self, owners: Owners) -> None:
        """owners: at least one a passage."""
        number = {who: place for place, who in enumerate(sorted({who for row in owners for who in row}))}
        self._count = len(number)
        self._voice = np.array([number[who] for row in owners for who in row])
        self._row = np.repeat(np.arange(len(owners)), [len(row) for row in owners])
        self._start = np.flatnonzero(np.diff(self._row, prepend=-1))

    def times(self, random: Generator) -> NDArray[np.int64]:
        """How often each passage is drawn where contributors are, with replacement: as often as one of its own."""
        drawn = np.bincount(random.integers(self._count, size=self._count), minlength=self._count)
        return np.asarray(np.maximum.reduceat(drawn[self._voice], self._start))

    def of(self, rows: Rows, found: Rows) -> NDArray[np.bool_]:
        """Which contributors have a passage that is nearest to which of some centres, (centres, contributors)."""
        held = np.zeros((len(found), self._count), dtype=np.bool_)
        held[similarities(rows, found).argmax(axis=1)[self._row], self._voice] = True
        return held


def _refitted(rows: Rows, weights: Rows, number: int) -> Rows:
    return mixture(rows, weights, tree(rows, weights).cut(number)).centres


def _jaccard(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> Rows:
    """How alike sets are, each of one (k, n) with each of the other (m, n): (k, m), 0 for two empty ones."""
    both = one.astype(np.float64) @ other.T.astype(np.float64)
    either = one.sum(axis=1)[:, None] + other.sum(axis=1) - both
    return np.asarray(both / np.maximum(either, 1))
