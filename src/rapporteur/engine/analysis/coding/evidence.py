"""The evidence that a text is about a code: nearness in meaning, words, cue terms, and nearness in English.

Every kind of evidence is turned into standard deviations above what texts that do not hold the code score,
and the kinds that a text's language allows are summed with equal weight, so that meaning alone can carry a
text in any language. The reference is fixed when the
model is made, so the codes of a text never depend on the other texts of a corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import ndtr

from rapporteur.engine.analysis.coding import words
from rapporteur.engine.analysis.coding.cues import Cues
from rapporteur.engine.records import Scheme

Doubles = npt.NDArray[np.float64]
KINDS = ("meaning", "words", "cues", "english")
ENGLISH = "en"
Vectors = Callable[[Sequence[str]], npt.NDArray[np.float32]]
_BATCH = 4096


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What texts that do not hold a code score: mean and standard deviation, each (codes,)."""

    mean: Doubles
    spread: Doubles

    def standardise(self, scores: Doubles) -> Doubles:
        """Return (texts, codes) scores in standard deviations above ordinary."""
        return (scores - self.mean) / self.spread


@dataclass(frozen=True, slots=True)
class Model:
    """How to code with one scheme and one encoder tier.

    direction: (512, codes), applied to vectors. weights, rarities: word features (BUCKETS, codes) and
    (BUCKETS,), None without labelled texts; word_languages: languages they were learnt in. english: (384,
    codes), applied to vectors of the English encoder, None where it has no part. ordinary: by kind of
    evidence. correlation: (4, 4) between the kinds for texts that do not hold a code.
    """

    scheme: Scheme
    direction: Doubles
    ordinary: Mapping[str, Ordinary]
    correlation: Doubles
    weights: npt.NDArray[np.float32] | None = None
    rarities: npt.NDArray[np.float32] | None = None
    word_languages: frozenset[str] = frozenset()
    english: Doubles | None = None


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """Evidence of texts for codes. codes: names, in the scheme's order.

    z: (texts, codes) standard deviations above ordinary prose, 4 decimals. pvalues: the chance that ordinary
    prose scores as high, from the normal distribution.
    """

    codes: tuple[str, ...]
    z: Doubles
    pvalues: Doubles


