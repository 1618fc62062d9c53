"""Who holds a code, how sure the share is, and whether two groups differ.

Rounding: scores are rounded to 4 decimals before anything is decided on them. Bounds and p-values come
unrounded; a caller that decides on them rounds them to 4 decimals first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, chdtrc, expit, gammaln, ndtri

Doubles = npt.NDArray[np.float64]

LENGTH_BANDS = (1, 2, 6, 21, 61)
"""Fewest segments of each band: 1, 2-5, 6-20, 21-60, 61 and more."""
SCORE_DECIMALS = 4
MEMBER_FROM = 0.5
DEPTH = 3
"""How many of a contributor's segments may speak together for a code."""
_SMALLEST_P = 1e-60

Basis = Literal["labelled", "developers", "borrowed"]
"""What errors were measured on: labelled data of the scheme, passages of it that the developers labelled, which is no
human gold, or the Sustainable Development Goals by the same method."""


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """How often machine codes are wrong about a contributor, measured on held-out contributions.

    sensitivity: share of true holders that are found, in (0, 1]. false_positive: share of the others
    that are taken for holders, in [0, 1). Raises ValueError outside these ranges.
    """

    sensitivity: float
    false_positive: float
    basis: Basis

    def __post_init__(self) -> None:
        if not (0.0 < self.sensitivity <= 1.0 and 0.0 <= self.false_positive < 1.0):
            raise ValueError(f"sensitivity {self.sensitivity} or false_positive {self.false_positive} is no rate")

    @classmethod
    def told(cls, values: Mapping[str, Any]) -> ErrorRates:
        """The errors of a scheme as run.json tells them."""
        return cls(values["sensitivity"], values["false_positive"], values["basis"])

    def tell(self) -> dict[str, Any]:
        """As they stand in run.json; `labelled` is true of labelled data only, not of passages of the developers."""
        return {
            "sensitivity": self.sensitivity,
            "false_positive": self.false_positive,
            "labelled": self.basis == "labelled",
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class Calibrator:
    """Turns evidence into a probability that a contributor holds a code (Platt 1999), by length band.

    bands: (intercept, slope) a length band, on -log10 of the length-corrected p-value; slopes are >= 0.
    errors: what the resulting members are worth.
    """

    bands: tuple[tuple[float, float], ...]
    errors: ErrorRates

    def probability(self, pvalues: Doubles, segments: npt.NDArray[np.int64]) -> Doubles:
        """Return probabilities (rows, codes), 4 decimals, for corrected p-values and segments a row (rows,)."""
        lines = np.array(self.bands, dtype=np.float64)[length_bands(segments)]
        scores = expit(lines[:, :1] + lines[:, 1:] * evidence(pvalues))
        return np.round(scores, SCORE_DECIMALS)


@dataclass(frozen=True, slots=True)
class ContributorCodes:
    """Scores of contributors, sorted by key. scores, member: (contributors, codes); segments: how many each."""

    contributors: tuple[str, ...]
    segments: npt.NDArray[np.int64]
    scores: Doubles
    member: npt.NDArray[np.bool_]


def evidence(pvalues: Doubles) -> Doubles:
    """Return -log10 of p-values, at most 60."""
    return np.asarray(-np.log10(np.clip(pvalues, _SMALLEST_P, 1.0)))


def length_bands(segments: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the index into LENGTH_BANDS for each number of segments; 0 counts as 1."""
    return np.maximum(np.searchsorted(LENGTH_BANDS, segments, side="right") - 1, 0).astype(np.int64)


def length_corrected(pvalues: Doubles) -> Doubles:
    """Return the chance (..., codes) that n null segments look at least as much like a code.

    pvalues: (..., n, codes), of one contributor, or of several with as many segments each.
    The smallest of n p-values is judged by 1 - (1 - p)^n (Sidak 1967), the second and third smallest by the
    chance that two or three of n are so small (Berk and Jones 1979); the best of these counts, times how many
    were tried. So a long paper does not win by its length, and saying a thing more than once helps.
    """
    length = pvalues.shape[-2]
    depth = min(DEPTH, length)
    smallest = np.sort(pvalues, axis=-2)[..., :depth, :]
    order = np.arange(1, depth + 1)[:, None]
    chances = betainc(order, length - order + 1, smallest).min(axis=-2)
    return np.asarray(np.minimum(1.0, depth * chances))


def contributor_codes(segment_pvalues: Doubles, owners: Sequence[str], calibrator: Calibrator) -> ContributorCodes:
    """Say which contributors hold which codes.

    segment_pvalues: (segments, codes), the chance of a segment's score if it were ordinary prose; distinct
    countable segments only (no furniture, no repeats). owners: the contributor of each segment.
    """
    contributors = tuple(sorted(set(owners)))
    place = {contributor: number for number, contributor in enumerate(contributors)}
    index = np.array([place[owner] for owner in owners], dtype=np.int64)
    segments = np.bincount(index, minlength=len(contributors)).astype(np.int64)
    order = np.argsort(index, kind="stable")
    starts = np.cumsum(segments) - segments
    corrected = np.zeros((len(contributors), segment_pvalues.shape[1]))
    for length in np.unique(segments).tolist():
        alike = np.flatnonzero(segments == length)
        corrected[alike] = length_corrected(segment_pvalues[order[starts[alike, None] + np.arange(length)]])
    scores = calibrator.probability(corrected, segments)
    return ContributorCodes(contributors, segments, scores, scores >= MEMBER_FROM)


def segment_scores(segment_pvalues: Doubles, calibrator: Calibrator) -> Doubles:
    """Return the probability of each segment by itself (segments, codes), 4 decimals: for filters and quotes."""
    return calibrator.probability(segment_pvalues, np.ones(len(segment_pvalues), dtype=np.int64))


def wilson(count: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the score interval of a share (Wilson 1927); (0, 1) when `of` is 0. 0 <= count <= of."""
    if of == 0:
        return 0.0, 1.0
    z2 = float(ndtri(0.5 + confidence / 2)) ** 2
    share = count / of
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = math.sqrt(z2 * (share * (1 - share) + z2 / (4 * of)) / of) / (1 + z2 / of)
    return max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share))


