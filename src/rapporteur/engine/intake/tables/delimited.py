"""CSV and its relatives (RFC 4180), read so that one damaged row costs one row and not the file.

The reader of the standard library swallows everything after a stray quotation mark. Here a record
that does not close, or that does not fit, is given up at its first line, and reading starts again
at the next line that fits the header. The text may come piece by piece: what is found does not
depend on where the pieces are cut, and no more of it is held than one record needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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

    odd: quotation marks stand inside a cell that does not begin with one. reach: how far the text was looked at.
    """

    cells: list[str]
    end: int
    closed: bool
    reach: int
    odd: bool = False


@dataclass(slots=True)
class Pieces:
    """A text of which a part is held. text: that part, with LF line ends. rest: what follows. whole: nothing does."""

    text: str
    rest: Iterator[str] = field(default_factory=lambda: iter(()))
    whole: bool = False

    def more(self, position: int) -> None:
        """Let go of what stands before a position, and hold twice as much of what follows, or all of it."""
        kept = self.text[position:]
        added = list(self._next(len(kept) + 1))
        self.text = "".join((kept, *added))

    def _next(self, size: int) -> Iterator[str]:
        while size > 0 and not self.whole:
            piece = next(self.rest, "")
            self.whole = not piece
            size -= len(piece)
            yield piece


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose header is read. rows: (number, bare cells) of those that can be read; damage: grows with them."""

    table: Table
    rows: Iterator[tuple[int, list[str]]]
    damage: list[Rejection]


@dataclass(slots=True)
class Grammar:
    """How fields look with one delimiter ("" for a file of one column). cell: limit of a cell."""

    delimiter: str
    cell: int
    quoted: re.Pattern[str] = field(init=False)
    bare: re.Pattern[str] = field(init=False)
    begun: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        mark = re.escape(self.delimiter)
        end = rf"(?=[{mark}\n]|\Z)" if mark else r"(?=\n|\Z)"
        self.quoted = re.compile(rf' *+"((?:[^"]++|"")*+)"[ ]*+{end}')
        self.bare = re.compile(rf"[^{mark}\n]*+")
        self.begun = re.compile(r' *+"(?:[^"]++|"")*+')

    def record(self, text: str, start: int) -> Record:
        """The record that begins at a position of a text with LF line ends."""
        cells: list[str] = []
        position = start
        odd = False
        while True:
            match = self._quoted(text, position)
            if match:
                cells.append(match[1].replace('""', '"'))
            else:
                match = self.bare.match(text, position)
                if match is None or match[0].lstrip(" ").startswith('"'):
                    end = _next_line(text, start)
                    return Record(cells, end, closed=False, reach=max(end, self._begun(text, position)))
                cells.append(match[0])
                odd = odd or '"' in match[0]
            position = match.end()
            if position >= len(text) or text[position] == "\n":
                end = min(position + 1, len(text))
                return Record(cells, end, closed=True, reach=end, odd=odd)
            position += 1

    def fitting(self, width: int) -> re.Pattern[str]:
        """A pattern for plain records, as most are, of so many cells: no spaces around quotation marks, none inside."""
        if self.delimiter in ('"', " "):
            return re.compile("(?!)")
        mark = re.escape(self.delimiter)
        return re.compile(mark.join([rf'("(?:[^"]++|"")*+"|[^"{mark}\n]*+)'] * width) + "\n")

    def _quoted(self, text: str, position: int) -> re.Match[str] | None:
        if text[position : position + 1] not in ('"', " "):
            return None
        return self.quoted.match(text, position, position + 10 * self.cell)

    def _begun(self, text: str, position: int) -> int:
        """How far a cell reaches that begins with a quotation mark and does not end."""
        match = self.begun.match(text, position, position + 10 * self.cell)
        return match.end() if match else position


def read_delimited(data: bytes, *, file: str, limits: TableLimits) -> Reading:
    """The table of a CSV file (any delimiter of DELIMITERS). Damaged rows are in Table.damage."""
    reading = Reading()
    try:
        text, encoding = decode(data)
    except UnreadableInput as error:
        reading.rejections.append(reject_table(file, error.what, error.action))
        return reading
    source = Pieces(text.replace("\r\n", "\n").replace("\r", "\n"), whole=True)
    opened = open_delimited(source, encoding, file=file, limits=limits, reading=reading)
    if opened is not None:
        rows = list(opened.rows)
        reading.tables.append(shape(replace(opened.table, damage=tuple(opened.damage)), rows, limits, reading))
    return reading


def open_delimited(source: Pieces, encoding: str, *, file: str, limits: TableLimits, reading: Reading) -> Opened | None:
    """The header of a CSV file, and its rows to come; None if it has none, and then reading says why."""
    marks = _directive(source)
    while not source.whole and _is_short(source.text, marks, limits):
        source.more(0)
    if not source.text.strip():
        reading.rejections.append(reject_table(file, Message("The file is empty."), Message("Export the table again.")))
        return None
    grammar = _grammar(source.text, marks, limits)
    start, number, header = _header(source.text, grammar)
    if len(header) > limits.columns:
        wide = too_wide(len(header), limits)
        reading.rejections.append(reject_table(file, wide.what, wide.action))
        return None
    _tell(reading, file, encoding, number - _FIRST_ROW)
    damage: list[Rejection] = []
    table = Table(file, column_names(header), (), encoding=encoding, delimiter=grammar.delimiter)
    return Opened(table, _rows(source, start, number, grammar, table, damage), damage)


def _directive(source: Pieces) -> Sequence[str]:
    """The delimiters that may be meant: the one that the file names, which is taken from it, else all."""
    found = _DIRECTIVE.match(source.text)
    if not found:
        return DELIMITERS
    source.text = source.text[found.end() :]
    return (found[1],)


def _is_short(text: str, marks: Sequence[str], limits: TableLimits) -> bool:
    """Whether more of the text could change how its first records are read."""
    reaches = (record.reach for mark in (*marks, "") for record in _first(text, Grammar(mark, limits.cell)))
    return not text.strip() or any(reach >= len(text) for reach in reaches)


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


def _grammar(text: str, marks: Sequence[str], limits: TableLimits) -> Grammar:
    if len(marks) == 1:
        return Grammar(marks[0], limits.cell)
    scored = [(_fit(text, Grammar(mark, limits.cell)), -rank) for rank, mark in enumerate(marks)]
    (fit, rank) = max(scored)
    return Grammar(marks[-rank] if fit else "", limits.cell)


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
    source: Pieces, position: int, number: int, grammar: Grammar, table: Table, damage: list[Rejection]
) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of every row that can be read, and put the others into damage."""
    width = len(table.header)
    fitting = grammar.fitting(width)
    while True:
        text = source.text
        while position < len(text):
            match = fitting.match(text, position, position + 10 * grammar.cell)
            if match:
                yield number, [cell[1:-1].replace('""', '"') if cell[:1] == '"' else cell for cell in match.groups()]
                position, number = match.end(), number + 1
                continue
            step = _step(text, position, grammar, width)
            if step.reach >= len(text) and not source.whole:
                break
            if step.lines:
                damage.append(_damaged(table, number, step.lines))
            else:
                yield number, step.cells
            position, number = step.end, number + 1
        if source.whole:
            return
        source.more(position)
        position = 0


