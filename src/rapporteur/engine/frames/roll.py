"""Names as numbers: the place of each in a sorted roll of all that occur."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rapporteur.engine.frames.hashes import Hashes, hashes, heads
from rapporteur.engine.frames.rows import READ, Column, Pieces, give_back, pieces
from rapporteur.engine.frames.shelf import Shelf
from rapporteur.engine.frames.side import side_by_side

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.integer[Any]]
Scalar = TypeVar("Scalar", bound=np.generic)


class Index:
    """The places of different names, which need not be kept for it: they are found by 64 bits of a hash.

    Names that have a place are always told from each other; one that has none is taken for one that has with a chance
    of 2^-64 for each of these.
    """

    def __init__(self, found: Hashes, names: Callable[[], Column], shelf: Shelf | None = None) -> None:
        """found: the hash of the name at each place. names: asked for where two have one hash, and then kept."""
        order = np.argsort(found).astype(np.int32)
        found = found[order]
        shelf = shelf or _memory()
        self._size = len(order)
        self._names = _whole(names()) if (found[1:] == found[:-1]).any() else None
        self._hashes, self._order = shelf.put(found), shelf.put(order)

    @classmethod
    def of(cls, names: Column, shelf: Shelf | None = None) -> Index:
        """The index of different names, each at its place."""
        return cls(_filled(names, np.uint64, hashes), lambda: names, shelf)

    @classmethod
    def numbered(cls, names: Column, shelf: Shelf | None = None) -> tuple[Index, Places]:
        """The index of all the names that occur, by their place among them sorted, and the place of each.

        Names that are sorted already, or whose first 16 bytes tell them apart, as ids that are hashes do, are not
        copied for it.
        """
        if _rise(names):
            return cls.of(names, shelf), np.arange(len(names), dtype=np.int32)
        first, second, told = _heads_and_hashes(names)
        order = np.lexsort((second, first)).astype(np.int32)
        new = np.ones(len(order), dtype=np.bool_)
        new[1:] = _differ(first[order]) | _differ(second[order])
        del first, second
        told = told[order]
        if (_differ(told) & ~new[1:]).any():
            roll, known = Roll.numbered(names)
            return cls.of(roll.names, shelf), known.astype(np.int32)
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.cumsum(new, dtype=np.int32) - 1
        return cls(told[new], lambda: Roll.of(names).names, shelf), places

    def __len__(self) -> int:
        return self._size

    def places(self, names: Column | Iterable[str]) -> Places:
        """The place of each name, -1 where it has none."""
        column = names if isinstance(names, Column) else pa.array(list(names), type=pa.string())
        return _filled(column, np.int32, self._found)

    def place(self, name: str) -> int:
        """The place of one name, -1 where it has none."""
        return int(self.places([name])[0])

    def places_of_some(self, names: pa.ChunkedArray) -> Places:
        """The place of each name of a column where many are empty, and none of these has one."""
        found = np.full(len(names), -1, dtype=np.int32)
        given = ~is_value(names, "")
        found[given] = self.places(names.filter(pa.array(given)))
        return found

    def _found(self, names: pa.Array) -> Places:
        if self._names is not None:
            return np.asarray(pc.fill_null(pc.index_in(names, value_set=self._names), -1), dtype=np.int32)
        found = np.full(len(names), -1, dtype=np.int32)
        if len(self) and len(names):
            sought, known = hashes(names), self._hashes()
            rising = np.argsort(sought)
            sought = sought[rising]
            near = np.minimum(np.searchsorted(known, sought), len(self) - 1)
            found[rising] = np.where(known[near] == sought, self._order()[near], -1)
        return found


class Roll:
    """Different names, sorted; each has a place, from 0."""

    def __init__(self, names: Iterable[pa.Array], shelf: Shelf | None = None) -> None:
        """names: sorted, some at a time. shelf: where they and their index are kept, memory if none is given."""
        self._shelf = shelf or _memory()
        self._kept = [self._shelf.put_names(some) for some in names]

    @classmethod
    def of(cls, names: Column, shelf: Shelf | None = None, *, chosen: npt.NDArray[np.bool_] | None = None) -> Roll:
        """The roll of all the names that occur, or of those of chosen rows."""
        if chosen is None and _rise(names):
            return cls(pieces(names), shelf)
        return cls(_distinct(_sorted(names, chosen)), shelf)

    @classmethod
    def numbered(cls, names: Column) -> tuple[Roll, Ints]:
        """The roll of all the names that occur, and the place of each."""
        roll = cls.of(names)
        places = roll.places(names) if len(roll) < len(names) or not _rise(names) else np.arange(len(names))
        return roll, places.astype(np.int64)

    @property
    def names(self) -> pa.ChunkedArray:
        """All of them."""
        return pa.chunked_array(self._some(), pa.string())

    def _some(self) -> Iterator[pa.Array]:
        """All of them, some at a time."""
        return (some() for some in self._kept)

    @cached_property
    def index(self) -> Index:
        """Where the names are."""
        return Index.of(Pieces(len(self), self._some), self._shelf)

    @cached_property
    def _size(self) -> int:
        return sum(map(len, self._some()))

    def __len__(self) -> int:
        return self._size

    def places(self, names: Column | Iterable[str]) -> Places:
        """The place of each name, -1 where it is not on the roll (see `Index`)."""
        return self.index.places(names)

    def place(self, name: str) -> int:
        """The place of one name, -1 where it is not on the roll."""
        return self.index.place(name)

    def taken(self, places: Numbers) -> pa.Array:
        """The names at places, as a column."""
        return _whole(self.names.take(pa.array(places)))

    def called(self, places: Numbers) -> list[str]:
        """The names at places."""
        found, start = np.empty(len(places), dtype=np.object_), 0
        for some in self._some():
            here = np.flatnonzero((places >= start) & (places < start + len(some)))
            found[here] = some.take(pa.array(places[here] - start)).to_pylist()
            start += len(some)
        return list(found)


def _memory() -> Shelf:
    return Shelf(spared=sys.maxsize)


def _whole(names: Column) -> pa.Array:
    found = [*pieces(names)] or [pa.array([], type=pa.string())]
    return found[0] if len(found) == 1 else pa.concat_arrays(found)


def _filled(names: Column, dtype: type[Scalar], made: Callable[[pa.Array], Any]) -> npt.NDArray[Scalar]:
    """What is made of the texts of each piece of a column, one after the other."""
    found, end = np.empty(len(names), dtype=dtype), 0
    for some in side_by_side(made, pieces(names)):
        found[end : end + len(some)] = some
        end += len(some)
    return found


def _heads_and_hashes(names: Column) -> tuple[Hashes, Hashes, Hashes]:
    """The first eight bytes of each name, the next eight, and a hash of all."""
    first, second, told = (np.empty(len(names), dtype=np.uint64) for _ in range(3))
    end = 0
    for some in side_by_side(lambda piece: (heads(piece), heads(piece, 1), hashes(piece)), pieces(names)):
        here = slice(end, end + len(some[0]))
        first[here], second[here], told[here] = some
        end = here.stop
    return first, second, told


def _differ(values: Hashes) -> npt.NDArray[np.bool_]:
    """Whether each value but the first is another than the one before it."""
    return np.asarray(values[1:] != values[:-1])


def _rise(names: Column) -> bool:
    """Whether each name is greater than the one before it."""
    last = pa.scalar(None, type=pa.string())
    for piece in pieces(names):
        if len(piece) and (not _rises(piece) or pc.greater_equal(last, piece[0]).as_py()):
            return False
        last = piece[-1] if len(piece) else last
    return True


def _rises(names: pa.Array) -> bool:
    return bool(pc.all(pc.less(names[:-1], names[1:]), min_count=0).as_py())


def _sorted(names: Column, chosen: npt.NDArray[np.bool_] | None) -> Iterator[pa.Array]:
    """Names, of chosen rows or all, in their order, some at a time."""
    found = _whole(names)
    order = pc.array_sort_indices(found).to_numpy()
    order = order if chosen is None else order[chosen[order]]
    for start in range(0, len(order), READ):
        yield found.take(pa.array(order[start : start + READ]))
    del found, order
    give_back()


def _distinct(names: Iterable[pa.Array]) -> Iterator[pa.Array]:
    """Sorted names, some at a time, without those that are like the one before."""
    last = pa.array([], type=pa.string())
    for some in names:
        behind = pa.concat_arrays([last, some])
        new = pc.not_equal(behind[:-1], behind[1:])
        yield some.filter(new if len(last) else pa.concat_arrays([pa.array([True]), new]))
        last = some[-1:]


def is_value(names: Column, value: object) -> npt.NDArray[np.bool_]:
    """Which rows of a column have a value."""
    return _filled(names, np.bool_, lambda piece: pc.equal(piece, value).to_numpy(zero_copy_only=False))


def numbers(values: Column, dtype: type[np.generic] = np.float64) -> npt.NDArray[Any]:
    """A column of numbers or truths."""
    return _filled(values, dtype, lambda piece: piece.to_numpy(zero_copy_only=False))


def valued(names: Column) -> tuple[list[str], Places]:
    """The different values of a column that has few of them, sorted, and the number of each row's in that list."""
    met: dict[str, int] = {}
    found, end = np.empty(len(names), dtype=np.int32), 0
    for told in side_by_side(pa.Array.dictionary_encode, pieces(names)):
        own = [met.setdefault(value, len(met)) for value in told.dictionary.to_pylist()]
        found[end : end + len(told)] = np.array(own, dtype=np.int32)[told.indices.to_numpy()]
        end += len(told)
    known = sorted(met)
    rank = np.empty(len(known), dtype=np.int32)
    rank[[met[value] for value in known]] = np.arange(len(known))
    return known, rank[found]


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
