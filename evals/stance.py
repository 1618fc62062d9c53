"""Stance toward a statement against the majority, on labels of the developers (not human gold)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sklearn.metrics import f1_score, precision_score, recall_score

from evals import labelled
from evals.labelled import NOTE, STANCES, Passage
from evals.rows import Row
from rapporteur.engine.analysis.encode import Encoder, load, load_english
from rapporteur.engine.analysis.stance import Poles, stances
from rapporteur.engine.records import UN_LANGUAGES

DATASET = "Stance of NETmundial passages, held-out half"


def run() -> list[Row]:
    """Macro F1 over for, against, mixed and none, with two baselines; precision and recall of each position.

    The baseline is the most frequent label (none). A harder one is the most frequent label of each statement in the
    development half. Raises BenchMissing when the contributions are not there.
    """
    items = labelled.passages("held-out")
    truth = [item.stance for item in items]
    majority = macro(truth, ["none"] * len(items))
    by_statement = majority_by_statement(labelled.passages("development"), items)
    rows = [Row(DATASET, "macro F1", macro(truth, by_statement), majority, "", f"majority of each statement; {NOTE}")]
    full, static = load("full"), load("static")
    for tier, encoder, english in (("full", full, None), ("full", full, load_english()), ("static", static, None)):
        note = NOTE if english is None else f"with the English encoder; {NOTE}"
        told = predicted(items, encoder, english)
        rows.append(Row(DATASET, "macro F1", macro(truth, told), majority, tier, note))
        for stance in STANCES[:3]:
            support = f"{truth.count(stance)} of {len(truth)} passages; {note}"
            one, two = [label == stance for label in truth], [label == stance for label in told]
            rows.append(
                Row(DATASET, f"precision, {stance}", precision_score(one, two, zero_division=0), None, tier, support)
            )
            rows.append(Row(DATASET, f"recall, {stance}", recall_score(one, two), None, tier, support))
        if english is None:
            rows += [in_language(language, encoder) for language in UN_LANGUAGES]
    return rows


def in_language(language: str, encoder: Encoder) -> Row:
    """The share of right positions among those told, for twelve texts of our own that are for or against something."""
    right = told = 0
    items = list(labelled.lines("stances.jsonl"))
    for item in items:
        found = stances([item[language]], [language], Poles(item["statement"], item["contrary"]), encoder)[0]
        told += found is not None
        right += found is not None and found.position == item["stance"]
    note = f"{told} told of {len(items)} texts of our own; the baseline tosses a coin"
    return Row(
        "Stance in six languages", f"right of those told, {language}", right / max(1, told), 0.5, encoder.tier, note
    )


def macro(truth: Sequence[str], told: Sequence[str]) -> float:
    return float(f1_score(truth, told, average="macro", labels=list(STANCES), zero_division=0))


def majority_by_statement(seen: Sequence[Passage], asked: Sequence[Passage]) -> list[str]:
    """For each passage the most frequent stance toward its statement in other passages, "none" where there is none."""
    counts: dict[str, Counter[str]] = {}
    for item in seen:
        counts.setdefault(item.statement, Counter())[item.stance] += 1
    best = {name: min(found, key=lambda stance: (-found[stance], stance)) for name, found in counts.items()}
    return [best.get(item.statement, "none") for item in asked]


def predicted(items: Sequence[Passage], encoder: Encoder, english: Encoder | None) -> list[str]:
    """The stance of each passage toward its own statement, "none" where the engine says nothing."""
    told = ["none"] * len(items)
    for name, poles in labelled.statements().items():
        rows = [row for row, item in enumerate(items) if item.statement == name]
        texts = [items[row].words for row in rows]
        found = stances(texts, ["en"] * len(texts), Poles(*poles), encoder, english)
        for row, stance in zip(rows, found, strict=True):
            told[row] = stance.position if stance is not None else "none"
    return told
