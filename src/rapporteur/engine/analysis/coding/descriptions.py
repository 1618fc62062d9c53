"""Coding with a scheme of the user's own of which nobody has labelled a text: by what the codes are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from rapporteur.engine.analysis.coding.describe import texts_of
from rapporteur.engine.analysis.coding.evidence import ENGLISH, meaning
from rapporteur.engine.analysis.encode import Encoder, load_english
from rapporteur.engine.analysis.prevalence import SCORE_DECIMALS
from rapporteur.engine.corpus.sentences import sentences
from rapporteur.engine.records import Scheme, SchemeCode
from rapporteur.engine.schemes.loader import calibration

Doubles = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

SPREADS = {"any": 0.083, "english": 0.094}
"""Standard deviation of the nearness of ordinary prose to a code, by encoder: brings them to one scale."""
_SMALLEST = 10.0**-SCORE_DECIMALS / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """How nearness becomes a probability, and which codes apply.

    The log-odds are intercept + slope x nearness + behind x (nearness less that of the text's best code). A code
    applies whose log-odds are within `within` of the best, if the best has `least` probability.
    """

    intercept: float
    slope: float
    behind: float
    within: float
    least: float

    def probability(self, near: Doubles) -> Doubles:
        """Return probabilities (texts, codes), 4 decimals."""
        gap = near - near.max(axis=1, keepdims=True)
        return np.asarray(np.round(expit(self.intercept + self.slope * near + self.behind * gap), SCORE_DECIMALS))

    def applies(self, scores: Doubles) -> Truth:
        """Return which codes apply (texts, codes), for probabilities."""
        odds = np.round(logit(np.clip(scores, _SMALLEST, 1 - _SMALLEST)), SCORE_DECIMALS)
        best = odds.max(axis=1, keepdims=True)
        enough = scores.max(axis=1, keepdims=True) >= self.least
        return np.asarray((odds >= np.round(best - self.within, SCORE_DECIMALS)) & enough)


@dataclass(frozen=True, slots=True)
class DescriptionCoder:
    """A coder by description. directions: of the codes in each encoder's space, (dimension, codes)."""

    scheme: Scheme
    encoder: Encoder
    any: Doubles
    english: Doubles | None
    rule: Rule

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the codes, in the scheme's order."""
        return tuple(code.code for code in self.scheme.codes)

    def near(self, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
        """Return how near the nearest sentence of each text is to each code (texts, codes)."""
        parts = [_sentences(text, language) for text, language in zip(texts, languages, strict=True)]
        flat = [part for own in parts for part in own]
        owners = np.repeat(np.arange(len(texts)), [len(own) for own in parts])
        close = meaning(self.any, self.encoder.encode(flat)) / SPREADS["any"]
        if self.english is not None:
            rows = np.flatnonzero(np.array([languages[owner] == ENGLISH for owner in owners.tolist()], dtype=bool))
            read = meaning(self.english, load_english().encode([flat[row] for row in rows.tolist()]))
            close[rows] = (close[rows] + read / SPREADS["english"]) / 2
        best = np.full((len(texts), len(self.codes)), -np.inf)
        np.maximum.at(best, owners, close)
        return best

    def score(self, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
        """Return probabilities (texts, codes), 4 decimals, each text by itself."""
        if not len(texts):
            return np.zeros((0, len(self.codes)))
        return self.rule.probability(self.near(texts, languages))

    def applies(self, scores: Doubles) -> Truth:
        """Return the codes a text is given (texts, codes), for its scores."""
        return self.rule.applies(scores)


def described(scheme: Scheme, encoder: Encoder, rule: Rule | None = None) -> DescriptionCoder:
    """Return a coder made from labels, descriptions, examples and terms, in all languages they are given in.

    The direction of a code is the mean vector of what is said of it less the mean over the codes. Beside the full
    tier the English encoder reads what is said in English or in no stated language, for English texts.
    rule: default: the one that comes with Rapporteur.
    """
    beside = encoder.tier == "full" and all(texts_of(code, ENGLISH) for code in scheme.codes)
    return DescriptionCoder(
        scheme,
        encoder,
        _directions([_said(code) for code in scheme.codes], encoder),
        _directions([_said(code, ENGLISH) for code in scheme.codes], load_english()) if beside else None,
        rule or shipped_rule(encoder.tier),
    )


def shipped_rule(tier: str) -> Rule:
    """Return the rule that comes with Rapporteur for an encoder tier."""
    return Rule(**calibration()[tier]["own-scheme"])


def _said(code: SchemeCode, language: str | None = None) -> tuple[str, ...]:
    """What is said of a code, and its label together with its description where one language has both."""
    both = tuple(
        f"{label}: {code.description[key]}"
        for key, label in sorted(code.label.items())
        if label and code.description.get(key) and language in (None, key)
    )
    return (*texts_of(code, language), *both)


def _sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)] or [text]


def _directions(said: Sequence[tuple[str, ...]], encoder: Encoder) -> Doubles:
    """Unit directions of codes, (dimension, codes)."""
    rows = np.array([encoder.encode(texts).astype(np.float64).mean(axis=0) for texts in said])
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    if len(rows) > 2:
        rows = rows - rows.mean(axis=0)
    return np.asarray((rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).T)
