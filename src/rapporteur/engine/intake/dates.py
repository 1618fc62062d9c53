"""Dates of receipt: what a survey tool writes, as an ISO 8601 date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")


@dataclass(slots=True)
class DayOrder:
    """In what order the values of a column that were seen write day and month."""

    _dotted: bool = False
    _first: int = 0
    _second: int = 0

    def see(self, values: Iterable[str]) -> None:
        """Look at some values of the column."""
        for value in values:
            match = None if self._dotted else _YEAR_LAST.match(value.strip())
            if match:
                self._dotted = match[2] == "."
                self._first = max(self._first, int(match[1]))
                self._second = max(self._second, int(match[3]))

    def day_first(self) -> bool | None:
        """Whether the column writes day before month: True, False, or None where no value tells."""
        if self._dotted or self._first > 12:
            return True
        return False if self._second > 12 else None


def day_first(values: Iterable[str]) -> bool | None:
    """Whether a column writes day before month: True, False, or None where no value tells."""
    order = DayOrder()
    order.see(values)
    return order.day_first()


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
