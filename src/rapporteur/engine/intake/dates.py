"""Dates of receipt: what a survey tool writes, as an ISO 8601 date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


def day_first(values: Iterable[str]) -> bool | None:
    """Whether a column writes day before month: True, False, or None where no value tells."""
    firsts, seconds = set(), set()
    for value in values:
        match = _YEAR_LAST.match(value.strip())
        if match:
            if match[2] == ".":
                return True
            firsts.add(int(match[1]))
            seconds.add(int(match[3]))
    if max(firsts, default=0) > 12:
        return True
    return False if max(seconds, default=0) > 12 else None


def iso_date(value: str, *, days_first: bool | None = None) -> str:
    """The ISO 8601 date a value begins with, "" if there is none or day and month cannot be told apart."""
    text = value.strip()
    match = _YEAR_FIRST.match(text)
    if match:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.match(text)
    if match is None:
        return ""
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    if days_first is None and one != two:
        return ""
    return _date(year, two, one) if days_first else _date(year, one, two)


def _date(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
