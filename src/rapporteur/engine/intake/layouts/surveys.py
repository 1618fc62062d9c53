"""Signatures of survey tools: Microsoft Forms, LimeSurvey, EUSurvey, Google Forms, in six languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapporteur.engine.intake.consent import NO, YES
from rapporteur.engine.intake.header_words import STRONG, is_one_of
from rapporteur.engine.intake.layouts.records import Asked
from rapporteur.engine.intake.tables import Table
from rapporteur.engine.intake.words import words

MICROSOFT, LIME, EUSURVEY, GOOGLE = "Microsoft Forms", "LimeSurvey", "EUSurvey", "Google Forms"
SEPARATORS = {MICROSOFT: ";", LIME: "", EUSURVEY: ";", GOOGLE: ", "}

_LISTS = words("surveys")
_OPTION = re.compile(r"^(?P<base>.*?)\s*\[(?P<label>[^\[\]]+)\]\s*(?P<tail>[.:]?.*)$", re.DOTALL)
_CODE = re.compile(r"^[A-Za-z][A-Za-z0-9_]*(?:\[\w+\])*\.\s+(?=\S)")
_EXTRA = re.compile(r"^(?:Points|Feedback) - ")
_UNCHECKED = f"{NO}|{_LISTS['unchecked']}"


@dataclass(frozen=True, slots=True)
class _Part:
    column: int
    base: str
    label: str


def find_tool(table: Table) -> str:
    """The survey tool whose export a table is, by its header; "" if none is recognised."""
    header = table.header

    def has(listed: str) -> bool:
        return any(is_one_of(name, listed) for name in header)

    if has(_LISTS["start"]) and has(STRONG["received"]) and has(STRONG["id"]):
        return MICROSOFT
    if has(STRONG["id"]) and (has(_LISTS["last_page"]) or (has(_LISTS["seed"]) and has(STRONG["received"]))):
        return LIME
    if has(_LISTS["contribution"]) and has(_LISTS["updated"]):
        return EUSURVEY
    return GOOGLE if is_one_of(header[0], _LISTS["timestamp"]) else ""


def is_extra(header: str, tool: str) -> bool:
    """Whether a column is one that a tool adds beside a question: points, feedback, number of files."""
    return (tool == MICROSOFT and bool(_EXTRA.match(header))) or (tool == LIME and "[filecount]" in header)


def group_columns(table: Table, columns: Sequence[int], tool: str) -> tuple[Asked, ...]:
    """One Asked a question; columns "Text [option]" that hold only yes or nothing are one question."""
    parts = [_part(table.header[column], column, tool) for column in columns]
    together = groupby(parts, key=lambda part: (part.base, -1 if _is_checkbox(table, part) else part.column))
    return tuple(_asked(list(run), SEPARATORS.get(tool, "")) for _, run in together)


def _asked(run: Sequence[_Part], separator: str) -> Asked:
    first = run[0]
    if len(run) > 1:
        return Asked(first.base, tuple(part.column for part in run), tuple(part.label for part in run))
    text = ": ".join(words for words in (first.base, first.label) if words)
    return Asked(text, (first.column,), separator=separator)


def _is_checkbox(table: Table, part: _Part) -> bool:
    return bool(part.label) and all(is_checked(value) is not None for value in set(table.values(part.column)))


def is_checked(value: str) -> bool | None:
    """Whether a checkbox is ticked; None for a value that is neither ticked nor empty."""
    if not value or is_one_of(value, _UNCHECKED):
        return False
    return True if is_one_of(value, YES) else None


def _part(header: str, column: int, tool: str) -> _Part:
    match = _OPTION.match(header) if tool in (LIME, "") else None
    if match is None:
        return _Part(column, _plain(header, tool), "")
    tail = match["tail"].lstrip(".: ")
    inner = _OPTION.match(tail) if tail else None
    if inner:
        return _Part(column, inner["base"], inner["label"])
    return _Part(column, _plain(tail or match["base"], tool), match["label"])


def _plain(header: str, tool: str) -> str:
    return (_CODE.sub("", header) or header) if tool == LIME else header
