"""From bare rows of cells to a Table: where the header is, unique column names, equal width, clean cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import is_normalized

from rapporteur.engine.intake.cleaning import clean, is_damaged, one_line
from rapporteur.engine.intake.tables.records import Reading, Row, Table, TableLimits, reject_row, table_name
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


@dataclass(slots=True)
class Shaper:
    """Makes rows clean and as wide as the header, and keeps count of what it had to change.

    width: of the header. damage: rows with cells beyond the header, and rows with a cell over the limit.
    """

    file: str
    sheet: str
    width: int
    limits: TableLimits
    damage: list[Rejection] = field(default_factory=list)
    short: int = 0
    dirty: int = 0

    def cells(self, number: int, raw: Sequence[str]) -> tuple[str, ...] | None:
        """The cells of a row, filled up to the width; None for a blank row and for one that becomes damage."""
        kept = raw if raw and raw[-1].strip() else trim(raw)
        reason = _fault(kept, self.width, self.limits)
        if reason:
            self.damage.append(reject_row(self.file, self.sheet, number, *reason))
            return None
        if not kept:
            return None
        self.short += len(raw) < self.width
        joined = "".join(kept).replace("\n", "")
        if joined.isprintable() and is_normalized("NFC", joined):
            cells = [cell.strip() for cell in kept]
        else:
            self.dirty += any(is_damaged(cell) for cell in kept)
            cells = [clean(cell).strip() for cell in kept]
        return tuple(cells + [""] * (self.width - len(cells)))

    def notices(self) -> list[Notice]:
        """What was changed."""
        told = []
        name = table_name(self.file, self.sheet)
        if self.short:
            told.append(
                Message(
                    "{table}: rows with fewer cells than the header, whose missing cells count as empty: {count}.",
                    table=name,
                    count=self.short,
                )
            )
        if self.dirty:
            told.append(
                Message(
                    "{table}: rows that held characters which are no text, and which were removed or marked: {count}.",
                    table=name,
                    count=self.dirty,
                )
            )
        return [Notice("table", what) for what in told]


def shape(table: Table, rows: Iterable[tuple[int, Sequence[str]]], limits: TableLimits, reading: Reading) -> Table:
    """A Table with its rows (number, cells) cleaned and made as wide as the header.

    Blank rows are left out. Rows with cells beyond the header and rows with a cell over the limit
    become damage; shorter rows are filled up and, like cleaned characters, told in a Notice.
    """
    shaper = Shaper(table.file, table.sheet, len(table.header), limits)
    kept = [Row(number, cells) for number, raw in rows if (cells := shaper.cells(number, raw)) is not None]
    reading.notices += shaper.notices()
    return replace(table, rows=tuple(kept), damage=by_row([*table.damage, *shaper.damage]))


def by_row(damage: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """Rejections of rows in row order."""
    return tuple(sorted(damage, key=lambda rejection: rejection.row or 0))


def _fault(cells: Sequence[str], width: int, limits: TableLimits) -> tuple[Message, Message] | None:
    if len(cells) > width:
        reason = Message("The row has {cells} cells where the header has {width}.", cells=len(cells), width=width)
        return reason, Message("Check separators and quotation marks in this row, correct it and run again.")
    if cells and max(map(len, cells)) > limits.cell:
        reason = Message("A cell is longer than {limit} characters.", limit=limits.cell)
        return reason, Message("Move the text into a document and name it in the row.")
    return None
