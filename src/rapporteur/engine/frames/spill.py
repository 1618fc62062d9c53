"""Rows on disk while a large table is dealt into parts: files of Arrow chunks, written in any number of steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Column = Sequence[str] | npt.NDArray[Any]
"""Texts, or numbers or truths."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows in columns."""

    table: pa.Table

    @classmethod
    def of(cls, columns: Mapping[str, Column]) -> Chunk:
        """A chunk of columns of one length."""
        return cls(pa.table({name: _array(column) for name, column in columns.items()}))

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def texts(self, name: str) -> list[str]:
        """A column of texts; empty ones where there is no such column."""
        if name not in self.table.column_names:
            return [""] * len(self)
        return list(self.table.column(name).to_pylist())

    def filled(self, name: str) -> pa.ChunkedArray:
        """The cells of a column of texts that are not empty; none where there is no such column."""
        if name not in self.table.column_names:
            return pa.chunked_array([], pa.string())
        column = self.table.column(name)
        return column.filter(pc.not_equal(column, ""))

    def holding(self, name: str, text: str) -> int:
        """How many cells of a column of texts have a text in them."""
        return int(pc.sum(pc.match_substring(self.filled(name), text)).as_py() or 0)

    def numbers(self, name: str) -> npt.NDArray[Any]:
        """A copy of a column of numbers or truths."""
        return np.array(self.table.column(name).to_numpy())

    def take(self, rows: Ints) -> Chunk:
        """Some of the rows."""
        return Chunk(self.table.take(pa.array(rows)))

    def renamed(self, names: Mapping[str, str], added: Mapping[str, Column]) -> Chunk:
        """The columns that names holds, old name -> new name, empty texts where there is none, and others."""
        known = {new: self._column(old) for old, new in names.items()}
        return Chunk(pa.table(known | {name: _array(column) for name, column in added.items()}))

    def _column(self, name: str) -> Any:
        return self.table.column(name) if name in self.table.column_names else _array(self.texts(name))

    def deal(self, parts: Ints, path: Callable[[int], Path]) -> None:
        """Append every row to the file of its part, in the order of the rows."""
        order = np.argsort(parts, kind="stable")
        dealt = self.table.take(pa.array(order)).combine_chunks()
        numbers, starts = np.unique(parts[order], return_index=True)
        for number, start, end in zip(numbers, starts, [*starts[1:], len(order)], strict=True):
            Chunk(dealt.slice(start, end - start)).append(path(int(number)))

    def append(self, path: Path) -> None:
        """Write the rows behind those that a file holds."""
        with path.open("ab") as stream, pa.ipc.new_stream(stream, self.table.schema) as writer:
            writer.write_table(self.table)


def _array(column: Column) -> pa.Array:
    return pa.array(column) if isinstance(column, np.ndarray) else pa.array(column, pa.string())


def chunks(path: Path) -> Iterator[Chunk]:
    """The chunks of a file in the order in which they were written; none where there is no file."""
    if not path.is_file():
        return
    with pa.OSFile(str(path)) as stream:
        while stream.tell() < stream.size():
            yield Chunk(pa.ipc.open_stream(stream).read_all())


def gathered(path: Path) -> Chunk:
    """All chunks of a file as one; without rows and columns where there is no file."""
    found = [chunk.table for chunk in chunks(path)]
    return Chunk(pa.concat_tables(found).combine_chunks() if found else pa.table({}))


def in_order(found: Sequence[Chunk], name: str) -> Ints:
    """The order in which the rows of chunks, one after the other, are sorted by a column of texts, by code point."""
    joined = pa.chunked_array([piece for each in found for piece in each.table.column(name).chunks], pa.string())
    return np.asarray(pc.sort_indices(joined).to_numpy(), dtype=np.int64)
