"""One pass over the file of a large table: its rows go to disk, and a sample of them stays to understand them by."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import numpy as np

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.frames.spill import Chunk
from rapporteur.engine.intake.sources import File
from rapporteur.engine.intake.tables import Reading, Row, Table, TableLimits, reject_table
from rapporteur.engine.intake.tables.decoding import BLOCK, Encoding, find_encoding
from rapporteur.engine.intake.tables.delimited import Pieces, open_delimited
from rapporteur.engine.intake.tables.lines import KeyPlaces, read_objects
from rapporteur.engine.intake.tables.records import too_wide
from rapporteur.engine.intake.tables.shaping import Shaper, by_row, column_names
from rapporteur.engine.records import Rejection

ROW = "row"
_CHUNK = 16_000_000
_COPIES = 20
_PART = "\x1f"


def hashed(text: str) -> int:
    """64 bits of a hash of a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(slots=True)
class Sample:
    """The different rows with the smallest hashes of their content, whatever their order: at most size of them.

    Each stands in the sample as often as in the table, but no more than 20 times.
    """

    size: int
    _kept: dict[int, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    _largest: int = 1 << 64

    def add(self, key: int, cells: tuple[str, ...]) -> None:
        """See one row. key: the hash of its content."""
        if key < self._largest:
            known, copies = self._kept.get(key, (cells, 0))
            self._kept[key] = known, copies + 1
            if len(self._kept) >= 2 * self.size:
                self._prune()

    def _prune(self) -> None:
        kept = sorted(self._kept)[: self.size]
        self._kept = {key: self._kept[key] for key in kept}
        self._largest = kept[-1] + 1

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows in the order of their hashes."""
        for key in sorted(self._kept)[: self.size]:
            cells, copies = self._kept[key]
            for _ in range(min(copies, _COPIES)):
                yield cells


@dataclass(slots=True)
class Spill:
    """Writes rows to a file in chunks. rows: how many there are."""

    path: Path
    rows: int = 0
    _waiting: list[tuple[str, ...]] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _size: int = 0

    def add(self, number: int, cells: tuple[str, ...], size: int) -> None:
        """Take a row. number: of the row. size: of its cells together, in code points."""
        self._waiting.append(cells)
        self._numbers.append(number)
        self._size += size + 100
        if self._size > _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if not self._waiting:
            return
        width = max(map(len, self._waiting))
        padded = self._waiting if len(self._waiting[0]) == width else [_wide(cells, width) for cells in self._waiting]
        columns = {str(place): column for place, column in enumerate(zip(*padded, strict=True))}
        Chunk.of({ROW: np.array(self._numbers, np.uint32), **columns}).append(self.path)
        self.rows += len(self._numbers)
        self._waiting, self._numbers, self._size = [], [], 0


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


@dataclass(frozen=True, slots=True)
class Scan:
    """What a pass found. reading: as of the whole table, with the rows of the sample. rows: in the spill.

    columns: the name that each column of the table has in the spill.
    """

    reading: Reading
    rows: int = 0
    columns: tuple[str, ...] = ()


def scan(file: File, spill: Path, *, sample: int, told: Callable[[int], None]) -> Scan:
    """Read the table of a file (.csv, .tsv, .jsonl) once. told: is called with the bytes that were read."""
    reading = Reading()
    try:
        encoding = find_encoding(lambda: _blocks(file.path), file.path.stat().st_size)
    except UnreadableInput as error:
        reading.rejections.append(reject_table(file.name, error.what, error.action))
        return Scan(reading)
    work = _Work(file, encoding, reading, Spill(spill), Sample(sample), told)
    return _scan_lines(work) if file.suffix == ".jsonl" else _scan_delimited(work)


@dataclass(frozen=True, slots=True)
class _Work:
    file: File
    encoding: Encoding
    reading: Reading
    spill: Spill
    sample: Sample
    told: Callable[[int], None]
    limits: TableLimits = field(default_factory=TableLimits)

    def take(self, number: int, cells: tuple[str, ...], content: str) -> None:
        """Take one row. content: the same however columns are ordered in the spill."""
        self.spill.add(number, cells, len(content))
        self.sample.add(hashed(content), cells)

    def finish(self, table: Table, columns: Sequence[int], shaper: Shaper) -> Scan:
        """Columns: the place of each column of the table in the spill."""
        self.spill.flush()
        self.reading.notices += shaper.notices()
        rows = tuple(Row(0, _ordered(cells, columns)) for cells in self.sample.rows())
        self.reading.tables.append(replace(table, rows=rows, damage=by_row([*table.damage, *shaper.damage])))
        return Scan(self.reading, self.spill.rows, tuple(map(str, columns)))


def _ordered(cells: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[column] if column < len(cells) else "" for column in columns)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _pieces(path: Path, encoding: Encoding, told: Callable[[int], None], *, line_ends: bool) -> Iterator[str]:
    """The characters of a file, piece by piece, none of them empty. line_ends: make all of them LF."""
    plain = codecs.getincrementaldecoder(encoding.codec)("replace")
    decoder = io.IncrementalNewlineDecoder(plain, translate=True) if line_ends else plain
    with path.open("rb") as stream:
        stream.seek(encoding.mark)
        while block := stream.read(BLOCK):
            if piece := decoder.decode(block):
                yield piece
            told(stream.tell())
    if piece := decoder.decode(b"", final=True):
        yield piece


def _scan_delimited(work: _Work) -> Scan:
    pieces = _pieces(work.file.path, work.encoding, work.told, line_ends=True)
    source = Pieces(next(pieces, ""), pieces)
    opened = open_delimited(source, work.encoding.name, file=work.file.name, limits=work.limits, reading=work.reading)
    if opened is None:
        return Scan(work.reading)
    shaper = Shaper(work.file.name, "", len(opened.table.header), work.limits)
    for number, raw in opened.rows:
        cells = shaper.cells(number, raw)
        if cells is not None:
            work.take(number, cells, _PART.join(cells))
    return work.finish(replace(opened.table, damage=tuple(opened.damage)), range(shaper.width), shaper)


def _scan_lines(work: _Work) -> Scan:
    damage: list[Rejection] = []
    places, keys = KeyPlaces(), _Keys()
    shaper = Shaper(work.file.name, "", 0, work.limits)
    lines = _lines(_pieces(work.file.path, work.encoding, work.told, line_ends=False))
    for number, values in read_objects(lines, work.file.name, damage):
        places.add(values)
        raw = keys.cells(values)
        shaper.width = len(raw)
        if shaper.width > work.limits.columns:
            break
        cells = shaper.cells(number, raw)
        if cells is not None:
            work.take(number, cells, keys.content(cells))
    names = places.in_order()
    if len(names) > work.limits.columns:
        wide = too_wide(len(names), work.limits)
        work.reading.rejections.append(reject_table(work.file.name, wide.what, wide.action))
        return Scan(work.reading)
    table = Table(work.file.name, column_names(names), (), tuple(damage), encoding=work.encoding.name)
    return work.finish(table, [keys.places[name] for name in names], shaper)


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces, without their ends."""
    begun: list[str] = []
    for piece in pieces:
        first, *others = piece.split("\n")
        begun.append(first)
        if others:
            yield "".join(begun)
            yield from others[:-1]
            begun = [others[-1]]
    yield "".join(begun)


@dataclass(slots=True)
class _Keys:
    """The keys of objects as columns, in the order in which they come. places: column of each."""

    places: dict[str, int] = field(default_factory=dict)
    _sorted: list[str] = field(default_factory=list)

    def cells(self, values: Mapping[str, str]) -> list[str]:
        """The values of an object as the cells of a row."""
        for key in values:
            self.places.setdefault(key, len(self.places))
        return [values.get(key, "") for key in self.places]

    def content(self, cells: Sequence[str]) -> str:
        """What a row says, whatever the order of the columns."""
        if len(self._sorted) != len(self.places):
            self._sorted = sorted(self.places)
        said = ((key, cells[self.places[key]]) for key in self._sorted)
        return _PART.join(f"{key}{_PART}{cell}" for key, cell in said if cell)
