"""JSON Lines with one text a line: what the filters of the command line read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

_MARK = b"\xef\xbb\xbf"
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can be used. number: of the line, from 1. id: as it stands there, a text or a whole number.

    text: its words as they stand there. fields: the whole object.
    """

    number: int
    id: str | int
    text: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, and why."""

    number: int
    reason: str


def read_lines(lines: Iterable[bytes]) -> Iterator[Line | BadLine]:
    """Every line of a JSON Lines file as a Line or a BadLine, in order, none left out.

    lines: with or without their ends, UTF-8; a byte order mark before the first is passed over. A line is an
    object with "id" (a text that is not empty, or a whole number) and "text" (a text, which may be empty). Of
    lines with one id the first is good; 1 and "1" are one id. The ids that came are all that is held.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        try:
            found = _line(number, line.removeprefix(_MARK) if number == 1 else line)
        except ValueError as error:
            yield BadLine(number, str(error))
            continue
        before = seen.setdefault(str(found.id), number)
        if before == number:
            yield found
        else:
            yield BadLine(number, f"The id {shown(found.id)} came before, in line {before:,}.")


def shown(value: object) -> str:
    """A value as JSON in plain letters, cut where it is long: safe to print on any terminal."""
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def _line(number: int, line: bytes) -> Line:
    fields = _object(line)
    for key in ("id", "text"):
        if key not in fields:
            raise ValueError(f'"{key}" is missing.')
    own, text = fields["id"], fields["text"]
    if isinstance(own, bool) or not isinstance(own, str | int):
        raise ValueError('"id" is not a text or a whole number.')
    if own == "":
        raise ValueError('"id" is empty.')
    if not isinstance(text, str):
        raise ValueError('"text" is not a text.')
    return Line(number, own, text, fields)


def _object(line: bytes) -> Mapping[str, Any]:
    """The object of a line. Raises ValueError with a sentence."""
    if not line.strip():
        raise ValueError("The line is empty.")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("The line is not UTF-8.") from None
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ValueError("The line is not JSON.") from None
    if not isinstance(value, dict):
        raise ValueError("The line is not a JSON object.")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
