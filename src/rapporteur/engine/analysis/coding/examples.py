"""Coding learnt from the examples a person gives: some dozens or some hundreds, in any language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit, log_expit, log_softmax, logit, softmax

from rapporteur.engine.analysis.coding.describe import texts_of
from rapporteur.engine.analysis.coding.experts import ENGLISH, Experts, Material, train
from rapporteur.engine.analysis.coding.learn import Labelled, truth_of
from rapporteur.engine.analysis.encode import Encoder, load_english
from rapporteur.engine.analysis.encode.minilm import DIMENSION as ENGLISH_DIMENSION
from rapporteur.engine.analysis.prevalence import SCORE_DECIMALS
from rapporteur.engine.corpus.sentences import sentences
from rapporteur.engine.records import Scheme

Doubles = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]

FOLDS = 5
_LEAST = 1e-6
_HOLD = 0.02
"""How strongly the calibration is held at "as the experts say", so that a dozen examples cannot bend it."""
_LIMITS = np.arange(0.1, 0.9, 0.02).round(2)


@dataclass(frozen=True, slots=True)
class ExampleCoder:
    """A coder learnt from examples.

    trust, lean: the calibrated log-probability is trust times the experts' and, where codes exclude each other,
    lean times that of the code's share among the examples. limit: from which probability on a code applies;
    None where each text has one code.
    """

    scheme: Scheme
    encoder: Encoder
    experts: Experts
    trust: float
    lean: Doubles
    limit: float | None

    @property
    def codes(self) -> tuple[str, ...]:
        """The names of the codes, in the scheme's order."""
        return tuple(code.code for code in self.scheme.codes)

    def score(self, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
        """Return calibrated probabilities (texts, codes), 4 decimals; exclusive codes sum to one."""
        if not len(texts):
            return np.zeros((0, len(self.codes)))
        opinions = self.experts.opinions(read(texts, languages, self.encoder))
        return np.round(_probabilities(opinions, self.trust, self.lean, self.limit is None), SCORE_DECIMALS)

    def applies(self, scores: Doubles) -> Truth:
        """Return the codes a text is given (texts, codes).

        Where each text has one code: the one whose probability is highest against what its share among the
        examples lets expect, so that rare codes are found too.
        """
        if self.limit is not None:
            return np.asarray(scores >= self.limit)
        weighed = np.round(np.log(np.maximum(scores, 10.0**-SCORE_DECIMALS / 2)) - self.lean, SCORE_DECIMALS)
        chosen = np.zeros(scores.shape, dtype=bool)
        chosen[np.arange(len(scores)), weighed.argmax(axis=1)] = True
        return chosen


def learn_examples(scheme: Scheme, examples: Sequence[Labelled], encoder: Encoder) -> ExampleCoder:
    """Learn a scheme from examples and from what it says of its codes.

    Codes exclude each other when every example has exactly one. Calibration and limit come from opinions of
    experts that had not seen the example (5 folds, by an example's place in sorted order). The order of the
    examples does not matter. Raises UnknownScheme for a code that the scheme has not.
    """
    examples = sorted(examples, key=lambda item: (item.text, item.codes, item.language))
    truth = truth_of(scheme, examples)
    exclusive = bool((truth.sum(axis=1) == 1).all())
    material = read([item.text for item in examples], [item.language for item in examples], encoder)
    said, told = _sayings(scheme, encoder)
    folds = np.arange(len(examples)) % min(FOLDS, len(examples))
    held_out = np.zeros(truth.shape)
    for fold in range(int(folds.max()) + 1):
        seen, rest = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        experts = train(material.take(seen), truth[seen], said, told, exclusive=exclusive)
        held_out[rest] = experts.opinions(material.take(rest))
    trust, lean = _calibration(held_out, truth, exclusive)
    limit = None if exclusive else _limit(_probabilities(held_out, trust, lean, exclusive), truth)
    return ExampleCoder(scheme, encoder, train(material, truth, said, told, exclusive=exclusive), trust, lean, limit)


def read(texts: Sequence[str], languages: Sequence[str], encoder: Encoder) -> Material:
    """Return what the experts read of texts: vectors, those of their sentences, and English ones beside full."""
    parts = [_sentences(text, language) for text, language in zip(texts, languages, strict=True)]
    flat = [part for own in parts for part in own]
    vectors = encoder.encode([*texts, *flat])
    owners = np.repeat(np.arange(len(texts)), [len(own) for own in parts])
    spoken = np.array([language == ENGLISH and encoder.tier == "full" for language in languages], dtype=bool)
    english = np.zeros((len(texts), ENGLISH_DIMENSION), dtype=np.float32)
    if spoken.any():
        english[spoken] = load_english().encode([text for text, own in zip(texts, spoken, strict=True) if own])
    return Material(tuple(texts), vectors[: len(texts)], vectors[len(texts) :], owners, english, spoken)


def _sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def _sayings(scheme: Scheme, encoder: Encoder) -> tuple[Material, Truth]:
    """What the scheme says of its codes, as if people had labelled it."""
    keys = sorted({key for code in scheme.codes for key in (*code.label, *code.description, *code.terms)} | {""})
    said: dict[tuple[str, int], str] = {}
    for number, code in enumerate(scheme.codes):
        for key in reversed(keys):
            said.update({(text, number): key for text in texts_of(code, key)})
    told = np.eye(len(scheme.codes), dtype=bool)[[number for _, number in said]]
    return read([text for text, _ in said], list(said.values()), encoder), told


def _calibration(opinions: Doubles, truth: Truth, exclusive: bool) -> tuple[float, Doubles]:
    """Return (trust, lean (codes,)) of least log-loss on opinions of experts that had not seen the truth."""
    shares = np.log((truth.sum(axis=0) + 0.5) / (len(truth) + 0.5 * truth.shape[1]))
    if not exclusive:
        shares = np.ones(truth.shape[1])

    def loss(values: npt.NDArray[np.float64]) -> float:
        joint = _scaled(opinions, values[0], values[1] * shares)
        if exclusive:
            kind = log_softmax(joint, axis=1)[truth].mean()
        else:
            kind = np.where(truth, log_expit(joint), log_expit(-joint)).mean()
        return float(-kind + _HOLD * ((values[0] - 1) ** 2 + values[1] ** 2))

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-7})
    trust, lean = np.round(np.maximum(found.x, [0.05, -5.0]), SCORE_DECIMALS).tolist()
    return trust, np.round(lean * shares, SCORE_DECIMALS)


def _scaled(opinions: Doubles, trust: float, lean: Doubles) -> Doubles:
    bounded = np.clip(opinions, _LEAST, 1 - _LEAST)
    return np.asarray(trust * logit(bounded) + lean)


def _probabilities(opinions: Doubles, trust: float, lean: Doubles, exclusive: bool) -> Doubles:
    joint = _scaled(opinions, trust, lean)
    return np.asarray(softmax(joint, axis=1) if exclusive else expit(joint))


def _limit(probabilities: Doubles, truth: Truth) -> float:
    """The limit with the best F1 over all codes of the examples, the middle one of equals."""
    found = [probabilities >= limit for limit in _LIMITS]
    gains = np.array([2 * (given & truth).sum() / max(given.sum() + truth.sum(), 1) for given in found]).round(4)
    best = np.flatnonzero(gains == gains.max())
    return float(_LIMITS[best[len(best) // 2]])
