"""Statements of the user's own: JSON Lines, each with what those who disagree would say, where somebody wrote that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapporteur.engine.intake.lines import BadLine, Line, read_lines


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement. contrary: what those who disagree would say, "" where it is not given."""

    line: Line
    contrary: str


def read_statements(lines: Iterable[bytes]) -> Iterator[StatementLine | BadLine]:
    """Every line of a file of statements, in order, none left out.

    lines: objects with "id", "text" (see `read_lines`) and, where stances are to be told, "contrary": a text that is
    not blank and not the same. A line with another contrary is bad, so that nobody waits for a stance in vain.
    """
    for line in read_lines(lines):
        if isinstance(line, BadLine):
            yield line
            continue
        try:
            yield StatementLine(line, _contrary(line))
        except ValueError as error:
            yield BadLine(line.number, str(error))


def _contrary(line: Line) -> str:
    if "contrary" not in line.fields:
        return ""
    contrary = line.fields["contrary"]
    if not isinstance(contrary, str):
        raise ValueError('"contrary" is not a text.')
    if not contrary.strip():
        raise ValueError('"contrary" is empty.')
    if not line.text.strip():
        raise ValueError('"text" is empty, so that nothing is contrary to it.')
    if contrary.strip() == line.text.strip():
        raise ValueError('"contrary" says the same as "text".')
    return contrary
