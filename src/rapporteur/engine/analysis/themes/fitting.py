"""Fitting themes: where their centres are, which are worth keeping, how steady they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import Literal

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.clustering import FEWEST, MOST, best_number, centres, similarities
from rapporteur.engine.analysis.themes.membership import background, members
from rapporteur.engine.analysis.themes.space import Rows, unit

LEAST_CONTRIBUTORS = 5
"""A theme has passages of at least this many contributors."""
ALIKE = 0.9
"""Two themes whose centres are this alike are one."""
ONE_VOICE = 0.5
"""A theme of which one contributor has more than this share of the passages is that contributor's own."""
FITTED = 6000
"""Themes are fitted on at most this many passages and applied to all."""
REFITS = 10

Number = int | Literal["auto"]


def sample(size: int) -> list[int]:
    """At most FITTED numbers below size, evenly spread."""
    if size <= FITTED:
        return list(range(size))
    return sorted({int(i) for i in np.linspace(0, size - 1, FITTED)})


def theme_centres(rows: Rows, owners: Sequence[frozenset[str]], seed: int, number: Number) -> Rows:
    """Centres of the given number of themes, or of as many as the passages bear."""
    weights = _weights(owners)
    voices = len({who for row in owners for who in row})
    most = max(1, min(MOST, voices // LEAST_CONTRIBUTORS, round(sqrt(len(rows)) / 2)))
    if number == "auto":
        number = best_number(rows, weights, most, default_rng([seed, 0])) if most >= FEWEST else most
    return centres(rows, weights, max(1, min(number, len(rows))), default_rng([seed, 1]))


def _weights(owners: Sequence[frozenset[str]]) -> Rows:
    """So that a long paper does not make a theme: one over the root of its contributors' passages."""
    sizes = Counter(who for row in owners for who in row)
    return np.array([1 / np.sqrt(min(sizes[who] for who in row)) for row in owners])


def worthy(rows: Rows, owners: Sequence[frozenset[str]], found: Rows) -> Rows:
    """The centres of themes that enough contributors share; near-equal ones become one."""
    found = _joined(found)
    voices = {who for row in owners for who in row}
    if len(voices) < LEAST_CONTRIBUTORS:
        return found
    labels = similarities(rows, found).argmax(axis=1)
    kept = [theme for theme in range(len(found)) if _shared(theme, labels, owners)]
    return found[kept]


def _joined(found: Rows) -> Rows:
    left = list(found)
    while len(left) > 1:
        alike = similarities(np.array(left), np.array(left))
        np.fill_diagonal(alike, -1)
        if alike.max() < ALIKE:
            break
        one, other = sorted(int(i) for i in np.unravel_index(alike.argmax(), alike.shape))
        left[one] = unit((left[one] + left[other])[None, :])[0]
        del left[other]
    return np.array(left)


def _shared(theme: int, labels: NDArray[np.int64], owners: Sequence[frozenset[str]]) -> bool:
    sizes = Counter(who for row in np.flatnonzero(labels == theme).tolist() for who in owners[row])
    most = max(sizes.values(), default=0)
    return len(sizes) >= LEAST_CONTRIBUTORS and most <= ONE_VOICE * int((labels == theme).sum())


def holders(member: NDArray[np.bool_], owners: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The contributors with a member passage, a theme."""
    return [
        frozenset(who for row in np.flatnonzero(member[:, theme]).tolist() for who in owners[row])
        for theme in range(member.shape[1])
    ]


def stability(rows: Rows, owners: Sequence[frozenset[str]], found: Rows, random: Generator) -> list[float]:
    """Mean of the best Jaccard similarity of each theme's contributors between fits of drawn contributors.

    Bootstrap of clusters (Hennig 2007): contributors are drawn with replacement, ten times.
    """
    voices = sorted({who for row in owners for who in row})
    weights = _weights(owners)
    own = _sets(rows, found, owners)
    totals = np.zeros(len(found))
    for _ in range(REFITS):
        drawn = Counter(voices[i] for i in random.integers(len(voices), size=len(voices)))
        times = weights * np.array([max(drawn[who] for who in row) for row in owners])
        inside = np.flatnonzero(times > 0)
        if len(inside) >= len(found):
            again = centres(rows[inside], times[inside], len(found), random, restarts=1)
            others = _sets(rows, again, owners)
            totals += [max((_jaccard(one, other) for other in others), default=0.0) for one in own]
    return [round(float(total) / REFITS, 4) for total in totals]


def _sets(rows: Rows, found: Rows, owners: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    alike = similarities(rows, found)
    return holders(members(alike, background(alike)), owners)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
