"""Parquet: typed columns, each with its question in the metadata of its field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from rapporteur.web.contributions.exports.columns import Column, Holds
from rapporteur.web.contributions.exports.rows import Cell, Table, rows

_TYPES: Final[dict[Holds, pa.DataType]] = {
    "text": pa.string(),
    "list": pa.list_(pa.string()),
    "flag": pa.bool_(),
    "count": pa.int32(),
    "number": pa.string(),
    "moment": pa.timestamp("s", tz="UTC"),
}
_GROUP: Final = 2_000
"""Rows that are held at once."""


def write(export: Table, into: BinaryIO) -> None:
    """The table as Parquet."""
    schema = pa.schema([_field(column) for column in export.columns])
    with pq.ParquetWriter(into, schema, compression="zstd") as writer:
        for portion in _portions(rows(export)):
            cells = zip(*portion, strict=True)
            arrays = [
                pa.array([_cell(column, cell) for cell in values], _TYPES[column.holds])
                for column, values in zip(export.columns, cells, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _portions(found: Iterator[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    while portion := list(islice(found, _GROUP)):
        yield portion


def _field(column: Column) -> pa.Field:
    metadata = {"question": column.label, "about": str(column.about)}
    return pa.field(column.name, _TYPES[column.holds], metadata={key: text for key, text in metadata.items() if text})


def _cell(column: Column, cell: Cell) -> Any:
    if column.holds == "moment" and isinstance(cell, str):
        return datetime.fromisoformat(cell)
    return bool(cell) if column.holds == "flag" and cell is not None else cell
