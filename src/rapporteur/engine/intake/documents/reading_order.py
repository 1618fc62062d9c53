"""Putting a page with right-to-left script into reading order.

PDFium reads a left-to-right phrase in an Arabic or Hebrew line word by word from the right ("Forum WSIS")
and keeps brackets as they were drawn. Here a line is ordered anew by where its units stand, undoing the
Unicode Bidirectional Algorithm (UAX #9): a right-to-left line from the right, numbers and left-to-right
phrases in it from the left (rules W2-W7, N0-N2), brackets mirrored back (L4). Where two orders would look
alike, the one that keeps a phrase together is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapporteur.engine.intake.documents.glyphs import Character, Unit, rows, units, whole_shapes

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING = "([{«‹"
_CLOSING = ")]}»›"
_WITHIN_NUMBERS = ".,:/\u066b\u066c\u060c"
_AFTER_NUMBERS = "%\u066a‰°"
_CLEARLY = 3


def page_in_reading_order(characters: Sequence[Character], *, right_to_left: bool) -> str:
    """The text of a page, its lines separated by LF.

    characters: in PDFium's order, without those that PDFium made up. right_to_left: the document
    says that it reads so.
    """
    lines = [units(row) for row in rows(whole_shapes(characters))]
    right = right_to_left or _letters(lines, "right") > _letters(lines, "left")
    read = [_line(line, mostly_right=right) for line in lines]
    if sum(map(_mirror_votes, read)) > 0:
        read = [[_mirrored(unit) for unit in line] for line in read]
    return "\n".join(text for line in read if (text := _text(line).strip()))


def _letters(lines: list[list[Unit]], kind: str) -> int:
    return sum(len(unit.text) for line in lines for unit in line if unit.kind == kind)


def _line(across: list[Unit], *, mostly_right: bool) -> list[Unit]:
    """The units of a line in reading order; only those that were drawn from the right are still "other"."""
    right, left = _letters([across], "right"), _letters([across], "left")
    if not right:
        return [Unit(_text(across), "left")]
    return _from_right(across) if mostly_right or right >= _CLEARLY * left else _from_left(across)


def _from_right(across: list[Unit]) -> list[Unit]:
    """A right-to-left line: units from the right, numbers and left-to-right phrases from the left."""
    arabic = any("\u0600" <= char <= "\u08ff" for unit in across for char in unit.text)
    found: list[Unit] = []
    start = 0
    while start < len(across):
        end = start + 1
        if across[start].kind == "left":
            end = _end_of_phrase(across, start)
        elif across[start].kind == "number":
            end = _end_of_number(across, start, arabic=arabic)
        found.append(_joined(across[start:end]))
        start = end
    return found[::-1]


def _end_of_phrase(across: list[Unit], start: int) -> int:
    """Where a left-to-right phrase ends: after its last word or number, with a sign or bracket of its own."""
    last = start
    for i in range(start, len(across)):
        if across[i].kind == "right":
            break
        if across[i].kind in {"left", "number"}:
            last = i
    end = last + 1
    text = _text(across[start:end])
    if end < len(across) and across[last].kind == "number" and across[end].text in _AFTER_NUMBERS:
        end += 1
    while end < len(across) and across[end].text in _CLOSING:
        opening = _OPENING[_CLOSING.index(across[end].text)]
        if text.count(opening) <= text.count(across[end].text):
            break
        text += across[end].text
        end += 1
    return end


def _end_of_number(across: list[Unit], start: int, *, arabic: bool) -> int:
    """Where a number ends: digits joined by separators (W4); in Hebrew with its percent sign (W5)."""
    end = start + 1
    while end + 1 < len(across) and across[end].text in _WITHIN_NUMBERS and across[end + 1].kind == "number":
        end += 2
    return end + 1 if not arabic and end < len(across) and across[end].text in _AFTER_NUMBERS else end


def _from_left(across: list[Unit]) -> list[Unit]:
    """A left-to-right line: units from the left, right-to-left phrases from the right."""
    found: list[Unit] = []
    start = 0
    while start < len(across):
        last = start
        if across[start].kind == "right":
            for i in range(start, len(across)):
                if across[i].kind == "left":
                    break
                last = i if across[i].kind == "right" else last
            found.extend(_from_right(across[start : last + 1]))
        else:
            found.append(replace(across[start], kind="left") if _is_turned(across[start]) else across[start])
        start = last + 1
    return found


def _joined(stretch: list[Unit]) -> Unit:
    return stretch[0] if len(stretch) == 1 else replace(stretch[0], text=_text(stretch))


def _is_turned(unit: Unit) -> bool:
    return unit.kind == "other"


def _mirrored(unit: Unit) -> Unit:
    return replace(unit, text=unit.text.translate(_MIRROR)) if _is_turned(unit) else unit


def _mirror_votes(line: list[Unit]) -> int:
    """How many brackets of a line seem to stand as drawn, less how many seem to be mirrored back already."""
    votes = 0
    for i, unit in enumerate(line):
        if not _is_turned(unit) or unit.text not in _OPENING + _CLOSING:
            continue
        opens = i == 0 or line[i - 1].kind == "space"
        closes = i + 1 == len(line) or line[i + 1].kind == "space"
        if opens != closes:
            votes += 1 if (unit.text in _CLOSING) == opens else -1
    return votes


def _text(line: Sequence[Unit]) -> str:
    return "".join(unit.text for unit in line)
