"""Coding of segments with a scheme: learnt where somebody labelled texts, by description where nobody did."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from rapporteur.engine.analysis.coding.calibrate import unpack as unpack_calibrator
from rapporteur.engine.analysis.coding.describe import describe
from rapporteur.engine.analysis.coding.evidence import (
    Model,
    Scorer,
    SegmentScores,
    Vectors,
    as_scores,
    score,
    unpack,
)
from rapporteur.engine.analysis.encode import Encoder, load_english
from rapporteur.engine.analysis.prevalence import SCORE_DECIMALS, Calibrator, Doubles
from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.records import Scheme
from rapporteur.engine.schemes.loader import builtin, calibration, fitted, load_scheme

BY_DESCRIPTION = "by-description"
BY_DEVELOPERS = ("categories",)
"""Built-in schemes by description whose rule was learnt from passages that the developers labelled."""


class SegmentCoder:
    """Codes segments with several schemes. It is made once (some tenths of a second) and used for many texts."""

    def __init__(self, schemes: Sequence[Scheme], encoder: Encoder) -> None:
        self._models = [model_for(scheme, encoder) for scheme in schemes]
        self._scorer = Scorer(self._models)

    def code(
        self, vectors: npt.NDArray[np.float32], texts: Sequence[str], languages: Sequence[str]
    ) -> list[SegmentScores]:
        """Return the evidence of each segment for each code, scheme by scheme (see `code_segments`)."""
        scores = self._scorer.score(vectors, texts, languages)
        return [as_scores(model, z) for model, z in zip(self._models, scores, strict=True)]


def code_segments(
    vectors: npt.NDArray[np.float32],
    texts: Sequence[str],
    languages: Sequence[str],
    scheme: Scheme,
    encoder: Encoder,
) -> SegmentScores:
    """Return the evidence of each segment for each code of a scheme.

    vectors: (n, 512) of the texts, by this encoder. languages: ISO 639-1, "" where not known. The scores
    of a text do not depend on the other texts. The English encoder is not asked: for whole contributions it
    finds no more holders and takes longer than all the rest (docs/decisions/0014).
    """
    return SegmentCoder([scheme], encoder).code(vectors, texts, languages)[0]


def code_with(
    model: Model,
    vectors: npt.NDArray[np.float32],
    texts: Sequence[str],
    languages: Sequence[str],
    english: Vectors | None = None,
) -> SegmentScores:
    """Return the evidence of each segment under a model that is already made (see `code_segments`)."""
    return as_scores(model, score(model, vectors, texts, languages, english))


def english_for(encoder: Encoder) -> Vectors | None:
    """Return the English encoder that stands beside a tier: beside full only, loaded when it is first asked."""
    return (lambda texts: load_english().encode(texts)) if encoder.tier == "full" else None


def model_for(scheme: Scheme, encoder: Encoder) -> Model:
    """Return the fitted model of a built-in scheme that was calibrated, else one made from descriptions."""
    if is_fitted(scheme):
        return unpack(scheme, fitted(f"{scheme.scheme}-{encoder.tier}"))
    return describe(scheme, encoder)


def calibrator_for(scheme: Scheme, tier: Tier) -> Calibrator:
    """Return how evidence becomes a contributor's score, and the error of it.

    A scheme without labelled texts borrows what the same method gets on the SDGs by description alone; the basis of
    its ErrorRates says so. The categories, unchanged, have lines and errors of their own, from passages that the
    developers labelled (docs/decisions/0021).
    """
    if is_fitted(scheme):
        return unpack_calibrator(calibration()[tier][scheme.scheme], "labelled")
    if scheme.scheme in BY_DEVELOPERS and is_unchanged(scheme):
        return unpack_calibrator(calibration()[tier][scheme.scheme], "developers")
    return borrowed_calibrator(tier)


def borrowed_calibrator(tier: Tier) -> Calibrator:
    """Return what the SDGs get by description alone: for every scheme of which nobody labelled a text."""
    return unpack_calibrator(calibration()[tier][BY_DESCRIPTION], "borrowed")


def text_probability(z: Doubles, scheme: Scheme, tier: Tier) -> Doubles:
    """Return the probability that a whole text is about a code (texts, codes), 4 decimals: for filters.

    A logistic line on the evidence, learnt from people who judged whether a text belongs to an SDG, where half
    of the pairs did; segments of contributions, most of which are about other things, have the more cautious
    `calibrator_for`.
    """
    intercept, slope = calibration()[tier][scheme.scheme if is_fitted(scheme) else BY_DESCRIPTION]["text"]
    return np.asarray(np.round(expit(intercept + slope * z), SCORE_DECIMALS))


def is_fitted(scheme: Scheme) -> bool:
    """Whether this is, unchanged, a built-in scheme that was fitted on labelled texts."""
    return scheme.calibrated and is_unchanged(scheme)


def is_unchanged(scheme: Scheme) -> bool:
    """Whether this is a built-in scheme as it comes with Rapporteur."""
    return scheme.scheme in builtin() and scheme == load_scheme(scheme.scheme)
