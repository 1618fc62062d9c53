"""When two sets of 5-grams are copies, and how much they must share to be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.duplicates.numbering import Ints

DECIMALS = 4
"""Similarities are rounded to so many decimals before they are compared with a threshold."""
_ROUNDING = 0.5 * 10**-DECIMALS

Floats = NDArray[np.float64]


def jaccard(one: Ints, other: Ints, shared: Ints) -> Floats:
    """The similarity (4 decimals) of pairs of sets, of which each has so many 5-grams and both so many in common."""
    return np.asarray(np.round(shared / (one + other - shared), DECIMALS))


@dataclass(frozen=True, slots=True)
class Rule:
    """sure: pairs of this Jaccard similarity are copies. least: so are pairs of this one that share no mere formula.

    What they share is more than a formula where it is `passage` 5-grams or more, or rare: where the sum of
    1 / (sets that have it - 1) over the shared 5-grams is `rarity` or more. So two 5-grams that nobody else has
    are enough, and the opening words that fifty people use are not. least = sure: only the similarity counts.
    """

    sure: float
    least: float
    passage: int = 20
    rarity: float = 2.0

    def __post_init__(self) -> None:
        if not 0 < self.least <= self.sure <= 1:
            raise ValueError(f"of the thresholds 0 < least <= sure <= 1 must hold, not {self.least} and {self.sure}")

    def holds(self, similarity: Floats, shared: Ints, rarity: Floats) -> NDArray[np.bool_]:
        """Whether pairs are copies. shared: 5-grams; rarity: the sum over them, of each pair."""
        told = (shared >= self.passage) | (np.round(rarity, DECIMALS) >= self.rarity)
        return (similarity >= self.sure) | ((similarity >= self.least) & told)

    def shared_by_pairs(self, one: Ints, other: Ints) -> Floats:
        """Least number of 5-grams that two copies of these sizes share; more than the smaller has where none can be.

        Similarity is shared / (one + other - shared), rounded.
        """
        least = self.least - _ROUNDING
        return np.asarray(least / (1 + least) * (one + other) - 1e-6)

    def shared_by_copies(self, sizes: Ints) -> Ints:
        """Least number of 5-grams that a set of each size shares with any copy of it, rare ones left aside."""
        sure, least = (np.ceil((value - _ROUNDING) * sizes).astype(np.int64) for value in (self.sure, self.least))
        return sure if self.least == self.sure else np.asarray(np.minimum(sure, np.maximum(self.passage, least)))

    def prefix(self, sizes: Ints) -> Ints:
        """How many of the rarest 5-grams of a set of each size it takes that any copy of it has one of them."""
        return sizes - self.shared_by_copies(sizes) + 1

    @property
    def rare(self) -> int:
        """Copies that share fewer than that have a 5-gram in common that no more sets than this have."""
        return int((self.passage - 1) / (self.rarity - 0.0001)) + 1 if self.least < self.sure else 0
