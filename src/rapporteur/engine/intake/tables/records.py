"""What a table is once it is read, whatever kind of file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Rejection

STAGE_TABLES = "tables"
STAGE_ROWS = "rows"


@dataclass(frozen=True, slots=True)
class TableLimits:
    """Bounds on what a table may hold. Bytes, or code points for a cell."""

    file_bytes: int = 1 << 30
    unpacked_bytes: int = 1 << 29
    entries: int = 5_000
    cell: int = 5_000_000
    columns: int = 5_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row. number: as a spreadsheet counts. cells: as many as the header has, "" where empty."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. header: unique names. damage: rows that were there and could not be read."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    damage: tuple[Rejection, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""

    @property
    def name(self) -> str:
        """What a person would call it: "answers.xlsx, sheet Form1"."""
        return table_name(self.file, self.sheet)

    def values(self, column: int) -> list[str]:
        """The cells of a column that are not empty, in row order."""
        return [row.cells[column] for row in self.rows if row.cells[column]]


@dataclass(slots=True)
class Reading:
    """What one file gave: its tables, or why there are none. ignored: hidden or empty sheets."""

    tables: list[Table] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ignored: int = 0


def table_name(file: str, sheet: str = "") -> str:
    """What a person would call a table."""
    return Message("{file}, sheet {sheet}", file=file, sheet=sheet) if sheet else file


def too_wide(columns: int, limits: TableLimits) -> UnreadableInput:
    """The error for a table with more columns than are read."""
    what = Message("The table has {columns} columns; at most {limit} are read.", columns=columns, limit=limits.columns)
    return UnreadableInput(what, action=Message("Leave out columns that are not needed, and run again."))


def reject_row(file: str, sheet: str, number: int, reason: Message, action: Message) -> Rejection:
    """The Rejection of one row. Neither reason nor action may hold a value of the row."""
    item = Message("{table}, row {row}", table=table_name(file, sheet), row=str(number))
    return Rejection(STAGE_ROWS, item, reason, action, file=file, sheet=sheet, row=number)


def reject_table(file: str, reason: Message, action: Message, sheet: str = "") -> Rejection:
    """The Rejection of a whole file or sheet."""
    return Rejection(STAGE_TABLES, table_name(file, sheet), reason, action, file=file, sheet=sheet)
