"""The static tier: the full model with its word-order part left out, for millions of texts.

Each vocabulary piece gets one vector (what the model's token layers make of the piece standing alone); a text
is the sum of its pieces through the model's own deep averaging layers (Iyyer et al. 2015). Both tiers share one
space, and batches have a fixed shape here too.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import partial
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.encode.encoder import Encoder, Floats, Pieces, in_threads, standardised
from rapporteur.engine.analysis.encode.model import Averaging, Model, Numbers, load_averaging, load_model
from rapporteur.engine.analysis.encode.universal import tokenizer, weights

_ROWS = 256
"""Texts in a batch."""
_PIECES = 1024
"""Pieces in a batch of distilling."""
_METHOD = "deep-averaging-1"
_FIRST_ROOM = 4096
"""Pieces for which there is room at first."""


class _PieceVectors:
    """The vectors of the pieces that were met so far, in single precision; most texts are made of few pieces.

    halves: the vectors of all pieces in half precision, (pieces, 512).
    """

    def __init__(self, halves: npt.NDArray[np.float16]) -> None:
        self._halves = halves
        self._place = np.full(len(halves), -1, dtype=np.int32)
        self._rows: Floats = np.zeros((_FIRST_ROOM, halves.shape[1]), dtype=np.float32)
        self._met = 0
        self._lock = Lock()

    def of(self, pieces: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int32], Floats]:
        """Return a table of vectors and the row in it of each piece (pieces,), rows first."""
        with self._lock:
            new = np.unique(pieces[self._place[pieces] < 0])
            if len(new):
                self._add(new)
            return self._place[pieces], self._rows

    def _add(self, new: npt.NDArray[np.int32]) -> None:
        end = self._met + len(new)
        if end > len(self._rows):
            wider = np.zeros((max(end, 2 * len(self._rows)), self._rows.shape[1]), dtype=np.float32)
            wider[: self._met] = self._rows[: self._met]
            self._rows = wider
        self._rows[self._met : end] = self._halves[new]
        self._place[new] = np.arange(self._met, end, dtype=np.int32)
        self._met = end


def load_static(cache: Path | None = None) -> Encoder:
    """Load the static tier. cache: folder where its table is kept; default: the user's cache folder.

    A kept table is mapped into memory, so processes share it, and only what is used of it is read. About 0.4 s.
    """
    path, sha256 = weights()
    halves = _table(path, (cache or user_cache()) / f"pieces-{sha256[:16]}-{_METHOD}.npy")
    layers = load_averaging(path)
    return Encoder("static", sha256, tokenizer(), _batches, partial(_encode, layers, _PieceVectors(halves)))


def user_cache() -> Path:
    """Return the folder for things that can be made again: XDG_CACHE_HOME, else ~/.cache (XDG 0.8)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "rapporteur"


def _batches(pieces: list[Pieces]) -> list[list[int]]:
    indices = list(range(len(pieces)))
    return [indices[i : i + _ROWS] for i in range(0, len(indices), _ROWS)]


def _encode(layers: Averaging, vectors: _PieceVectors, batch: list[Pieces]) -> Floats:
    """Sum the piece vectors of each text, scale by the root of its length, and average deeply."""
    from scipy.sparse import csr_array  # here, since the full tier is the sooner ready without it

    lengths = np.array([len(text) for text in batch])
    pieces = np.fromiter(chain.from_iterable(batch), dtype=np.int32, count=lengths.sum())
    columns, table = vectors.of(pieces)
    pointers = np.zeros(_ROWS + 1, dtype=np.int32)
    pointers[1 : len(batch) + 1] = np.cumsum(lengths)
    pointers[len(batch) + 1 :] = lengths.sum()
    counts = csr_array((np.ones(len(columns), np.float32), columns, pointers), shape=(_ROWS, len(table)))
    sums = np.asarray(counts @ table, dtype=np.float32)
    sums[: len(batch)] /= np.sqrt(lengths, dtype=np.float32)[:, None]
    return layers.average(sums)[: len(batch)]


def _table(path: Path, kept: Path) -> npt.NDArray[np.float16]:
    """The vector of every piece, from the kept file when it is whole, else distilled and put there.

    path: the weights of the model.
    """
    seal = kept.with_suffix(".sha256")
    if kept.is_file() and seal.is_file():
        with kept.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == seal.read_text("ascii").strip():
                return _mapped(file)
    table = _distil(load_model(path))
    with contextlib.suppress(OSError):  # a folder that cannot be written costs time, nothing else
        _keep(table, kept, seal)
    return table


def _mapped(file: BinaryIO) -> npt.NDArray[np.float16]:
    """The array of an open .npy file, mapped into memory: the very file that was checked, whatever its name is now."""
    file.seek(0)
    np.lib.format.read_magic(file)
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    return np.asarray(np.memmap(file, dtype, "r", file.tell(), shape))


def _keep(table: npt.NDArray[np.float16], path: Path, seal: Path) -> None:
    """Write the table, then its hash, each in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        np.save(draft, table)
    with Path(draft.name).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    Path(draft.name).replace(path)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as draft_seal:
        draft_seal.write(sha256)
    Path(draft_seal.name).replace(seal)


def _distil(model: Model) -> npt.NDArray[np.float16]:
    """Return what the model's token layers make of each piece alone, float16 (pieces, 512)."""
    size = len(model.table)
    batches = [np.arange(i, i + _PIECES) % size for i in range(0, size, _PIECES)]
    rows = np.vstack(list(in_threads(lambda batch: _piece_vectors(model, batch), batches)))
    return rows[:size].astype(np.float16)


def _piece_vectors(model: Model, pieces: Numbers) -> Floats:
    """Token layers of the model for pieces without neighbours: only a convolution's own slot counts."""
    embedded = model.embedded(pieces)
    entered = standardised(embedded @ model.enter + model.enter_shift, *model.enter_norm, model.eps)
    width = entered.shape[1] // len(model.branches)
    features = [embedded]
    for place, branch in enumerate(model.branches):
        own = slice(branch.before * width, (branch.before + 1) * width)
        rows = entered[:, place * width : (place + 1) * width]
        hidden = np.maximum(rows @ branch.first[own] + branch.first_shift, 0) + rows
        features.append(np.maximum(hidden @ branch.second[own] + branch.second_shift, 0) + hidden)
    joined = standardised(np.hstack(features), *model.norm, model.eps)
    return np.asarray(joined @ model.leave + model.leave_shift)
