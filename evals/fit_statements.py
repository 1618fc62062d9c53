"""Fit the scorers of `match` and its turn: `python -m evals.fit_statements`. Weights only, no texts; some minutes.

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
from evals.fit import npz
from evals.turn import Side, fit_turn
from rapporteur.engine.analysis.encode import load, load_pieces
from rapporteur.engine.analysis.statements import turn as turns
from rapporteur.engine.analysis.statements.features import DECIMALS, Kind, features
from rapporteur.engine.analysis.statements.pieces import late_interaction
from rapporteur.engine.analysis.statements.scorer import FILE, Scorer
from rapporteur.engine.records import Encoder as Tier

Doubles = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
FOLDER = Path(__file__).resolve().parents[1] / "src/rapporteur/engine/analysis/statements"
KINDS: tuple[tuple[Tier, Kind], ...] = (
    ("full", "english"),
    ("full", "same"),
    ("full", "across"),
    ("static", "same"),
    ("static", "across"),
)
STRENGTH: dict[Kind, float] = {"english": 0.01, "same": 0.01, "across": 0.1}
"""Inverse regularisation, out of 0.1, 0.01 and 0.001: the best with topics of the training part left out."""
PARTS = 3
"""Parts of the debates, by topic: the scorer learns from pieces whose turn had not seen their topic."""
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of a debate. plain: their features but those of pieces. read: pieces of arguments and statements.

    read is None where pieces are not compared.
    """

    topic: str
    plain: Doubles
    read: tuple[list[turns.Read], list[turns.Read]] | None

    def features(self, turn: turns.Floats | None) -> Doubles:
        """Return the features, (arguments, statements, features), the pieces turned if there is a turn."""
        if self.read is None:
            return self.plain
        read = self.read if turn is None else tuple(turns.turned(side, turn) for side in self.read)
        return np.concatenate([self.plain, late_interaction(*read).round(DECIMALS)], axis=-1)


@dataclass(frozen=True, slots=True)
class Matcher:
    """What was learnt: the scorer, and the turn where pieces are compared."""

    scorer: Scorer
    turn: turns.Floats | None

    def __call__(self, pairs: Pairs) -> Doubles:
        """Return the probability of each pair, (arguments, statements)."""
        return self.scorer.probability(pairs.features(self.turn))


@cache
def described(part: str, tier: Tier, kind: Kind) -> tuple[Pairs, ...]:
    """The pairs of each debate, the statements of a side given together."""
    encoder, plain = load(tier), "same" if kind == "english" else kind
    found = []
    for side in debates(part):
        said = side.arguments, side.statements
        vectors = encoder.encode(said[0]), encoder.encode(said[1])
        read = (_pieces(said[0]), _pieces(said[1])) if kind == "english" else None
        found.append(Pairs(side.topic, features(plain, *said, "en", vectors), read))
    return tuple(found)


def _pieces(texts: tuple[str, ...]) -> list[turns.Read]:
    return _reader().read(texts)


_reader = cache(load_pieces)


def learn(given: Sequence[Pairs], labels: Sequence[Labels], kind: Kind) -> Matcher:
    """Learn from debates.

    Where pieces are compared, the scorer learns from them as those of unknown topics will be: turned by what was
    learnt from other topics. The turn that is kept is learnt from all.
    """
    if any(item.read is None for item in given):
        return Matcher(fit([item.plain for item in given], labels, kind), None)
    topics = sorted({item.topic for item in given})
    parts = np.array([topics.index(item.topic) % PARTS for item in given])
    sides = [Side.of(*item.read, truth, UNDECIDED) for item, truth in zip(given, labels, strict=True) if item.read]
    seen = [fit_turn([side for side, own in zip(sides, parts, strict=True) if own != part]) for part in range(PARTS)]
    turned = [item.features(seen[part]) for item, part in zip(given, parts.tolist(), strict=True)]
    return Matcher(fit(turned, labels, kind), fit_turn(sides))


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
        learnt = learn(described("train", tier, kind), labels, kind)
        scorers.setdefault(tier, {})[kind] = learnt.scorer.pack(kind)
        if learnt.turn is not None:
            _write(turns.FILE, npz(turns.pack(learnt.turn)))
    content = json.dumps({"trained_on": sources, "scorers": scorers}, indent=1, sort_keys=True) + "\n"
    _write(FILE, content.encode())
    return 0


def _write(name: str, content: bytes) -> None:
    (FOLDER / name).write_bytes(content)
    print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    raise SystemExit(main())