class Scorer:
    """Models ready to be applied to the same texts: their words and cue terms are read once for all models."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._models = tuple(models)
        self._cues = Cues(*(model.scheme for model in models))
        self._own_cues = [Cues(model.scheme) for model in models]
        ends = np.cumsum([len(model.scheme.codes) for model in models]).tolist()
        self._columns = [slice(end - len(model.scheme.codes), end) for model, end in zip(models, ends, strict=True)]
        self._word_languages = frozenset().union(*(model.word_languages for model in models))

    def score(
        self,
        vectors: npt.NDArray[np.float32],
        texts: Sequence[str],
        languages: Sequence[str],
        english: Vectors | None = None,
    ) -> list[Doubles]:
        """Return the summed evidence z (texts, codes) of each model, 4 decimals.

        english: the English encoder, where English texts are to be read by it as well; about 20 ms a passage.
        """
        found = [[np.zeros((0, len(model.scheme.codes)))] for model in self._models]
        for start in range(0, len(texts), _BATCH):
            span = slice(start, start + _BATCH)
            batch = self._read(vectors[span], texts[span], languages[span], english)
            for parts, own, columns, model in zip(found, self._own_cues, self._columns, self._models, strict=True):
                parts.append(_score(model, own, batch, columns))
        return [np.vstack(parts).round(4) for parts in found]

    def _read(
        self,
        vectors: npt.NDArray[np.float32],
        texts: Sequence[str],
        languages: Sequence[str],
        english: Vectors | None,
    ) -> _Batch:
        counted = [text if of in self._word_languages else "" for text, of in zip(texts, languages, strict=True)]
        asked = english if any(model.english is not None for model in self._models) else None
        rows = [row for row, language in enumerate(languages) if language == ENGLISH] if asked else []
        return _Batch(
            languages,
            vectors.astype(np.float64),
            words.count(counted) if self._word_languages else None,
            cue_evidence(self._cues, texts, languages),
            rows,
            asked([texts[row] for row in rows]) if asked and rows else None,
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """What was read of some texts. cues: for the codes of all models. english: vectors of the texts in these rows."""

    languages: Sequence[str]
    vectors: Doubles
    counts: csr_array | None
    cues: Doubles
    english_rows: Sequence[int]
    english: npt.NDArray[np.float32] | None


def score(
    model: Model,
    vectors: npt.NDArray[np.float32],
    texts: Sequence[str],
    languages: Sequence[str],
    english: Vectors | None = None,
) -> Doubles:
    """Return the summed evidence z (texts, codes) of one model (see `Scorer.score`)."""
    return Scorer([model]).score(vectors, texts, languages, english)[0]


def as_scores(model: Model, z: Doubles) -> SegmentScores:
    """Return scores with their p-values."""
    return SegmentScores(tuple(code.code for code in model.scheme.codes), z, np.asarray(ndtr(-z)))


def meaning(direction: Doubles, vectors: npt.NDArray[np.float32] | Doubles) -> Doubles:
    """Return raw nearness (texts, codes); summed in float64 row by row, so that a row stands by itself."""
    return np.asarray(np.einsum("ij,jk->ik", vectors.astype(np.float64, copy=False), direction))


def cue_evidence(cues: Cues, texts: Sequence[str], languages: Sequence[str]) -> Doubles:
    """Return raw cue scores (texts, codes): the logarithm of one plus the different terms found."""
    return np.asarray(np.log1p(cues.hits(texts, languages)), dtype=np.float64)


def combine(kinds: Sequence[Doubles], allowed: npt.NDArray[np.bool_], correlation: Doubles) -> Doubles:
    """Sum standardised evidence (kind by kind, each (texts, codes)) and bring it back to unit variance.

    allowed: (texts, kinds). The variance of a sum is that of Stouffer's method for correlated tests.
    """
    mask = allowed.astype(np.float64)
    total = np.einsum("tk,ktc->tc", mask, np.array(kinds))
    variance = np.einsum("ti,ij,tj->t", mask, correlation, mask)
    return np.asarray(total / np.sqrt(np.maximum(variance, 1e-9))[:, None])


def _score(model: Model, cues: Cues, batch: _Batch, columns: slice) -> Doubles:
    """Evidence of one model. cues: of its scheme. columns: of its codes in the cues of the batch."""
    allowed = _allowed(model, cues, batch)
    near = model.ordinary["meaning"].standardise(meaning(model.direction, batch.vectors))
    hits = model.ordinary["cues"].standardise(batch.cues[:, columns])
    by_words, in_english = np.zeros_like(near), np.zeros_like(near)
    rows = np.flatnonzero(allowed[:, 1])
    if model.weights is not None and model.rarities is not None and batch.counts is not None and len(rows):
        raw = np.asarray(words.weigh(batch.counts[rows], model.rarities) @ model.weights.astype(np.float64))
        by_words[rows] = model.ordinary["words"].standardise(raw)
    if model.english is not None and batch.english is not None:
        in_english[batch.english_rows] = model.ordinary["english"].standardise(meaning(model.english, batch.english))
    return combine([near, by_words, hits, in_english], allowed, model.correlation)


def _allowed(model: Model, cues: Cues, batch: _Batch) -> npt.NDArray[np.bool_]:
    """Which kinds of evidence there are of each text (texts, kinds)."""
    read = model.english is not None and batch.english is not None
    known = {
        language: (True, language in model.word_languages, cues.knows(language), read and language == ENGLISH)
        for language in set(batch.languages)
    }
    return np.array([known[language] for language in batch.languages], dtype=bool)


def pack(model: Model) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a learnt model, small enough to ship (weights in 8 bits, the rest in 16 or 32)."""
    if model.weights is None or model.rarities is None:
        raise ValueError("only a model with word weights is shipped")
    step = np.maximum(np.abs(model.weights).max(axis=0), 1e-9) / 127
    packed: dict[str, npt.NDArray[Any]] = {
        "direction": model.direction.astype(np.float32),
        "weights": np.round(model.weights / step).astype(np.int8),
        "step": step.astype(np.float32),
        "rarities": model.rarities.astype(np.float16),
        "correlation": model.correlation.astype(np.float32),
        "word_languages": np.array(sorted(model.word_languages)),
    }
    if model.english is not None:
        packed["english"] = model.english.astype(np.float32)
    for kind in KINDS:
        packed[f"{kind}_mean"] = model.ordinary[kind].mean.astype(np.float32)
        packed[f"{kind}_spread"] = model.ordinary[kind].spread.astype(np.float32)
    return packed


def unpack(scheme: Scheme, packed: Mapping[str, npt.NDArray[Any]]) -> Model:
    """Return the model that `pack` packed, for the scheme it was learnt for."""
    ordinary = {
        kind: Ordinary(packed[f"{kind}_mean"].astype(np.float64), packed[f"{kind}_spread"].astype(np.float64))
        for kind in KINDS
    }
    return Model(
        scheme=scheme,
        direction=packed["direction"].astype(np.float64),
        ordinary=ordinary,
        correlation=packed["correlation"].astype(np.float64),
        weights=packed["weights"].astype(np.float32) * packed["step"],
        rarities=packed["rarities"].astype(np.float32),
        word_languages=frozenset(packed["word_languages"].tolist()),
        english=packed["english"].astype(np.float64) if "english" in packed else None,
    )
