"""Coding by description alone: for schemes of which nobody has labelled a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.coding.evidence import KINDS, Doubles, Model, Ordinary
from rapporteur.engine.analysis.encode import DIMENSION, Encoder
from rapporteur.engine.records import Scheme, SchemeCode
from rapporteur.engine.schemes.loader import calibration, fitted

_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Prose:
    """What segments of ordinary policy prose are like.

    mean (512,), covariance (512, 512): of their vectors in one encoder tier. cues: their cue evidence,
    {"mean": {scheme or "others": {code or "": mean}}, "spread": pooled standard deviation by scheme or
    "others", "correlation": between cues and meaning}.
    """

    mean: Doubles
    covariance: Doubles
    cues: Mapping[str, Any]


def shipped_prose(tier: str) -> Prose:
    """Return the ordinary prose that comes with Rapporteur, for an encoder tier."""
    return unpack_prose(fitted(f"prose-{tier}"), calibration()["cues"])


def pack_prose(vectors: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[Any]]:
    """Return mean and upper half of the covariance of vectors (n, 512), small enough to ship."""
    covariance = np.cov(vectors.astype(np.float64), rowvar=False)
    half = covariance[np.triu_indices(DIMENSION)]
    scale = float(np.abs(half).max())
    return {
        "mean": vectors.mean(axis=0, dtype=np.float64).astype(np.float32),
        "scale": np.array([scale], dtype=np.float32),
        "half": (half / scale).astype(np.float16),
    }


def unpack_prose(packed: Mapping[str, npt.NDArray[Any]], cues: Mapping[str, Any]) -> Prose:
    """Return the prose that `pack_prose` packed."""
    covariance = np.zeros((DIMENSION, DIMENSION))
    covariance[np.triu_indices(DIMENSION)] = packed["half"].astype(np.float64) * float(packed["scale"][0])
    covariance = covariance + np.triu(covariance, 1).T
    return Prose(packed["mean"].astype(np.float64), covariance, cues)


def describe(scheme: Scheme, encoder: Encoder, prose: Prose | None = None) -> Model:
    """Return a model made from labels, descriptions, examples and terms, in all languages they are given in.

    The direction of a code is the mean vector of its texts less the mean over the codes; its ordinary
    scores are normal with the mean and covariance of the prose. Ordinary cue evidence was measured for the
    schemes that come with Rapporteur and is taken to be like theirs for others.
    """
    prose = prose or shipped_prose(encoder.tier)
    direction = _directions(scheme.codes, encoder)
    names = [code.code for code in scheme.codes]
    ordinary = {
        "meaning": Ordinary(prose.mean @ direction, np.sqrt(np.maximum(_variance(direction, prose), 1e-12))),
        "words": Ordinary(np.zeros(len(names)), np.ones(len(names))),
        "cues": _ordinary_cues(scheme.scheme, names, prose.cues),
        "english": Ordinary(np.zeros(len(names)), np.ones(len(names))),
    }
    link = float(prose.cues["correlation"])
    correlation = np.eye(len(KINDS))
    correlation[0, 2] = correlation[2, 0] = link
    return Model(scheme, direction, ordinary, correlation)


def _ordinary_cues(scheme: str, names: Sequence[str], cues: Mapping[str, Any]) -> Ordinary:
    known = scheme if scheme in cues["mean"] else _OTHERS
    means, typical = cues["mean"][known], float(cues["mean"][_OTHERS][""])
    mean = np.array([float(means.get(name, typical)) for name in names])
    return Ordinary(mean, np.full(len(names), float(cues["spread"][known])))


def texts_of(code: SchemeCode, language: str | None = None) -> tuple[str, ...]:
    """Return what says what a code is: labels, descriptions, examples, and its terms as one text a language.

    language: only what is said in it; examples and texts of no stated language are taken always.
    """
    terms = {key: ", ".join(words).replace("*", "") for key, words in code.terms.items()}
    said = [
        text
        for by_language in (code.label, code.description, terms)
        for key, text in sorted(by_language.items())
        if language is None or key in (language, "")
    ]
    return tuple(text for text in (*said, *code.examples) if text)


def _directions(codes: Sequence[SchemeCode], encoder: Encoder) -> Doubles:
    """Unit mean vector of each code less the mean over the codes, (512, codes)."""
    means = []
    for code in codes:
        mean = encoder.encode(texts_of(code)).astype(np.float64).mean(axis=0)
        means.append(mean / max(float(np.linalg.norm(mean)), 1e-9))
    rows = np.array(means)
    return np.asarray((rows - rows.mean(axis=0) if len(rows) > 2 else rows).T)


def _variance(direction: Doubles, prose: Prose) -> Doubles:
    return np.asarray(np.einsum("jk,ji,ik->k", direction, prose.covariance, direction, optimize=True))
