"""The stance of a passage toward a statement: for, against or mixed, or nothing where that cannot be told.

A statement is read together with a contrary one, written by people, that says what those who disagree would say
("... should keep its oversight" and "... should give up its oversight"). A passage leans to the one that it is
nearer to in meaning; whether it takes a position at all is told by how near it is to either, and by words that ask or
state a principle. Two things that look simpler tell for from against hardly better than a coin: words of negation, and
a contrary made by putting "we are against" before the statement (docs/decisions/0021-categories-and-stance.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.corpus.sentences import within
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Code
from rapporteur.engine.schemes.loader import load_scheme

Position = Literal["for", "against", "mixed"]
Doubles = npt.NDArray[np.float64]

LEAST_LEANING = 0.02
"""A passage must be nearer to one of the two than to the other by this difference of cosines."""
LEAST_MIXED = 0.05
"""Two sentences that lean to different sides by at least this much are mixed."""
TAKES_POSITION = 0.5
DECIMALS = 4
_STATING = ("request", "approach")
"""Categories whose words show that a passage takes a position."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Logistic weights: of nearness, of words that state, the constant; of the leaning."""

    nearness: float
    stating: float
    constant: float
    leaning: float

    def takes_position(self, nearness: Doubles, stating: Doubles) -> Doubles:
        return np.asarray(expit(self.nearness * nearness + self.stating * stating + self.constant))


_LINES: Mapping[str, _Line] = {
    "full": _Line(5.59, 1.83, -2.95, 11.0),
    "static": _Line(6.52, 1.80, -3.66, 3.9),
    "with English": _Line(5.26, 1.78, -3.42, 22.8),
}
"""Fitted on the development half of the labelled passages (evals/data/categories-guidelines.md)."""


@dataclass(frozen=True, slots=True)
class Poles:
    """A statement and its contrary, each a sentence in the language of the review."""

    statement: str
    contrary: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A position toward a statement. score: 0..1, the product of two probabilities, 4 decimals."""

    position: Position
    score: float


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Cosines of one passage to statement and contrary: [0] of the whole, then of its sentences."""

    statement: Doubles
    contrary: Doubles

    @property
    def nearness(self) -> float:
        """Mean of whole and nearest sentence, to whichever pole is nearer."""
        near = np.maximum(self.statement, self.contrary)
        return float((near[0] + near.max()) / 2)

    @property
    def leaning(self) -> float:
        """Above 0 to the statement, below 0 to the contrary; mean of the whole and of the nearest sentences."""
        whole = self.statement[0] - self.contrary[0]
        return float((whole + self.statement.max() - self.contrary.max()) / 2)


@dataclass(frozen=True)
class Passages:
    """Texts that are read once and held against any number of statements.

    texts, languages (ISO 639-1): of equal length. encoder: a tier. english: an encoder for English alone.
    """

    texts: Sequence[str]
    languages: Sequence[str]
    encoder: Encoder
    english: Encoder | None = None

    def toward(self, poles: Poles, *, in_english: bool = False) -> list[Stance | None]:
        """Return the stance of each text toward a statement, None where it takes no position or cannot be told.

        in_english: whether the poles are English; then the encoder for English is asked as well about the texts that
        are, and the two cosines are averaged. The stance of a text does not depend on the other texts. Raises WrongUse
        when statement or contrary is empty, or they are equal.
        """
        _check(poles)
        if not self.texts:
            return []
        near = _near(self._read, poles, self.encoder)
        line = _LINES[self.encoder.tier]
        found = [_decide(item, words, line) for item, words in zip(near, self._stating, strict=True)]
        if in_english and self.english is not None and self._in_english:
            again = _near(self._read_in_english, poles, self.english)
            for row, other in zip(self._in_english, again, strict=True):
                found[row] = _decide(_mean(near[row], other), self._stating[row], _LINES["with English"])
        return found

    @cached_property
    def _stating(self) -> Doubles:
        return _states(self.texts, self.languages)

    @cached_property
    def _sentences(self) -> list[list[str]]:
        return [_sentences(text, language) for text, language in zip(self.texts, self.languages, strict=True)]

    @cached_property
    def _in_english(self) -> list[int]:
        return [row for row, language in enumerate(self.languages) if language == "en"]

    @cached_property
    def _read(self) -> _Rows:
        return _encoded(self._sentences, self.encoder)

    @cached_property
    def _read_in_english(self) -> _Rows:
        assert self.english is not None
        return _encoded([self._sentences[row] for row in self._in_english], self.english)


