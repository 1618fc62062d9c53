"""Which contributions hold which of different texts, as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.duplicates.numbering import Ints, Sets
from rapporteur.engine.frames.roll import Roll
from rapporteur.engine.frames.rows import Column


@dataclass(frozen=True, slots=True)
class Holders:
    """The contributions that hold each of different sets of 5-grams.

    names: sorted. who: places among them; those that hold set i are who[starts[i] : starts[i + 1]], rising.
    """

    names: Roll
    starts: Ints
    who: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> Ints:
        """How many hold each set."""
        return np.diff(self.starts)

    def of(self, place: int) -> list[int]:
        """Who holds one set."""
        return list(self.who[self.starts[place] : self.starts[place + 1]].tolist())

    def taken(self, chosen: Ints) -> Holders:
        """Those of the chosen sets, in that order."""
        sets = Sets(self.starts, self.who, len(self.names)).taken(chosen)
        return Holders(self.names, sets.starts, sets.items)

    def turned(self) -> Sets:
        """The sets that each contribution holds."""
        order = np.argsort(self.who, kind="stable")
        starts = np.searchsorted(self.who[order], np.arange(len(self.names) + 1))
        return Sets(starts, np.repeat(np.arange(len(self)), self.sizes)[order], len(self))


def ranked(contributions: Column, sets: NDArray[np.integer]) -> tuple[Ints, Holders]:
    """The place of one text of each different set, and the contributions that hold the set.

    contributions: of the texts. sets: a number for the set of each, equal where these are. What most contributions hold
    comes first, then what those of the smallest ids hold.
    """
    names, who = Roll.numbered(contributions)
    _, first, which = np.unique(sets, return_index=True, return_inverse=True)
    which, who = np.divmod(np.unique(which * len(names) + who), max(1, len(names)))
    holders = Holders(names, np.searchsorted(which, np.arange(len(first) + 1)), who)
    least = holders.who[holders.starts[:-1]]
    order = np.lexsort((least, -holders.sizes))
    for start, end in _runs(np.stack([holders.sizes, least])[:, order]):
        order[start:end] = sorted(order[start:end].tolist(), key=holders.of)
    return first[order], holders.taken(order)


def _runs(keys: Ints) -> Iterator[tuple[int, int]]:
    """Where several columns of the same keys stand together: the first of them, and the first behind them."""
    again = (keys[:, 1:] == keys[:, :-1]).all(axis=0)
    edges = np.flatnonzero(np.diff(again, prepend=False, append=False))
    yield from ((start, end + 1) for start, end in edges.reshape(-1, 2).tolist())
