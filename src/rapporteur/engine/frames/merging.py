"""Many sorted files made one, with a few rows of each in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from rapporteur.engine.frames.roll import Ints
from rapporteur.engine.frames.tables import Table, as_arrow, writer

TAKEN = 1 << 18
"""Rows of all files together that are in memory at a time, about ..."""
_GROUPS = 1 << 6
"""... or so many row groups of the table, where that is fewer, since the rows of such a table are large."""
_GROUP = 1 << 11
"""Rows of a row group of a part, at most; a quarter of what the table has."""
_DIGITS = 12
"""Digits of a number in a key."""
_KEY = "key"


def write_part(rows: Sequence[object], table: Table, path: Path) -> None:
    """Write the rows of a part, sorted by the key of their table."""
    plain = as_arrow(rows, table)
    order = pc.array_sort_indices(_keys(plain, table))
    size = min(_GROUP, table.group // 4)
    pq.write_table(plain.take(order), path, compression="lz4", write_statistics=False, row_group_size=size)


def merge(parts: Sequence[Path], table: Table, out: Path) -> int:
    """Merge the files of parts into one table of a run; rows of equal keys stand once. Returns the number of rows.

    Which of rows with equal keys is kept: that of the first part.
    """
    written = 0
    with writer(table, out) as file:
        taken = min(TAKEN, _GROUPS * table.group) // max(1, len(parts))
        for block in _blocks([_Run(path, table, max(1, taken)) for path in parts]):
            file.write_table(block.select(table.schema.names), row_group_size=table.group)
            written += len(block)
    return written


class _Run:
    """One sorted file, read from the start."""

    def __init__(self, path: Path, table: Table, size: int) -> None:
        self._table, self._size = table, size
        file = pq.ParquetFile(path, pre_buffer=False)  # else all bytes of all files would be held
        self._batches = file.iter_batches(batch_size=size)
        self._rows = table.schema.empty_table().append_column(_KEY, pa.array([], type=pa.string()))
        self._more = True

    def filled(self) -> bool:
        """Read on until there are enough rows in memory; whether there are any.

        So that all files are read on together: each gives up most of what it has at every step.
        """
        found = [self._rows]
        while self._more and sum(map(len, found)) < self._size:
            batch = next(self._batches, None)
            if batch is None:
                self._more = False
            else:
                rows = pa.Table.from_batches([batch])
                found.append(rows.append_column(_KEY, _keys(rows, self._table)))
        self._rows = pa.concat_tables(found).combine_chunks() if len(found) > 1 else self._rows
        return len(self._rows) > 0

    @property
    def last(self) -> str | None:
        """The last key that is in memory, None where the file is read to its end."""
        return str(self._rows[_KEY][-1].as_py()) if self._more else None

    def upto(self, key: str | None) -> pa.Table:
        """Take the rows in memory up to a key, that one included, or all."""
        taken = len(self._rows)
        if key is not None:
            taken = int(pc.sum(pc.less_equal(self._rows[_KEY], key)).as_py() or 0)
        found, self._rows = self._rows.slice(0, taken), self._rows.slice(taken)
        return found


def _blocks(runs: Sequence[_Run]) -> Iterator[pa.Table]:
    """Sorted tables, each after the one before."""
    before = None
    while open_runs := [run for run in runs if run.filled()]:
        key = min((run.last for run in open_runs if run.last is not None), default=None)
        found = pa.concat_tables([run.upto(key) for run in open_runs])
        block = found.take(_first_of_each(found[_KEY].combine_chunks(), before))
        before = key
        if len(block):
            yield block


def _first_of_each(keys: pa.Array, before: str | None) -> Ints:
    """The rows in the order of their keys, of equal ones the first, without those of the key that went before."""
    order = np.asarray(pc.array_sort_indices(keys).to_numpy())
    told = keys.take(pa.array(order))
    fresh = np.ones(len(told), dtype=np.bool_)
    fresh[1:] = pc.not_equal(told[1:], told[:-1]).to_numpy(zero_copy_only=False)
    if before is not None and len(told) and told[0].as_py() == before:
        fresh &= pc.not_equal(told, before).to_numpy(zero_copy_only=False)
    return np.asarray(order[fresh], dtype=np.int64)


def _keys(rows: pa.Table, table: Table) -> pa.Array:
    """One text a row that sorts as the key of the table does."""
    parts = []
    for name in table.key:
        column = rows[name].combine_chunks()
        if not pa.types.is_string(column.type):
            column = pc.utf8_lpad(column.cast(pa.string()), _DIGITS, "0")
        parts.append(column)
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, "\0")
