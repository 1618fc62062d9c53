"""Bands of contributors by what the machine proposes of them: the strata of a checked sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally import Scope, Tally

BANDS = ("clear", "likely", "near", "none")
"""Proposed with a score of CLEAR_FROM or more; proposed; not proposed, though a passage comes near; not at all."""
CLEAR_FROM = 0.9

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bands:
    """Who answered in a scope by band, who of them was checked, and who of these holds the code; (4,) each.

    changed: how many proposals people decided otherwise.
    """

    members: Counts
    checked: Counts
    held: Counts
    changed: int

    @property
    def whole(self) -> bool:
        """Whether everybody was checked."""
        return bool((self.checked == self.members).all())


def bands_of(tally: Tally, scheme: str, code: str, scope: Scope, *, lone: bool = False) -> Bands:
    """The bands of a code in a scope. lone: each campaign is one, proposed or held if one of its contributors is."""
    decisions = tally.decisions.get((scheme, code, scope.get("question", "")), {})
    best: dict[str, int] = {}
    decided: dict[str, bool] = {}
    for who, band in placed(tally, scheme, code, scope).items():
        unit = tally.campaign_of.get(who, who) if lone else who
        best[unit] = min(band, best.get(unit, band))
        if who in decisions:
            decided[unit] = decisions[who] or decided.get(unit, False)
    table = np.zeros((3, len(BANDS)), dtype=np.int64)
    changed = 0
    for unit, band in best.items():
        seen, holds = unit in decided, decided.get(unit, False)
        table[:, band] += (1, seen, holds)
        changed += seen and holds != (band < 2)
    return Bands(table[0], table[1], table[2], changed)


def placed(tally: Tally, scheme: str, code: str, scope: Scope) -> Mapping[str, int]:
    """The band, as its place in BANDS, of each contributor who answered in the scope."""
    key = (scheme, code, scope.get("question", ""))
    scores, touched = tally.proposed.get(key, {}), tally.touched.get(key, frozenset())
    return {
        who: (0 if scores[who] >= CLEAR_FROM else 1) if who in scores else (2 if who in touched else 3)
        for who in tally.answered(scope)
    }
