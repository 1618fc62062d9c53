"""Classifiers of few labelled texts, each with its own way of reading, and their joint opinion.

whole: one logistic regression on sentence-encoder vectors beside character n-grams. parts: one on the vectors
alone, asked about the text and about each of its sentences. english: one on the English encoder's vectors, for
English texts, which counts as much as the others together. What the scheme says of its codes is learnt as if
people had labelled it, so a code without an example can be found too.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack
from scipy.special import expit, softmax
from threadpoolctl import threadpool_limits

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Truth = npt.NDArray[np.bool_]

ENGLISH = "en"
_LETTERS_WEIGHT = 0.5
_WHOLE, _PARTS, _IN_ENGLISH = 4.0, 4.0, 4.0
"""Inverse regularisation of each expert."""
_ITERATIONS = 300
_FEW = 1000
"""Texts up to which their span is smaller than their features."""
_FLAT = 1e-9
_MOSTLY = 0.5
"""Share of the labelled texts that must be English for an English expert."""
_NEVER = -9.0
"""Log-odds of a code of which nothing was learnt."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the experts read of texts.

    vectors: (n, 512). sentences: vectors of all sentences, (m, 512); owners: the text of each, (m,). english:
    vectors of the English texts, (n, 384), zero elsewhere; spoken: which texts are English (n,).
    """

    texts: tuple[str, ...]
    vectors: Floats
    sentences: Floats
    owners: npt.NDArray[np.int64]
    english: Floats
    spoken: Truth

    @property
    def mostly_english(self) -> bool:
        """Whether enough of the texts are English to learn from them in English."""
        return bool(self.spoken.sum() >= _MOSTLY * max(len(self.texts), 1))

    def take(self, rows: npt.NDArray[np.int64]) -> Material:
        """The same for some of the texts."""
        place = np.full(len(self.texts), -1)
        place[rows] = np.arange(len(rows))
        kept = place[self.owners] >= 0
        return Material(
            tuple(self.texts[row] for row in rows.tolist()),
            self.vectors[rows],
            self.sentences[kept],
            place[self.owners[kept]],
            self.english[rows],
            self.spoken[rows],
        )


@dataclass(frozen=True, slots=True)
class Experts:
    """What was learnt. exclusive: a text has exactly one code, so opinions sum to one."""

    exclusive: bool
    whole: Linear
    parts: Linear
    english: Linear | None
    letters: Any

    def opinions(self, material: Material) -> Doubles:
        """Return the joint opinion (texts, codes), each in (0, 1); a text's row stands by itself."""
        own = self._share(self.whole(_beside(material.vectors, self.letters.transform(material.texts))))
        near = self._share(self.parts(material.vectors))
        said = self._share(self.parts(material.sentences))
        heard = np.zeros_like(near)
        np.add.at(heard, material.owners, said)
        counts = np.bincount(material.owners, minlength=len(near))[:, None]
        joint = (own + near + np.where(counts > 0, heard / np.maximum(counts, 1), near)) / 3
        if self.english is not None:
            spoken = material.spoken
            joint[spoken] = (joint[spoken] + self._share(self.english(material.english[spoken]))) / 2
        return np.asarray(joint)

    def _share(self, scores: Doubles) -> Doubles:
        return np.asarray(softmax(scores, axis=1) if self.exclusive else expit(scores))


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds of codes from features: weights (features, codes), shift (codes,)."""

    weights: Doubles
    shift: Doubles

    def __call__(self, features: Floats | csr_array) -> Doubles:
        """Return log-odds (texts, codes)."""
        if isinstance(features, csr_array):
            return np.asarray(features @ self.weights + self.shift)
        return np.asarray(np.einsum("ij,jk->ik", features.astype(np.float64), self.weights) + self.shift)


def train(material: Material, truth: Truth, said: Material, told: Truth, *, exclusive: bool) -> Experts:
    """Learn from labelled texts (n) and from what the scheme says of its codes (m).

    truth: (n, codes); told: (m, codes), one code each. The same input gives the same experts.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    letters.fit([*material.texts, *said.texts])
    both = np.vstack([truth, told])
    vectors = np.vstack([material.vectors, said.vectors])
    spelt = letters.transform([*material.texts, *said.texts])
    with threadpool_limits(1, user_api="blas"):
        return Experts(
            exclusive,
            _fit(_beside(vectors, spelt), both, _WHOLE, exclusive),
            _fit(vectors, both, _PARTS, exclusive),
            _english(material, truth, said, told, exclusive) if material.mostly_english else None,
            letters,
        )


def _english(material: Material, truth: Truth, said: Material, told: Truth, exclusive: bool) -> Linear:
    features = np.vstack([material.english[material.spoken], said.english[said.spoken]])
    return _fit(features, np.vstack([truth[material.spoken], told[said.spoken]]), _IN_ENGLISH, exclusive)


def _beside(vectors: Floats, spelt: Any) -> csr_array:
    return csr_array(hstack([csr_array(vectors.astype(np.float64)), _LETTERS_WEIGHT * spelt], format="csr"))


def _fit(features: Floats | csr_array, truth: Truth, strength: float, exclusive: bool) -> Linear:
    """One multinomial model where codes exclude each other, else one model a code; every code weighs the same.

    Learnt in the span of the texts, which is exact for this penalty (Kimeldorf and Wahba 1971) and much smaller
    than the features while the texts are few.
    """
    shown = features if isinstance(features, csr_array) else features.astype(np.float64)
    places, back = _span(shown) if shown.shape[0] <= _FEW else (shown, None)
    weights = np.zeros((places.shape[1], truth.shape[1]))
    shift = np.full(truth.shape[1], _NEVER)
    present = truth.any(axis=0)
    if exclusive and present.sum() > 1:
        weights[:, present], shift[present] = _slopes(places, truth.argmax(axis=1), strength)
    for code in [] if exclusive else np.flatnonzero(present & ~truth.all(axis=0)).tolist():
        slopes, shifts = _slopes(places, truth[:, code], strength)
        weights[:, code], shift[code] = slopes[:, 1] - slopes[:, 0], shifts[1] - shifts[0]
    return Linear(weights if back is None else back @ weights, shift)


def _slopes(features: Doubles | csr_array, labels: npt.NDArray[Any], strength: float) -> tuple[Doubles, Doubles]:
    """Weights (features, classes) and shifts (classes,) of a balanced logistic regression."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=_ITERATIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(features, labels)
    weights, shift = model.coef_.T, model.intercept_
    if weights.shape[1] == 1:
        return np.hstack([-weights, weights]) / 2, np.r_[-shift, shift] / 2
    return weights, shift


def _span(features: Doubles | csr_array) -> tuple[Doubles, Doubles]:
    """Coordinates of texts in their own span (texts, rank), and what leads back to features (features, rank)."""
    products: Any = features @ features.T
    values, vectors = np.linalg.eigh(products.toarray() if isinstance(features, csr_array) else products)
    kept = values > _FLAT * values.max(initial=0.0)
    roots = np.sqrt(values[kept])
    return vectors[:, kept] * roots, np.asarray(features.T @ (vectors[:, kept] / roots))