def stances(
    texts: Sequence[str],
    languages: Sequence[str],
    poles: Poles,
    encoder: Encoder,
    english: Encoder | None = None,
) -> list[Stance | None]:
    """Return the stance of each text toward one statement: `Passages.toward`.

    english: an encoder for English alone; pass it only where the poles are English.
    """
    return Passages(texts, languages, encoder, english).toward(poles, in_english=english is not None)


def codes(segments: Sequence[str], found: Sequence[Stance | None], statement: str) -> list[Code]:
    """Return stances as proposals of the scheme "stance:" and the statement's id, one row a segment that has one.

    segments: their ids. None is a member: what a machine takes for an opinion is never counted, a person decides.
    """
    return [
        Code(segment, "", "", f"stance:{statement}", stance.position, stance.score, False, True)
        for segment, stance in zip(segments, found, strict=True)
        if stance is not None
    ]


def _check(poles: Poles) -> None:
    if not poles.statement.strip() or not poles.contrary.strip() or poles.statement == poles.contrary:
        raise WrongUse(
            "a statement needs a contrary one to tell who is for it and who is against it",
            where=f'statement "{poles.statement[:60]}"',
            action="Write beside it what those who disagree would say.",
        )


def _states(texts: Sequence[str], languages: Sequence[str]) -> Doubles:
    """1 where a text has words that ask or state a principle, else 0."""
    scheme = load_scheme("categories")
    columns = [number for number, code in enumerate(scheme.codes) if code.code in _STATING]
    return np.asarray((Cues(scheme).hits(texts, languages)[:, columns] > 0).any(axis=1), dtype=np.float64)


def _sentences(text: str, language: str) -> list[str]:
    """The whole text, then its sentences."""
    return [text, *(text[start:end] for start, end in within(text, 0, len(text), language))]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Vectors of the sentences of passages, one under the other. ends: where each passage but the last ends."""

    vectors: npt.NDArray[np.float32]
    ends: npt.NDArray[np.int64]


def _encoded(passages: Sequence[Sequence[str]], encoder: Encoder) -> _Rows:
    vectors = encoder.encode([sentence for passage in passages for sentence in passage])
    return _Rows(vectors, np.cumsum([len(passage) for passage in passages])[:-1])


def _near(rows: _Rows, poles: Poles, encoder: Encoder) -> list[_Nearness]:
    both = encoder.encode([poles.statement, poles.contrary]).astype(np.float64)
    cosines = np.einsum("ij,kj->ki", rows.vectors.astype(np.float64), both).round(DECIMALS)
    parts = (np.split(cosine, rows.ends) for cosine in cosines)
    return [_Nearness(*part) for part in zip(*parts, strict=True)]


def _mean(one: _Nearness, other: _Nearness) -> _Nearness:
    return _Nearness((one.statement + other.statement) / 2, (one.contrary + other.contrary) / 2)


def _decide(near: _Nearness, stating: float, line: _Line) -> Stance | None:
    nearness, words = np.array([near.nearness]), np.array([stating])
    takes = round(float(line.takes_position(nearness, words)[0]), DECIMALS)
    if takes < TAKES_POSITION:
        return None
    leaning = round(near.leaning, DECIMALS)
    if _is_mixed(near, stating, line):
        return Stance("mixed", takes)
    if abs(leaning) < LEAST_LEANING:
        return None
    sure = float(expit(line.leaning * abs(leaning)))
    return Stance("for" if leaning > 0 else "against", round(takes * sure, DECIMALS))


def _is_mixed(near: _Nearness, stating: float, line: _Line) -> bool:
    """Whether sentences that take a position lean clearly to both sides."""
    nearness = np.maximum(near.statement, near.contrary)[1:]
    takes = line.takes_position(nearness, np.full(len(nearness), stating)) >= TAKES_POSITION
    leanings = (near.statement - near.contrary)[1:][takes].round(DECIMALS)
    return bool((leanings >= LEAST_MIXED).any() and (leanings <= -LEAST_MIXED).any())
