"""Fit the scorers of `match`: `python -m evals.fit_statements`. Weights only, no texts; some minutes.

Learnt on the training debates of ArgKP (Bar-Haim et al. 2020), whose licence, CDLA-Sharing-1.0, leaves what is
computed from the data free. A pair on which the annotators did not agree is not learnt from.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from evals import bench
from rapporteur.engine.analysis.encode import load
from rapporteur.engine.analysis.statements.features import Kind, features
from rapporteur.engine.analysis.statements.scorer import FILE, Scorer
from rapporteur.engine.records import Encoder as Tier

Doubles = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
WEIGHTS = Path(__file__).resolve().parents[1] / "src/rapporteur/engine/analysis/statements" / FILE
KINDS: tuple[tuple[Tier, Kind], ...] = (
    ("full", "english"),
    ("full", "same"),
    ("full", "across"),
    ("static", "same"),
    ("static", "across"),
)
STRENGTH: dict[Kind, float] = {"english": 0.001, "same": 0.01, "across": 0.1}
"""Inverse regularisation, out of 0.1, 0.01 and 0.001: the best with topics of the training part left out."""
UNDECIDED = -1
TRAINING = tuple(f"keypoints/{name}_train.csv" for name in ("arguments", "key_points", "labels"))


@dataclass(frozen=True, slots=True)
class Debate:
    """One side of a topic. labels: (arguments, statements), 1 matches, 0 does not, -1 undecided."""

    topic: str
    arguments: tuple[str, ...]
    statements: tuple[str, ...]
    labels: Labels


def debates(part: str) -> list[Debate]:
    """Return the topics of a part of ArgKP ("train" or "dev"), each side alone, sorted."""
    arguments, points = (list(bench.rows(f"keypoints/{name}_{part}.csv")) for name in ("arguments", "key_points"))
    given = {
        (row["arg_id"], row["key_point_id"]): int(row["label"]) for row in bench.rows(f"keypoints/labels_{part}.csv")
    }
    found = []
    for topic, stance in sorted({(row["topic"], row["stance"]) for row in arguments}):
        ours, theirs = ([row for row in rows if (row["topic"], row["stance"]) == (topic, stance)]
                        for rows in (arguments, points))  # fmt: skip
        pairs = [[given.get((a["arg_id"], p["key_point_id"]), UNDECIDED) for p in theirs] for a in ours]
        said = tuple(row["argument"] for row in ours), tuple(row["key_point"] for row in theirs)
        found.append(Debate(topic, *said, np.array(pairs)))
    return found


@cache
def described(part: str, tier: Tier, kind: Kind) -> tuple[Doubles, ...]:
    """The features of every pair of each debate, the statements of a side given together."""
    encoder = load(tier)
    return tuple(
        features(
            kind,
            side.arguments,
            side.statements,
            "en",
            (encoder.encode(side.arguments), encoder.encode(side.statements)),
        )
        for side in debates(part)
    )


def fit(given: Sequence[Doubles], labels: Sequence[Labels], kind: Kind) -> Scorer:
    """Learn from debates: features (arguments, statements, features) and labels of each."""
    rows = np.vstack([item.reshape(-1, item.shape[-1]) for item in given])
    truth = np.concatenate([item.ravel() for item in labels])
    rows, truth = rows[truth != UNDECIDED], truth[truth != UNDECIDED]
    mean, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-9)
    with threadpool_limits(1):
        learnt = LogisticRegression(C=STRENGTH[kind], max_iter=2000).fit((rows - mean) / spread, truth)
    weights = np.asarray(learnt.coef_[0] / spread)
    return Scorer(weights, float(learnt.intercept_[0] - (weights * mean).sum()))


def main() -> int:
    """Fit each kind for each encoder and write the file; 2 when the labelled data is missing."""
    try:
        labels = [item.labels for item in debates("train")]
        sources = {name: bench.sha256(name) for name in TRAINING}
    except bench.BenchMissing as error:
        print(error, file=sys.stderr)
        return 2
    scorers: dict[str, dict[str, object]] = {}
    for tier, kind in KINDS:
        scorers.setdefault(tier, {})[kind] = fit(described("train", tier, kind), labels, kind).pack(kind)
    content = json.dumps({"trained_on": sources, "scorers": scorers}, indent=1, sort_keys=True) + "\n"
    WEIGHTS.write_text(content, "utf-8")
    print(f"{WEIGHTS.name}: {len(content)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
