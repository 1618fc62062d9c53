"""Coding learnt from labelled texts, with out-of-fold scores to calibrate on."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rapporteur.engine.analysis.coding import words
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.coding.describe import texts_of
from rapporteur.engine.analysis.coding.evidence import (
    ENGLISH,
    KINDS,
    Doubles,
    Model,
    Ordinary,
    combine,
    cue_evidence,
    meaning,
)
from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.errors import UnknownScheme
from rapporteur.engine.records import Scheme

FOLDS = 5
_MEANING_STRENGTH, _WORD_STRENGTH = 0.3, 3.0
"""Inverse regularisation of the two classifiers."""
_ITERATIONS = 1000
_LEAST_SPREAD = {"meaning": 0.001, "words": 0.001, "cues": 0.1, "english": 0.001}
"""Ordinary scores are never taken to be steadier than this, though a small sample may look it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with all codes it holds. language: "" where it is not known."""

    text: str
    codes: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A learnt model with what calibration needs: out-of-fold evidence z and truth, each (texts, codes).

    z is without the English encoder, as segments of contributions are coded.
    """

    model: Model
    z: Doubles
    truth: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Fit:
    direction: Doubles
    weights: Doubles
    rarities: npt.NDArray[np.float32]
    english: Doubles | None


@dataclass(frozen=True, slots=True)
class _Source:
    """own, truth: vectors and codes of the labelled texts; said, told: of what the scheme says of its codes."""

    own: npt.NDArray[np.float32]
    truth: npt.NDArray[np.bool_]
    said: npt.NDArray[np.float32]
    told: npt.NDArray[np.bool_]


def learn(scheme: Scheme, labelled: Sequence[Labelled], encoder: Encoder, english: Encoder | None = None) -> Lesson:
    """Learn a scheme from labelled texts and from what the scheme says of its codes.

    One balanced logistic regression a code on vectors, one on words, and, where an English encoder is given, one
    on its vectors (labelled texts are English then); ordinary scores and the correlation of
    the kinds are those of texts without the code, scored by models that had not seen them (5 folds, by a
    text's place in sorted order). The order of `labelled` does not matter. Raises UnknownScheme for a code
    that the scheme has not.
    """
    labelled = sorted(labelled, key=lambda item: (item.text, item.codes, item.language))
    truth = truth_of(scheme, labelled)
    texts = [item.text for item in labelled]
    sources = [_source(scheme, texts, truth, encoder, None)]
    if english is not None:
        sources.append(_source(scheme, texts, truth, english, ENGLISH))
    counts = words.count(texts)
    raw = [np.zeros(truth.shape) for _ in range(len(sources) + 1)]
    for fold in range(min(FOLDS, len(texts))):
        inside = np.arange(len(texts)) % FOLDS == fold
        for place, source in enumerate(sources):
            raw[place][inside] = meaning(_direction(source, ~inside), source.own[inside])
        weights, rarities = _word_weights(counts[~inside], truth[~inside])
        raw[-1][inside] = words.weigh(counts[inside], rarities) @ weights
    cues = cue_evidence(Cues(scheme), texts, [item.language for item in labelled])
    near, *rest = raw
    by_kind = {"meaning": near, "words": raw[-1], "cues": cues, "english": rest[0] if english else np.zeros_like(near)}
    everything = np.ones(len(texts), dtype=bool)
    directions = [_direction(source, everything) for source in sources]
    fit = _Fit(directions[0], *_word_weights(counts, truth), directions[1] if english else None)
    return _lesson(scheme, labelled, fit, by_kind, truth)


def _source(
    scheme: Scheme, texts: Sequence[str], truth: npt.NDArray[np.bool_], encoder: Encoder, language: str | None
) -> _Source:
    """Vectors of the labelled texts and of what the scheme says of its codes (in one language, if one is given)."""
    said = [(text, number) for number, code in enumerate(scheme.codes) for text in texts_of(code, language)]
    vectors = encoder.encode([*texts, *(text for text, _ in said)])
    told = np.eye(len(scheme.codes), dtype=bool)[[number for _, number in said]]
    return _Source(vectors[: len(texts)], truth, vectors[len(texts) :], told)


