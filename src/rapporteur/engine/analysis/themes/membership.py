"""Which passages are of a theme, and which are of none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from rapporteur.engine.analysis.themes.space import Rows

MEMBER = 0.01
"""A passage is of a theme where so high a similarity has at most this probability in the background."""
NEAR = 0.05
"""A passage whose nearest theme is less likely than this to be chance is near it; else it fits no theme."""

MANY = 0.9
"""A theme that more than the rest of this share of the passages are nearest to is no small part of its background."""

_MAD = 1.4826
"""Makes the median absolute deviation a standard deviation for a Gaussian."""


@dataclass(frozen=True, slots=True)
class Background:
    """How similar the passages of the corpus are to each theme by themselves: median and spread, (k,)."""

    middle: Rows
    spread: Rows


def background(similarities: Rows, nearest: NDArray[np.int64] | None = None) -> Background:
    """The background of each column of similarities (n, k), n >= 1: a Gaussian fitted robustly.

    Projections of passages on a fixed direction are near Gaussian; median and median absolute deviation
    keep the theme's own passages from hiding themselves. nearest: (n,) the column each row is nearest to; a column
    that so many are nearest to that they would hide themselves (more than a tenth) is judged by the others.
    """
    columns = []
    for column, row in enumerate(similarities.T):
        others = row[nearest != column] if nearest is not None else row
        columns.append(others if 0 < len(others) < MANY * len(row) else row)
    middle = np.array([np.median(row) for row in columns])
    spread = _MAD * np.array([np.median(np.abs(row - m)) for row, m in zip(columns, middle, strict=True)])
    return Background(middle, np.maximum(spread, 1e-3))


def p_values(similarities: Rows, against: Background) -> Rows:
    """Probability of a similarity at least as high in the background, (n, k), rounded to 4 decimals."""
    return np.asarray(np.round(ndtr(-(similarities - against.middle) / against.spread), 4))


def members(similarities: Rows, against: Background, level: float = MEMBER) -> NDArray[np.bool_]:
    """Which passages are of which themes, (n, k): p at most level."""
    return np.asarray(p_values(similarities, against) <= level)
