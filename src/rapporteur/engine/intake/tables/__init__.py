"""Tables: .csv (.tsv), .xlsx and .jsonl into one shape, one damaged row at a time."""

from __future__ import annotations

from pathlib import Path

from rapporteur.engine.intake.tables.delimited import read_delimited
from rapporteur.engine.intake.tables.lines import read_lines
from rapporteur.engine.intake.tables.records import (
    STAGE_ROWS,
    STAGE_TABLES,
    Reading,
    Row,
    Table,
    TableLimits,
    reject_row,
    reject_table,
)
from rapporteur.engine.intake.tables.workbook import read_workbook
from rapporteur.engine.messages import Message

__all__ = ["STAGE_ROWS", "STAGE_TABLES", "SUFFIXES", "Reading", "Row", "Table", "TableLimits", "read_table",
           "reject_row", "reject_table"]  # fmt: skip

_READERS = {".csv": read_delimited, ".tsv": read_delimited, ".xlsx": read_workbook, ".jsonl": read_lines}
SUFFIXES = frozenset(_READERS)


def read_table(path: Path, *, name: str, limits: TableLimits | None = None) -> Reading:
    """The tables of one file of a kind in SUFFIXES. name: its path relative to SOURCE, for messages.

    Raises nothing on bad input: a file that cannot be read is a Rejection of the Reading.
    """
    limits = limits or TableLimits()
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            what = Message("The file has {size} bytes, more than {limit} are read.", size=size, limit=limits.file_bytes)
            return Reading(rejections=[reject_table(name, what, Message("Split it into several files."))])
        data = path.read_bytes()
    except OSError:
        reason, action = Message("The file cannot be opened."), Message("Check who may read it.")
        return Reading(rejections=[reject_table(name, reason, action)])
    if not data:
        reason, action = Message("The file is empty."), Message("Export the table again.")
        return Reading(rejections=[reject_table(name, reason, action)])
    return _READERS[path.suffix.lower()](data, file=name, limits=limits)
