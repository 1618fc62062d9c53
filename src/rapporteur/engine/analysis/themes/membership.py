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

_MAD = 1.4826
"""Makes the median absolute deviation a standard deviation for a Gaussian."""


@dataclass(frozen=True, slots=True)
class Background:
    """How similar the passages of the corpus are to each theme by themselves: median and spread, (k,)."""

    middle: Rows
    spread: Rows


def background(similarities: Rows) -> Background:
    """The background of each column of similarities (n, k), n >= 1: a Gaussian fitted robustly.

    Projections of passages on a fixed direction are near Gaussian; median and median absolute deviation
    keep the theme's own passages from hiding themselves.
    """
    middle = np.median(similarities, axis=0)
    spread = _MAD * np.median(np.abs(similarities - middle), axis=0)
    return Background(middle, np.maximum(spread, 1e-3))


def p_values(similarities: Rows, against: Background) -> Rows:
    """Probability of a similarity at least as high in the background, (n, k), rounded to 4 decimals."""
    return np.asarray(np.round(ndtr(-(similarities - against.middle) / against.spread), 4))


def members(similarities: Rows, against: Background, level: float = MEMBER) -> NDArray[np.bool_]:
    """Which passages are of which themes, (n, k): p at most level."""
    return np.asarray(p_values(similarities, against) <= level)


def nearest(similarities: Rows, p: Rows) -> NDArray[np.int64]:
    """The most similar theme of each passage, (n,); -1 where it fits no theme (its p is above 0.05)."""
    if not similarities.shape[1]:
        return np.full(len(similarities), -1, dtype=np.int64)
    best = similarities.argmax(axis=1)
    return np.where(p[np.arange(len(best)), best] <= NEAR, best, -1).astype(np.int64)
