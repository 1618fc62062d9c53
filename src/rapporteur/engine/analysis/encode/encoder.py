"""What every encoder shares: texts in, one vector a text out, the same bits whatever stands beside it."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.records import Progress, silent

Floats = npt.NDArray[np.float32]
Pieces = list[int]
_Batch = TypeVar("_Batch")
_Result = TypeVar("_Result")

DIMENSION = 512
"""Numbers in a vector of the two tiers."""
DECIMALS = 5
CORES = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Encoder:
    """Turns texts into vectors. tier: "full" or "static". sha256: of the model's weights file."""

    tier: Tier
    sha256: str
    tokenize: Callable[[Sequence[str]], list[Pieces]]
    batches: Callable[[list[Pieces]], list[list[int]]]
    run: Callable[[list[Pieces]], Floats]
    dimension: int = DIMENSION

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Floats:
        """Return one L2-normalised row a text, float32 (n, dimension), rounded to 5 decimals.

        The row of a text does not depend on order, on the other texts, or on the number of threads.
        """
        unique = sorted(set(texts))
        pieces = self.tokenize(unique)
        batches = self.batches(pieces)
        rows = np.zeros((len(unique), self.dimension), dtype=np.float32)
        done = 0
        inputs = ([pieces[i] for i in batch] for batch in batches)
        for batch, vectors in zip(batches, in_threads(self.run, inputs), strict=True):
            rows[batch] = np.round(unit(vectors), DECIMALS)
            done += len(batch)
            progress("encode", done, len(unique))
        place = {text: i for i, text in enumerate(unique)}
        return rows[[place[text] for text in texts]] if texts else rows


def in_threads(run: Callable[[_Batch], _Result], batches: Iterable[_Batch]) -> Iterator[_Result]:
    """Run batches side by side, each in one thread of the matrix library; yield results in order."""
    limits = importlib.import_module("threadpoolctl").threadpool_limits
    with limits(1, user_api="blas"), ThreadPoolExecutor(CORES) as pool:
        yield from pool.map(run, batches)


def unit(rows: Floats) -> Floats:
    """Return rows of length one; a row of zeros stays as it is."""
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


def standardised(rows: Floats, gain: Floats, shift: Floats, eps: float) -> Floats:
    """Layer normalisation (Ba et al. 2016) of each row."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(eps))
    return np.asarray(centred / spread * gain + shift, dtype=np.float32)
