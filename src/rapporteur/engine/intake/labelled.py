"""Labelled texts of the user's own: JSON Lines with the codes that people gave to each text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapporteur.engine.intake.lines import BadLine, Line, read_lines, shown


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A text with all codes it holds, none where it holds none."""

    line: Line
    codes: tuple[str, ...]


def read_labelled(lines: Iterable[bytes], codes: Collection[str]) -> Iterator[LabelledLine | BadLine]:
    """Every line of a labelled file, in order, none left out.

    lines: objects with "id", "text" (see `read_lines`) and "codes", a list of codes as texts or whole numbers;
    a code that comes twice counts once. codes: those of the scheme; a line with another one is bad, so that no
    label is lost in silence.
    """
    known = frozenset(codes)
    for line in read_lines(lines):
        if isinstance(line, BadLine):
            yield line
            continue
        try:
            yield LabelledLine(line, _codes(line, known))
        except ValueError as error:
            yield BadLine(line.number, str(error))


def _codes(line: Line, known: frozenset[str]) -> tuple[str, ...]:
    given = line.fields.get("codes")
    if not isinstance(given, list) or not all(_is_code(code) for code in given):
        raise ValueError('"codes" is not a list of codes.')
    found = tuple(dict.fromkeys(str(code) for code in given))
    for code in found:
        if code not in known:
            raise ValueError(f"The scheme has no code {shown(code)}.")
    return found


def _is_code(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
