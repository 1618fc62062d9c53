"""Themes against people's categories, and texts mapped to themes that people described."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from evals import bench
from evals.rows import Row
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.themes import group_texts, map_texts
from rapporteur.engine.records import Encoder as Tier

TIERS: tuple[Tier, ...] = ("full", "static")
SEEDS = range(5)

_ENGLISH = "themes_en/evals/data/gambling_XS"
_MAPPING = f"{_ENGLISH}/outputs/mapping/2025-07-22"


def run() -> list[Row]:
    """V-measure and adjusted Rand index without being told the number; samples-F1 of mapping."""
    return [row for tier in TIERS for row in (*grouped(tier), *mapped(tier))]


def grouped(tier: Tier) -> list[Row]:
    """German cycling proposals by their main category; plain k-means on TF-IDF is told the number. Mean of 5 seeds."""
    rows = list(bench.rows("themes_de/dev.csv"))
    texts = [f"{row['title']}. {row['text']}" for row in rows]
    gold = [row["main_category_level1"] for row in rows]
    vectors = load(tier).encode(texts)
    ours = [group_texts(vectors, texts, ["de"] * len(texts), seed)[0].tolist() for seed in SEEDS]
    table = TfidfVectorizer().fit_transform(texts)
    told = len(set(gold))
    plain = [KMeans(told, n_init=4, random_state=seed).fit_predict(table).tolist() for seed in SEEDS]
    number = round(float(np.mean([len(set(labels)) for labels in ours])), 1)
    return [
        Row(
            "Cycling proposals (de), development",
            name,
            _mean(measure, gold, ours),
            _mean(measure, gold, plain),
            tier,
            note,
        )
        for name, measure, note in (
            ("V-measure", v_measure_score, f"{number} themes on average, people use {told}"),
            ("adjusted Rand index", adjusted_rand_score, ""),
        )
    ]


def _mean(measure: Any, gold: Sequence[str], fits: Sequence[Sequence[int]]) -> float:
    return round(float(np.mean([measure(gold, labels) for labels in fits])), 4)


def mapped(tier: Tier) -> list[Row]:
    """Synthetic answers to two questions, mapped to the themes given; the baseline takes the nearest by TF-IDF."""
    return [_mapped_part(tier, part) for part in ("question_part_1", "question_part_2")]


def _mapped_part(tier: Tier, part: str) -> Row:
    answers = _lines(f"{_ENGLISH}/inputs/{part}/responses.jsonl")
    themes = json.loads(bench.path(f"{_MAPPING}/{part}/themes.json").read_text("utf-8"))
    labels = {row["response_id"]: set(row["labels"]) for row in _lines(f"{_MAPPING}/{part}/mapping.jsonl")}
    gold = [labels[row["response_id"]] for row in answers]
    texts, described = [row["response"] for row in answers], [theme["topic"] for theme in themes]
    encoder = load(tier)
    languages = (["en"] * len(texts), ["en"] * len(described))
    _, member = map_texts(
        texts, encoder.encode(texts), languages[0], described, encoder.encode(described), languages[1]
    )
    codes = [theme["topic_id"] for theme in themes]
    ours = [{code for code, holds in zip(codes, row, strict=True) if holds} for row in member]
    vectorizer = TfidfVectorizer().fit([*texts, *described])
    plain = (vectorizer.transform(texts) @ vectorizer.transform(described).T).toarray().argmax(axis=1)
    return Row(
        f"Gambling advertising (en, synthetic), {part}",
        "samples-F1",
        samples_f1(gold, ours),
        samples_f1(gold, [{codes[number]} for number in plain]),
        tier,
    )


def samples_f1(gold: Sequence[set[str]], found: Sequence[set[str]]) -> float:
    scores = [2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0 for a, b in zip(gold, found, strict=True)]
    return round(sum(scores) / len(scores), 4)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in bench.path(name).read_text("utf-8").splitlines() if line.strip()]
