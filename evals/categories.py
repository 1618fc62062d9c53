"""Categories of passages, by description and cue words, on labels of the developers (not human gold)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, cohen_kappa_score, f1_score, precision_recall_fscore_support
from sklearn.model_selection import KFold, cross_val_predict

from evals import labelled
from evals.compose import APART, BANDS, Pool, apart, compose
from evals.labelled import NOTE, Passage
from evals.rows import Row
from rapporteur.engine.analysis.coding.calibrate import rates
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.coding.segments import borrowed_calibrator, calibrator_for, code_segments
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.prevalence import MEMBER_FROM, Calibrator, segment_scores
from rapporteur.engine.records import UN_LANGUAGES, Encoder
from rapporteur.engine.schemes.loader import load_scheme

DATASET = "Categories of NETmundial passages, held-out half"
COMPOSITION = "Contributions composed of these passages"
TRANSLATED = "Categories of the translations"
TIERS: tuple[Encoder, ...] = ("full", "static")
COMPOSED = 1500
"""Contributions composed a band of lengths."""
SEED = 2014
FALSE_POSITIVE = 0.02
"""The share of false members that the own rule of the categories is set to: that of the Goals."""
FOLDS = 5
LEAST = 3
"""Categories with fewer texts are left out of means."""

OWN, BORROWED = "own rule", "borrowed rule"

Doubles = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


def run() -> list[Row]:
    """Figures on the half of the contributors that no cue was chosen on, on translations, and of ourselves.

    Raises BenchMissing when the contributions are not there.
    """
    held_out = labelled.passages("held-out")
    plain = few_shot(labelled.passages("development"), held_out)
    hits = Cues(load_scheme("categories")).hits([item.words for item in held_out], ["en"] * len(held_out))
    cued = measures(truth_of(held_out), hits.astype(np.float64), hits > 0)
    rows = [Row(DATASET, name, value, None, "", f"cue words alone; {NOTE}") for name, value in mean_of(cued).items()]
    for tier in TIERS:
        z, pvalues, member = coded([item.words for item in held_out], "en", tier)
        ours = measures(truth_of(held_out), z, member)
        rows += [Row(DATASET, name, value, mean_of(plain)[name], tier, NOTE) for name, value in mean_of(ours).items()]
        rows += [
            Row(DATASET, f"{name}, {code}", figures[name], plain[code][name], tier, _support(held_out, code))
            for code, figures in ours.items()
            for name in figures
        ]
        rows += contributors(truth_of(held_out), pvalues, tier)
        rows += [translated(language, tier) for language in UN_LANGUAGES]
    return rows + agreement()


def names() -> list[str]:
    return [code.code for code in load_scheme("categories").codes]


def truth_of(items: Sequence[Passage]) -> Truth:
    """Which category each passage holds (passages, categories)."""
    return np.array([[name in item.categories for name in names()] for item in items])


def coded(texts: Sequence[str], language: str, tier: Encoder) -> tuple[Doubles, Doubles, Truth]:
    """Evidence, its p-values, and what counts (texts, categories), as the report codes them."""
    encoder, scheme = load(tier), load_scheme("categories")
    scores = code_segments(encoder.encode(texts), texts, [language] * len(texts), scheme, encoder)
    member = segment_scores(scores.pvalues, calibrator_for(scheme, tier)) >= MEMBER_FROM
    return scores.z, scores.pvalues, member


def few_shot(development: Sequence[Passage], held_out: Sequence[Passage]) -> dict[str, dict[str, float]]:
    """The baseline: TF-IDF and balanced logistic regression, learnt from the other half.

    Its threshold for a category is the one with the best F1 in 5-fold validation there.
    """
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    seen = vectorizer.fit_transform([item.words for item in development])
    asked = vectorizer.transform([item.words for item in held_out])
    scores, found = [], []
    for column in truth_of(development).T:
        model = LogisticRegression(C=10, class_weight="balanced")
        folds = KFold(FOLDS, shuffle=True, random_state=SEED)
        validated = cross_val_predict(model, seen, column, cv=folds, method="decision_function")
        limit = max(np.sort(validated), key=lambda limit: float(f1_score(column, validated >= limit)))
        scores.append(model.fit(seen, column).decision_function(asked))
        found.append(scores[-1] >= limit)
    return measures(truth_of(held_out), np.array(scores).T, np.array(found).T)


def measures(truth: Truth, scores: Doubles, member: Truth) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 of what counts and average precision of the ranking, by category."""
    found = {}
    for column, name in enumerate(names()):
        precision, recall, f1, _ = precision_recall_fscore_support(
            truth[:, column], member[:, column], average="binary", zero_division=0
        )
        average = average_precision_score(truth[:, column], scores[:, column])
        found[name] = {"precision": precision, "recall": recall, "F1": f1, "average precision": average}
    return {name: {key: float(value) for key, value in figures.items()} for name, figures in found.items()}