@dataclass(frozen=True, slots=True)
class _Step:
    """A row, or as many lines of damage. end: where reading goes on. reach: how far the text was looked at."""

    cells: list[str]
    end: int
    reach: int
    lines: int = 0


def _step(text: str, position: int, grammar: Grammar, width: int) -> _Step:
    record = grammar.record(text, position)
    if not record.closed:
        return _resume(text, position, grammar, width, record.reach)
    swallowed, reach = _swallowed(text, position, record, grammar, width)
    if swallowed:
        return _resume(text, position, grammar, width, reach)
    return _Step(record.cells, record.end, reach)


def _swallowed(text: str, start: int, record: Record, grammar: Grammar, width: int) -> tuple[bool, int]:
    """Whether a record over several lines does not fit the header, while a later line of it does; and its reach."""
    reach = record.reach
    if len(record.cells) == width or width < 2:
        return False, reach
    position = _next_line(text, start)
    while position < record.end:
        inner = grammar.record(text, position)
        reach = max(reach, inner.reach)
        if inner.closed and len(inner.cells) == width:
            return True, reach
        position = _next_line(text, position)
    return False, reach


def _resume(text: str, start: int, grammar: Grammar, width: int, reach: int) -> _Step:
    """Where reading goes on after a damaged row, and over how many lines the damage reaches."""
    position, lines = _next_line(text, start), 1
    while position < len(text):
        record = grammar.record(text, position)
        reach = max(reach, record.reach)
        if not record.closed or len(record.cells) >= width:
            return _Step([], position, reach, lines)
        position, lines = record.end, lines + 1
    return _Step([], position, len(text), lines)


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
