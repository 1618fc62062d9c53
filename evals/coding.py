"""Coding learnt from some dozens of examples; calibration of what is learnt; mapping to given descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline

from evals import bench
from evals.remembering import remembering
from evals.rows import Row
from rapporteur.engine.analysis.coding.examples import learn_examples
from rapporteur.engine.analysis.coding.learn import Labelled
from rapporteur.engine.analysis.encode import Encoder, load
from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.records import Scheme, SchemeCode

TIERS: tuple[Tier, ...] = ("full", "static")
SIZES = (50, 100, 200)
SEEDS = range(10)
FOLDS = 5
BINS = 10
Doubles = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


def run() -> list[Row]:
    """Macro F1 with 50, 100 and 200 examples, mean over draws; expected calibration error by cross-validation."""
    return [row for tier in TIERS for row in learnt(remembering(load(tier)))]


def learnt(encoder: Encoder) -> list[Row]:
    """German cycling proposals, one main category each; what the codes are called is all the scheme says of them."""
    scheme, proposals = cycling()
    rows = [few(encoder, scheme, proposals, size) for size in SIZES]
    return [*rows, calibrated(encoder, scheme, proposals)]


def cycling() -> tuple[Scheme, list[Labelled]]:
    """The proposals in the order of the file, and a scheme whose labels are the names of the data's own columns."""
    given = list(bench.rows("themes_de/dev.csv"))
    names = sorted({row["main_category_level1"] for row in given})
    codes = tuple(SchemeCode(name, {"en": name.removeprefix("level1_").replace("_", " ")}) for name in names)
    texts = [f"{row['title']}. {row['text']}" for row in given]
    labels = [row["main_category_level1"] for row in given]
    proposals = [Labelled(text, (label,), "de") for text, label in zip(texts, labels, strict=True)]
    return Scheme("cycling", {"en": "Cycling"}, codes), proposals


def few(encoder: Encoder, scheme: Scheme, proposals: Sequence[Labelled], size: int) -> Row:
    """Macro F1 on the rest, mean over draws; the baseline is TF-IDF with logistic regression on the same draws."""
    ours, plain = [], []
    for seed in SEEDS:
        order = np.random.default_rng(seed).permutation(len(proposals)).tolist()
        seen, rest = [proposals[i] for i in order[:size]], [proposals[i] for i in order[size:]]
        texts, gold = [item.text for item in rest], [item.codes[0] for item in rest]
        coder = learn_examples(scheme, seen, encoder)
        chosen = coder.applies(coder.score(texts, [item.language for item in rest])).argmax(axis=1)
        ours.append(macro(gold, [coder.codes[i] for i in chosen.tolist()]))
        model = make_pipeline(
            TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2)),
            LogisticRegression(C=10, class_weight="balanced", max_iter=1000),
        )
        model.fit([item.text for item in seen], [item.codes[0] for item in seen])
        plain.append(macro(gold, model.predict(texts)))
    note = f"mean of {len(SEEDS)} draws, standard deviation {np.std(ours):.3f}"
    return Row(DATASET, f"macro F1, {size} examples", float(np.mean(ours)), float(np.mean(plain)), encoder.tier, note)


DATASET = "Cycling proposals (de), coding learnt from examples"


def macro(gold: Sequence[str], found: Sequence[str]) -> float:
    return float(f1_score(gold, found, average="macro", zero_division=0))


def calibrated(encoder: Encoder, scheme: Scheme, proposals: Sequence[Labelled]) -> Row:
    """Expected calibration error of the printed code's score, each fifth scored by a coder of the other four."""
    scores, right = np.zeros(len(proposals)), np.zeros(len(proposals), dtype=bool)
    for seen, rest in crossed(len(proposals)):
        coder = learn_examples(scheme, [proposals[i] for i in seen], encoder)
        found = coder.score([proposals[i].text for i in rest], [proposals[i].language for i in rest])
        chosen = coder.applies(found).argmax(axis=1)
        scores[rest] = found[np.arange(len(rest)), chosen]
        right[rest] = [coder.codes[k] == proposals[i].codes[0] for i, k in zip(rest, chosen.tolist(), strict=True)]
    error = calibration_error(scores, right)
    return Row(DATASET, "expected calibration error", error, None, encoder.tier, "of the printed code; 5 folds")


def crossed(number: int) -> Iterator[tuple[list[int], list[int]]]:
    for fold in range(FOLDS):
        yield [i for i in range(number) if i % FOLDS != fold], [i for i in range(number) if i % FOLDS == fold]


def calibration_error(scores: Doubles, right: Truth) -> float:
    """Mean distance of score and share of right ones over ten bins of equal width, by their size (Guo et al. 2017)."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = [abs(scores[bins == i].mean() - right[bins == i].mean()) * (bins == i).mean() for i in set(bins.tolist())]
    return round(float(sum(gaps)), 4)
