"""Arrays on disk while a run is counted: what nobody looks at takes no memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from mmap import ACCESS_READ, ALLOCATIONGRANULARITY, mmap
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Generic, TypeVar, overload
from weakref import finalize

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Scalar = TypeVar("Scalar", bound=np.generic)
Owner = TypeVar("Owner")
Thing = TypeVar("Thing")
Kept = Callable[[], Thing]
"""Gives what was put on a shelf, as often as it is asked for."""

SPARED = 1 << 20
"""Bytes that a shelf holds in memory before it puts anything on disk."""
_ALIGNED = 64
"""Arrays begin at multiples of this, as processors like it."""


class Shelf:
    """Holds arrays in a file that nobody else sees and that is gone with the shelf; a few small ones in memory.

    An array is mapped each time it is asked for, and its pages are let go with it.
    """

    def __init__(self, folder: Path | None = None, spared: int = SPARED) -> None:
        """folder: where the file is; where the system has such files if none is given."""
        self._folder, self._spared = folder, spared
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, array: npt.NDArray[Scalar]) -> Kept[npt.NDArray[Scalar]]:
        """Keep an array, which nobody may change any more."""
        if array.nbytes <= self._spared:
            self._spared -= array.nbytes
            return lambda: array
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - it lives as long as the shelf
            finalize(self, self._file.close)
        start = -(-self._end // _ALIGNED) * _ALIGNED
        self._file.seek(start)
        self._file.write(np.ascontiguousarray(array).data)
        self._file.flush()
        self._end = start + array.nbytes
        return partial(self._mapped, self._file.fileno(), start, array.dtype, len(array))

    def put_names(self, names: pa.Array) -> Kept[pa.Array]:
        """Keep texts, none of which is missing."""
        whole = pa.concat_arrays([names])  # without what a slice has before and behind it
        _, offsets, data = whole.buffers()
        starts = self.put(np.frombuffer(offsets, dtype=np.int32)[: len(whole) + 1])
        letters = self.put(np.frombuffer(data or b"", dtype=np.uint8))
        return partial(_texts, len(whole), starts, letters)

    def _mapped(self, file: int, start: int, dtype: np.dtype[Scalar], length: int) -> npt.NDArray[Scalar]:
        before = start % ALLOCATIONGRANULARITY
        size = before + length * dtype.itemsize
        mapped = mmap(file, size, access=ACCESS_READ, offset=start - before)
        return np.frombuffer(mapped, dtype, length, before)


def _texts(length: int, starts: Kept[npt.NDArray[np.int32]], letters: Kept[npt.NDArray[np.uint8]]) -> pa.Array:
    return pa.StringArray.from_buffers(length, pa.py_buffer(starts()), pa.py_buffer(letters()))


class shelved(Generic[Owner, Scalar]):  # noqa: N801 - used as a decorator, like cached_property
    """A property that is an array, made once and kept on the shelf of its owner, `owner.shelf`."""

    def __init__(self, made: Callable[[Owner], npt.NDArray[Scalar]]) -> None:
        self._made, self.__doc__ = made, made.__doc__

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._key = f"{name} on the shelf"

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> shelved[Owner, Scalar]: ...
    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> npt.NDArray[Scalar]: ...
    def __get__(self, owner: Owner | None, kind: Any) -> shelved[Owner, Scalar] | npt.NDArray[Scalar]:
        if owner is None:
            return self
        kept: Kept[npt.NDArray[Scalar]] | None = owner.__dict__.get(self._key)
        if kept is None:
            kept = owner.__dict__[self._key] = owner.shelf.put(self._made(owner))  # type: ignore[attr-defined]
        return kept()
