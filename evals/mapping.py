"""Answers mapped to themes that people described: which of the given themes is an answer of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from evals import bench
from evals.rows import Row
from rapporteur.engine.analysis.coding.descriptions import DescriptionCoder, Rule, described
from rapporteur.engine.analysis.encode import Encoder, load
from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.records import Scheme, SchemeCode

TIERS: tuple[Tier, ...] = ("full", "static")
PARTS = ("question_part_1", "question_part_2")
LEAST = 0.15
"""Probability below which not even the best theme is given; not fitted, the answers here all have a theme."""
_FOLDER = "themes_en/evals/data/gambling_XS"
_MAPPING = f"{_FOLDER}/outputs/mapping/2025-07-22"
_WITHIN = np.arange(0.1, 2.6, 0.1).round(2)
Doubles = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """One question: its answers, its themes as a scheme, and which answers people gave to which theme."""

    name: str
    texts: tuple[str, ...]
    scheme: Scheme
    truth: Truth


def run() -> list[Row]:
    """Samples-F1 of each question, the rule learnt on the other one; the baseline takes the nearest by TF-IDF."""
    return [row for tier in TIERS for row in mapped(load(tier))]


def mapped(encoder: Encoder) -> list[Row]:
    parts = [part(name) for name in PARTS]
    near = [nearness(described_part(item, encoder), item) for item in parts]
    rows = []
    for this, other in ((0, 1), (1, 0)):
        rule = fit_rule([(near[other], parts[other].truth)])
        found = rule.applies(rule.probability(near[this]))
        rows.append(
            Row(
                f"Gambling advertising (en, synthetic), {parts[this].name}",
                "samples-F1",
                samples_f1(parts[this].truth, found),
                samples_f1(parts[this].truth, _plain(parts[this])),
                encoder.tier,
                "rule learnt on the other question",
            )
        )
    return rows


def shipped_rule_of(encoder: Encoder) -> Rule:
    """The rule learnt on both questions, for calibration.json."""
    parts = [part(name) for name in PARTS]
    return fit_rule([(nearness(described_part(item, encoder), item), item.truth) for item in parts])


def described_part(item: Part, encoder: Encoder) -> DescriptionCoder:
    """The coder of a question's themes; what it decides is not used here, only nearness."""
    return described(item.scheme, encoder, Rule(0.0, 1.0, 0.0, 1.0, LEAST))


def nearness(coder: DescriptionCoder, item: Part) -> Doubles:
    return coder.near(item.texts, ["en"] * len(item.texts))


def fit_rule(seen: Sequence[tuple[Doubles, Truth]]) -> Rule:
    """Probabilities by logistic regression, then the distance from the best with the best samples-F1."""
    features = np.vstack(
        [np.column_stack([near.ravel(), (near - near.max(axis=1, keepdims=True)).ravel()]) for near, _ in seen]
    )
    truth = np.concatenate([truth.ravel() for _, truth in seen])
    fit = LogisticRegression(C=1e6).fit(features, truth)
    intercept, (slope, behind) = round(float(fit.intercept_[0]), 4), fit.coef_[0].round(4).tolist()
    rules = [Rule(intercept, slope, behind, within, LEAST) for within in _WITHIN.tolist()]
    gains = [
        np.mean([samples_f1(truth, rule.applies(rule.probability(near))) for near, truth in seen]) for rule in rules
    ]
    return rules[int(np.argmax(np.round(gains, 4)))]


def samples_f1(gold: Truth, found: Truth) -> float:
    """Mean over texts of the F1 of what was given and what was found; 1 where both are empty."""
    both, sizes = (gold & found).sum(axis=1), gold.sum(axis=1) + found.sum(axis=1)
    return round(float(np.where(sizes > 0, 2 * both / np.maximum(sizes, 1), 1.0).mean()), 4)


def part(name: str) -> Part:
    answers = _lines(f"{_FOLDER}/inputs/{name}/responses.jsonl")
    themes = json.loads(bench.path(f"{_MAPPING}/{name}/themes.json").read_text("utf-8"))
    labels = {row["response_id"]: set(row["labels"]) for row in _lines(f"{_MAPPING}/{name}/mapping.jsonl")}
    codes = tuple(
        SchemeCode(item["topic_id"], {"en": item["topic_label"]}, description={"en": item["topic_description"]})
        for item in themes
    )
    truth = np.array([[code.code in labels[row["response_id"]] for code in codes] for row in answers])
    return Part(name, tuple(row["response"] for row in answers), Scheme(name, {"en": name}, codes), truth)


def _plain(item: Part) -> Truth:
    said = [f"{code.label['en']}: {code.description['en']}" for code in item.scheme.codes]
    vectorizer = TfidfVectorizer().fit([*item.texts, *said])
    best = (vectorizer.transform(item.texts) @ vectorizer.transform(said).T).toarray().argmax(axis=1)
    return np.asarray(np.eye(len(said), dtype=bool)[best])


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in bench.path(name).read_text("utf-8").splitlines() if line.strip()]
