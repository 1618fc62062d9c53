"""The plain method everything is compared with: TF-IDF and logistic regression."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import Pipeline, make_pipeline

from rapporteur.engine.analysis.coding.learn import Labelled

Doubles = npt.NDArray[np.float64]
FOLDS = 5


def classify(training: Sequence[Labelled], goals: Sequence[str], texts: Sequence[str]) -> tuple[Doubles, float]:
    """Return probabilities (texts, goals) and the threshold with the best macro F1 in 5-fold validation."""
    pairs = [(item.text, goal) for item in training for goal in item.codes]
    own = [text for text, _ in pairs]
    truth = np.array([[goal == other for other in goals] for _, goal in pairs])
    held_out = np.zeros(truth.shape)
    for fold in range(FOLDS):
        inside = np.arange(len(pairs)) % FOLDS == fold
        seen = [pair for pair, skip in zip(pairs, inside, strict=True) if not skip]
        held_out[inside] = _predict(seen, goals, [text for text, skip in zip(own, inside, strict=True) if skip])
    thresholds = np.linspace(0.02, 0.6, 59)
    best = max(thresholds, key=lambda limit: f1_score(truth, held_out >= limit, average="macro"))
    return _predict(pairs, goals, texts), float(best)


def _predict(pairs: Sequence[tuple[str, str]], goals: Sequence[str], texts: Sequence[str]) -> Doubles:
    model: Pipeline = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2, stop_words="english"),
        LogisticRegression(C=10, max_iter=1000),
    )
    model.fit([text for text, _ in pairs], [goal for _, goal in pairs])
    columns = [list(model.classes_).index(goal) for goal in goals]
    return np.asarray(model.predict_proba(texts)[:, columns])
