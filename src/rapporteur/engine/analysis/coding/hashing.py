"""The bucket of a word: MurmurHash3 of many strings at once, so that no learning library is loaded for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

LONGEST = 256
"""Bytes of a string that are read; nothing that anybody says is longer."""

_Words32 = npt.NDArray[np.uint32]
_FIRST, _SECOND = np.uint32(0xCC9E2D51), np.uint32(0x1B873593)


def buckets(strings: Sequence[str], size: int) -> npt.NDArray[np.int64]:
    """Return the bucket of each string, 0 to size - 1.

    The absolute value of the signed 32-bit MurmurHash3 (Appleby 2011, seed 0) of its UTF-8 bytes, modulo size: the
    features of scikit-learn's FeatureHasher without signs. Of longer strings the first 256 bytes count.
    """
    by_length: dict[int, list[int]] = defaultdict(list)
    encoded = [string.encode()[:LONGEST] for string in strings]
    for place, content in enumerate(encoded):
        by_length[len(content)].append(place)
    found = np.zeros(len(strings), dtype=np.int64)
    for length, places in by_length.items():
        joined = b"".join(encoded[place] for place in places)
        found[places] = _bucket(np.frombuffer(joined, dtype=np.uint8).reshape(len(places), length), size)
    return found


def pair_buckets(
    strings: Sequence[str], first: npt.NDArray[np.int32], second: npt.NDArray[np.int32], size: int
) -> npt.NDArray[np.int64]:
    """Return the bucket of each pair of strings with a blank between them (see `buckets`).

    first, second: numbers of the strings of each pair, (pairs,).
    """
    encoded = [string.encode()[:LONGEST] for string in strings]
    every = np.frombuffer(b" ".join([*encoded, b""]), dtype=np.uint8)
    sizes = np.fromiter(map(len, encoded), dtype=np.int32, count=len(encoded)) + np.int32(1)
    starts = np.cumsum(sizes, dtype=np.int32) - sizes
    lengths = np.minimum(sizes[first] + sizes[second] - 1, LONGEST)
    order = np.argsort(lengths, kind="stable")
    found = np.zeros(len(first), dtype=np.int64)
    for rows in np.split(order, np.flatnonzero(np.diff(lengths[order])) + 1):
        column = np.arange(lengths[rows[:1]].sum(), dtype=np.int32)
        split = sizes[first[rows], None]
        place = np.where(column < split, starts[first[rows], None], starts[second[rows], None] - split)
        found[rows] = _bucket(every[place + column], size)
    return found


def _bucket(table: npt.NDArray[np.uint8], size: int) -> npt.NDArray[np.int64]:
    """The bucket of each row of bytes."""
    return np.abs(_murmur(table).view(np.int32).astype(np.int64)) % size


def _murmur(table: npt.NDArray[np.uint8]) -> _Words32:
    """The hash of each row of bytes."""
    count, length = table.shape
    whole = length // 4
    state: _Words32 = np.zeros(count, dtype=np.uint32)
    blocks = np.ascontiguousarray(table[:, : 4 * whole]).view(np.dtype("<u4"))
    for block in range(whole):
        state = _turned(state ^ _mixed(blocks[:, block]), 13) * np.uint32(5) + np.uint32(0xE6546B64)
    if length % 4:
        rest = np.zeros((count, 4), dtype=np.uint8)
        rest[:, : length % 4] = table[:, 4 * whole :]
        state = state ^ _mixed(rest.view(np.dtype("<u4"))[:, 0])
    state = state ^ np.uint32(length)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        state = (state ^ (state >> np.uint32(shift))) * np.uint32(factor)
    return state ^ (state >> np.uint32(16))


def _mixed(block: _Words32) -> _Words32:
    return _turned(block * _FIRST, 15) * _SECOND


def _turned(state: _Words32, by: int) -> _Words32:
    return (state << np.uint32(by)) | (state >> np.uint32(32 - by))
