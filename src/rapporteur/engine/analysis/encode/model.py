"""The model of both tiers, run by NumPy: token layers with convolutions, then deep averaging layers.

Its package has a pass of its own, which gives the same bits; here, what the first layer makes of a piece, whatever
stands beside it, is worked out once for many batches.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.encode.encoder import CORES, DIMENSION, Floats

Numbers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

_CHUNKS, _LENGTH = 17, 7_530
"""Piece n is row n // 17 of chunk n % 17 of the vocabulary; rows in a chunk."""
_WIDTHS = (2, 3, 5)
"""Pieces that each branch of convolutions looks at, ..."""
_BEFORE = (0, 1, 2)
"""... and how many of them stand before its own."""


@dataclass(frozen=True, slots=True)
class Averaging:
    """The feed-forward layers, each (in, out)."""

    d0: Floats
    d1: Floats
    d2: Floats
    d3: Floats
    p1: Floats
    p3: Floats

    def average(self, sums: Floats) -> Floats:
        """Average deeply: scaled sums of the vectors of pieces, (n, 512), to vectors of texts."""
        first = np.maximum(sums @ self.d0, 0)
        second = np.maximum(sums @ self.p1 + first @ self.d1, 0)
        third = np.maximum(second @ self.d2, 0)
        return np.asarray(np.tanh(second @ self.p3 + third @ self.d3))


@dataclass(frozen=True, slots=True)
class Branch:
    """Two convolutions of one width: weights (width x 256, 256) and shifts. before: the place of a piece's own slot."""

    width: int
    before: int
    first: Floats
    first_shift: Floats
    second: Floats
    second_shift: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """Weights as the products want them.

    table: (pieces, 512), one byte each; times scale, plus lowest of its chunk, they are the vectors of the pieces.
    """

    table: Bytes
    scale: Floats
    lowest: Floats
    enter: Floats
    enter_shift: Floats
    enter_norm: tuple[Floats, Floats]
    branches: tuple[Branch, ...]
    norm: tuple[Floats, Floats]
    leave: Floats
    leave_shift: Floats
    averaging: Averaging
    eps: float

    def embedded(self, pieces: Numbers) -> Floats:
        """The vectors of pieces, (n, 512)."""
        chunk = pieces % _CHUNKS
        rows = self.table[pieces].astype(np.float32)
        rows *= self.scale[chunk, None]
        rows += self.lowest[chunk, None]
        return rows

    def entered(self, embedded: Floats) -> Floats:
        """What the first layer makes of the vectors of pieces, (n, 768): 256 for each branch."""
        rows = embedded @ self.enter
        rows += self.enter_shift
        return _normed(rows, self.enter_norm, self.eps)

    def encode(self, texts: Sequence[Sized], embedded: Floats, entered: Floats) -> Floats:
        """The vectors of texts, (texts, 512). embedded, entered: of all their pieces, one text after the other."""
        lengths = np.array([len(text) for text in texts])
        starts = np.cumsum(lengths) - lengths
        features = np.empty((len(embedded), embedded.shape[1] + entered.shape[1]), dtype=np.float32)
        features[:, : embedded.shape[1]] = embedded
        self._convolve(entered, _neighbours(starts, lengths), features[:, embedded.shape[1] :])
        sums = np.add.reduceat(_normed(features, self.norm, self.eps), starts, axis=0) @ self.leave
        sizes = lengths.astype(np.float32)
        sums += sizes[:, None] * self.leave_shift
        sums *= np.reciprocal(np.sqrt(sizes))[:, None]
        rows = self.averaging.average(sums)
        norms = np.sqrt(np.clip(np.einsum("ij,ij->i", rows, rows), self.eps, None))
        return np.asarray(rows * np.reciprocal(norms)[:, None])

    def _convolve(self, entered: Floats, beside: Numbers, into: Floats) -> None:
        """Put into (n, 768) what each branch makes of the pieces. beside: (n, 7), the places of their neighbours."""
        width = entered.shape[1] // len(self.branches)
        padded = np.zeros((len(entered) + 1, width), dtype=np.float32)
        for place, branch in enumerate(self.branches):
            own = slice(place * width, (place + 1) * width)
            skipped = max(_BEFORE) - branch.before
            seen = beside[:, skipped : skipped + branch.width]
            padded[:-1] = entered[:, own]
            padded[:-1] = _passed(padded, seen, branch.first, branch.first_shift)
            into[:, own] = _passed(padded, seen, branch.second, branch.second_shift)


