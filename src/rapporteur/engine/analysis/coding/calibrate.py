"""Evidence to probability: a logistic line a length band (Platt 1999), and what the members are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.prevalence import (
    MEMBER_FROM,
    SCORE_DECIMALS,
    Basis,
    Calibrator,
    ErrorRates,
    evidence,
)

Doubles = npt.NDArray[np.float64]
PRIOR = 1 / 3
"""Share of holders that a probability supposes. Labels name the main code of a text, seldom all it touches,
so their own share would be too low; half would be fair to two equal camps, which codes are not. Values from
1/4 to 1/2 were compared on development data (docs/reference/quality.md)."""
_FREE = 1e6


def line(pvalues: Doubles, truth: npt.NDArray[np.bool_], prior: float = PRIOR) -> tuple[float, float]:
    """Return (intercept, slope) of the probability of holding a code, on -log10 of p-values of one shape.

    Holders and others are weighed so that holders make up `prior`. The slope is never negative; without
    both kinds the line says no to everything.
    """
    holds = truth.ravel()
    if holds.all() or not holds.any():
        return -10.0, 0.0
    weights = np.where(holds, prior / holds.mean(), (1 - prior) / (1 - holds.mean()))
    from sklearn.linear_model import LogisticRegression

    fit = LogisticRegression(C=_FREE).fit(evidence(pvalues).reshape(-1, 1), holds, sample_weight=weights)
    return round(float(fit.intercept_[0]), SCORE_DECIMALS), round(max(float(fit.coef_[0, 0]), 0.0), SCORE_DECIMALS)


def level(
    pvalues: Doubles, truth: npt.NDArray[np.bool_], false_positive: float, prior: float = PRIOR
) -> tuple[float, float]:
    """Return a line of the same slope, moved so that this share of those without the code reaches 0.5.

    So every length has the same rate of false members, and long papers do not win.
    """
    _, slope = line(pvalues, truth, prior)
    limit = float(np.quantile(evidence(pvalues)[~truth], 1 - false_positive))
    return round(-slope * limit, SCORE_DECIMALS), slope


def rates(scores: Doubles, truth: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return sensitivity and false-positive rate of scores >= 0.5, shrunk by one half case so that neither is 0."""
    member = scores >= MEMBER_FROM
    holders, others = int(truth.sum()), int((~truth).sum())
    sensitivity = (int((member & truth).sum()) + 0.5) / (holders + 1)
    false_positive = (int((member & ~truth).sum()) + 0.5) / (others + 1)
    return round(sensitivity, SCORE_DECIMALS), round(false_positive, SCORE_DECIMALS)


def text_line(z: Doubles, holds: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return (intercept, slope) of the probability that a text is about a code, on its evidence, each (pairs,)."""
    from sklearn.linear_model import LogisticRegression

    fit = LogisticRegression(C=_FREE).fit(z.reshape(-1, 1), holds)
    return round(float(fit.intercept_[0]), SCORE_DECIMALS), round(max(float(fit.coef_[0, 0]), 0.0), SCORE_DECIMALS)


def pack(bands: Sequence[tuple[float, float]], sensitivity: float, false_positive: float) -> dict[str, Any]:
    """Return a calibrator as it stands in calibration.json."""
    return {"bands": [list(band) for band in bands], "sensitivity": sensitivity, "false_positive": false_positive}


def unpack(packed: Mapping[str, Any], basis: Basis) -> Calibrator:
    """Return the calibrator that `pack` packed. basis: what its errors were measured on, for whom it is used."""
    bands = tuple((float(intercept), float(slope)) for intercept, slope in packed["bands"])
    return Calibrator(bands, ErrorRates(packed["sensitivity"], packed["false_positive"], basis))
