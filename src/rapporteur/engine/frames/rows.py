"""The rows of a table: a whole column at once, or single rows as records, from memory or from a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

Record = TypeVar("Record")

TOGETHER = 1 << 12
"""Rows of a row group that are read together where one of them is asked for, at most."""
KEPT = 8
"""So many times these are remembered, ..."""
MADE = 1 << 12
"""... and single rows: many findings quote the same ones."""
READ = 1 << 16
"""Rows of a column that are read together."""


class Rows(Sequence[Record], Generic[Record]):
    """The rows of a Parquet file as records, read where they are asked for.

    Equal to any sequence of the same records. A column is read as a whole; a row with those around it.
    """

    def __init__(self, path: Path, record: type[Record]) -> None:
        """Raises FileNotFoundError where there is no file, pyarrow.ArrowInvalid where it is not Parquet."""
        self.path, self._record = path, record
        self._file = pq.ParquetFile(path, pre_buffer=False)  # else a file that is read on holds all of its bytes
        self._some = lru_cache(maxsize=KEPT)(self._read_some)
        self._row = lru_cache(maxsize=MADE)(self._read_row)

    def __len__(self) -> int:
        return int(self._file.metadata.num_rows)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | Sequence[Record]:
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            return self._slice(start, stop) if step == 1 else [self[i] for i in range(start, stop, step)]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._row(place % len(self))

    def _slice(self, start: int, stop: int) -> Sequence[Record]:
        if start >= stop:
            return []
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, stop - 1))
        found = self._file.read_row_groups(list(range(first, last + 1)))
        return [self._made(row) for row in found.slice(start - self._starts[first], stop - start).to_pylist()]

    def __iter__(self) -> Iterator[Record]:
        for batch in self._file.iter_batches(batch_size=4096):
            yield from map(self._made, batch.to_pylist())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @property
    def schema(self) -> pa.Schema:
        """The columns of the file and their types."""
        return self._file.schema_arrow

    def column(self, name: str) -> pa.ChunkedArray:
        """One column of all rows."""
        give_back()
        return self._file.read([name]).column(0)

    def batches(self, names: Sequence[str], size: int) -> Iterator[pa.Table]:
        """Some columns of all rows, so many rows at a time, in order."""
        for batch in self._file.iter_batches(batch_size=size, columns=list(names)):
            yield pa.Table.from_batches([batch]).select(list(names))
            del batch
            give_back()

    @cached_property
    def _starts(self) -> list[int]:
        """The first row of each row group."""
        starts = [0]
        for group in range(self._file.num_row_groups - 1):
            starts.append(starts[-1] + self._file.metadata.row_group(group).num_rows)
        return starts

    def _read_row(self, place: int) -> Record:
        group = bisect_right(self._starts, place) - 1
        number, row = divmod(place - self._starts[group], TOGETHER)
        return self._made(self._some(group, number).slice(row, 1).to_pylist()[0])

    def _read_some(self, group: int, number: int) -> pa.RecordBatch:
        """Rows of a row group, the first, second, ... so many."""
        return next(islice(self._file.iter_batches(TOGETHER, row_groups=[group]), number, None))

    def _made(self, row: dict[str, Any]) -> Record:
        return self._record(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})


def give_back() -> None:
    """Give back to the system what columns took that are not needed any more; Arrow would keep it for the next ones."""
    pa.default_memory_pool().release_unused()


@dataclass(frozen=True, slots=True)
class Pieces:
    """A column that is read some rows at a time, as often as it is asked for. size: how many rows in all."""

    size: int
    read: Callable[[], Iterator[pa.Array]]

    @classmethod
    def of(cls, rows: Sequence[Any], name: str) -> Pieces:
        """A column of rows, of a file or of records in memory."""
        return cls(len(rows), partial(_column_pieces, rows, name))

    def __len__(self) -> int:
        return self.size

    def where(self, chosen: npt.NDArray[np.bool_]) -> pa.ChunkedArray:
        """The chosen rows, in memory."""
        found, end = [], 0
        for piece in self.read():
            found.append(piece.filter(pa.array(chosen[end : end + len(piece)])))
            end += len(piece)
        return pa.chunked_array(found, pa.string())


def _column_pieces(rows: Sequence[Any], name: str) -> Iterator[pa.Array]:
    for batch in batches(rows, [name]):
        yield from batch.column(0).chunks


Column: TypeAlias = pa.Array | pa.ChunkedArray | Pieces
"""A column, in memory or to be read."""


def text_column(values: Iterable[Sequence[str]]) -> Column:
    """A column of texts that come some at a time."""
    return pa.chunked_array([pa.array(some, pa.string()) for some in values], pa.string())


def pieces(values: Column) -> Iterator[pa.Array]:
    """A column piece by piece."""
    if isinstance(values, Pieces):
        return values.read()
    return iter(values.chunks if isinstance(values, pa.ChunkedArray) else [values])


def column(rows: Sequence[Any], name: str) -> pa.ChunkedArray:
    """A column of rows, of a file or of records in memory."""
    if isinstance(rows, Rows):
        return rows.column(name)
    return pa.chunked_array([pa.array([getattr(row, name) for row in rows], type=None if rows else pa.string())])


def batches(rows: Sequence[Any], names: Sequence[str], size: int = READ) -> Iterator[pa.Table]:
    """Some columns of rows, so many rows at a time, in order."""
    if isinstance(rows, Rows):
        yield from rows.batches(names, size)
        return
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        yield pa.table({name: [getattr(row, name) for row in part] for name in names})
