"""Themes against people's categories."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from evals import bench
from evals.rows import Row
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.themes import group_texts
from rapporteur.engine.records import Encoder as Tier

TIERS: tuple[Tier, ...] = ("full", "static")
SEEDS = range(5)

PARTS = ("question_part_1", "question_part_2")
_ENGLISH = "themes_en/evals/data/gambling_XS"
_MAPPING = f"{_ENGLISH}/outputs/mapping/2025-07-22"


def run() -> list[Row]:
    """V-measure and adjusted Rand index without being told the number."""
    return [row for tier in TIERS for row in grouped(tier)]


def grouped(tier: Tier) -> list[Row]:
    """Texts by the one category people gave them; plain k-means on TF-IDF is told the number. Mean of 5 seeds."""
    return [row for name, texts, gold, language in _sets() for row in _grouped_set(tier, name, texts, gold, language)]


def _sets() -> Iterator[tuple[str, list[str], list[str], str]]:
    """Name, texts, their category and their language: of an answer with several, the first."""
    rows = list(bench.rows("themes_de/dev.csv"))
    texts = [f"{row['title']}. {row['text']}" for row in rows]
    yield "Cycling proposals (de), development", texts, [row["main_category_level1"] for row in rows], "de"
    for part in PARTS:
        answers = _lines(f"{_ENGLISH}/inputs/{part}/responses.jsonl")
        labels = {row["response_id"]: row["labels"] for row in _lines(f"{_MAPPING}/{part}/mapping.jsonl")}
        gold = [[*labels[row["response_id"]], "none"][0] for row in answers]
        yield f"Gambling advertising (en, synthetic), {part}", [row["response"] for row in answers], gold, "en"


def _grouped_set(tier: Tier, name: str, texts: Sequence[str], gold: Sequence[str], language: str) -> Iterator[Row]:
    vectors = load(tier).encode(texts)
    ours = [group_texts(vectors, texts, [language] * len(texts), seed).nearest.tolist() for seed in SEEDS]
    table = TfidfVectorizer().fit_transform(texts)
    told = len(set(gold))
    plain = [KMeans(told, n_init=4, random_state=seed).fit_predict(table).tolist() for seed in SEEDS]
    number = round(float(np.mean([len(set(labels)) for labels in ours])), 1)
    spread = max(v_measure_score(gold, labels) for labels in ours) - min(
        v_measure_score(gold, labels) for labels in ours
    )
    said = f"{number} themes on average, people use {told}; between the best and the worst seed {spread:.4f}"
    for measure, score, note in (
        ("V-measure", v_measure_score, said),
        ("adjusted Rand index", adjusted_rand_score, ""),
    ):
        yield Row(name, measure, _mean(score, gold, ours), _mean(score, gold, plain), tier, note)


def _mean(measure: Any, gold: Sequence[str], fits: Sequence[Sequence[int]]) -> float:
    return round(float(np.mean([measure(gold, labels) for labels in fits])), 4)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in bench.path(name).read_text("utf-8").splitlines() if line.strip()]
