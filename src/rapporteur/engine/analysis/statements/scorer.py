"""From the numbers of a pair to the probability that the text says what the statement says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from rapporteur.engine.analysis.statements.features import NAMES, Kind
from rapporteur.engine.records import Encoder as Tier

Doubles = npt.NDArray[np.float64]
DECIMALS = 4
FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression (Cox 1958). weights: one a feature. shift: the log-odds where all features are zero."""

    weights: Doubles
    shift: float

    def probability(self, features: Doubles) -> Doubles:
        """Return probabilities in 0..1, 4 decimals, of pairs given as (..., features)."""
        return np.asarray(np.round(expit((features * self.weights).sum(axis=-1) + self.shift), DECIMALS))

    def pack(self, kind: Kind) -> dict[str, Any]:
        """Return the scorer as it is kept in a JSON file."""
        weights = dict(zip(NAMES[kind], self.weights.round(6).tolist(), strict=True))
        return {"shift": round(self.shift, 6), "weights": weights}


def unpack(kind: Kind, packed: Mapping[str, Any]) -> Scorer:
    """Return the scorer that `pack` made."""
    return Scorer(np.array([packed["weights"][name] for name in NAMES[kind]]), packed["shift"])


@cache
def scorer_for(kind: Kind, tier: Tier) -> Scorer:
    """Return the scorer that is shipped: learnt on the training debates of ArgKP by `evals/fit_statements.py`."""
    content = (resources.files(__package__) / FILE).read_text("utf-8")
    return unpack(kind, json.loads(content)["scorers"][tier][kind])
