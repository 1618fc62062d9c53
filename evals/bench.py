"""The labelled data for development, which lies beside the repository and is never copied into it."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapporteur.engine.analysis.coding.learn import Labelled

FOLDER = Path(__file__).resolve().parents[1] / "../shared/bench"


class BenchMissing(Exception):
    """The labelled data is not there."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether people say that a text belongs to a goal."""

    text: str
    goal: str
    holds: bool


def path(name: str) -> Path:
    """Return the path of a file of the bench; raise BenchMissing if it is not there."""
    found = (FOLDER / name).resolve()
    if not found.exists():
        raise BenchMissing(f"No labelled data: {found} is not there.")
    return found


def sha256(name: str) -> str:
    return hashlib.sha256(path(name).read_bytes()).hexdigest()


def rows(name: str) -> Iterator[dict[str, str]]:
    with path(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


SDG_TRAINING = ("sdg/train_sentences.csv", "sdg/train_targets.csv")

SDG_JUDGED = "sdg/dev.csv"


def sdg_training() -> list[Labelled]:
    """Return the distinct training texts with all goals they are given to."""
    goals: dict[str, set[str]] = {}
    for name, text_column, goal_column in ((SDG_TRAINING[0], "Text", "SDG"), (SDG_TRAINING[1], "text", "sdg")):
        for row in rows(name):
            text = row[text_column].strip()
            if text:
                goals.setdefault(text, set()).add(str(int(float(row[goal_column]))))
    return [Labelled(text, tuple(sorted(found)), "en") for text, found in sorted(goals.items())]


def sdg_judgements() -> list[Judgement]:
    return [Judgement(row["text"], row["sdg"], row["label"] == "True") for row in rows(SDG_JUDGED)]


def arguments() -> list[str]:
    """Return the distinct arguments of the key-point data, in English, sorted."""
    return sorted({row["argument"].strip() for row in rows("keypoints/arguments_train.csv")})


OFF_TOPIC = (
    "We should prohibit flag burning",
    "We should adopt atheism",
    "The vow of celibacy should be abandoned",
    "We should ban human cloning",
    "We should subsidize space exploration",
    "We should adopt libertarianism",
    "We should abolish intellectual property rights",
    "We should subsidize journalism",
)
"""Debates of the key-point data that no goal is about."""


def off_topic() -> list[str]:
    """Return the distinct arguments of debates that no goal is about, sorted."""
    wanted = (row["argument"].strip() for row in rows("keypoints/arguments_train.csv") if row["topic"] in OFF_TOPIC)
    return sorted(set(wanted))


def answers() -> list[str]:
    """Return the distinct answers of the English theme data, sorted."""
    folder = path("themes_en/evals/data/gambling_XS/inputs")
    found: set[str] = set()
    for file in sorted(folder.glob("*/responses.jsonl")):
        found.update(json.loads(line)["response"].strip() for line in file.read_text("utf-8").splitlines() if line)
    return sorted(found - {""})
