"""Contributions of known length and known codes, composed of labelled segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.prevalence import length_corrected

Doubles = npt.NDArray[np.float64]
BANDS = ((1, 1), (2, 5), (6, 20), (21, 60), (61, 200))
MOST_CODES = 6
LEAST_ON_TOPIC = 0.2
APART = "false positives, largest difference of bands"


@dataclass(frozen=True, slots=True)
class Pool:
    """Segments to compose of: p-values and truth of labelled ones, p-values of ones that hold no code."""

    pvalues: Doubles
    truth: npt.NDArray[np.bool_]
    others: Doubles

    def half(self, first: bool) -> Pool:
        """Return every other segment."""
        start = 0 if first else 1
        return Pool(self.pvalues[start::2], self.truth[start::2], self.others[start::2])


@dataclass(frozen=True, slots=True)
class Composed:
    """Contributions of one band: corrected p-values and truth (n, codes), segments (n,)."""

    pvalues: Doubles
    truth: npt.NDArray[np.bool_]
    segments: npt.NDArray[np.int64]


def compose(pool: Pool, band: tuple[int, int], number: int, seed: int) -> Composed:
    """Compose contributions of a band of lengths.

    Each holds none to six codes; a share of 20 to 100 % of its segments is spread over them at random, at
    least one each, the rest holds no code. A contribution holds every code that one of its segments holds.
    """
    random = np.random.default_rng(seed)
    by_code = [np.flatnonzero(column) for column in pool.truth.T]
    corrected, truth, segments = [], [], []
    for _ in range(number):
        length = int(random.integers(band[0], band[1] + 1))
        labelled = _labelled_segments(random, by_code, length)
        rest = random.integers(0, len(pool.others), length - len(labelled))
        corrected.append(length_corrected(np.vstack([pool.pvalues[labelled], pool.others[rest]])))
        truth.append(pool.truth[labelled].any(axis=0))
        segments.append(length)
    return Composed(np.array(corrected), np.array(truth), np.array(segments))


def apart(by_band: Iterable[Sequence[float]]) -> float:
    """How far apart the false positives of the bands are, from (sensitivity, false positives) a band."""
    found = [false_positive for _, false_positive in by_band]
    return max(found) - min(found)


def _labelled_segments(
    random: np.random.Generator, by_code: list[npt.NDArray[np.int64]], length: int
) -> npt.NDArray[np.int64]:
    codes = random.permutation(len(by_code))[: random.integers(0, min(MOST_CODES, length) + 1)]
    if not len(codes):
        return np.zeros(0, dtype=np.int64)
    wanted = round(length * random.uniform(LEAST_ON_TOPIC, 1.0))
    extra = max(0, wanted - len(codes))
    shares = random.dirichlet(np.ones(len(codes)))
    counts = 1 + random.multinomial(extra, shares)
    return np.concatenate([random.choice(by_code[code], count) for code, count in zip(codes, counts, strict=True)])
