"""Which argument makes which key point? ArgKP debates that were not learnt from (KPA 2021, track 1).

mAP as in the shared task before its scorer changed on 2021-09-23 (Friedman et al. 2021): each argument goes to
its best statement, the half with the highest scores is kept, and average precision is taken in each side of each
topic. Strict: pairs on which the annotators did not agree do not match; relaxed: they do.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from evals.fit_statements import UNDECIDED, Debate, Doubles, Labels, Matcher, Pairs, debates, described, fit, learn
from evals.rows import Row
from rapporteur.engine.analysis.statements.features import AMONG_RIVALS, NAMES, Kind
from rapporteur.engine.analysis.statements.scorer import scorer_for
from rapporteur.engine.analysis.statements.turn import shipped_turn
from rapporteur.engine.records import Encoder as Tier

DEV, TRAIN = "Key points (keypoints, development part)", "Key points (keypoints, training part)"
TRIED: tuple[tuple[Tier, Kind], ...] = (("full", "english"), ("full", "same"), ("full", "across"), ("static", "same"))
FOLDS = 6
SHUFFLES = 10
Figures = tuple[float, float]
MEASURES = ("mAP strict", "mAP relaxed")


def run() -> list[Row]:
    """Strict and relaxed mAP as shipped, learnt from shuffled labels, and leaving topics out of training."""
    dev, train = debates("dev"), debates("train")
    floor, floor_train = measure(dev, _tfidf(dev)), measure(train, _tfidf(train))
    rows = []
    for tier, kind in TRIED:
        ours, theirs = described("dev", tier, kind), described("train", tier, kind)
        note = f"compared as {kind}"
        shipped = Matcher(scorer_for(kind, tier), shipped_turn() if kind == "english" else None)
        rows += _rows(DEV, measure(dev, [shipped(item) for item in ours]), floor, tier, note)
        control, best = shuffled(dev, ours, train, theirs, kind)
        rows += _rows(DEV, control, None, tier, f"{note}, CONTROL: mean of {SHUFFLES} learnt from shuffled labels")
        rows += _rows(DEV, best, None, tier, f"{note}, CONTROL: best of {SHUFFLES} learnt from shuffled labels")
        rows += _rows(TRAIN, crossed(train, theirs, kind), floor_train, tier, f"{note}, {FOLDS}-fold, topics left out")
        rows += _rows(
            TRAIN, blind(train, theirs, kind), None, tier, f"{note}, {FOLDS}-fold, no look at the other statements"
        )
    return rows


def measure(given: Sequence[Debate], scores: Sequence[Doubles]) -> Figures:
    """Strict and relaxed mAP of scores (arguments, statements) of each debate; ties by place."""
    pairs = [_precisions(item.labels, score) for item, score in zip(given, scores, strict=True)]
    strict, relaxed = np.mean(pairs, axis=0)
    return float(strict), float(relaxed)


def _precisions(labels: Labels, scores: Doubles) -> Figures:
    best = scores.argmax(axis=1)
    highest, label = scores.max(axis=1), labels[np.arange(len(best)), best]
    kept = np.argsort(-highest, kind="stable")[: len(best) // 2]
    return _precision(label[kept] == 1, highest[kept]), _precision(label[kept] != 0, highest[kept])


def _precision(truth: npt.NDArray[np.bool_], scores: Doubles) -> float:
    return float(average_precision_score(truth, scores)) if truth.any() else 0.0


def shuffled(
    given: Sequence[Debate], ours: Sequence[Pairs], train: Sequence[Debate], theirs: Sequence[Pairs], kind: Kind
) -> tuple[Figures, Figures]:
    """Mean and best figures of the same pipeline after its labels were dealt out anew, among all labelled pairs."""
    labels = [item.labels for item in train]
    learnt = [learn(theirs, dealt_anew(labels, seed), kind) for seed in range(SHUFFLES)]
    found = [measure(given, [matcher(item) for item in ours]) for matcher in learnt]
    strict, relaxed = np.mean(found, axis=0)
    return (float(strict), float(relaxed)), max(found)


def dealt_anew(labels: Sequence[Labels], seed: int) -> list[Labels]:
    """The labels in random order; undecided pairs stay where they are."""
    flat = np.concatenate([item.ravel() for item in labels])
    decided = flat != UNDECIDED
    flat[decided] = np.random.default_rng(seed).permutation(flat[decided])
    ends = np.cumsum([item.size for item in labels])[:-1]
    return [part.reshape(item.shape) for part, item in zip(np.split(flat, ends), labels, strict=True)]


def crossed(given: Sequence[Debate], pairs: Sequence[Pairs], kind: Kind) -> Figures:
    """Figures on debates whose topic was left out of learning; topics are dealt to folds in sorted order."""
    scores: list[Doubles] = [np.zeros(0)] * len(given)
    for seen, rest in _folds(given):
        matcher = learn([pairs[i] for i in seen], [given[i].labels for i in seen], kind)
        for i in rest:
            scores[i] = matcher(pairs[i])
    return measure(given, scores)


def blind(given: Sequence[Debate], pairs: Sequence[Pairs], kind: Kind) -> Figures:
    """The same without the features that look at the other statements, and without a turn, which learns by a look."""
    alone = [i for i, name in enumerate(NAMES[kind]) if name not in AMONG_RIVALS]
    features = [item.features(None)[..., alone] for item in pairs]
    scores: list[Doubles] = [np.zeros(0)] * len(given)
    for seen, rest in _folds(given):
        scorer = fit([features[i] for i in seen], [given[i].labels for i in seen], kind)
        for i in rest:
            scores[i] = scorer.probability(features[i])
    return measure(given, scores)


def _folds(given: Sequence[Debate]) -> list[tuple[list[int], list[int]]]:
    """Places of the debates that are learnt from and of those that are left out, fold by fold."""
    topics = sorted({item.topic for item in given})
    fold = np.array([topics.index(item.topic) % FOLDS for item in given])
    return [(np.flatnonzero(fold != k).tolist(), np.flatnonzero(fold == k).tolist()) for k in range(FOLDS)]


def _tfidf(given: Sequence[Debate]) -> list[Doubles]:
    """Cosine of TF-IDF of words, fitted on the arguments and statements of the debate itself."""
    scores = []
    for item in given:
        vectorizer = TfidfVectorizer().fit([*item.arguments, *item.statements])
        arguments, statements = vectorizer.transform(item.arguments), vectorizer.transform(item.statements)
        scores.append(np.asarray((arguments @ statements.T).toarray(), dtype=np.float64))
    return scores


def _rows(dataset: str, ours: Figures, floor: Figures | None, tier: Tier, note: str) -> list[Row]:
    floors = (None, None) if floor is None else floor
    return [
        Row(dataset, name, figure, plain, tier, note)
        for name, figure, plain in zip(MEASURES, ours, floors, strict=True)
    ]
