"""Simulated consultations: who holds a code, what a coder of known quality says, and whom people check."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Consultations:
    """Many consultations at once. bands: (runs, 2) proposed and not; held of them, checked, held of those checked.

    truth: (runs,) share of those who answered that holds the code. share: (runs,) chance that anybody does.
    """

    members: Counts
    held: Counts
    checked: Counts
    found: Counts
    truth: npt.NDArray[np.float64]
    share: npt.NDArray[np.float64]

    @property
    def proposed(self) -> npt.NDArray[np.float64]:
        """The naive share: what the machine says of everybody."""
        return self.members[:, 0] / self.members.sum(axis=1)


def simulate(
    share: npt.ArrayLike, everybody: npt.ArrayLike, wanted: Counts, *, precision: float, recall: float, seed: int
) -> Consultations:
    """share: (runs,) chance to hold the code; everybody: (runs,) who answered; wanted: (runs, 2) to check, or all."""
    dice = np.random.default_rng(seed)
    chance, of = np.asarray(share, dtype=np.float64), np.asarray(everybody, dtype=np.int64)
    holders = dice.binomial(of, chance)
    right = dice.binomial(holders, recall)
    wrong = dice.binomial(of - holders, np.minimum(chance * recall * (1 - precision) / precision / (1 - chance), 1.0))
    members = np.stack([right + wrong, of - right - wrong], axis=1)
    held = np.stack([right, holders - right], axis=1)
    checked = np.minimum(wanted, members)
    found = dice.hypergeometric(held, members - held, checked)
    return Consultations(members, held, checked, found, holders / of, chance)
