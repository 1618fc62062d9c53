"""Names as numbers: the place of each in a sorted roll of all that occur."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rapporteur.engine.frames.hashes import Hashes, hashes, heads

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Index:
    """The places of different names, which need not be kept for it: they are found by 64 bits of a hash.

    Names that have a place are always told from each other; one that has none is taken for one that has with a chance
    of 2^-64 for each of these. hashes: sorted. order: the place of the name each is of. names: kept where two names
    have one hash.
    """

    hashes: Hashes
    order: npt.NDArray[np.int32]
    names: pa.Array | None

    @classmethod
    def of(cls, names: pa.Array) -> Index:
        """The index of different names, each at its place."""
        return cls._sorted(hashes(names), lambda: names)

    @classmethod
    def numbered(cls, names: pa.ChunkedArray) -> tuple[Index, Ints]:
        """The index of all the names that occur, by their place among them sorted, and the place of each.

        Names whose first 16 bytes tell them apart, as ids that are hashes do, are not copied for it.
        """
        first, second, told = heads(names), heads(names, 1), hashes(names)
        order = np.lexsort((second, first))
        new = np.ones(len(order), dtype=np.bool_)
        new[1:] = np.diff(first[order]).astype(np.bool_) | np.diff(second[order]).astype(np.bool_)
        if (np.diff(told[order]).astype(np.bool_) & ~new[1:]).any():
            roll, places = Roll.numbered(names)
            return roll.index, places
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.cumsum(new) - 1
        return cls._sorted(told[order[new]], lambda: Roll.of(names).names), places

    @classmethod
    def _sorted(cls, found: Hashes, names: Callable[[], pa.Array]) -> Index:
        """The index of names by their hashes. names: asked for where two have one hash."""
        order = np.argsort(found).astype(np.int32)
        found = found[order]
        return cls(found, order, names() if (found[1:] == found[:-1]).any() else None)

    def __len__(self) -> int:
        return len(self.order)

    def places(self, names: pa.ChunkedArray | pa.Array | Iterable[str]) -> Ints:
        """The place of each name, -1 where it has none."""
        asked = names if isinstance(names, pa.Array | pa.ChunkedArray) else pa.array(list(names), type=pa.string())
        if self.names is not None:
            exact = pc.fill_null(pc.index_in(asked, value_set=self.names), -1)
            return np.asarray(exact.to_numpy(), dtype=np.int64)
        sought, found = hashes(asked), np.full(len(asked), -1, dtype=np.int64)
        if len(self):
            rising = np.argsort(sought)
            near = np.minimum(np.searchsorted(self.hashes, sought[rising]), len(self) - 1)
            found[rising] = np.where(self.hashes[near] == sought[rising], self.order[near], -1)
        return found

    def place(self, name: str) -> int:
        """The place of one name, -1 where it has none."""
        return int(self.places([name])[0])

    def places_of_some(self, names: pa.ChunkedArray) -> Ints:
        """The place of each name of a column where many are empty, and none of these has one."""
        found = np.full(len(names), -1, dtype=np.int64)
        given = ~is_value(names, "")
        found[given] = self.places(names.filter(pa.array(given)))
        return found


@dataclass(frozen=True)
class Roll:
    """Different names, sorted; each has a place, from 0."""

    names: pa.Array

    @classmethod
    def of(cls, names: pa.ChunkedArray | pa.Array) -> Roll:
        """The roll of all the names that occur."""
        found = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
        if not _rises(found):
            found = _distinct(found.take(pa.array(np.argsort(heads(found)))))
        if not _rises(found):  # by their first bytes they are not sorted
            found = pc.unique(found)
            found = found.take(pc.array_sort_indices(found))
        return cls(found)

    @classmethod
    def numbered(cls, names: pa.ChunkedArray | pa.Array) -> tuple[Roll, Ints]:
        """The roll of all the names that occur, and the place of each."""
        roll = cls.of(names)
        return roll, np.arange(len(roll)) if len(roll) == len(names) and _rises(names) else roll.places(names)

    @cached_property
    def index(self) -> Index:
        """Where the names are."""
        return Index.of(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def places(self, names: pa.ChunkedArray | pa.Array | Iterable[str]) -> Ints:
        """The place of each name, -1 where it is not on the roll (see `Index`)."""
        return self.index.places(names)

    def place(self, name: str) -> int:
        """The place of one name, -1 where it is not on the roll."""
        return self.index.place(name)

    def called(self, places: Ints) -> list[str]:
        """The names at places."""
        return list(self.names.take(pa.array(places)).to_pylist())


def _rises(names: pa.ChunkedArray | pa.Array) -> bool:
    """Whether each name is greater than the one before it."""
    return bool(pc.all(pc.less(names[:-1], names[1:]), min_count=0).as_py())


def _distinct(names: pa.Array) -> pa.Array:
    """The names without those that are like the one before."""
    return names.filter(pa.concat_arrays([pa.array([True]), pc.not_equal(names[:-1], names[1:])]))


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
