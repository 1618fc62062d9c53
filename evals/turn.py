"""Learn the turn of English pieces that `match` compares by: gradient descent on labelled pairs (Adam).

The log-odds of a pair are a line on how well the pieces of the statement find their nearest in the text, and the
other way round (Khattab and Zaharia 2020). Line and turn are learnt together, from no turn at all on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit
from threadpoolctl import threadpool_limits

from rapporteur.engine.analysis.statements.pieces import meaning_pieces, rare_pieces
from rapporteur.engine.analysis.statements.turn import Read

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
PASSES = 7
"""Times that every debate is looked at. With topics of the training part left out, flat from the fifth to the tenth."""
_RATE, _LINE_RATE = 1e-3, 0.05
_START = (12.0, 4.0, -9.0)
"""The line before anything is learnt: weight of the statement's pieces, of the text's, and the shift."""
_MOMENTS = 0.9, 0.99
_EPS = 1e-8


@dataclass(frozen=True, slots=True)
class Laid:
    """Texts piece by piece. rows: (pieces, 384). starts: where each text starts. owners: the text of each piece.

    weights: of each piece, those of a text sum to one.
    """

    rows: Floats
    starts: Numbers
    owners: Numbers
    weights: Floats

    @classmethod
    def of(cls, read: Sequence[Read], weights: Sequence[Doubles]) -> Laid:
        """Lay out texts that all have pieces."""
        sizes = np.array([len(words) for words, _ in read])
        owners = np.repeat(np.arange(len(read)), sizes)
        own = np.concatenate([weight / weight.sum() for weight in weights]).astype(np.float32)
        return cls(np.vstack([rows for _, rows in read]), np.cumsum(sizes) - sizes, owners, own)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a debate. labels: (texts, statements). known: which of them count."""

    texts: Laid
    statements: Laid
    labels: Floats
    known: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, texts: Sequence[Read], statements: Sequence[Read], labels: Numbers, undecided: int) -> Side:
        """Lay out a side. undecided: the label of pairs that are not learnt from."""
        own = [meaning_pieces(words) for words, _ in texts]
        laid = Laid.of(texts, own), Laid.of(statements, rare_pieces(statements))
        return cls(*laid, labels.astype(np.float32), labels != undecided)


def fit_turn(sides: Sequence[Side], seed: int = 0) -> Floats:
    """Return the turn (384, 384) learnt from these sides, each looked at PASSES times in an order drawn at random."""
    random = np.random.default_rng(seed)
    turn = np.eye(sides[0].texts.rows.shape[1], dtype=np.float32)
    line = np.array(_START, dtype=np.float32)
    turning, lining = _Adam(_RATE, turn.shape), _Adam(_LINE_RATE, line.shape)
    with threadpool_limits(1):
        for _ in range(PASSES):
            for place in random.permutation(len(sides)).tolist():
                of_turn, of_line = _gradients(sides[place], turn, line)
                turn, line = turn - turning.step(of_turn), line - lining.step(of_line)
    return turn


class _Adam:
    """Steps by running means of gradients and of their squares (Kingma and Ba 2015)."""

    def __init__(self, rate: float, shape: tuple[int, ...]) -> None:
        self._rate, self._number = rate, 0
        self._mean, self._square = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)

    def step(self, gradient: Floats) -> Floats:
        self._number += 1
        first, second = _MOMENTS
        self._mean = first * self._mean + (1 - first) * gradient
        self._square = second * self._square + (1 - second) * gradient**2
        mean, square = self._mean / (1 - first**self._number), self._square / (1 - second**self._number)
        return np.asarray(self._rate * mean / (np.sqrt(square) + _EPS), dtype=np.float32)


def _gradients(side: Side, turn: Floats, line: Floats) -> tuple[Floats, Floats]:
    """Gradients of the mean log-loss of a side's known pairs, by the turn and by the line."""
    texts, statements = side.texts, side.statements
    mine, lengths = _turned(texts.rows, turn)
    theirs, their_lengths = _turned(statements.rows, turn)
    near = mine @ theirs.T
    asked = np.maximum.reduceat(near, texts.starts, axis=0)
    heard = np.maximum.reduceat(near, statements.starts, axis=1)
    forth = np.add.reduceat(asked * statements.weights, statements.starts, axis=1)
    back = np.add.reduceat(heard * texts.weights[:, None], texts.starts, axis=0)
    miss = (expit(line[0] * forth + line[1] * back + line[2]) - side.labels) * side.known / side.known.sum()
    by_piece = miss[texts.owners][:, statements.owners]
    pull = (near == asked[texts.owners]) * by_piece * line[0] * statements.weights
    pull += (near == heard[:, statements.owners]) * by_piece * line[1] * texts.weights[:, None]
    of_mine, of_theirs = _before(pull @ theirs, mine, lengths), _before(pull.T @ mine, theirs, their_lengths)
    of_turn = texts.rows.T @ of_mine + statements.rows.T @ of_theirs
    return of_turn, np.array([(miss * forth).sum(), (miss * back).sum(), miss.sum()], dtype=np.float32)


def _turned(rows: Floats, turn: Floats) -> tuple[Floats, Floats]:
    """Turned rows of length one, and the lengths that were taken away."""
    turned = rows @ turn
    lengths = np.sqrt((turned**2).sum(axis=1, keepdims=True))
    return turned / lengths, lengths


def _before(gradient: Floats, rows: Floats, lengths: Floats) -> Floats:
    """The gradient by rows of length one as a gradient by the rows before."""
    return np.asarray((gradient - rows * (rows * gradient).sum(axis=1, keepdims=True)) / lengths)
