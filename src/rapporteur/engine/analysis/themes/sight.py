"""What passages have to do with the themes that were found, whatever passages they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.clustering import Labels, Mixture, similarities
from rapporteur.engine.analysis.themes.leaves import Leaves
from rapporteur.engine.analysis.themes.membership import MEMBER, Background, p_values
from rapporteur.engine.analysis.themes.space import Rows, Space, in_blocks

Truth = NDArray[np.bool_]

_SLICE = 256
"""Passages that are looked at together."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Passages (n) beside themes (k) and leaves (m), no row dependent on the others.

    near, alike, p: (n, k) similarity with size, plain similarity, its p-value. leaf: (n,), -1: none. below: (n, m)
    similarity with each leaf. inside: (n, m), which passages count for which leaf.
    """

    near: Rows
    alike: Rows
    p: Rows
    leaf: Labels
    below: Rows
    inside: Truth

    @property
    def member(self) -> Truth:
        """Which passages count for which theme, (n, k)."""
        return np.asarray(self.p <= MEMBER)


@dataclass(frozen=True, slots=True)
class Sight:
    """The themes of both levels, the space they are in, and how alike passages are to them by themselves."""

    space: Space
    upper: Mixture
    leaves: Leaves
    against: Background

    def see(self, rows: Rows) -> Seen:
        """Passages given by their rows in the space, (n, d)."""
        near, alike = in_blocks(self.upper.nearness, rows), alike_with(rows, self.upper.centres)
        below = alike_with(rows, self.leaves.centres)
        p = p_values(alike, self.against)
        leaf = self.leaves.of(below, alike, near.argmax(axis=1))
        return Seen(near, alike, p, leaf, below, self._inside(leaf, p))

    def read(self, vectors: NDArray[np.float32], contents: Sequence[str], languages: Sequence[str]) -> Seen:
        """Passages given by their sentence vectors (n, d), words and languages."""
        spelled = self.space.spelled(contents, languages)
        parts = []
        for start in range(0, max(1, len(contents)), _SLICE):
            own = slice(start, start + _SLICE)
            rows = self.space.rows(vectors[own].astype(np.float64), spelled[own], languages[own])
            parts.append(self.see(rows))
        return Seen(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Seen)))

    def _inside(self, leaf: Labels, p: Rows) -> Truth:
        """Of a leaf and a member of the theme above; all of a small one."""
        here = leaf[:, None] == np.arange(len(self.leaves.parents))
        above = p[:, self.leaves.parents] <= MEMBER if len(self.leaves.parents) else here
        return np.asarray(here & (above | self.leaves.small))


def alike_with(rows: Rows, centres: Rows) -> Rows:
    """Similarities (n, k) of rows with centres."""
    return in_blocks(lambda block: similarities(block, centres), rows)
