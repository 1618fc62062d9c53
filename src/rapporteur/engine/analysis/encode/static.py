"""The static tier: the full model with its word-order part left out, for millions of texts.

Each vocabulary piece gets one vector (what the model's token layers make of the piece standing alone); a text
is the sum of its pieces through the model's own deep averaging layers (Iyyer et al. 2015). Both tiers share one
space, and batches have a fixed shape here too.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rapporteur.engine.analysis.encode.encoder import Encoder, Floats, Pieces, in_threads, standardised
from rapporteur.engine.analysis.encode.universal import parts

_ROWS = 256
"""Texts in a batch."""
_PIECES = 1024
"""Pieces in a batch of distilling."""
_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution of the model and the slot of its own piece."""
_METHOD = "deep-averaging-1"


def load_static(cache: Path | None = None) -> Encoder:
    """Load the static tier. cache: folder where its table is kept; default: the user's cache folder."""
    model, tokenize, sha256 = parts()
    table = _table(model, (cache or user_cache()) / f"pieces-{sha256[:16]}-{_METHOD}.npy")
    return Encoder("static", sha256, tokenize, _batches, partial(_encode, model, table))


def user_cache() -> Path:
    """Return the folder for things that can be made again: XDG_CACHE_HOME, else ~/.cache (XDG 0.8)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "rapporteur"


def _batches(pieces: list[Pieces]) -> list[list[int]]:
    indices = list(range(len(pieces)))
    return [indices[i : i + _ROWS] for i in range(0, len(indices), _ROWS)]


def _encode(model: Any, table: Floats, batch: list[Pieces]) -> Floats:
    """Sum the piece vectors of each text, scale by the root of its length, and average deeply."""
    lengths = np.array([len(text) for text in batch])
    columns = np.fromiter(chain.from_iterable(batch), dtype=np.int32, count=lengths.sum())
    pointers = np.zeros(_ROWS + 1, dtype=np.int32)
    pointers[1 : len(batch) + 1] = np.cumsum(lengths)
    pointers[len(batch) + 1 :] = lengths.sum()
    counts = csr_array((np.ones(len(columns), np.float32), columns, pointers), shape=(_ROWS, len(table)))
    sums = np.asarray(counts @ table, dtype=np.float32)
    sums[: len(batch)] /= np.sqrt(lengths, dtype=np.float32)[:, None]
    return _average_deeply(model, sums)[: len(batch)]


def _average_deeply(model: Any, sums: Floats) -> Floats:
    """The feed-forward layers of the model, on scaled sums of piece vectors (rows, 512)."""
    first = np.maximum(sums @ model.d0, 0)
    second = np.maximum(sums @ model.p1 + first @ model.d1, 0)
    third = np.maximum(second @ model.d2, 0)
    return np.asarray(np.tanh(second @ model.p3 + third @ model.d3))


def _table(model: Any, path: Path) -> Floats:
    """The vector of every piece, from the cache when it is whole, else distilled and put there."""
    seal = path.with_suffix(".sha256")
    if path.is_file() and seal.is_file():
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == seal.read_text("ascii").strip():
            return np.asarray(np.load(io.BytesIO(content), allow_pickle=False), dtype=np.float32)
    table = _distil(model)
    with contextlib.suppress(OSError):  # a folder that cannot be written costs time, nothing else
        _keep(table, path, seal)
    return table.astype(np.float32)


def _keep(table: npt.NDArray[np.float16], path: Path, seal: Path) -> None:
    """Write the table, then its hash, each in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        np.save(draft, table)
    sha256 = hashlib.sha256(Path(draft.name).read_bytes()).hexdigest()
    Path(draft.name).replace(path)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as draft_seal:
        draft_seal.write(sha256)
    Path(draft_seal.name).replace(seal)


def _distil(model: Any) -> npt.NDArray[np.float16]:
    """Return what the model's token layers make of each piece alone, float16 (pieces, 512)."""
    size = len(model.table)
    batches = [np.arange(i, i + _PIECES) % size for i in range(0, size, _PIECES)]
    rows = np.vstack(list(in_threads(lambda batch: _piece_vectors(model, batch), batches)))
    return rows[:size].astype(np.float16)


def _piece_vectors(model: Any, pieces: npt.NDArray[np.int64]) -> Floats:
    """Token layers of the model for pieces without neighbours: only a convolution's own slot counts."""
    chunk = pieces % len(model.scale)
    embedded = model.table[pieces].astype(np.float32) * model.scale[chunk, None] + model.lo[chunk, None]
    projected = standardised(embedded @ model.proj_W + model.proj_b, model.ln_g_all, model.ln_b_all, model.eps)
    width = projected.shape[1] // len(_BRANCHES)
    features = [embedded]
    for i, (_, slot) in enumerate(_BRANCHES):
        own = slice(slot * width, (slot + 1) * width)
        branch = projected[:, i * width : (i + 1) * width]
        hidden = np.maximum(branch @ model.w1[i][own] + model.b1[i], 0) + branch
        features.append(np.maximum(hidden @ model.w2[i][own] + model.b2[i], 0) + hidden)
    joined = standardised(np.hstack(features), model.ln_g, model.ln_b, model.eps)
    return np.asarray(joined @ model.cnn_W + model.cnn_b)
