"""The share that a checked sample proves: prediction-powered inference within bands of the machine's scores.

Prediction-powered inference (Angelopoulos et al., Science 382, 2023) takes the machine's share of everybody and adds
what people found wrong with it on a sample. Here everybody in a band has the same proposal, so in each band the
machine's share drops out and the estimate is that of stratified prediction-powered inference (Fisch et al. 2024): the
weighted mean of what people found. The power tuning of PPI++ (Angelopoulos, Duchi and Zrnic 2023) cannot change it.

Two things are uncertain: who else of a band holds the code (a draw without replacement, so nothing is uncertain once
everybody was checked), and what those who answered would have said on another day (Wilson on everybody).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri, stdtrit

Doubles = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

FEWEST_CHECKED = 2
"""A band with fewer checked joins its neighbour, unless all of it was checked."""
CONFIDENCE = 0.95
_SIDES = ((0, 1), (2, 3))
"""Bands whom the machine proposed, bands whom it did not: they are never joined."""


def merged(members: Counts, checked: Counts, held: Counts) -> tuple[Counts, Counts, Counts] | None:
    """Join the bands in which too few were checked, within those proposed and within those not.

    members, checked, held: (4,) contributors by band, how many of them were checked, how many of these hold the
    code. Returns the same for the bands that are left, without empty ones; None where too few were checked among
    those proposed or among those not, so that the sample proves nothing.
    """
    table = np.stack([members, checked, held])
    parts: list[npt.NDArray[np.int64]] = []
    for one, two in _SIDES:
        pair = [table[:, one], table[:, two]]
        if not all(map(_enough, pair)):
            pair = [table[:, one] + table[:, two]]
        if not all(map(_enough, pair)):
            return None
        parts += [part for part in pair if part[0] > 0]
    joined = np.stack(parts, axis=1) if parts else np.zeros((3, 0), dtype=np.int64)
    return joined[0], joined[1], joined[2]


def _enough(band: npt.NDArray[np.int64]) -> bool:
    return bool(band[1] >= min(FEWEST_CHECKED, band[0]))


def estimate(members: npt.ArrayLike, checked: npt.ArrayLike, held: npt.ArrayLike) -> tuple[Doubles, Doubles, Doubles]:
    """The share of everybody who holds the code, and the bounds of its 95 % interval, each in 0..1.

    members, checked, held: (..., bands), 0 <= held <= checked <= members, checked > 0 where members > 0; leading
    dimensions are consultations of their own. Returns three arrays (...,). The interval is Wilson's (1927) on the
    effective number of contributors (Korn and Graubard 1998), with Student's quantile for what was sampled; rates are
    shrunk by one person each way in the variance only, so that a band without a mistake keeps an uncertainty. It is
    never narrower than Wilson's for the same share of everybody.
    """
    size, taken, holds = (np.asarray(values, dtype=np.float64) for values in (members, checked, held))
    everybody = np.maximum(size.sum(axis=-1), 1.0)
    weight = size / everybody[..., None]
    seen = np.maximum(taken, 1.0)
    share = np.clip((weight * (holds / seen)).sum(axis=-1), 0.0, 1.0)
    rate = (holds + 1.0) / (taken + 2.0)
    left_out = 1.0 - taken / np.maximum(size, 1.0)
    sampling = (weight**2 * left_out * rate * (1.0 - rate) / seen).sum(axis=-1)
    middle = (weight * rate).sum(axis=-1)
    another_day = middle * (1.0 - middle) / everybody
    freedom = np.where(left_out > 0, taken - 1.0, 0.0).sum(axis=-1)
    z = float(ndtri(0.5 + CONFIDENCE / 2))
    student = np.where(freedom > 0, stdtrit(np.maximum(freedom, 1.0), 0.5 + CONFIDENCE / 2), z)
    widened = another_day + sampling * (student / z) ** 2
    effective = middle * (1.0 - middle) / np.where(widened > 0, widened, 1.0)
    low, high = _wilson(share, np.where(size.sum(axis=-1) > 0, effective, 0.0), z)
    return share, np.minimum(low, share), np.maximum(high, share)


def _wilson(share: Doubles, of: Doubles, z: float) -> tuple[Doubles, Doubles]:
    """Wilson's bounds for a share of any positive number; (0, 1) of none."""
    some = np.maximum(of, 1e-9)
    middle = (share + z**2 / (2 * some)) / (1 + z**2 / some)
    half = z * np.sqrt(share * (1 - share) / some + z**2 / (4 * some**2)) / (1 + z**2 / some)
    low, high = np.clip(middle - half, 0.0, 1.0), np.clip(middle + half, 0.0, 1.0)
    return np.where(of > 0, low, 0.0), np.where(of > 0, high, 1.0)
