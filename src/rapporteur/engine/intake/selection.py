"""Which tables of a SOURCE are read, with what the review says of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapporteur.engine.errors import ReviewError
from rapporteur.engine.intake.layouts import Layout, find_column, has_question, lay_out
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.review import QuestionSpec, Review, TableSpec
from rapporteur.engine.intake.sources import File, Found
from rapporteur.engine.intake.tables import STAGE_TABLES, Reading, Table, read_table
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Notice, Rejection


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table to read, its file, and its layout."""

    table: Table
    file: File
    layout: Layout


@dataclass(slots=True)
class Selection:
    """The tables chosen from one SOURCE. left: files that the review does not name."""

    chosen: list[Chosen] = field(default_factory=list)
    left: list[File] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ignored: int = 0

    def balance(self) -> Balance:
        """Tables (sheets, or files that hold none) and what became of them."""
        lost = len(self.rejections)
        total = len(self.chosen) + lost + self.ignored
        return Balance(STAGE_TABLES, total, len(self.chosen), lost, self.ignored)


Read = Callable[[File], Reading]
"""Reads a file of tables."""


def _read_whole(file: File) -> Reading:
    return read_table(file.path, name=file.name)


def select_tables(found: Found, review: Review, places: Places, read: Read = _read_whole) -> Selection:
    """Read the tables that the review names, else all, and lay out each.

    Raises ReviewError if the review names a file, sheet, column or question that is not there.
    """
    selection = Selection()
    readings: dict[str, Reading] = {}
    for file, spec in _assign(found, review, selection):
        if file.name not in readings:
            reading = readings[file.name] = read(file)
            selection.rejections += reading.rejections
            selection.notices += reading.notices
            selection.ignored += reading.ignored
        for table in _sheets(readings[file.name], spec, file, review):
            selection.chosen.append(Chosen(table, file, lay_out(table, spec, review, places)))
    _drop_side_sheets(selection, readings)
    _check_questions(selection.chosen, review)
    return selection


def _assign(found: Found, review: Review, selection: Selection) -> list[tuple[File, TableSpec]]:
    """Pairs of a file and what the review says of it; files of no pair are left."""
    if not found.folder and len(review.tables) == 1 and found.tables:
        return [(found.tables[0], review.tables[0])]
    pairs = []
    for spec in review.tables or (TableSpec(),):
        files = [file for file in found.tables if not spec.file or _is_file(file, spec.file, found)]
        if spec.file and not files and (found.folder or found.tables):
            raise _no_file(spec, found)
        pairs += [(file, spec) for file in files]
    named = {file.name for file, _ in pairs}
    selection.left = [file for file in found.tables if file.name not in named]
    return pairs


def _is_file(file: File, written: str, found: Found) -> bool:
    name = written.replace("\\", "/").removeprefix("./")
    return file.name == found.prefix + name or (not found.folder and file.path.name == name.split("/")[-1])


def _no_file(spec: TableSpec, found: Found) -> ReviewError:
    names = ", ".join(f'"{file.name}"' for file in found.tables) or "none"
    what = f'file names "{spec.file}", which is not there.'
    return ReviewError(what, where="review.toml, [table]", action=f"Tables found: {names}.")


def _sheets(reading: Reading, spec: TableSpec, file: File, review: Review) -> list[Table]:
    if spec.sheet:
        tables = [table for table in reading.tables if table.sheet == spec.sheet]
        if not tables and reading.tables:
            names = ", ".join(f'"{table.sheet}"' for table in reading.tables)
            what = f'sheet names "{spec.sheet}", which {file.name} does not have.'
            raise ReviewError(what, where="review.toml, [table]", action=f"Its sheets: {names}.")
        return tables
    return reading.tables[:1] if review.tables and spec.columns else reading.tables


def _drop_side_sheets(selection: Selection, readings: dict[str, Reading]) -> None:
    """Ignore sheets that nobody asked for: not named by the review, or beside a table and unlike one."""
    chosen = []
    for each in selection.chosen:
        first = readings[each.file.name].tables[0]
        related = each.layout.sure or each.layout.roles or each.table.header == first.header
        if each.table is first or related:
            chosen.append(each)
    selection.chosen = chosen
    kept = {id(each.table) for each in chosen}
    for name, reading in readings.items():
        dropped = [table for table in reading.tables if id(table) not in kept]
        selection.ignored += len(dropped)
        for table in dropped:
            selection.notices.append(
                Notice("sheet", Message("{file}: the sheet {sheet} is not read.", file=name, sheet=table.sheet))
            )


def _check_questions(chosen: Sequence[Chosen], review: Review) -> None:
    """Raise ReviewError for a question of the review that no table has."""
    told: dict[str, QuestionSpec] = dict(review.questions or {})
    for name, question in told.items():
        if chosen and not any(has_question(each.table, name, question) for each in chosen):
            find_column(chosen[0].table, (question.columns or (name,))[0], "[questions]")
