"""Texts of a column as 64-bit numbers, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

_BLOCK = 1 << 14
"""Texts that are hashed together: what is made of them stays in the processor's cache."""
_WORD = 8
_ALL = slice(None)
_ODD = np.uint64(0x9E3779B97F4A7C15)


def mixed(values: Hashes) -> Hashes:
    """Values spread evenly over 64 bits, different ones to different ones (SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def hashes(texts: pa.ChunkedArray | pa.Array) -> Hashes:
    """A hash of the UTF-8 bytes of each text, (n,). texts: of type string, none missing."""
    return np.concatenate([np.zeros(0, dtype=np.uint64), *map(_hashed, _blocks(texts))])


def heads(texts: pa.ChunkedArray | pa.Array, word: int = 0) -> Hashes:
    """Eight bytes of each text as a number that is the greater the later the text comes, (n,).

    word: which eight, the first ones by default; zeros stand where the text has ended.
    """
    found = [_Bytes(block).word(word) for block in _blocks(texts)]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *found]).byteswap()


def _blocks(texts: pa.ChunkedArray | pa.Array) -> Iterator[pa.Array]:
    for chunk in texts.chunks if isinstance(texts, pa.ChunkedArray) else [texts]:
        yield from (chunk.slice(start, _BLOCK) for start in range(0, len(chunk), _BLOCK))


class _Bytes:
    """The bytes of some texts, one behind the other. sizes: of each text."""

    def __init__(self, texts: pa.Array) -> None:
        _, offsets, data = texts.buffers()
        ends = np.frombuffer(offsets, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
        size = int(ends[-1] - ends[0])
        padded = np.zeros(size + _WORD, dtype=np.uint8)
        if size:
            padded[:size] = np.frombuffer(data, dtype=np.uint8)[ends[0] : ends[-1]]
        self._words = np.ndarray(size + 1, dtype="<u8", buffer=padded, strides=(1,))
        self._starts = ends[:-1] - ends[0]
        self.sizes = np.diff(ends)

    def word(self, number: int, rows: Ints | slice = _ALL) -> Hashes:
        """Eight bytes of each of the texts, the first of them at 8 * number; zeros where the text has ended."""
        inside = np.clip(self.sizes[rows] - number * _WORD, 0, _WORD)
        first = np.where(inside > 0, self._starts[rows] + number * _WORD, 0)
        bits = np.uint64(_WORD) * inside.astype(np.uint64)
        kept = np.where(inside > 0, ~np.uint64(0) >> (np.uint64(64) - np.maximum(bits, np.uint64(1))), np.uint64(0))
        return np.asarray(self._words[first] & kept)


def _hashed(texts: pa.Array) -> Hashes:
    """Word by word; the number of bytes comes first."""
    content = _Bytes(texts)
    found = mixed(content.sizes.astype(np.uint64) + np.uint64(1))
    rows, number = np.flatnonzero(content.sizes), 0
    while len(rows):
        found[rows] = mixed((found[rows] ^ content.word(number, rows)) * _ODD + np.uint64(1))
        number += 1
        rows = rows[content.sizes[rows] > number * _WORD]
    return found
