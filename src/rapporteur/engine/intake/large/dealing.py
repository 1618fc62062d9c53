"""Every row gets its id and goes to the part of its contributor; second rows with an id are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rapporteur.engine.frames.spill import Chunk, Column, chunks
from rapporteur.engine.intake.dates import DayOrder
from rapporteur.engine.intake.identity import contributor_key
from rapporteur.engine.intake.large.scanning import ROW, hashed
from rapporteur.engine.intake.rows import RowReader, copied_id, made_id

ID, MADE, CONTRIBUTOR = "id", "made", "contributor"
AGAIN, COPIES = "again.npy", "copies.npy"
"""Files: numbers of rows whose id an earlier row has; number and copy of rows whose made id earlier rows have."""

Array = npt.NDArray[Any]


def part_file(folder: Path, part: int) -> Path:
    """Where the rows of a part are."""
    return folder / f"part-{part:05}.arrow"


@dataclass(frozen=True, slots=True)
class Dealt:
    """What the rows say together. again: (number of a row, number of the earlier row with its id)."""

    rounds: frozenset[str]
    days_first: bool | None
    again: tuple[tuple[int, int], ...]


def deal(
    spill: Path, columns: Sequence[str], reader: RowReader, used: Sequence[int], folder: Path, parts: int
) -> Dealt:
    """Deal the rows of a spill into parts by a hash of their contributors, which is the same everywhere.

    columns: the name in the spill of each column of the reader's table. used: those that the parts keep, by their
    place in it. A part gets the columns "0", "1" ... of these, ID, MADE (the id is made of the content; of copies
    it is the same), CONTRIBUTOR (made with this id) and ROW.
    """
    order, ids, rounds = DayOrder(), _Ids(), set[str]()
    names = {columns[column]: str(place) for place, column in enumerate(used)} | {ROW: ROW}
    received, told = _column(reader, "received"), _column(reader, "round")
    for chunk in chunks(spill):
        keys, made = _keys(chunk, columns, reader)
        contributors = _contributors(chunk, columns, reader, keys)
        ids.add(chunk.numbers(ROW), keys, made)
        order.see(chunk.texts(columns[received]) if received is not None else ())
        cells = set(chunk.texts(columns[told])) if told is not None else {""}
        rounds.update(reader.round(" ".join(cell.split())) for cell in cells)
        places = np.array([crc32(key.encode("utf-8")) % parts for key in contributors], np.int64)
        added: dict[str, Column] = {ID: keys, MADE: made, CONTRIBUTOR: contributors}
        chunk.renamed(names, added).deal(places, lambda part: part_file(folder, part))
    return Dealt(frozenset(rounds), order.day_first(), ids.settle(folder))


def _column(reader: RowReader, role: str) -> int | None:
    return next(iter(reader.layout.roles.get(role, ())), None)


def _rows(chunk: Chunk, columns: Sequence[str], wanted: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The cells of the rows, "" in columns that are not wanted."""
    if not wanted:
        return repeat(("",) * len(columns), len(chunk))
    return zip(
        *(chunk.texts(name) if place in wanted else repeat("") for place, name in enumerate(columns)), strict=False
    )


def _keys(chunk: Chunk, columns: Sequence[str], reader: RowReader) -> tuple[list[str], npt.NDArray[np.bool_]]:
    """The ids of the rows, and which of them are made of the content."""
    wanted = reader.layout.roles.get("id", ())
    keys = [reader.id(cells) for cells in _rows(chunk, columns, wanted)]
    made = np.array([not key for key in keys], np.bool_)
    without = np.flatnonzero(made)
    if len(without):
        contents = _rows(chunk.take(without), columns, range(len(columns)))
        for place, cells in zip(without, contents, strict=True):
            keys[place] = made_id(cells)
    return keys, made


def _contributors(chunk: Chunk, columns: Sequence[str], reader: RowReader, keys: Sequence[str]) -> list[str]:
    roles = reader.layout.roles
    wanted = (*roles.get("organisation", ()), *roles.get("contributor", ()))
    rows = zip(_rows(chunk, columns, wanted), keys, strict=True)
    return [contributor_key(*reader.names(cells), key) for cells, key in rows]


@dataclass(slots=True)
class _Ids:
    """The ids of all rows as 64 bits each, in row order.

    Of ten million ids two are taken for one with a chance of 1 : 370,000.
    """

    rows: list[Array] = field(default_factory=list)
    hashes: list[Array] = field(default_factory=list)
    made: list[Array] = field(default_factory=list)
    bases: list[Array] = field(default_factory=list)
    seen: int = 0

    def add(self, rows: Array, keys: Sequence[str], made: npt.NDArray[np.bool_]) -> None:
        self.rows.append(rows)
        self.hashes.append(np.array([hashed(key) for key in keys], np.uint64))
        places = np.flatnonzero(made)
        self.made.append(places + self.seen)
        self.bases.append(np.array([int(keys[place][2:], 16) for place in places.tolist()], np.uint64))
        self.seen += len(rows)

    def settle(self, folder: Path) -> tuple[tuple[int, int], ...]:
        """Write AGAIN and COPIES; give the rows whose id an earlier row has, each with the number of that row."""
        rows, hashes = _joined(self.rows, np.uint32), _joined(self.hashes, np.uint64)
        made, bases = _joined(self.made, np.int64), _joined(self.bases, np.uint64)
        order, first = _runs(bases)
        copy = np.arange(len(order)) - first
        later = np.flatnonzero(copy)
        for place in later:
            key = copied_id(f"c-{bases[order[place]]:010x}", int(copy[place]) + 1)
            hashes[made[order[place]]] = hashed(key)
        np.save(folder / COPIES, np.stack([rows[made[order[later]]].astype(np.int64), copy[later] + 1]))
        order, first = _runs(hashes)
        second = np.flatnonzero(np.arange(len(order)) != first)
        again = np.stack([rows[order[second]], rows[order[first[second]]]], axis=1).astype(np.int64)
        np.save(folder / AGAIN, np.sort(again[:, 0]))
        return tuple((int(number), int(earlier)) for number, earlier in again)


def _joined(pieces: list[Array], kind: type[np.generic]) -> Array:
    return np.concatenate([np.zeros(0, kind), *pieces])


def _runs(values: Array) -> tuple[Array, Array]:
    """The order in which values are sorted, equal ones as they stand, and for each place where its run begins."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    begins = np.ones(len(values), np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    return order, np.maximum.accumulate(np.where(begins, np.arange(len(values)), 0))
