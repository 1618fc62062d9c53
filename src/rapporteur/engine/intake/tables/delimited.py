"""CSV and its relatives (RFC 4180), read so that one damaged row costs one row and not the file.

The reader of the standard library swallows everything after a stray quotation mark. Here a record
that does not close, or that does not fit, is given up at its first line, and reading starts again
at the next line that fits the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.tables.decoding import decode
from rapporteur.engine.intake.tables.records import Reading, Table, TableLimits, reject_row, reject_table, too_wide
from rapporteur.engine.intake.tables.shaping import column_names, header_position, shape, trim
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Rejection

DELIMITERS = (",", ";", "\t", "|")
_LOOK = 20
_FIRST_ROW = 2
_DIRECTIVE = re.compile(r"sep=(.)\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the file. end: where the next begins. closed: its quotation marks add up.

    odd: quotation marks stand inside a cell that does not begin with one.
    """

    cells: list[str]
    end: int
    closed: bool
    odd: bool = False


@dataclass(slots=True)
class Grammar:
    """How fields look with one delimiter ("" for a file of one column). cell: limit of a cell."""

    delimiter: str
    cell: int
    quoted: re.Pattern[str] = field(init=False)
    bare: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        mark = re.escape(self.delimiter)
        end = rf"(?=[{mark}\n]|\Z)" if mark else r"(?=\n|\Z)"
        self.quoted = re.compile(rf' *+"((?:[^"]++|"")*+)"[ ]*+{end}')
        self.bare = re.compile(rf"[^{mark}\n]*+")

    def record(self, text: str, start: int) -> Record:
        """The record that begins at a position of a text with LF line ends."""
        cells: list[str] = []
        position = start
        odd = False
        while True:
            match = self.quoted.match(text, position, position + 10 * self.cell)
            if match:
                cells.append(match[1].replace('""', '"'))
            else:
                match = self.bare.match(text, position)
                if match is None or match[0].lstrip(" ").startswith('"'):
                    return Record(cells, _next_line(text, start), closed=False)
                cells.append(match[0])
                odd = odd or '"' in match[0]
            position = match.end()
            if position >= len(text) or text[position] == "\n":
                return Record(cells, min(position + 1, len(text)), closed=True, odd=odd)
            position += 1


def read_delimited(data: bytes, *, file: str, limits: TableLimits) -> Reading:
    """The table of a CSV file (any delimiter of DELIMITERS). Damaged rows are in Table.damage."""
    reading = Reading()
    try:
        text, encoding = decode(data)
    except UnreadableInput as error:
        reading.rejections.append(reject_table(file, error.what, error.action))
        return reading
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        reading.rejections.append(reject_table(file, Message("The file is empty."), Message("Export the table again.")))
        return reading
    text, grammar = _grammar(text, limits)
    start, number, header = _header(text, grammar)
    if len(header) > limits.columns:
        wide = too_wide(len(header), limits)
        reading.rejections.append(reject_table(file, wide.what, wide.action))
        return reading
    _tell(reading, file, encoding, number - _FIRST_ROW)
    damage: list[Rejection] = []
    table = Table(file, column_names(header), (), encoding=encoding, delimiter=grammar.delimiter)
    rows = list(_rows(text, start, number, grammar, table, damage))
    reading.tables.append(shape(replace(table, damage=tuple(damage)), rows, limits, reading))
    return reading


def _tell(reading: Reading, file: str, encoding: str, above: int) -> None:
    if "damaged" in encoding:
        what = Message("{file}: some letters were lost before the file came here; they stand as \ufffd.", file=file)
        reading.notices.append(Notice("encoding", what))
    if above:
        what = Message("{file}: lines above the header that are not read: {count}.", file=file, count=above)
        reading.notices.append(Notice("table", what))


def _next_line(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found + 1


def _grammar(text: str, limits: TableLimits) -> tuple[str, Grammar]:
    directive = _DIRECTIVE.match(text)
    if directive:
        return text[directive.end() :], Grammar(directive[1], limits.cell)
    scored = [(_fit(text, Grammar(mark, limits.cell)), -rank) for rank, mark in enumerate(DELIMITERS)]
    (fit, rank) = max(scored)
    return text, Grammar(DELIMITERS[-rank] if fit else "", limits.cell)


def _fit(text: str, grammar: Grammar) -> float:
    """How well a delimiter fits: columns of the header, times the share of records as wide as it (cubed,
    since commas in texts give many columns in few records), times 4 if the header is the first line."""
    records = [record for record in _first(text, grammar) if any(record.cells)]
    if not records:
        return 0.0
    _, number, header = _header(text, grammar)
    share = sum(1 for r in records if r.closed and not r.odd and len(r.cells) == len(header)) / len(records)
    return float((len(header) - 1) * share**3 * (4 if number == _FIRST_ROW else 1))


def _first(text: str, grammar: Grammar) -> Iterator[Record]:
    position = 0
    for _ in range(_LOOK):
        if position >= len(text):
            return
        record = grammar.record(text, position)
        yield record
        position = record.end


def _header(text: str, grammar: Grammar) -> tuple[int, int, list[str]]:
    """Where the rows begin, the number of the first row, and the cells of the header."""
    records = list(_first(text, grammar))
    index = header_position([trim(record.cells) for record in records])
    return records[index].end, index + 2, trim(records[index].cells)


def _rows(
    text: str, position: int, number: int, grammar: Grammar, table: Table, damage: list[Rejection]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of every row that can be read, and put the others into damage."""
    width = len(table.header)
    while position < len(text):
        record = grammar.record(text, position)
        if record.closed and not _swallowed(text, position, record, grammar, width):
            yield number, record.cells
            position = record.end
        else:
            position, lines = _resume(text, position, grammar, width)
            damage.append(_damaged(table, number, lines))
        number += 1


def _swallowed(text: str, start: int, record: Record, grammar: Grammar, width: int) -> bool:
    """Whether a record over several lines does not fit the header, while a later line of it does."""
    if len(record.cells) == width or width < 2:
        return False
    position = _next_line(text, start)
    while position < record.end:
        inner = grammar.record(text, position)
        if inner.closed and len(inner.cells) == width:
            return True
        position = _next_line(text, position)
    return False


def _resume(text: str, start: int, grammar: Grammar, width: int) -> tuple[int, int]:
    """Where reading goes on after a damaged row, and over how many lines the damage reaches."""
    position, lines = _next_line(text, start), 1
    while position < len(text):
        record = grammar.record(text, position)
        if not record.closed or len(record.cells) >= width:
            break
        position, lines = record.end, lines + 1
    return position, lines


def _damaged(table: Table, number: int, lines: int) -> Rejection:
    reason = Message("A quotation mark in the row is opened or closed in the wrong place.")
    if lines > 1:
        reason = Message(
            "A quotation mark in the row is opened or closed in the wrong place. Lines after it that cannot be "
            "told apart from it: {lines}.",
            lines=lines - 1,
        )
    action = Message("Double every quotation mark inside a text, or export the table again, and run again.")
    return reject_row(table.file, table.sheet, number, reason, action)
