"""A row of an XLSForm seen through its columns, and what is remarked while rows are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire.definition import KEY
from rapporteur.web.consultations.questionnaire.faults import Fault
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.consultations.questionnaire.xlsform.columns import CHANGING, Column
from rapporteur.web.consultations.questionnaire.xlsform.workbook import Row, Sheet

YES: Final = frozenset({"yes", "true", "true()", "1"})
NO: Final = frozenset({"", "no", "false", "false()", "0"})


@dataclass(slots=True)
class Remarks:
    """What is found on the way: faults, which keep the form out, and notices, which do not."""

    faults: list[Fault] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)

    def key(self, cells: Cells) -> str:
        """The key made of a name, which XLSForm allows more letters for. Blank names are faults."""
        name = cells.text("name")
        key = key_of(name)
        if not name:
            self.faults.append(Fault(cells.place("name"), Message("The row has no name.")))
        elif key != name:
            self.notices.append(Message("The name {name} has become {key}.", name=name, key=key))
        return key

    def refuse_changes(self, cells: Cells) -> None:
        """Faults for cells that would change what the form does."""
        for written, column in cells.columns.items():
            if column.base in CHANGING and cells.row.cells.get(written, "").strip().lower() not in NO:
                problem = Message("The column {column} is not supported: empty this cell.", column=written)
                self.faults.append(Fault(cells.row.place(written), problem))


@dataclass(frozen=True, slots=True)
class Cells:
    """A row with the columns of its sheet."""

    row: Row
    columns: Mapping[str, Column]

    def text(self, base: str) -> str:
        """The text of an understood column, "" if there is none."""
        return next((tidy(text) for column, text in self._said() if column.base == base), "")

    def words(self, base: str) -> dict[str, str]:
        """The text of a column in all its languages."""
        said = {column.language: tidy(text) for column, text in self._said() if column.base == base}
        return {language: text for language, text in said.items() if text}

    def names(self, base: str) -> tuple[str, ...]:
        """The names that a cell lists, set apart by blanks or commas."""
        return tuple(name for name in re.split(r"[\s,;]+", self.text(base)) if name)

    def extra(self) -> dict[str, str]:
        """What stands in columns that are not understood."""
        return {column.written: tidy(text) for column, text in self._said() if not column.base and tidy(text)}

    def place(self, base: str) -> Message:
        """Where the column stands in this row."""
        written = next((column.written for column in self.columns.values() if column.base == base), base)
        return self.row.place(written)

    def _said(self) -> list[tuple[Column, str]]:
        return [(self.columns[name], text) for name, text in self.row.cells.items()]


def cells_of(sheet: Sheet, columns: Mapping[str, Column]) -> list[Cells]:
    """The rows of a sheet through its columns."""
    return [Cells(row, columns) for row in sheet.rows]


def key_of(name: str) -> str:
    """A key for a name of an XLSForm; a name that is a key stays as it is."""
    if KEY.fullmatch(name) or not name:
        return name
    plain = re.sub(r"[^a-z0-9_]", "_", name.lower())
    return (plain if plain[0].isalpha() else f"k{plain}")[:40]
