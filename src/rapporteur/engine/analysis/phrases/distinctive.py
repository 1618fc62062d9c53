"""Which groups a phrase sets apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.special import ndtr

Z = 1.96
ERROR = 0.05
_PRIOR = 100.0
"""Weight of the informative prior, in phrase uses."""


def distinctive(counts: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[str, ...]]:
    """Groups that use a phrase more than the others do, by phrase.

    counts: contributors by group, by phrase. Log-odds with an informative Dirichlet prior (Monroe,
    Colaresi and Quinn 2008); z >= 1.96 that also stands at a false discovery rate of 5 % over all phrases
    and groups (Benjamini and Hochberg 1995).
    """
    nobody: dict[str, tuple[str, ...]] = dict.fromkeys(counts, ())
    groups = sorted({group for by_group in counts.values() for group in by_group if group})
    phrases = sorted(phrase for phrase in counts if any(counts[phrase].get(group) for group in groups))
    if len(phrases) < 2 or len(groups) < 2:
        return nobody
    table = np.array([[counts[phrase].get(group, 0) for group in groups] for phrase in phrases], dtype=float)
    scores = np.round(_scores(table), 4)
    keep = (scores >= Z) & discoveries(ndtr(-scores), ERROR)
    return nobody | {
        phrase: tuple(group for group, kept in zip(groups, row, strict=True) if kept)
        for phrase, row in zip(phrases, keep, strict=True)
    }


def _scores(table: np.ndarray) -> np.ndarray:
    """z of the difference in log-odds of each phrase (row) in each group (column) from all others."""
    total = table.sum()
    share = table.sum(axis=1, keepdims=True) / max(total, 1.0)
    prior = _PRIOR * share
    inside, within = table, table.sum(axis=0, keepdims=True)
    outside, without = table.sum(axis=1, keepdims=True) - table, total - within
    odds = np.log((inside + prior) / (within + _PRIOR - inside - prior))
    odds_outside = np.log((outside + prior) / (without + _PRIOR - outside - prior))
    return np.asarray((odds - odds_outside) / np.sqrt(1 / (inside + prior) + 1 / (outside + prior)))


def discoveries(p_values: np.ndarray, rate: float) -> np.ndarray:
    """Which of many tests stand at this false discovery rate (Benjamini and Hochberg 1995)."""
    flat = np.sort(p_values, axis=None)
    bounds = rate * np.arange(1, flat.size + 1) / max(1, flat.size)
    passed: Sequence[float] = flat[flat <= bounds].tolist()
    return p_values <= (passed[-1] if passed else -1.0)
