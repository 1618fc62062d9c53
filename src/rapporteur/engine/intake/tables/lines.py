"""JSON Lines: one object a line. A bad line is one rejected row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.tables.decoding import decode
from rapporteur.engine.intake.tables.records import Reading, Table, TableLimits, reject_row, reject_table, too_wide
from rapporteur.engine.intake.tables.shaping import column_names, shape
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Rejection

_DEPTH = 20


def read_lines(data: bytes, *, file: str, limits: TableLimits) -> Reading:
    """The table of a JSON Lines file; a nested object becomes columns "a.b", a list one cell with ";".

    Columns stand in the mean order of their keys, so that the order of the lines does not matter.
    """
    reading = Reading()
    try:
        text, encoding = decode(data)
    except UnreadableInput as error:
        reading.rejections.append(reject_table(file, error.what, error.action))
        return reading
    damage: list[Rejection] = []
    objects = list(read_objects(text.split("\n"), file, damage))
    if not objects and not damage:
        reading.rejections.append(reject_table(file, Message("The file is empty."), Message("Export the table again.")))
        return reading
    places = KeyPlaces()
    for _, values in objects:
        places.add(values)
    keys = places.in_order()
    if len(keys) > limits.columns:
        wide = too_wide(len(keys), limits)
        reading.rejections.append(reject_table(file, wide.what, wide.action))
        return reading
    table = Table(file, column_names(keys), (), tuple(damage), encoding=encoding)
    rows = [(number, [values.get(key, "") for key in keys]) for number, values in objects]
    reading.tables.append(shape(table, rows, limits, reading))
    return reading


def read_objects(lines: Iterable[str], file: str, damage: list[Rejection]) -> Iterator[tuple[int, dict[str, str]]]:
    """The objects of lines with the number of the line, nested ones made flat; bad lines become damage."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            parsed = _object(line)
            if parsed is None:
                damage.append(_bad_line(file, number))
            else:
                yield number, parsed


def _bad_line(file: str, number: int) -> Rejection:
    reason = Message("The line is not a JSON object.")
    return reject_row(file, "", number, reason, Message("Correct the line and run again."))


def _object(line: str) -> dict[str, str] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    flat: dict[str, str] = {}
    _flatten(value, "", flat, _DEPTH)
    return flat


def _flatten(value: Mapping[str, Any], prefix: str, into: dict[str, str], depth: int) -> None:
    for key, inner in value.items():
        if isinstance(inner, dict) and depth:
            _flatten(inner, f"{prefix}{key}.", into, depth - 1)
        else:
            into[f"{prefix}{key}"] = _cell(inner)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return ";".join(_cell(item) for item in value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@dataclass(slots=True)
class KeyPlaces:
    """Where each key stands in the objects that have it."""

    _places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, values: Iterable[str]) -> None:
        """Note the keys of an object."""
        for position, key in enumerate(values):
            place = self._places[key]
            place[0] += position
            place[1] += 1

    def in_order(self) -> list[str]:
        """The keys in the mean order in which they stand, so that the order of the objects makes no difference."""
        places = self._places
        return sorted(places, key=lambda key: (round(places[key][0] / places[key][1], 6), key))
