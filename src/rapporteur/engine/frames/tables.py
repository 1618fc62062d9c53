"""The Parquet tables of a run: which there are, their columns and the order of their rows."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.frames.files import missing
from rapporteur.engine.frames.rows import Rows
from rapporteur.engine.records import Code, Contribution, Copy, Segment, Text


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its rows are as records, its columns, what it is sorted by, and how many rows are read at once."""

    record: type[Any]
    schema: pa.Schema
    key: tuple[str, ...]
    group: int = 1 << 16


TABLES: Mapping[str, Table] = {
    "contributions": Table(
        Contribution, pa.schema([(field.name, pa.string()) for field in fields(Contribution)]), ("id",)
    ),
    "texts": Table(
        Text,
        pa.schema(
            [(field.name, pa.string()) for field in fields(Text) if field.name != "pages"]
            + [("pages", pa.list_(pa.int64()))]
        ),
        ("contribution", "kind", "question", "text"),
        group=1 << 10,
    ),
    "segments": Table(
        Segment,
        pa.schema(
            [
                ("id", pa.string()),
                ("text", pa.string()),
                ("start", pa.int64()),
                ("end", pa.int64()),
                ("language", pa.string()),
                ("furniture", pa.bool_()),
                ("repeats", pa.bool_()),
                ("paragraph", pa.int64()),
            ]
        ),
        ("text", "start"),
        group=1 << 12,
    ),
    "codes": Table(
        Code,
        pa.schema(
            [
                ("segment", pa.string()),
                ("contributor", pa.string()),
                ("question", pa.string()),
                ("scheme", pa.string()),
                ("code", pa.string()),
                ("score", pa.float64()),
                ("member", pa.bool_()),
                ("nearest", pa.bool_()),
            ]
        ),
        ("scheme", "code", "contributor", "question", "segment"),
    ),
}
"""The tables by name. A quote is found by reading one row group of texts, so these are small."""
COPIES = Table(
    Copy,
    pa.schema([*((name, pa.string()) for name in ("group", "contribution", "of")), ("similarity", pa.float64())]),
    ("group", "contribution", "of"),
    group=1 << 12,
)
"""Copies while a large run is under way; in the run folder they are a CSV."""


def write_table(rows: Sequence[Any], table: Table, path: Path) -> None:
    """Write rows as Parquet, sorted by the key of the table; those of a file as they stand there, sorted already."""
    if isinstance(rows, Rows):
        shutil.copyfile(rows.path, path)
        return
    with writer(table, path) as file:
        file.write_table(as_arrow(sorted(rows, key=attrgetter(*table.key)), table), row_group_size=table.group)


def write_columns(columns: Sequence[Any], table: Table, path: Path) -> None:
    """Write rows that are given column by column, sorted already."""
    with writer(table, path) as file:
        file.write_table(pa.Table.from_arrays(list(columns), schema=table.schema), row_group_size=table.group)


def writer(table: Table, path: Path) -> pq.ParquetWriter:
    """What every table is written by."""
    return pq.ParquetWriter(path, table.schema, compression="zstd", write_statistics=False)


def as_arrow(rows: Sequence[Any], table: Table) -> pa.Table:
    """Records as columns, in the order given. Records that are tuples have the fields of the table in its order."""
    told = rows if issubclass(table.record, tuple) else map(attrgetter(*table.schema.names), rows)
    values = zip(*told, strict=True) if rows else ((),) * len(table.schema)
    columns = [pa.array(column, type=field.type) for field, column in zip(table.schema, values, strict=True)]
    return pa.Table.from_arrays(columns, schema=table.schema)


def read_rows(path: Path, table: Table) -> Rows[Any]:
    """The rows of a table of a run. Raises SourceMissing when it is absent or no Parquet."""
    try:
        return Rows(path, table.record)
    except FileNotFoundError as error:
        raise missing(path) from error
    except pa.ArrowInvalid as error:
        raise SourceMissing("is not Parquet any more", where=path.name, action="Run the report again.") from error