def _direction(source: _Source, rows: npt.NDArray[np.bool_]) -> Doubles:
    """One classifier a code on vectors (dimension, codes); codes without both kinds of text stay at zero."""
    vectors = np.vstack([source.own[rows], source.said])
    about = np.vstack([source.truth[rows], source.told])
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    return np.array([_slope(centred, about[:, code], _MEANING_STRENGTH) for code in range(about.shape[1])]).T


def _word_weights(counts: csr_array, truth: npt.NDArray[np.bool_]) -> tuple[Doubles, npt.NDArray[np.float32]]:
    """One classifier a code on words (BUCKETS, codes), and the rarities it was learnt with."""
    rarities = words.rarity(counts)
    features = words.weigh(counts, rarities)
    return np.array([_slope(features, held, _WORD_STRENGTH) for held in truth.T]).T, rarities


def _lesson(
    scheme: Scheme,
    labelled: Sequence[Labelled],
    fit: _Fit,
    raw: Mapping[str, Doubles],
    truth: npt.NDArray[np.bool_],
) -> Lesson:
    ordinary = {kind: _ordinary(raw[kind], truth, _LEAST_SPREAD[kind]) for kind in KINDS}
    standard = [ordinary[kind].standardise(raw[kind]) for kind in KINDS]
    correlation = _correlation([scores[~truth] for scores in standard])
    languages = frozenset(item.language for item in labelled)
    model = Model(
        scheme,
        fit.direction,
        ordinary,
        correlation,
        fit.weights.astype(np.float32),
        fit.rarities,
        languages,
        fit.english,
    )
    knows = Cues(scheme).knows
    allowed = np.array([[True, True, knows(item.language), False] for item in labelled])
    return Lesson(model, np.round(combine(standard, allowed, correlation), 4), truth)


def _correlation(samples: Sequence[Doubles]) -> Doubles:
    """Correlation of samples of one length; a constant sample goes with nothing."""
    if not samples[0].size:
        return np.eye(len(samples))
    centred = np.array([sample - sample.mean() for sample in samples])
    spread = np.maximum(np.sqrt((centred**2).mean(axis=1)), 1e-9)
    correlation = (centred @ centred.T) / samples[0].size / np.outer(spread, spread)
    np.fill_diagonal(correlation, 1.0)
    return np.asarray(correlation)


def truth_of(scheme: Scheme, labelled: Sequence[Labelled]) -> npt.NDArray[np.bool_]:
    """Return which codes each labelled text holds (texts, codes). Raises UnknownScheme for a code that is not there."""
    place = {code.code: number for number, code in enumerate(scheme.codes)}
    truth = np.zeros((len(labelled), len(place)), dtype=bool)
    for row, item in enumerate(labelled):
        for code in item.codes:
            if code not in place:
                raise UnknownScheme(
                    f'the scheme "{scheme.scheme}" has no code "{code}"',
                    where=f"labelled text {item.text[:40]!r}",
                    action="Mend the code or add it to the scheme.",
                )
            truth[row, place[code]] = True
    return truth


def _slope(features: Doubles | csr_array, holds: npt.NDArray[np.bool_], strength: float) -> Doubles:
    if holds.all() or not holds.any():
        return np.zeros(features.shape[1])
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    classifier = LogisticRegression(
        C=strength,
        class_weight="balanced",
        max_iter=_ITERATIONS,
        solver="liblinear",  # one thread, so the same bits everywhere
        dual=isinstance(features, csr_array),
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        slope: Doubles = classifier.fit(features, holds).coef_[0]
    return slope


def _ordinary(scores: Doubles, truth: npt.NDArray[np.bool_], least: float) -> Ordinary:
    """Mean of each code's scores without the code, and one pooled spread for all codes."""
    without = np.where(truth, np.nan, scores)
    mean = np.where((~truth).any(axis=0), np.nansum(without, axis=0) / np.maximum((~truth).sum(axis=0), 1), 0.0)
    spread = float(np.sqrt(np.nanmean((without - mean) ** 2))) if (~truth).any() else 1.0
    return Ordinary(mean, np.full(len(mean), max(spread, least)))
