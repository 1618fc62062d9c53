"""A sample of contributors for people to check: stratified by the machine's scores, spread over groups, sized.

Strata are the bands of `bands`; each gets as many as its size and uncertainty call for (Neyman 1934). Within a band the
sample is spread over stakeholder groups in proportion, by systematic counts from a random start, so that everybody in
the band has the same chance. Everybody has one random number for all codes, and the smallest are taken (Ohlsson 1995):
the same people are drawn for many codes, and a later, larger draw holds most of the earlier one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from rapporteur.engine.analysis.checked.bands import BANDS, placed
from rapporteur.engine.analysis.prevalence import ErrorRates
from rapporteur.engine.analysis.tally import Scope, Tally

FEWEST_DRAWN = 5
"""Of each band, or all of it where it is smaller."""
_Z = float(ndtri(0.975))
_UNSURE = (0.05, 0.95)
"""No band is planned for as if the machine were always right in it, or always wrong."""

Doubles = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Who is to be checked for a code, sorted, and what the check will prove.

    coding: expected half-width of the 95 % interval of the share among those who answered; reported: the same with
    what they would have said on another day, as the report will give it.
    """

    contributors: tuple[str, ...]
    of: int
    coding: float
    reported: float


def draw(
    tally: Tally, scheme: str, code: str, scope: Scope, *, errors: ErrorRates, precision: float, seed: int
) -> Drawn:
    """Draw the sample of a code among those who answered in the scope.

    errors: of the scheme as measured so far, to plan with. precision: wanted half-width of the 95 % interval of the
    share among those who answered, in (0, 1). The same run, code and seed give the same sample.
    """
    places, band_of = placed(tally, scheme, code, scope)
    bands = [places[band_of == band] for band in range(len(BANDS))]
    members = np.array([len(own) for own in bands], dtype=np.int64)
    rates = _planned(members, errors)
    wanted = sizes(members, rates, precision)
    known, group_of = tally.attribute("group")
    chosen = [
        who
        for band, number in enumerate(wanted.tolist())
        for who in _spread(
            tally.roll.called(bands[band]),
            [known[place] for place in group_of[bands[band]].tolist()],
            number,
            seed,
            f"{scheme} {code} {BANDS[band]}",
        )
    ]
    everybody = max(int(members.sum()), 1)
    share = float((members * rates).sum() / everybody)
    coding, another_day = _variance(members, wanted, rates), share * (1 - share) / everybody
    halves = [round(float(_Z * variance**0.5), 4) for variance in (coding, coding + another_day)]
    return Drawn(tuple(sorted(chosen)), int(members.sum()), halves[0], halves[1])


def sizes(members: Counts, rates: Doubles, precision: float) -> Counts:
    """How many of each band to check, (bands,): as few as give the precision by Neyman's allocation.

    members: how many there are; rates: share of each band expected to hold the code, in (0, 1).
    """
    pull = members * np.sqrt(rates * (1 - rates))
    least = np.minimum(members, FEWEST_DRAWN)

    def allotted(budget: int) -> Counts:
        wanted = np.ceil(budget * pull / max(float(pull.sum()), 1e-9)).astype(np.int64)
        return np.clip(wanted, least, members)

    low, high = 0, max(1, int(np.ceil(pull.sum() / np.sqrt(rates * (1 - rates)).min())))
    while low < high:
        middle = (low + high) // 2
        if _Z * _variance(members, allotted(middle), rates) ** 0.5 <= precision:
            high = middle
        else:
            low = middle + 1
    return allotted(low)


def _variance(members: Counts, taken: Counts, rates: Doubles) -> float:
    """Variance of the share of everybody by drawing without replacement in bands."""
    weight = members / max(int(members.sum()), 1)
    left_out = 1 - taken / np.maximum(members, 1)
    return float((weight**2 * left_out * rates * (1 - rates) / np.maximum(taken, 1)).sum())


def _planned(members: Counts, errors: ErrorRates) -> Doubles:
    """The share of each band that is expected to hold the code, by the errors measured so far."""
    everybody, proposed = max(int(members.sum()), 1), int(members[:2].sum())
    gap = errors.sensitivity - errors.false_positive
    truth = (proposed / everybody - errors.false_positive) / gap if gap > 0 else proposed / everybody
    holders = min(max(truth, 0.0), 1.0) * everybody
    right = holders * errors.sensitivity / max(proposed, 1)
    missed = holders * (1 - errors.sensitivity) / max(everybody - proposed, 1)
    return np.asarray(np.clip(np.array([right, right, missed, missed]), *_UNSURE))


def _spread(members: Sequence[str], group_of: Sequence[str], number: int, seed: int, place: str) -> list[str]:
    """number of the members, in each group those with the smallest numbers; groups in proportion to their size."""
    groups: dict[str, list[str]] = defaultdict(list)
    for who, group in zip(members, group_of, strict=True):
        groups[group].append(who)
    chosen: list[str] = []
    start, before = _chance(f"{seed} {place}"), 0
    for group in sorted(groups):
        after = before + len(groups[group])
        taken = _passed(after, len(members), number, start) - _passed(before, len(members), number, start)
        ranked = sorted(groups[group], key=lambda who: (_chance(f"{seed} {who}"), who))
        chosen += ranked[:taken]
        before = after
    return chosen


def _passed(position: int, everybody: int, number: int, start: float) -> int:
    """How many of `number` evenly spaced points, the first at `start` of a step, lie before a position."""
    return int(np.ceil(round(position * number / everybody - start, 9))) if position else 0


def _chance(name: str) -> float:
    """A number in [0, 1) that hangs on the name alone."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6]) / 2**48
