"""Names as numbers: the place of each in a sorted roll of all that occur."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Roll:
    """Different names, sorted; each has a place, from 0."""

    names: pa.Array

    @classmethod
    def of(cls, names: pa.ChunkedArray | pa.Array) -> Roll:
        """The roll of all the names that occur."""
        found = pc.unique(names)
        return cls(found.take(pc.array_sort_indices(found)))

    def __len__(self) -> int:
        return len(self.names)

    def places(self, names: pa.ChunkedArray | pa.Array | Iterable[str]) -> Ints:
        """The place of each name, -1 where it is not on the roll."""
        asked = names if isinstance(names, pa.Array | pa.ChunkedArray) else pa.array(list(names), type=pa.string())
        found = pc.fill_null(pc.index_in(asked, value_set=self.names), -1)
        return np.asarray(found.to_numpy(), dtype=np.int64)

    def place(self, name: str) -> int:
        """The place of one name, -1 where it is not on the roll."""
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self.names[middle].as_py() < name:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.names[low].as_py() == name else -1

    def called(self, places: Ints) -> list[str]:
        """The names at places."""
        return list(self.names.take(pa.array(places)).to_pylist())


def is_value(names: pa.ChunkedArray, value: object) -> npt.NDArray[np.bool_]:
    """Which rows of a column have a value."""
    return np.asarray(pc.equal(names, value).to_numpy(), dtype=np.bool_)


def numbers(values: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    """A column of numbers or truths."""
    return np.asarray(values.to_numpy())


def combined(table: pa.Table, names: Sequence[str]) -> tuple[list[tuple[str, ...]], Ints]:
    """The different combinations of some columns of text, and the number of each row's in that list."""
    joined = np.zeros(len(table), dtype=np.int64)
    values: list[list[str]] = []
    for name in names:
        column = table[name].combine_chunks().dictionary_encode()
        values.append(column.dictionary.to_pylist())
        joined = joined * max(1, len(values[-1])) + column.indices.to_numpy()
    found, numbers = np.unique(joined, return_inverse=True)
    combinations = []
    for key in found.tolist():
        parts = []
        for known in reversed(values):
            key, place = divmod(key, max(1, len(known)))
            parts.append(known[place])
        combinations.append(tuple(reversed(parts)))
    return combinations, np.asarray(numbers, dtype=np.int64)
