"""Bands of contributors by what the machine proposes of them: the strata of a checked sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally import SCALE, Scope, Tally
from rapporteur.engine.frames.roll import Ints

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
    places, bands = placed(tally, scheme, code, scope)
    seen, holds = (tally.named(names).mask[places] for names in (decisions, [w for w in decisions if decisions[w]]))
    if lone:
        _, unit = np.unique(tally.voices_of(places), return_inverse=True)
        size = int(unit.max(initial=-1)) + 1
        best = np.full(size, len(BANDS), dtype=np.int64)
        np.minimum.at(best, unit, bands)
        seen, holds = (np.bincount(unit[mask], minlength=size) > 0 for mask in (seen, holds))
        bands = best
    members, checked, held = (np.bincount(bands[mask], minlength=len(BANDS)) for mask in (bands >= 0, seen, holds))
    return Bands(members, checked, held, int((seen & (holds != (bands < 2))).sum()))


def placed(tally: Tally, scheme: str, code: str, scope: Scope) -> tuple[Ints, Counts]:
    """Who answered in the scope, as places on the roll, and the band of each, as its place in BANDS."""
    key = (scheme, code, scope.get("question", ""))
    bands = np.full(len(tally.roll), BANDS.index("none"))
    bands[tally.touched(*key).mask] = BANDS.index("near")
    proposed = tally.proposed.get(key)
    if proposed is not None:
        clear = proposed.scores >= CLEAR_FROM * SCALE
        bands[proposed.places] = np.where(clear, BANDS.index("clear"), BANDS.index("likely"))
    places = tally.answered(scope).places
    return places, bands[places]
