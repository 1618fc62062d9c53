"""From bare rows of cells to a Table: where the header is, unique column names, equal width, clean cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapporteur.engine.intake.cleaning import clean, is_damaged, one_line
from rapporteur.engine.intake.tables.records import Reading, Row, Table, TableLimits, reject_row
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Rejection

_LOOK = 20
_EXPORT_LABELS = ("alias", "export date")


def header_position(rows: Sequence[Sequence[str]]) -> int:
    """Index of the header among the first rows: the first that is at least half as full as the fullest.

    Lines above it (a title, the "Alias" and "Export Date" of EUSurvey) are no part of the table.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows[:_LOOK]]
    need = max(filled, default=0) / 2
    for index, (row, count) in enumerate(zip(rows, filled, strict=False)):
        label = row[0].strip().casefold() if row else ""
        if count and count >= need and not (label in _EXPORT_LABELS and count <= 2 < max(filled)):
            return index
    return 0


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Header cells as unique names: one line each, "Column 3" for an empty one, "Name (2)" for a second."""
    names: list[str] = []
    seen: set[str] = set()
    for position, cell in enumerate(cells, start=1):
        base = one_line(clean(cell)) or f"Column {position}"
        name, copy = base, 1
        while name in seen:
            copy += 1
            name = f"{base} ({copy})"
        seen.add(name)
        names.append(name)
    return tuple(names)


def trim(cells: Sequence[str]) -> list[str]:
    """Cells without the empty ones at the end."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


Add = Callable[[int, Sequence[str]], None]


def shape(table: Table, rows: Iterable[tuple[int, Sequence[str]]], limits: TableLimits, reading: Reading) -> Table:
    """A Table with its rows (number, cells) cleaned and made as wide as the header.

    Blank rows are left out. Rows with cells beyond the header and rows with a cell over the limit
    become damage; shorter rows are filled up and, like cleaned characters, told in a Notice.
    """
    kept: list[Row] = []
    damage: list[Rejection] = []
    short = dirty = 0
    width = len(table.header)
    for number, raw in rows:
        cells = trim(raw)
        reason = _fault(cells, width, limits)
        if reason:
            damage.append(reject_row(table.file, table.sheet, number, *reason))
        elif cells:
            short += len(raw) < width
            dirty += any(is_damaged(cell) for cell in cells)
            padded = [clean(cell).strip() for cell in cells] + [""] * (width - len(cells))
            kept.append(Row(number, tuple(padded)))
    told = []
    if short:
        told.append(
            Message(
                "{table}: rows with fewer cells than the header, whose missing cells count as empty: {count}.",
                table=table.name,
                count=short,
            )
        )
    if dirty:
        told.append(
            Message(
                "{table}: rows that held characters which are no text, and which were removed or marked: {count}.",
                table=table.name,
                count=dirty,
            )
        )
    reading.notices += [Notice("table", what) for what in told]
    everything = sorted((*table.damage, *damage), key=lambda rejection: rejection.row or 0)
    return replace(table, rows=tuple(kept), damage=tuple(everything))


def _fault(cells: Sequence[str], width: int, limits: TableLimits) -> tuple[Message, Message] | None:
    if len(cells) > width:
        reason = Message("The row has {cells} cells where the header has {width}.", cells=len(cells), width=width)
        return reason, Message("Check separators and quotation marks in this row, correct it and run again.")
    if any(len(cell) > limits.cell for cell in cells):
        reason = Message("A cell is longer than {limit} characters.", limit=limits.cell)
        return reason, Message("Move the text into a document and name it in the row.")
    return None
