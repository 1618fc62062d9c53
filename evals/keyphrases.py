"""Key phrases of single texts against the free keys of the Inspec abstracts (Hulth 2003), F1 of the first ten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from nltk.stem import PorterStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from evals import bench
from evals.rows import Row
from rapporteur.engine.analysis.phrases import per_text

TOP = 10

_STRETCH = re.compile(r"[^\w\s-]|\d+")


def run() -> list[Row]:
    """F1@10 on the validation part, stems matched exactly; the training part was used for tuning."""
    documents = _documents("keyphrases/inspec_validation.jsonl")
    texts = [str(document["text"]) for document in documents]
    keys = [list(document["uncontrolled"]) for document in documents]
    ours = [[name for name, _ in ranked] for ranked in per_text(texts, ["en"] * len(texts), TOP)]
    return [
        Row(
            "Inspec, validation",
            "F1@10",
            round(f1_at(keys, ours), 4),
            round(f1_at(keys, plain(texts)), 4),
            note="uncontrolled keys, Porter stems; the baseline ranks stretches between stop words by TF-IDF",
        )
    ]


def plain(texts: Sequence[str]) -> list[list[str]]:
    """Stretches between stop words and marks, by the summed TF-IDF of their words."""
    vectorizer = TfidfVectorizer(token_pattern=r"(?u)[\w-]+")
    table = vectorizer.fit_transform(texts)
    rows = []
    for number, text in enumerate(texts):
        weights = {
            name: table[number, column] for name, column in vectorizer.vocabulary_.items() if name in text.lower()
        }
        found = {name: sum(weights.get(word, 0.0) for word in name.split()) for name in _stretches(text)}
        rows.append(sorted(found, key=lambda name: (-found[name], name))[:TOP])
    return rows


def _stretches(text: str) -> set[str]:
    found: set[str] = set()
    for part in _STRETCH.split(text.lower()):
        stretch: list[str] = []
        for word in [*part.split(), "the"]:
            if word not in ENGLISH_STOP_WORDS:
                stretch.append(word)
            elif stretch:
                found.add(" ".join(stretch))
                stretch = []
    return found


def f1_at(keys: Sequence[Iterable[str]], found: Sequence[Sequence[str]]) -> float:
    """Mean F1 over documents of the first ten different stemmed phrases against the stemmed keys."""
    scores = []
    for wanted, ranked in zip(keys, found, strict=True):
        gold = {stemmed(key) for key in wanted}
        first = list(dict.fromkeys(stemmed(name) for name in ranked))[:TOP]
        scores.append(2 * len(gold & set(first)) / max(1, len(gold) + len(first)))
    return sum(scores) / max(1, len(scores))


@lru_cache(maxsize=100_000)
def stemmed(phrase: str) -> str:
    stemmer = PorterStemmer()
    return " ".join(stemmer.stem(word) for word in phrase.lower().split())


def _documents(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in bench.path(name).read_text("utf-8").splitlines() if line.strip()]
