"""JSON Lines: one object a contribution, lists as lists, nothing escaped."""

from __future__ import annotations

import json
from typing import BinaryIO

from rapporteur.web.contributions.exports.rows import Cell, Table, rows


def write(export: Table, into: BinaryIO) -> None:
    """The table as JSON Lines."""
    names = [column.name for column in export.columns]
    flags = [column.holds == "flag" for column in export.columns]
    for row in rows(export):
        cells = {name: _cell(cell, flag) for name, cell, flag in zip(names, row, flags, strict=True)}
        into.write(json.dumps(cells, ensure_ascii=False).encode() + b"\n")


def _cell(cell: Cell, flag: bool) -> Cell | bool:
    return bool(cell) if flag and cell is not None else cell
