"""Coding learnt from labelled texts, with out-of-fold scores to calibrate on."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from rapporteur.engine.analysis.coding import words
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.analysis.coding.describe import texts_of
from rapporteur.engine.analysis.coding.evidence import (
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
_LEAST_SPREAD = {"meaning": 0.001, "words": 0.001, "cues": 0.1}
"""Ordinary scores are never taken to be steadier than this, though a small sample may look it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with all codes it holds. language: "" where it is not known."""

    text: str
    codes: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A learnt model with what calibration needs: out-of-fold evidence z and truth, each (texts, codes)."""

    model: Model
    z: Doubles
    truth: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Fit:
    direction: Doubles
    weights: Doubles
    rarities: npt.NDArray[np.float32]


def learn(scheme: Scheme, labelled: Sequence[Labelled], encoder: Encoder) -> Lesson:
    """Learn a scheme from labelled texts and from what the scheme says of its codes.

    One balanced logistic regression a code on vectors, one on words; ordinary scores and the correlation of
    the kinds are those of texts without the code, scored by models that had not seen them (5 folds, by a
    text's place in sorted order). The order of `labelled` does not matter. Raises UnknownScheme for a code
    that the scheme has not.
    """
    labelled = sorted(labelled, key=lambda item: (item.text, item.codes, item.language))
    truth = _truth(scheme, labelled)
    sayings = [(text, number) for number, code in enumerate(scheme.codes) for text in texts_of(code)]
    texts = [item.text for item in labelled]
    vectors = encoder.encode([*texts, *(text for text, _ in sayings)])
    told = np.eye(len(scheme.codes), dtype=bool)[[number for _, number in sayings]]
    own, said = vectors[: len(texts)], vectors[len(texts) :]
    counts = words.count(texts)
    raw = [np.zeros(truth.shape), np.zeros(truth.shape)]
    for fold in range(min(FOLDS, len(texts))):
        inside = np.arange(len(texts)) % FOLDS == fold
        fit = _fit(np.vstack([own[~inside], said]), np.vstack([truth[~inside], told]), counts[~inside], truth[~inside])
        raw[0][inside] = meaning(fit.direction, own[inside])
        raw[1][inside] = words.weigh(counts[inside], fit.rarities) @ fit.weights
    fit = _fit(np.vstack([own, said]), np.vstack([truth, told]), counts, truth)
    raw.append(cue_evidence(Cues(scheme), texts, [item.language for item in labelled]))
    return _lesson(scheme, labelled, fit, raw, truth)


def _lesson(
    scheme: Scheme, labelled: Sequence[Labelled], fit: _Fit, raw: Sequence[Doubles], truth: npt.NDArray[np.bool_]
) -> Lesson:
    ordinary = {kind: _ordinary(scores, truth, _LEAST_SPREAD[kind]) for kind, scores in zip(KINDS, raw, strict=True)}
    standard = [ordinary[kind].standardise(scores) for kind, scores in zip(KINDS, raw, strict=True)]
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
    )
    knows = Cues(scheme).knows
    allowed = np.array([[True, True, knows(item.language)] for item in labelled])
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


def _truth(scheme: Scheme, labelled: Sequence[Labelled]) -> npt.NDArray[np.bool_]:
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


def _fit(
    vectors: npt.NDArray[np.float32],
    about: npt.NDArray[np.bool_],
    counts: csr_array,
    truth: npt.NDArray[np.bool_],
) -> _Fit:
    """One classifier a code on vectors and one on words; codes without both kinds of text stay at zero."""
    rarities = words.rarity(counts)
    features = words.weigh(counts, rarities)
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    direction = [_slope(centred, about[:, code], _MEANING_STRENGTH) for code in range(about.shape[1])]
    weights = [_slope(features, truth[:, code], _WORD_STRENGTH) for code in range(truth.shape[1])]
    return _Fit(np.array(direction).T, np.array(weights).T, rarities)


def _slope(features: Doubles | csr_array, holds: npt.NDArray[np.bool_], strength: float) -> Doubles:
    if holds.all() or not holds.any():
        return np.zeros(features.shape[1])
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
