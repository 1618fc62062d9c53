"""Tables of the report, put together from their cells: what charts and renderings both need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.engine.records import Entry


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. header and each row are as long as the widest row; None where there is no cell."""

    table: str
    caption: Entry | None
    header: tuple[Entry | None, ...]
    rows: tuple[tuple[Entry | None, ...], ...]
    notes: tuple[Entry, ...]

    def numeric(self, column: int) -> bool:
        """Whether a column holds numbers and nothing else (column counted from 0)."""
        cells = [row[column] for row in self.rows if row[column] is not None]
        return bool(cells) and all(cell is not None and "value" in cell.numbers for cell in cells)


def grids(entries: Sequence[Entry]) -> dict[str, Grid]:
    """Every table of a report by its id, in the order of first appearance."""
    parts: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind in ("caption", "header", "cell", "table-note") and "table" in entry.place:
            parts.setdefault(str(entry.place["table"]), []).append(entry)
    return {table: _grid(table, members) for table, members in parts.items()}


def _grid(table: str, members: Sequence[Entry]) -> Grid:
    header = {_position(entry)[1]: entry for entry in members if entry.kind == "header"}
    cells = {_position(entry): entry for entry in members if entry.kind == "cell"}
    width = 1 + max((*header, *(column for _, column in cells)), default=-1)
    return Grid(
        table,
        next((entry for entry in members if entry.kind == "caption"), None),
        tuple(header.get(column) for column in range(width)) if header else (),
        tuple(tuple(cells.get((row, column)) for column in range(width)) for row in sorted({row for row, _ in cells})),
        tuple(entry for entry in members if entry.kind == "table-note"),
    )


def _position(entry: Entry) -> tuple[int, int]:
    return int(entry.place["row"]), int(entry.place["column"])
