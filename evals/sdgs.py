"""Does this text belong to this goal? Judgements of people (OSDG community data) that were not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

from evals import bench
from evals.baseline import classify
from evals.rows import Row
from rapporteur.engine.analysis.coding.describe import describe
from rapporteur.engine.analysis.coding.segments import calibrator_for, code_with, model_for
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.prevalence import segment_scores
from rapporteur.engine.records import Encoder, Scheme
from rapporteur.engine.schemes.loader import load_scheme

DATASET = "SDG judgements (sdg/dev.csv)"
TIERS: tuple[Encoder, ...] = ("full", "static")


def run() -> list[Row]:
    """Macro F1 over goals, accuracy over rows and ROC AUC, learnt and by description, both encoders."""
    judgements = bench.sdg_judgements()
    texts = [item.text for item in judgements]
    scheme = load_scheme("sdgs")
    goals = [code.code for code in scheme.codes]
    probabilities, threshold = classify(bench.sdg_training(), goals, texts)
    plain = measures(judgements, goals, probabilities, threshold)
    rows = []
    for tier in TIERS:
        for note, given in (("learnt", scheme), ("by description alone", _unlabelled(scheme))):
            figures = measures(judgements, goals, _scores(given, tier, texts), 0.5)
            rows += [Row(DATASET, name, figures[name], plain[name], tier, note) for name in figures]
    return rows


def measures(
    judgements: Sequence[bench.Judgement], goals: Sequence[str], scores: npt.NDArray[np.float64], threshold: float
) -> dict[str, float]:
    """The three measures of scores (texts, goals), a text belonging to a goal from `threshold` on."""
    holds = np.array([item.holds for item in judgements])
    of = np.array([goals.index(item.goal) for item in judgements])
    asked = scores[np.arange(len(of)), of]
    said = asked >= threshold
    by_goal = [f1_score(holds[of == i], said[of == i]) for i in range(len(goals))]
    return {
        "macro F1": float(np.mean(by_goal)),
        "accuracy": float(accuracy_score(holds, said)),
        "ROC AUC": float(roc_auc_score(holds, asked)),
    }


def _scores(scheme: Scheme, tier: Encoder, texts: list[str]) -> npt.NDArray[np.float64]:
    encoder = load(tier)
    model = model_for(scheme, encoder) if scheme.calibrated else describe(scheme, encoder)
    coded = code_with(model, encoder.encode(texts), texts, ["en"] * len(texts))
    return segment_scores(coded.pvalues, calibrator_for(scheme, tier))


def _unlabelled(scheme: Scheme) -> Scheme:
    return Scheme(scheme.scheme, scheme.title, scheme.codes)