def mean_of(by_code: dict[str, dict[str, float]]) -> dict[str, float]:
    """The mean of each measure over categories."""
    keys = next(iter(by_code.values()))
    return {f"mean {key}": float(np.mean([figures[key] for figures in by_code.values()])) for key in keys}


def contributors(truth: Truth, pvalues: Doubles, tier: Encoder) -> list[Row]:
    """Error rates for whole contributions of 1 to 200 held-out passages: by the own rule, and by the borrowed one."""
    own, borrowed = calibrator_for(load_scheme("categories"), tier), borrowed_calibrator(tier)
    return by_length(truth, pvalues, own, tier, OWN) + by_length(truth, pvalues, borrowed, tier, BORROWED)


def by_length(truth: Truth, pvalues: Doubles, rule: Calibrator, tier: Encoder, name: str) -> list[Row]:
    """False positives and sensitivity a band of lengths under a rule, and how far apart the false positives are."""
    note = f"{name}; {NOTE}"
    made = [compose(pool(truth, pvalues), band, COMPOSED, SEED + place) for place, band in enumerate(BANDS)]
    measured = [rates(rule.probability(item.pvalues, item.segments), item.truth) for item in made]
    rows = []
    for band, (sensitivity, false_positive) in zip(BANDS, measured, strict=True):
        length = "1 passage" if band == (1, 1) else f"{band[0]}-{band[1]} passages"
        rows.append(Row(COMPOSITION, f"false positives, {length}", false_positive, None, tier, note))
        rows.append(Row(COMPOSITION, f"sensitivity, {length}", sensitivity, None, tier, note))
    return [*rows, Row(COMPOSITION, APART, apart(measured), None, tier, note)]


def pool(truth: Truth, pvalues: Doubles) -> Pool:
    """Passages to compose contributions of, those of no category apart."""
    holds = truth.any(axis=1)
    return Pool(pvalues[holds], truth[holds], pvalues[~holds])


def translated(language: str, tier: Encoder) -> Row:
    """Mean average precision on texts of our own in one language, over categories of enough texts."""
    texts = list(labelled.lines("translations.jsonl"))
    z, _, _ = coded([text[language] for text in texts], language, tier)
    truth = np.array([[name in text["categories"] for name in names()] for text in texts])
    enough = np.flatnonzero(truth.sum(axis=0) >= LEAST)
    value = np.mean([average_precision_score(truth[:, column], z[:, column]) for column in enough])
    return Row(TRANSLATED, f"mean average precision, {language}", float(value), None, tier, NOTE)


def agreement() -> list[Row]:
    """Cohen's kappa between the labels and a second labelling of 60 passages by the same person."""
    first = {row["id"]: row for row in labelled.lines("netmundial-categories.jsonl")}
    again = list(labelled.lines("netmundial-again.jsonl"))
    rows = []
    for name in names():
        one = [name in first[row["id"]]["categories"] for row in again]
        two = [name in row["categories"] for row in again]
        rows.append(Row("60 passages labelled twice", f"kappa, {name}", kappa(one, two), None, "", NOTE))
    stances = kappa([first[row["id"]]["stance"] for row in again], [row["stance"] for row in again])
    return [*rows, Row("60 passages labelled twice", "kappa, stance", stances, None, "", NOTE)]


def kappa(one: Sequence[object], two: Sequence[object]) -> float:
    """Cohen's kappa (1960); 1 where both always say the same."""
    return 1.0 if list(one) == list(two) else float(cohen_kappa_score(list(map(str, one)), list(map(str, two))))


def _support(items: Sequence[Passage], code: str) -> str:
    return f"{sum(code in item.categories for item in items)} of {len(items)} passages; {NOTE}"