def load_model(path: Path) -> Model:
    """Return the whole model of a file of weights. About 0.3 s, 80 MB."""
    with zipfile.ZipFile(path) as archive, ThreadPoolExecutor(CORES) as pool:
        table = np.empty((_CHUNKS * _LENGTH, DIMENSION), dtype=np.uint8)
        list(pool.map(lambda chunk: _put(archive, chunk, table), range(_CHUNKS)))
        names = [name.removesuffix(".npy") for name in archive.namelist() if not name.startswith("q")]
        held = dict(zip(names, pool.map(lambda name: _array(archive, name), names), strict=True))
    return Model(
        table, held["scale"], held["lo"],
        _beside(held, "proj"), _beside(held, "proj_b"), (_beside(held, "ln_g"), _beside(held, "ln_b")),
        tuple(_branch(held, width, before) for width, before in zip(_WIDTHS, _BEFORE, strict=True)),
        (held["ln_g"], held["ln_b"]),
        held["cnn_W"], held["cnn_b"],
        _averaging(held), float(held["eps"]),
    )  # fmt: skip


def load_averaging(path: Path) -> Averaging:
    """Return the feed-forward layers of a file of weights alone."""
    with zipfile.ZipFile(path) as archive:
        return _averaging({field.name: _array(archive, field.name) for field in fields(Averaging)})


def _averaging(held: Mapping[str, Floats]) -> Averaging:
    return Averaging(**{field.name: held[field.name] for field in fields(Averaging)})


def _branch(held: Mapping[str, Floats], width: int, before: int) -> Branch:
    first, second = ((held[f"w{number}_{width}"], held[f"b{number}_{width}"]) for number in (1, 2))
    return Branch(width, before, *first, *second)


def _beside(held: Mapping[str, Floats], name: str) -> Floats:
    """The weights of this name of all branches, side by side."""
    return np.concatenate([held[f"{name}{width}"] for width in _WIDTHS], axis=-1)


def _array(archive: zipfile.ZipFile, name: str) -> Any:
    """An array of an .npz file, unpacked in one go, which lets other threads work."""
    return np.load(BytesIO(archive.read(f"{name}.npy")), allow_pickle=False)


def _put(archive: zipfile.ZipFile, chunk: int, table: Bytes) -> None:
    table[chunk::_CHUNKS] = _array(archive, f"q{chunk + 1}")


def _normed(rows: Floats, norm: tuple[Floats, Floats], eps: float) -> Floats:
    """Layer normalisation of each row (Ba et al. 2016), in place."""
    rows -= rows.mean(axis=-1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows) / rows.shape[-1]
    rows *= np.reciprocal(np.sqrt(spread + eps))[:, None]
    rows *= norm[0]
    rows += norm[1]
    return rows


def _passed(padded: Floats, seen: Numbers, weight: Floats, shift: Floats) -> Floats:
    """One convolution, added to what it was made of: rows with a row of zeros after them, and what each looks at."""
    rows = padded[seen].reshape(len(seen), -1) @ weight
    rows += shift
    np.maximum(rows, 0, out=rows)
    rows += padded[:-1]
    return np.asarray(rows)


def _neighbours(starts: Numbers, lengths: Numbers) -> Numbers:
    """The places from the furthest before each piece to the furthest after it; where its text has none, the last."""
    size = int(lengths.sum())
    after = max(width - 1 - before for width, before in zip(_WIDTHS, _BEFORE, strict=True))
    beside = np.arange(size)[:, None] + np.arange(-max(_BEFORE), after + 1)
    own = (beside >= np.repeat(starts, lengths)[:, None]) & (beside < np.repeat(starts + lengths, lengths)[:, None])
    return np.where(own, beside, size)