def interval(count: int, of: int, errors: ErrorRates | None) -> tuple[float, float]:
    """Return the 95 % interval of a share of contributors.

    errors None: exact marks, Wilson. Else Wilson widened by what the machine gets wrong (the two one-sided
    corrections of Rogan and Gladen 1978), so never narrower than Wilson.
    """
    low, high = wilson(count, of)
    if errors is None:
        return low, high
    corrected = max(0.0, (low - errors.false_positive) / (1 - errors.false_positive))
    return min(low, corrected), max(high, min(1.0, high / errors.sensitivity))


def by_chance(count: int, of_group: int, holders: int, everybody: int) -> float:
    """Return the chance that so many holders or more are in a group (one-sided exact test, Fisher 1935).

    count of the `holders` among `everybody` are in a group of of_group: the upper tail of the hypergeometric
    distribution, summed from logarithms. Terms that add less than one part in 1e15 are left out: by Bernstein's
    inequality those further from the likeliest number (or from count, above it) than nine standard deviations and 40.
    """
    most = min(of_group, holders)
    if count > most:
        return 0.0
    least = max(count, of_group + holders - everybody, 0)
    likeliest = max(least, (of_group + 1) * (holders + 1) // (everybody + 2))
    others = (everybody - holders) * (everybody - of_group)
    reach = 40 + math.ceil(9 * math.sqrt(of_group * holders * others / max(everybody**2 * (everybody - 1), 1)))
    inside = np.arange(max(least, likeliest - reach), min(most, likeliest + reach) + 1)
    ways = _log_ways(holders, inside) + _log_ways(everybody - holders, of_group - inside)
    return float(min(1.0, np.exp(ways - _log_ways(everybody, np.array(of_group))).sum()))


def _log_ways(of: int, chosen: npt.NDArray[np.int64]) -> Doubles:
    """Logarithm of the number of ways to choose."""
    return np.asarray(gammaln(of + 1) - gammaln(chosen + 1) - gammaln(of - chosen + 1))


def benjamini_hochberg(pvalues: Sequence[float], q: float = 0.05) -> list[bool]:
    """Return which hypotheses are rejected at false discovery rate q (Benjamini and Hochberg 1995)."""
    values = np.asarray(pvalues, dtype=np.float64)
    ordered = np.sort(values)
    passing = ordered <= q * np.arange(1, len(values) + 1) / max(len(values), 1)
    if not passing.any():
        return [False] * len(values)
    limit = ordered[np.flatnonzero(passing)[-1]]
    return [bool(value <= limit) for value in values]


def by_length(holds: npt.NDArray[np.bool_], segments: npt.NDArray[np.int64]) -> Doubles:
    """Return how many hold a code and how many there are, (bands, 2), a row a length band.

    holds: whether each contributor does. segments: how long each is (all 0: no adjustment).
    """
    bands, size = length_bands(segments), len(LENGTH_BANDS)
    counts = [np.bincount(bands[holds], minlength=size), np.bincount(bands, minlength=size)]
    return np.stack(counts, axis=1).astype(np.float64)


def difference(group: Doubles, rest: Doubles) -> tuple[float, float, float, float]:
    """Compare the rates of two groups within bands of equal length: (difference, low, high, p), one minus two.

    group, rest: what `by_length` gives for either. The difference
    is Mantel and Haenszel's with the variance of Greenland and Robins (1985), rates shrunk by half a
    person so that 0 and 1 keep an uncertainty; 95 % bounds in [-1, 1]; p is the two-sided test of Mantel
    and Haenszel (1959). Without a band that holds both groups: (0, -1, 1, 1).
    """
    tables = np.hstack([group, rest])
    tables = tables[(tables[:, 1] > 0) & (tables[:, 3] > 0)]
    if not len(tables):
        return 0.0, -1.0, 1.0, 1.0
    one, of_one, two, of_two = tables.T
    weight = of_one * of_two / (of_one + of_two)
    apart = float((weight * (one / of_one - two / of_two)).sum() / weight.sum())
    spread = weight**2 * (_shrunk_variance(one, of_one) + _shrunk_variance(two, of_two))
    half = float(ndtri(0.975)) * math.sqrt(float(spread.sum())) / float(weight.sum())
    return apart, max(-1.0, apart - half), min(1.0, apart + half), _mantel_haenszel(tables)


def _shrunk_variance(count: Doubles, of: Doubles) -> Doubles:
    rate = (count + 0.5) / (of + 1.0)
    return np.asarray(rate * (1 - rate) / of)


def _mantel_haenszel(tables: Doubles) -> float:
    """Two-sided p of "no difference in any band", without continuity correction."""
    one, of_one, two, of_two = tables.T
    everybody, holders = of_one + of_two, one + two
    expected = of_one * holders / everybody
    variance = of_one * of_two * holders * (everybody - holders) / (everybody**2 * (everybody - 1))
    if variance.sum() == 0:
        return 1.0
    return float(chdtrc(1, (one - expected).sum() ** 2 / variance.sum()))
