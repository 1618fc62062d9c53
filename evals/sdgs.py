"""Does this text belong to this goal? Judgements of people (OSDG community data) that were not trained on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import expit
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

from evals import bench
from evals.baseline import classify
from evals.coding import calibration_error
from evals.rows import Row
from rapporteur.engine.analysis.coding.calibrate import text_line
from rapporteur.engine.analysis.coding.describe import describe
from rapporteur.engine.analysis.coding.segments import code_with, english_for, model_for, text_probability
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.records import Encoder, Scheme
from rapporteur.engine.schemes.loader import load_scheme

DATASET = "SDG judgements (sdg/dev.csv)"
TIERS: tuple[Encoder, ...] = ("full", "static")
FOLDS = 5
DRAWINGS = 10
Truth = npt.NDArray[np.bool_]


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
            evidence = _evidence(given, tier, texts)
            shipped = text_probability(evidence, given, tier)
            figures = {**crossed(judgements, goals, evidence), **measures(judgements, goals, shipped, 0.5)}
            rows += [Row(DATASET, name, figures[name], plain.get(name), tier, note) for name in figures]
    return rows


def crossed(
    judgements: Sequence[bench.Judgement], goals: Sequence[str], evidence: npt.NDArray[np.float64]
) -> dict[str, float]:
    """Measures of the printed codes, the line of each fifth of the rows learnt on the others; mean of ten draws."""
    holds = np.array([item.holds for item in judgements])
    of = np.array([goals.index(item.goal) for item in judgements])
    asked = evidence[np.arange(len(of)), of]
    found = []
    for seed in range(DRAWINGS):
        fold = np.random.default_rng(seed).permutation(len(of)) % FOLDS
        scores = np.zeros(len(of))
        for left_out in range(FOLDS):
            rows = fold == left_out
            intercept, slope = text_line(asked[~rows], holds[~rows])
            scores[rows] = expit(intercept + slope * asked[rows])
        given = scores >= 0.5
        accuracy = float(accuracy_score(holds, given))
        found.append((macro_f1(holds, given, of, len(goals)), accuracy, calibration_error(scores, holds)))
    names = ("macro F1, crossed", "accuracy, crossed", "expected calibration error, crossed")
    return {name: float(value) for name, value in zip(names, np.mean(found, axis=0), strict=True)}


def measures(
    judgements: Sequence[bench.Judgement], goals: Sequence[str], scores: npt.NDArray[np.float64], threshold: float
) -> dict[str, float]:
    """Measures of scores (texts, goals), a text belonging to a goal from `threshold` on.

    The threshold that is best for these rows is no fair threshold, but equally unfair to every method.
    """
    holds = np.array([item.holds for item in judgements])
    of = np.array([goals.index(item.goal) for item in judgements])
    asked = scores[np.arange(len(of)), of]

    def macro(limit: float) -> float:
        return macro_f1(holds, asked >= limit, of, len(goals))

    crossed = asked >= crossed_limits(asked, holds, of, len(goals))
    return {
        "macro F1, threshold by cross-validation": macro_f1(holds, crossed, of, len(goals)),
        "accuracy, threshold by cross-validation": float(accuracy_score(holds, crossed)),
        "macro F1": macro(threshold),
        "macro F1, threshold best for these rows": max(map(macro, np.quantile(asked, np.linspace(0.02, 0.98, 97)))),
        "accuracy": float(accuracy_score(holds, asked >= threshold)),
        "ROC AUC": float(roc_auc_score(holds, asked)),
    }


def macro_f1(holds: Truth, found: Truth, of: npt.NDArray[np.int64], goals: int) -> float:
    """The mean over goals of the F1 of the rows that were asked about them."""
    return float(np.mean([f1_score(holds[of == i], found[of == i], zero_division=0) for i in range(goals)]))


def crossed_limits(
    asked: npt.NDArray[np.float64], holds: Truth, of: npt.NDArray[np.int64], goals: int
) -> npt.NDArray[np.float64]:
    """For each row the threshold with the best macro F1 on the other four fifths of the rows (row number modulo 5)."""
    fold = np.arange(len(asked)) % FOLDS
    limits = np.zeros(len(asked))
    candidates = np.quantile(asked, np.linspace(0.02, 0.98, 97))
    for left_out in range(FOLDS):
        seen = fold != left_out
        gains = [macro_f1(holds[seen], asked[seen] >= limit, of[seen], goals) for limit in candidates]
        limits[~seen] = candidates[int(np.argmax(gains))]
    return limits


def _evidence(scheme: Scheme, tier: Encoder, texts: list[str]) -> npt.NDArray[np.float64]:
    encoder = load(tier)
    model = model_for(scheme, encoder) if scheme.calibrated else describe(scheme, encoder)
    return code_with(model, encoder.encode(texts), texts, ["en"] * len(texts), english_for(encoder)).z


def _unlabelled(scheme: Scheme) -> Scheme:
    return Scheme(scheme.scheme, scheme.title, scheme.codes)
